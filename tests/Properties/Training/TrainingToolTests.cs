using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Training;

/// <summary>Rates tried out, averages of weights, batches left out, and when to stop.</summary>
public sealed class TrainingToolTests
{
    private static readonly Tensor X = Tensor.Normal(new Key(1), 2, 32).Cast(DType.Float64);
    private static readonly DataLoader<(Tensor X, Tensor Y)> Loader = DataLoader((X, Tensor.Of([1.0, -2], 1, 2).MatMul(X)), 8, new Key(2));

    private static Tensor Objective(Tensor w, (Tensor X, Tensor Y) batch) => Loss.Mse(w.MatMul(batch.X), batch.Y);

    private static TrainState<Tensor> Start(Rule? rule = null) => Train.Start(Tensor.Of([0.0, 0], 1, 2), rule ?? new Descent(0.1), new Key(3));

    [Fact]
    public void A_curve_of_rates_is_that_of_its_steps_and_ends_where_the_loss_explodes()
    {
        var start = Start();
        var curve = Train.FindRate(start, Loader, Objective, 1e-3, 1e3, 61);
        var (w, mean, k) = (start.Model, 0.0, 0);
        foreach (var batch in Loader.Epochs(20).Take(curve.Points.Length))
        {
            double rate = 1e-3 * Math.Pow(10, 0.1 * k);
            var (loss, gradient) = Ad.ValueAndGradient(p => Objective(p, batch), w);
            w -= rate * gradient;
            mean = 0.9 * mean + 0.1 * loss.Scalar();
            Assert.Equal(rate, curve.Points[k].Rate, 1e-9);
            Assert.Equal(mean / (1 - Math.Pow(0.9, ++k)), curve.Points[k - 1].Loss, 1e-9);
        }
        Assert.InRange(curve.Points.Length, 10, 60);
        Assert.InRange(curve.Suggestion, 1e-2, 1);
        Assert.Equal(0, start.Step);
        Assert.Equal(curve.Points.Min(p => p.Loss), curve.Points.Single(p => Math.Abs(p.Rate - 10 * curve.Suggestion) < 1e-9).Loss);
    }

    [Fact]
    public void Rates_are_found_for_layers_and_refused_without_sense()
    {
        var pairs = DataLoader((X.Cast(DType.Float32), Tensor.Ones(1, 32)), 8, new Key(2));
        Assert.True(Train.FindRate(Train.Start(Dense(2, 1).Build(1), new Adam(), new Key(1)), pairs, Loss.Mse).Suggestion > 1e-4);
        Refused("AdaDelta", () => Train.FindRate(Start(new AdaDelta()), Loader, Objective));
        Refused("from 1 to 0.5", () => Train.FindRate(Start(), Loader, Objective, 1, 0.5));
        Refused("not finite", () => Train.FindRate(Start(), Loader, (Tensor w, (Tensor X, Tensor Y) b) => Sum(Log(w - 1))));

        static void Refused(string why, Func<RateCurve> find) =>
            Assert.Contains(why, Assert.Throws<ArgumentException>(() => find()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Averages_of_weights_are_those_of_their_formulas()
    {
        List<double[]> models = [.. Train.Run(Start(), Loader, 2, Objective).Select(p => p.Model.ToDoubles())];
        var (plain, decayed) = (Train.Run(Start(), Loader, 2, Objective).Average().ToList(), Train.Run(Start(), Loader, 2, Objective).Average(0.75).ToList());
        double[] average = models[0];
        for (int n = 1; n <= models.Count; n++)
        {
            if (n > 1) average = [.. average.Zip(models[n - 1], (a, x) => 0.75 * a + 0.25 * x)];
            for (int i = 0; i < 2; i++)
            {
                Assert.Equal(models.Take(n).Average(m => m[i]), plain[n - 1].Average.ToDoubles()[i], 1e-12);
                Assert.Equal(average[i], decayed[n - 1].Average.ToDoubles()[i], 1e-12);
            }
            Assert.Equal(models[n - 1], plain[n - 1].Step.Model.ToDoubles());
        }
        Assert.Throws<ArgumentOutOfRangeException>(() => Train.Run(Start(), Loader, 1, Objective).Average(1));
    }

    [Fact]
    public void An_average_keeps_what_is_not_trained()
    {
        var norm = BatchNorm(1) with { Mean = new(Tensor.Full(new(1), 5)) };
        var half = Tree.Lerp(norm, BatchNorm(1) with { Scale = Tensor.Full(new(1), 3) }, 0.5);
        Assert.Equal((2, 5), (half.Scale!.Scalar(), half.Mean.Value.Scalar()));
    }

    [Fact]
    public void A_bad_batch_is_left_out_if_wanted_and_never_one_after_the_model_was_harmed()
    {
        static Tensor Bad(Tensor w, (Tensor X, Tensor Y) batch) => batch.Y.ToDoubles().Contains(double.NaN) ? Sum(batch.Y) : Objective(w, batch);
        double[] y = Tensor.Of([1.0, -2], 1, 2).MatMul(X).ToDoubles();
        y[11] = double.NaN;
        var spoilt = DataLoader((X, Tensor.Of(y, 1, 32)), 8);
        Assert.Equal(1, Assert.Throws<NonFiniteLossException>(() => Train.Run(Start(), spoilt, 1, Bad).ToList()).Step);
        var steps = Train.Run(Start(), spoilt, 1, Bad, skip: bad => bad.Step == 1).ToList();
        Assert.Equal([1, 2, 3, 4], steps.Select(p => p.State.Step));
        Assert.True(double.IsNaN(steps[1].Loss) && double.IsFinite(steps[2].Loss));
        Assert.Equal(steps[0].Model.ToDoubles(), steps[1].Model.ToDoubles());
        Assert.Equal([1, 1, 2, 3], steps.Select(p => p.State.Optimiser.Step));
        Assert.Throws<NonFiniteLossException>(() => Train.Run(Start(), spoilt, 1, Bad, skip: bad => bad.Step == 0).ToList());
        var harmed = Start() with { Model = Tensor.Of([double.NaN, 0], 1, 2) };
        Assert.Throws<NonFiniteLossException>(() => Train.Run(harmed, Loader, 1, Objective, skip: _ => true).ToList());
    }

    private static readonly TrainState<Tensor> Still = Train.Start(Tensor.Zeros(1), new Descent(), new Key(1));

    private static int Length(Func<IEnumerable<TrainProgress<Tensor>>, IEnumerable<TrainProgress<Tensor>>> stop, params double[] scores) =>
        stop(scores.Select((score, i) => new TrainProgress<Tensor>(Still, score, i, 0, 1, scores.Length, TimeSpan.FromSeconds(i)))).Count();

    [Fact]
    public void Runs_end_when_a_condition_holds_in_a_row()
    {
        Assert.Equal(6, Length(run => run.StopWhen(p => p.Loss < 1, 3), 0, 0, 2, 0, 0, 0, 0));
        Assert.Equal(1, Length(run => run.StopWhen(p => p.Loss < 1, 1), 0, 0, 2));
        Assert.Equal(3, Length(run => run.StopWhen(p => p.Loss < 1, 4), 0, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Length(run => run.StopWhen(_ => true, 0), 1));
    }

    /// <summary>Epochs of patience, scores by epoch, and the epoch that is the last.</summary>
    public static TheoryData<int, double[], int> Patiences => new()
    {
        { 1, [5, 4, 4, 3], 3 },
        { 1, [5, 6, 1], 2 },
        { 2, [5, 4, 4, 3, 3, 3, 2], 6 },
        { 2, [5, 5], 2 },
        { 2, [5, 5, 5, 1], 3 },
        { 1, [double.NaN, 1], 1 },
        { 3, [1, 2, 3, 4], 4 },
    };

    [Theory, MemberData(nameof(Patiences))]
    public void Patience_ends_with_the_last_epoch_that_it_waits_for(int epochs, double[] scores, int last) =>
        Assert.Equal(last, Length(run => run.Patience(epochs, p => p.Loss), scores));

    [Fact]
    public void Runs_end_when_a_score_no_longer_improves_enough_or_moves()
    {
        Assert.Equal(7, Length(run => run.Patience(2, p => p.Loss), 5, 4, 3.9, 3.8, 3.7, 3.7, 3.7, 1));
        Assert.Equal(4, Length(run => run.Patience(2, p => p.Loss, 0.5), 5, 4, 3.9, 3.8, 3.7, 3.7, 3.7, 1));
        Assert.Equal(5, Length(run => run.Plateau(2, p => p.Loss, 0.3), 5, 4, 3, 3.1, 2.9, 2, 1));
        Assert.Equal(7, Length(run => run.Plateau(2, p => p.Loss), 5, 4, 3, 3.1, 2.9, 2.9, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Length(run => run.Plateau(0, p => p.Loss), 1));
    }
}
