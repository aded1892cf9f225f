using System.Text.Json.Serialization;

namespace Flux;

/// <summary>All that training needs to go on: a value, and all that a resume needs.</summary>
/// <param name="Model">The model.</param>
/// <param name="Optimiser">Rule and state.</param>
/// <param name="Key">Where the randomness of steps comes from: step n uses <c>Key[n]</c>.</param>
/// <param name="Step">Steps taken.</param>
[JsonConverter(typeof(BsonOnly))]
public sealed record TrainState<M>(M Model, Optimiser<M> Optimiser, Key Key, long Step = 0) : IWalked where M : notnull
{
    object IWalked.Map(Mapping m) => new TrainState<M>(m.Member(Model), m.Member(Optimiser), m.Member(Key), m.Member(Step));

    void IWalked.Scan(Scan s)
    {
        s.Member(nameof(Model), Model);
        s.Member(nameof(Optimiser), Optimiser);
        s.Member(nameof(Key), Key);
        s.Member(nameof(Step), Step);
    }

    /// <summary>The arrays of the model that hold NaN or an infinity.</summary>
    internal IEnumerable<TreePath> NotFinite => Tree.Leaves(Model).Where(leaf => !IsFinite(leaf.Value)).Select(leaf => leaf.Path);

    private static bool IsFinite(Tensor x) => x.Concrete.Doubles().All(piece => piece.All(double.IsFinite));
}

/// <summary>What one step gave: the state after it, and where in the run it stands.</summary>
/// <param name="State">After the step.</param>
/// <param name="Loss">Of the step.</param>
/// <param name="Epoch">From 0.</param>
/// <param name="Batch">Within the epoch, from 0.</param>
/// <param name="BatchesPerEpoch">How many there are.</param>
/// <param name="Epochs">How many there will be.</param>
/// <param name="Elapsed">Since the run began.</param>
/// <example>
/// <code>
/// Tensor x = Tensor.Normal(new Key(1), 3, 100);
/// var start = Train.Start(Dense(3, 1).Build(2), new Adam(0.1), new Key(3));
/// foreach (var step in Train.Run(start, DataLoader((x, Sum(x, 0)), batchSize: 50), epochs: 3, Loss.Mse))
///     Console.WriteLine($"epoch {step.Epoch}, batch {step.Batch}: {step.Loss:F3}, {step.Model}");
/// </code>
/// </example>
[TypeFormatterSource(typeof(PrintedForm))]
public sealed record TrainProgress<M>(
    TrainState<M> State, double Loss, int Epoch, int Batch, int BatchesPerEpoch, int Epochs, TimeSpan Elapsed) : IWalked where M : notnull
{
    object IWalked.Map(Mapping m) => new TrainProgress<M>(
        m.Member(State), m.Member(Loss), m.Member(Epoch), m.Member(Batch), m.Member(BatchesPerEpoch), m.Member(Epochs), Elapsed)
    {
        StepsDone = m.Member(StepsDone),
        Observations = Observations,
    };

    void IWalked.Scan(Scan s)
    {
        s.Member(nameof(State), State);
        s.Member(nameof(Loss), Loss);
        s.Member(nameof(Epoch), Epoch);
        s.Member(nameof(Batch), Batch);
        s.Member(nameof(BatchesPerEpoch), BatchesPerEpoch);
        s.Member(nameof(Epochs), Epochs);
        s.Member(nameof(StepsDone), StepsDone);
    }

    /// <summary>Since the run began.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than nothing.</exception>
    public TimeSpan Elapsed { get; init => field = Passed(value); } = Passed(Elapsed);

    /// <summary>The model after the step.</summary>
    public M Model => State.Model;

    /// <summary>Whether the step was the last of its epoch.</summary>
    public bool EpochEnds => Batch == BatchesPerEpoch - 1;

    /// <summary>Steps done since the run began, this one included.</summary>
    public long StepsDone { get; init; } = 1;

    /// <summary>Observations in the batch of the step; 0 where nobody counted.</summary>
    public int Observations { get; init; }

    /// <summary>Estimated from the mean time per step so far; at most the longest time span.</summary>
    public TimeSpan Remaining
    {
        get
        {
            double ticks = (double)Elapsed.Ticks / Math.Max(1, StepsDone) * (((long)Epochs - Epoch) * BatchesPerEpoch - Batch - 1);
            return ticks < TimeSpan.MaxValue.Ticks ? TimeSpan.FromTicks((long)ticks) : TimeSpan.MaxValue;
        }
    }

    private static TimeSpan Passed(TimeSpan elapsed) => elapsed >= TimeSpan.Zero
        ? elapsed
        : throw new ArgumentOutOfRangeException(nameof(elapsed), $"TrainProgress: {elapsed} since the run began; zero or more would fit.");

    /// <summary>Where in the run the step stands, without the model.</summary>
    public override string ToString() =>
        $"Progress {{ {nameof(Epoch)} = {Epoch}, {nameof(Batch)} = {Batch}, {nameof(Loss)} = {Loss}, {nameof(Elapsed)} = {Elapsed} }}";
}
