using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Training;

/// <summary>Runs: they learn, resume to the same bits, stop before harm, and are observed.</summary>
public sealed class TrainingTests : IDisposable
{
    private static readonly Key key = new(3);
    private static readonly Tensor X = Tensor.Normal(key[0], 4, 40), Y = Tanh(Dense(4, 2).Build(key[1]).Forward(X));
    private readonly string file = Path.Combine(Path.GetTempPath(), $"flux-{Guid.NewGuid():N}.bson");

    public void Dispose() => File.Delete(file);

    private static DataLoader<(Tensor X, Tensor Y)> Loader => DataLoader((X, Y), batchSize: 8, shuffle: key);

    private static TrainState<Chain> Start => Train.Start(Chain(Dense(4, 16, Tanh), BatchNorm(16), Dropout(0.1), Dense(16, 2)).Build(key), new Adam(0.01), key);

    [Fact]
    public void A_run_learns()
    {
        var start = Train.Start(Chain(Dense(4, 16, Tanh), Dense(16, 2)).Build(key), new Adam(0.01), key);
        var run = Train.Run(start, Loader, epochs: 60, Loss.Mse).ToList();
        Assert.Equal(60 * 5, run.Count);
        Assert.True(run[^1].Loss < 0.05 * run[0].Loss, $"{run[0].Loss} to {run[^1].Loss}");
        Assert.True(run[^1].EpochEnds && run[^1].Epoch == 59 && run[^1].State.Step == 300);
        Assert.Equal(TimeSpan.Zero, run[^1].Remaining);
    }

    [Theory, InlineData(1), InlineData(5), InlineData(7), InlineData(12)]
    public void A_resumed_run_gives_the_same_bits_as_an_uninterrupted_one(int steps)
    {
        var whole = Train.Run(Start, Loader, epochs: 3, Loss.Mse).Last().State;
        Bson.Save(file, Train.Run(Start, Loader, epochs: 3, Loss.Mse).Take(steps).Last().State);
        var resumed = Train.Run(Bson.Load(file, like: Start), Loader, epochs: 3, Loss.Mse).Last().State;
        Assert.Equal(whole.Step, resumed.Step);
        Assert.True(Tree.AllClose(whole, resumed, 0, 0));
    }

    [Fact]
    public void A_loss_that_is_not_finite_stops_before_the_update()
    {
        var start = Start;
        TrainState<Chain>? last = null;
        var error = Assert.Throws<NonFiniteLossException>(() =>
        {
            var run = Train.Run(start, Loader, 3, (m, b) => Loss.Mse(m.Forward(b.X), b.Y) * (last is { Step: 4 } ? double.NaN : 1));
            foreach (var progress in run) last = progress.State;
        });
        Assert.Equal(4, error.Step);
        Assert.Contains("step 4", error.Message, StringComparison.Ordinal);
        Assert.Same(last, error.LastGood);
        Assert.All(Tree.Leaves(last!.Model), leaf => Assert.All(leaf.Value.ToArray(), v => Assert.True(float.IsFinite(v))));
    }

    [Fact]
    public void Cancellation_ends_a_run_with_a_whole_state()
    {
        using var source = new CancellationTokenSource();
        var run = Train.Run(Start, Loader, 100, Loss.Mse)
            .Throttle(TimeSpan.Zero, p => { if (p.State.Step == 7) source.Cancel(); })
            .Cancel(source.Token).ToList();
        Assert.Equal(7, run.Count);
        var resumed = Train.Run(run[^1].State, Loader, 2, Loss.Mse).Last().State;
        Assert.True(Tree.AllClose(Train.Run(Start, Loader, 2, Loss.Mse).Last().State, resumed, 0, 0));
    }

    [Fact]
    public void Operators_observe_stop_and_wait()
    {
        var (throttled, epochs) = (0, new List<int>());
        var run = Train.Run(Start, Loader, 4, Loss.Mse).Throttle(TimeSpan.FromHours(1), _ => throttled++).EachEpoch(p => epochs.Add(p.Epoch)).ToList();
        Assert.Equal((1, 20), (throttled, run.Count));
        Assert.Equal([0, 1, 2, 3], epochs);
        Assert.Equal(9, Train.Run(Start, Loader, 4, Loss.Mse).StopWhen(p => p.State.Step == 9).Count());
        Assert.Equal(3 * 5, Train.Run(Start, Loader, 100, Loss.Mse).Patience(2, p => p.Epoch == 0 ? 0 : 1).Count());
        _ = Train.Run(Start, Loader, 1, Loss.Mse).Checkpoint(file, TimeSpan.FromHours(1)).Last();
        Assert.Equal(5, Bson.Load(file, like: Start).Step);
    }

    [Fact]
    public void Training_uses_dropout_and_inference_does_not()
    {
        var dropping = Chain(Dropout(0.5), Dense(4, 2)).Build(key);
        var losses = Train.Run(Train.Start(dropping, new Descent(0), key), Loader, 2, Loss.Mse).Select(p => p.Loss).ToList();
        Assert.NotEqual(losses[..5].Order(), losses[5..].Order());
        Assert.Equal(dropping.Forward(X).ToArray(), dropping.Forward(X).ToArray());
    }
}
