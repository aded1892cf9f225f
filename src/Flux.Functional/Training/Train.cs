using System.Diagnostics;

namespace Flux;

/// <summary>Training as a fold of pure steps over batches; a run is a lazy sequence of what each step gave.</summary>
/// <example>
/// <code>
/// Tensor x = Tensor.Normal(new Key(1), 3, 100);
/// var start = Train.Start(Chain(Dense(3, 8, Tanh), Dense(8, 1)).Build(2), new Adam(0.01), new Key(3));
/// var run = Train.Run(start, DataLoader((x, Sum(x, 0)), batchSize: 20), epochs: 30, Loss.Mse)
///     .Patience(epochs: 5, step => step.Loss);
/// Console.WriteLine(run.Finish().Loss);
/// </code>
/// </example>
public static partial class Train
{
    /// <summary>A state at step 0.</summary>
    public static TrainState<M> Start<M>(M model, Rule rule, Key key) where M : notnull => new(model, rule.Setup(model), key);

    /// <summary>One step: the objective gives the loss and the successor model from model, batch and key; the rule updates the successor.</summary>
    /// <exception cref="NonFiniteLossException">The loss is NaN or infinite; nothing was updated.</exception>
    public static (TrainState<M> Next, double Loss) Step<M, B>(TrainState<M> state, B batch, Func<M, B, Key, (Tensor Loss, M Next)> objective) where M : notnull
    {
        var key = state.Key[state.Step];
        var model = Tree.Flatten(state.Model);
        var (loss, successor, gradient) = Reverse.Run<M, M, Flat<M>>(
            "Train.Step", m => objective(m, batch, key), model, (next, lower) => Tree.Flatten(next).Map(lower));
        double value = loss.Scalar();
        if (!double.IsFinite(value)) throw NonFiniteLossException.Before(state, value);
        Tree.CheckAligned("Train.Step", successor, model);
        var (next, optimiser) = state.Optimiser.UpdateFlat(successor, gradient, value);
        return (state with { Model = next, Optimiser = optimiser, Step = state.Step + 1 }, value);
    }

    /// <summary>
    /// Trains a layer on pairs by a loss of (prediction, target); predictions are those of <see cref="LayerExtensions.Train"/>, so dropout and norms are in
    /// training mode. A state that has taken steps goes on where it stopped: the order of batches follows from the loader's key and the epoch.
    /// </summary>
    /// <param name="start">Where to begin or go on.</param>
    /// <param name="data">The batches.</param>
    /// <param name="epochs">How many times to go through them.</param>
    /// <param name="loss">A loss of prediction and target.</param>
    /// <param name="skip">
    /// Whether to leave out a batch whose loss is not finite instead of ending: the step counts and nothing is updated. Null never does.
    /// </param>
    public static IEnumerable<TrainProgress<M>> Run<M>(
        TrainState<M> start, DataLoader<(Tensor X, Tensor Y)> data, int epochs, Func<Tensor, Tensor, Tensor> loss,
        Func<NonFiniteLossException, bool>? skip = null)
        where M : ILayer =>
        Run(start, data, epochs, Supervised<M>(loss), skip);

    /// <summary>Trains any model by an objective of model and batch; the model itself is its successor.</summary>
    /// <inheritdoc cref=
    /// "Run{M}(TrainState{M}, DataLoader{ValueTuple{Tensor, Tensor}}, int, Func{Tensor, Tensor, Tensor}, Func{NonFiniteLossException, bool})"/>
    public static IEnumerable<TrainProgress<M>> Run<M, B>(
        TrainState<M> start, DataLoader<B> data, int epochs, Func<M, B, Tensor> objective, Func<NonFiniteLossException, bool>? skip = null)
        where M : notnull where B : notnull =>
        Run(start, data, epochs, Unchanged(objective), skip);

    /// <summary>Trains any model by an objective that gives the loss and the successor model.</summary>
    /// <inheritdoc cref=
    /// "Run{M}(TrainState{M}, DataLoader{ValueTuple{Tensor, Tensor}}, int, Func{Tensor, Tensor, Tensor}, Func{NonFiniteLossException, bool})"/>
    public static IEnumerable<TrainProgress<M>> Run<M, B>(
        TrainState<M> start, DataLoader<B> data, int epochs, Func<M, B, Key, (Tensor Loss, M Next)> objective, Func<NonFiniteLossException, bool>? skip = null)
        where M : notnull where B : notnull
    {
        if (epochs < 0) throw new ArgumentOutOfRangeException(nameof(epochs), $"Train.Run: {epochs} epochs; 0 or more would fit.");
        CheckBatches("Run", data);
        int batches = data.Count;
        var before = new TrainProgress<M>(start, double.NaN, (int)(start.Step / batches), (int)(start.Step % batches) - 1, batches, epochs, TimeSpan.Zero)
        {
            StepsDone = 0,
        };
        return new TrainRun<M>(before, Steps(start, data, epochs, objective, skip));
    }

    private static IEnumerable<TrainProgress<M>> Steps<M, B>(
        TrainState<M> state, DataLoader<B> data, int epochs, Func<M, B, Key, (Tensor Loss, M Next)> objective, Func<NonFiniteLossException, bool>? skip)
        where M : notnull where B : notnull
    {
        int batches = data.Count;
        var clock = Stopwatch.StartNew();
        long done = 0;
        for (int epoch = (int)(state.Step / batches); epoch < epochs; epoch++)
        {
            int batch = (int)(state.Step - (long)epoch * batches);
            foreach (var b in data.Epoch(epoch, batch))
            {
                (state, double loss) = StepOrSkip(state, b, objective, skip);
                yield return new TrainProgress<M>(state, loss, epoch, batch, batches, epochs, clock.Elapsed)
                {
                    StepsDone = ++done,
                    Observations = data.Size(batch++),
                };
            }
        }
    }

    private static (TrainState<M> Next, double Loss) StepOrSkip<M, B>(
        TrainState<M> state, B batch, Func<M, B, Key, (Tensor Loss, M Next)> objective, Func<NonFiniteLossException, bool>? skip) where M : notnull
    {
        try
        {
            return Step(state, batch, objective);
        }
        catch (NonFiniteLossException bad) when (skip?.Invoke(bad) == true && !state.NotFinite.Any()) // a model with NaN in it never recovers
        {
            return (state with { Step = state.Step + 1 }, bad.Loss);
        }
    }

    private static Func<M, (Tensor X, Tensor Y), Key, (Tensor Loss, M Next)> Supervised<M>(Func<Tensor, Tensor, Tensor> loss)
        where M : ILayer => (model, batch, key) =>
    {
        var (prediction, next) = model.Train(batch.X, key);
        return (loss(prediction, batch.Y), next);
    };

    private static Func<M, B, Key, (Tensor Loss, M Next)> Unchanged<M, B>(Func<M, B, Tensor> objective) =>
        (model, batch, _) => (objective(model, batch), model);

    private static void CheckBatches<B>(string operation, DataLoader<B> data) where B : notnull
    {
        if (data.Count == 0)
        {
            throw new ArgumentException(
                $"Train.{operation}: {data.Observations} observations make no full batch of {data.BatchSize}; " +
                "a smaller batch size or partial: true would fit.", nameof(data));
        }
    }
}
