using Flux.Reporting;
using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Training;

/// <summary>The eager ends of runs.</summary>
public sealed class EndTests
{
    private static readonly TrainState<Tensor> Start = Train.Start(Tensor.Of([4f]), new Descent(0.1), new Key(1));
    private static readonly DataLoader<Tensor> Data = DataLoader(Tensor.Ones(1, 6), batchSize: 2);

    private static IEnumerable<TrainProgress<Tensor>> Run(TrainState<Tensor> start, int epochs) =>
        Train.Run(start, Data, epochs, (Tensor w, Tensor x) => Sum(Square(w * x)));

    /// <summary>What was typed, and what happens now; <c>Last</c> was "Sequence contains no elements".</summary>
    public static TheoryData<string, Func<IEnumerable<TrainProgress<Tensor>>, IEnumerable<TrainProgress<Tensor>>>> Operators => new()
    {
        { "Run", run => run },
        { "Throttle", run => run.Throttle(TimeSpan.Zero, _ => { }) },
        { "EachEpoch", run => run.EachEpoch(_ => { }) },
        { "StopWhen", run => run.StopWhen(_ => false) },
        { "StopWhen in a row", run => run.StopWhen(_ => false, 2) },
        { "Patience", run => run.Patience(2, p => p.Loss) },
        { "Plateau", run => run.Plateau(2, p => p.Loss) },
        { "Checkpoint", run => run.Checkpoint(_ => { }, TimeSpan.Zero) },
        { "Cancel", run => run.Cancel(CancellationToken.None) },
        { "WithProgressBar", run => run.WithProgressBar("title") },
    };

    [Theory, MemberData(nameof(Operators))]
    public void A_run_without_steps_ends_at_its_start(string name, Func<IEnumerable<TrainProgress<Tensor>>, IEnumerable<TrainProgress<Tensor>>> then)
    {
        Assert.NotEmpty(name);
        foreach (var end in new[] { then(Run(Start, 0)).Finish(), then(Run(Start, 0)).Best(p => p.Loss) })
        {
            Assert.Same(Start, end.State);
            Assert.Equal((double.NaN, 0L, false), (end.Loss, end.StepsDone, end.EpochEnds));
            Assert.Equal((TimeSpan.Zero, 0), (end.Elapsed, end.Epoch));
        }
        var done = Run(Start, 2).Finish().State;
        Assert.Same(done, then(Run(done, 2)).Finish().State);
    }

    [Fact]
    public void Finish_gives_the_last_step()
    {
        var end = Run(Start, 2).Finish();
        Assert.Equal((6L, 1, 2), (end.State.Step, end.Epoch, end.Batch));
        Assert.Equal(Run(Start, 2).Last().Model.ToArray(), end.Model.ToArray());
    }

    [Fact]
    public void Best_keeps_the_model_of_the_lowest_score()
    {
        double[] scores = [double.NaN, 5, 3, 3, 4, double.NaN];
        Assert.Equal(2, Run(Start, 6).Best(p => scores[p.Epoch]).Epoch);
        Assert.Equal(0, Run(Start, 6).Best(_ => double.NaN).Epoch);
        Assert.Equal(4, Run(Start, 6).StopWhen(p => p.State.Step == 4).Best(p => -p.State.Step).State.Step);
    }

    [Fact]
    public void A_sequence_of_no_steps_that_is_no_run_is_refused()
    {
        foreach (Action end in new Action[] { () => Run(Start, 1).Take(0).Finish(), () => Run(Start, 1).Take(0).Best(p => p.Loss) })
        {
            Assert.Contains("a sequence of no steps", Assert.Throws<ArgumentException>(end).Message, StringComparison.Ordinal);
        }
    }
}
