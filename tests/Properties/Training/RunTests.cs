using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Training;

/// <summary>A run is a lazy fold of steps, and a state is all that a resume needs.</summary>
public sealed class RunTests
{
    public sealed record Line(Tensor W, Tensor B, NonTrainable Seen);

    private static readonly Line Model = new(Tensor.Ones(1, 3), Tensor.Zeros(1), new(Tensor.Zeros(1)));
    private static readonly Tensor X = Tensor.Normal(new Key(1), 3, 22);
    private static readonly DataLoader<(Tensor X, Tensor Y)> Loader = DataLoader((X, Tensor.Of([1f, 2f, 3f], 1, 3).MatMul(X)), 4, new Key(2));

    private static TrainState<Line> Start(Rule? rule = null) => Train.Start(Model, rule ?? new Adam(0.05), new Key(3));

    // Noise makes the loss depend on the step's key, the count makes the model depend on every successor.
    private static (Tensor Loss, Line Next) Objective(Line model, (Tensor X, Tensor Y) batch, Key key)
    {
        var noise = 0.01 * Tensor.Normal(key, 1, 1);
        return (Mean(Square(model.W.MatMul(batch.X) + model.B + noise - batch.Y)), model with { Seen = new(model.Seen.Value + 1) });
    }

    private static List<TrainProgress<Line>> Run(TrainState<Line> start, int epochs) =>
        [.. Train.Run<Line, (Tensor X, Tensor Y)>(start, Loader, epochs, Objective)];

    [Fact]
    public void Progress_counts_epochs_and_batches()
    {
        var steps = Run(Start(), 3);
        Assert.Equal(18, steps.Count);
        Assert.Equal(
            Enumerable.Range(0, 18).Select(i => (i / 6, i % 6, i % 6 == 5, (long)i + 1)),
            steps.Select(p => (p.Epoch, p.Batch, p.EpochEnds, p.State.Step)));
        Assert.Equal(TimeSpan.Zero, steps[^1].Remaining);
        Assert.Equal(18, steps[^1].Model.Seen.Value.Scalar());
        Assert.True(steps[12..].Sum(p => p.Loss) < 0.5 * steps[..6].Sum(p => p.Loss));
    }

    [Fact]
    public void A_model_without_arrays_runs()
    {
        var data = DataLoader((X, 2 * X), 4, new Key(2));
        Assert.All<ILayer>([Flatten(), Fn(x => x, "id"), Dropout(0.5)], layer =>
        {
            var steps = Train.Run(Train.Start(layer, new Adam(), new Key(3)), data, 2, Loss.Mse).ToList();
            Assert.Equal(12, steps.Count);
            Assert.Equal(12, steps[^1].State.Step);
            Assert.All(steps, step => Assert.True(step.Loss > 0));
        });
    }

    [Fact]
    public void A_resumed_run_has_the_bits_of_one_that_never_stopped()
    {
        var whole = Run(Start(), 3);
        foreach (int stop in new[] { 1, 5, 6, 11, 17 })
        {
            var rest = Run(whole[stop - 1].State, 3);
            Assert.Equal(whole.Skip(stop).Select(p => p.Loss), rest.Select(p => p.Loss));
            Assert.Equal(Bits(whole[^1].State), Bits(rest[^1].State));
        }
        Assert.Empty(Run(whole[^1].State, 3));
        Assert.Equal(6, Run(whole[^1].State, 4).Count);
    }

    [Fact]
    public void A_state_that_was_taken_apart_and_rebuilt_goes_on_with_the_same_bits()
    {
        var whole = Run(Start(), 2);
        var saved = Tree.Entries(whole[4].State).ToDictionary(entry => entry.Path, entry => entry.Value);
        var restored = Tree.Rewrite(Start(), (path, _) => saved[path]);
        Assert.Equal(whole.Skip(5).Select(p => p.Loss), Run(restored, 2).Select(p => p.Loss));
    }

    [Fact]
    public void Steps_are_taken_only_as_they_are_asked_for()
    {
        int taken = 0;
        var run = Train.Run(Start(), Loader, 3, (Line model, (Tensor X, Tensor Y) batch) =>
        {
            taken++;
            return Mean(Square(model.W.MatMul(batch.X) - batch.Y));
        });
        Assert.Equal(0, taken);
        Assert.Equal(4, run.Take(4).Count());
        Assert.Equal(4, taken);
    }

    [Fact]
    public void Step_i_has_the_key_i_of_the_run()
    {
        List<Key> keys = [];
        _ = Train.Run(Start(), Loader, 2, (Line m, (Tensor X, Tensor Y) b, Key k) =>
        {
            keys.Add(k);
            return Objective(m, b, k);
        }).Count();
        Assert.Equal(new Key(3).Split(12), keys);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void A_loss_that_is_no_number_stops_before_the_update(double bad)
    {
        TrainProgress<Line>? last = null;
        var error = Assert.Throws<NonFiniteLossException>(() =>
        {
            foreach (var progress in Train.Run(Start(), Loader, 3, (Line m, (Tensor X, Tensor Y) b, Key k) =>
                m.Seen.Value.Scalar() < 7 ? Objective(m, b, k) : (Objective(m, b, k).Loss + bad, m))) last = progress;
        });
        Assert.Equal(7, error.Step);
        Assert.Contains("step 7", error.Message, StringComparison.Ordinal);
        Assert.Same(last!.State, error.LastGood);
    }

    [Fact]
    public void A_model_that_an_earlier_gradient_harmed_is_named()
    {
        var start = Start(new Descent(0.1));
        // The loss |W|₂ - |W|₂ + mean is finite at W = 0, its gradient is not.
        var zeros = start with { Model = start.Model with { W = Tensor.Zeros(1, 3) } };
        var error = Assert.Throws<NonFiniteLossException>(() => Train.Run(zeros, Loader, 3, (Line m, (Tensor X, Tensor Y) b) =>
            Sqrt(Sum(Square(m.W))) + Mean(Square(m.W.MatMul(b.X) + m.B - b.Y))).ToList());
        Assert.Equal(1, error.Step);
        Assert.Contains("not finite any more, at W", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_checkpoint_is_there_however_the_run_ends()
    {
        string file = Path.Combine(Path.GetTempPath(), $"flux-{Guid.NewGuid():N}.bson");
        try
        {
            var run = Train.Run<Line, (Tensor X, Tensor Y)>(Start(), Loader, 3, Objective).Checkpoint(file, TimeSpan.FromHours(1));
            Assert.Equal(3, run.Take(3).Count());
            Assert.Equal(3, Bson.Load(file, Start()).Step);

            var failing = Train.Run(Start(), Loader, 3, (Line m, (Tensor X, Tensor Y) b, Key k) =>
                m.Seen.Value.Scalar() < 5 ? Objective(m, b, k) : (Objective(m, b, k).Loss + double.NaN, m));
            Assert.Throws<NonFiniteLossException>(() => failing.Checkpoint(file, TimeSpan.FromHours(1)).Count());
            Assert.Equal(5, Bson.Load(file, Start()).Step);

            Assert.Equal(18, run.Count());
            Assert.Equal(18, Bson.Load(file, Start()).Step);

            // The gradient of √0 harms the model in step 1; every step is saved, and the file stays at the last good one.
            var harmful = Train.Run(Start(), Loader, 3, (Line m, (Tensor X, Tensor Y) b, Key k) =>
                (Objective(m, b, k).Loss + (m.Seen.Value.Scalar() == 1 ? Sqrt(Sum(Square(m.W - Ad.StopGradient(m.W)))) : Tensor.Of(0f)),
                    Objective(m, b, k).Next));
            Assert.Throws<NonFiniteLossException>(() => harmful.Checkpoint(file, TimeSpan.Zero).Count());
            Assert.Equal(1, Bson.Load(file, Start()).Step);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void A_checkpoint_may_be_kept_anywhere()
    {
        List<long> kept = [];
        var run = Train.Run<Line, (Tensor X, Tensor Y)>(Start(), Loader, 3, Objective);
        Assert.Equal(18, run.Checkpoint(state => kept.Add(state.Step), TimeSpan.Zero).Count());
        Assert.Equal(Enumerable.Range(1, 18).Select(step => (long)step), kept);
        kept.Clear();
        Assert.Equal(4, run.Checkpoint(state => kept.Add(state.Step), TimeSpan.FromHours(1)).Take(4).Count());
        Assert.Equal([4], kept);
    }

    [Theory, InlineData(null), InlineData(""), InlineData("absent/run.bson"), InlineData(".")]
    public void A_path_that_cannot_be_written_is_known_before_the_first_step(string? path)
    {
        int steps = 0;
        var run = Train.Run(Start(), Loader, 3, (Line m, (Tensor X, Tensor Y) b, Key k) => (Objective(m, b, k).Loss + 0 * steps++, m));
        var error = Record.Exception(() => run.Checkpoint(path!, TimeSpan.Zero));
        Assert.True(path is null or "" ? error is ArgumentException : error is IOException, $"{error}");
        Assert.Equal(0, steps);
    }

    [Fact]
    public void An_error_of_the_run_is_not_hidden_by_a_checkpoint_that_fails()
    {
        var failing = Train.Run(Start(), Loader, 3, (Line m, (Tensor X, Tensor Y) b, Key k) =>
            m.Seen.Value.Scalar() < 5 ? Objective(m, b, k) : throw new InvalidTimeZoneException("the user's"));
        int saves = 0;
        var run = failing.Checkpoint(_ => { saves++; throw new IOException("the disk is full"); }, TimeSpan.FromHours(1));
        var error = Assert.Throws<InvalidTimeZoneException>(() => run.Count());
        Assert.Equal("the disk is full", ((IOException)error.Data["Checkpoint"]!).Message);
        Assert.Equal(1, saves);
        // A run that is left, and one that is over, have no error but this.
        Assert.Throws<IOException>(() => run.Take(2).Count());
    }

    [Fact]
    public void A_loader_without_a_full_batch_is_an_error()
    {
        var empty = Loader with { BatchSize = 100, Partial = false };
        Assert.Throws<ArgumentException>(() => Train.Run<Line, (Tensor X, Tensor Y)>(Start(), empty, 1, Objective));
        Assert.Throws<ArgumentOutOfRangeException>(() => Run(Start(), -1));
    }

    private static IEnumerable<object> Bits(TrainState<Line> state) =>
        Tree.Entries(state).Select(entry => entry.Value is Tensor x ? string.Join(' ', x.ToArray().Select(BitConverter.SingleToInt32Bits)) : entry.Value);
}
