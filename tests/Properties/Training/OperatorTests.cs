using Xunit;

namespace Flux.Properties.Training;

/// <summary>Operators on the sequence of steps.</summary>
public sealed class OperatorTests
{
    private static readonly TrainState<Tensor> State = Train.Start(Tensor.Zeros(1), new Descent(), new Key(1));

    // Batches of 2 per epoch, one second apart; the loss is the number of the step.
    private static IEnumerable<TrainProgress<Tensor>> Steps(int epochs) => Enumerable.Range(0, 2 * epochs)
        .Select(i => new TrainProgress<Tensor>(State, i, i / 2, i % 2, 2, epochs, TimeSpan.FromSeconds(i)) { StepsDone = i + 1 });

    private static double[] Losses(IEnumerable<TrainProgress<Tensor>> run) => [.. run.Select(p => p.Loss)];

    [Fact]
    public void Throttle_observes_the_first_step_and_then_one_per_time_span()
    {
        List<double> seen = [];
        Assert.Equal(10, Losses(Steps(5).Throttle(TimeSpan.FromSeconds(4), p => seen.Add(p.Loss))).Length);
        Assert.Equal([0, 4, 8], seen);
        _ = Losses(Steps(5).Throttle(TimeSpan.MaxValue, p => seen.Add(-p.Loss - 1)));
        Assert.Equal([0, 4, 8, -1], seen);
    }

    [Fact]
    public void EachEpoch_observes_the_ends()
    {
        List<double> seen = [];
        Assert.Equal(6, Losses(Steps(3).EachEpoch(p => seen.Add(p.Loss))).Length);
        Assert.Equal([1, 3, 5], seen);
    }

    [Fact]
    public void StopWhen_ends_with_the_step_that_satisfies() => Assert.Equal([0, 1, 2, 3], Losses(Steps(5).StopWhen(p => p.Loss >= 3)));

    [Fact]
    public void Patience_waits_for_a_new_lowest_score()
    {
        double[] scores = [5, 4, 4, 6, 3, 3, 3, 9];
        Assert.Equal(16, Losses(Steps(8).Patience(3, p => scores[p.Epoch])).Length);
        Assert.Equal(8, Losses(Steps(8).Patience(2, p => scores[p.Epoch])).Length);
        Assert.Equal(6, Losses(Steps(3).Patience(1, p => -p.Epoch)).Length);
        Assert.Equal(2, Losses(Steps(8).Patience(1, _ => double.NaN)).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => Steps(1).Patience(0, _ => 0));
    }

    [Fact]
    public void Cancellation_ends_the_run_between_steps()
    {
        using var source = new CancellationTokenSource();
        List<double> seen = [];
        foreach (var progress in Steps(5).Cancel(source.Token))
        {
            seen.Add(progress.Loss);
            if (progress.Loss == 2) source.Cancel();
        }
        Assert.Equal([0, 1, 2], seen);
        Assert.Empty(Steps(5).Cancel(source.Token));
    }

    [Fact]
    public void Remaining_follows_the_pace_so_far()
    {
        var third = Steps(4).ElementAt(3);
        Assert.Equal(TimeSpan.FromSeconds(3.0 / 4 * 4), third.Remaining);
    }
}
