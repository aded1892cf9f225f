using Xunit;

namespace Flux.Properties.Optimisers;

/// <summary>Rules that see more than one array, and copies in a wider type.</summary>
public sealed class WholeGradientTests
{
    private static readonly (Tensor A, Tensor B) Model = (Tensor.Of([1.0, 2.0]), Tensor.Of([3.0]));
    private static readonly (Tensor A, Tensor B) Gradient = (Tensor.Of([2.0, -3.0]), Tensor.Of([6.0])); // of norm 7

    [Theory, InlineData(3.5, 0.5), InlineData(7.0, 1.0), InlineData(100.0, 1.0)]
    public void One_factor_shortens_all_gradients(double omega, double factor)
    {
        var (moved, next) = new OptimiserChain(new ClipGlobalNorm(omega), new Descent(0.1)).Setup(Model).Update(Model, Gradient);
        Assert.True(moved.A.AllClose(Tensor.Of([1 - 0.2 * factor, 2 + 0.3 * factor]), 1e-12), $"{moved}");
        Assert.True(moved.B.AllClose(Tensor.Of([3 - 0.6 * factor]), 1e-12), $"{moved}");
        Assert.All(next.Slots, slot => Assert.Equal(1, slot.Step));
    }

    [Fact]
    public void The_rules_around_it_keep_their_states()
    {
        Rule rule = new OptimiserChain(new WeightDecay(0.1), new ClipGlobalNorm(3.5), new Adam(0.01));
        var (model, optimiser) = (Model, rule.Setup(Model));
        double[] expected = [1, 2, 3], gradient = [2, -3, 6], m = new double[3], v = new double[3];
        for (int t = 1; t <= 5; t++)
        {
            (model, optimiser) = optimiser.Update(model, Gradient);
            double[] decayed = [.. gradient.Zip(expected, (g, x) => g + 0.1 * x)];
            double norm = Math.Sqrt(decayed.Sum(g => g * g));
            for (int i = 0; i < 3; i++)
            {
                double g = decayed[i] * Math.Min(1, 3.5 / norm);
                (m[i], v[i]) = (0.9 * m[i] + 0.1 * g, 0.999 * v[i] + 0.001 * g * g);
                expected[i] -= 0.01 * m[i] / (1 - Math.Pow(0.9, t)) / (Math.Sqrt(v[i] / (1 - Math.Pow(0.999, t))) + 1e-8);
            }
        }
        Assert.True(Tensor.Of(expected).AllClose(Prelude.Concat(0, model.A, model.B), 1e-12));
    }

    [Fact]
    public void The_mean_of_accumulated_gradients_is_clipped_as_a_whole()
    {
        var optimiser = new AccumGrad(2, new OptimiserChain(new ClipGlobalNorm(3.5), new Descent(0.1))).Setup(Model);
        var (waiting, half) = optimiser.Update(Model, Gradient);
        Assert.Same(Model.A, waiting.A);
        var (moved, _) = half.Update(waiting, Gradient);
        Assert.True(moved.A.AllClose(Tensor.Of([0.9, 2.15]), 1e-12) && moved.B.AllClose(Tensor.Of([2.7]), 1e-12), $"{moved}");
    }

    [Fact]
    public void Frozen_arrays_and_parts_with_a_rule_of_their_own_do_not_count()
    {
        var optimiser = new OptimiserChain(new ClipGlobalNorm(3), new Descent(1)).Setup(Model);
        Assert.True(optimiser.Freeze(path => path.StartsWith("Item1")).Update(Model, Gradient).Model.B.AllClose(Tensor.Of([0.0]), 1e-12, 1e-12));
        var apart = optimiser.Use(path => path.StartsWith("Item1"), new Descent(0)).Update(Model, Gradient).Model;
        Assert.True(apart.A.AllClose(Model.A) && apart.B.AllClose(Tensor.Of([0.0]), 1e-12, 1e-12), $"{apart}");
    }

    [Fact]
    public void The_gradient_through_a_clipped_step_is_that_of_differences()
    {
        Rule rule = new OptimiserChain(new ClipGlobalNorm(2), new Momentum(0.1, 0.9));
        Tensor After((Tensor A, Tensor B) start)
        {
            var (model, optimiser) = rule.Setup(Model).Update(start, (Gradient.A * start.A, Gradient.B * start.B));
            (model, _) = optimiser.Update(model, (Gradient.A * model.A, Gradient.B * model.B));
            return Prelude.Sum(Prelude.Square(model.A)) + Prelude.Sum(Prelude.Square(model.B));
        }
        var slope = Ad.Gradient(After, Model);
        var direction = (A: Tensor.Of([0.3, -0.5]), B: Tensor.Of([0.7]));
        double along = (slope.A * direction.A).Sum().Scalar() + (slope.B * direction.B).Sum().Scalar();
        Tensor Moved(double step) => After(Tree.Zip(Model, direction, (x, d) => x + step * d));
        double difference = (Moved(1e-6) - Moved(-1e-6)).Scalar() / 2e-6;
        Assert.Equal(difference, along, 1e-6 * Math.Abs(difference));
    }

    [Fact]
    public void A_norm_that_is_no_number_is_refused_or_passed_on()
    {
        var bad = (Tensor.Of([double.NaN, 1]), Tensor.Of([1.0]));
        var error = Assert.Throws<ArithmeticException>(() => new ClipGlobalNorm().Setup(Model).Update(Model, bad));
        Assert.Contains("2 arrays", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, new ClipGlobalNorm(Throw: false).Setup(Model).Update(Model, bad).Model.B.Scalar());
        Assert.Equal(2, new ClipNorm(Throw: false).Setup(Model).Update(Model, bad).Model.B.Scalar());
        Assert.Contains("ClipGlobalNorm", Assert.Throws<ArgumentException>(() =>
            new Scheduled(Schedules.Constant(1), omega => new ClipGlobalNorm(omega)).Setup(Model)).Message, StringComparison.Ordinal);
    }

    [Theory, InlineData(1, 6), InlineData(2, 4.47213595499958), InlineData(3, 4.16016764610381), InlineData(double.PositiveInfinity, 4)]
    public void ClipNorm_knows_every_norm(double p, double norm)
    {
        var x = Tensor.Of([0.0, 0.0]);
        var moved = new ClipNorm(1, p).Setup(x).Update(x, Tensor.Of([2.0, -4.0])).Model;
        Assert.True(moved.AllClose(Tensor.Of([-2 / norm, 4 / norm]), 1e-12), $"{moved}");
        Assert.Throws<ArgumentOutOfRangeException>(() => new ClipNorm(1, 0));
    }

    [Fact]
    public void Small_steps_of_half_precision_add_up_in_the_copy()
    {
        var x = Tensor.Of([1f, 2f]).Cast(DType.Float16);
        var optimiser = new MixedPrecision(new Descent(1)).Setup(x);
        // A half has 11 bits: near 1 a step of 1e-4 alone would be lost.
        for (int i = 0; i < 100; i++) (x, optimiser) = optimiser.Update(x, Tensor.Of([1e-4f, 0f]));
        Assert.Equal(DType.Float16, x.DType);
        Assert.True(x.Cast(DType.Float32).AllClose(Tensor.Of([0.99f, 2f]), 1e-3), $"{x.Cast(DType.Float32)}");
        Assert.Equal(0.99, ((MixedPrecision.State)optimiser.Slots[0].State).Master.ToArray()[0], 1e-5);
        Assert.Throws<ArgumentException>(() => new MixedPrecision(new Descent(), DType.Float16));
    }

    [Fact]
    public void A_copy_starts_from_the_array_also_where_a_rule_comes_later()
    {
        var model = (A: Tensor.Of([1f]).Cast(DType.Float16), B: Tensor.Of([1f]));
        var optimiser = new Descent(0.5).Setup(model)
            .Use(path => path.StartsWith("Item1"), new MixedPrecision(new OptimiserChain(new ClipGlobalNorm(0.5), new Descent(0.5))));
        var (moved, _) = optimiser.Update(model, (Tensor.Of([1f]), Tensor.Of([1f])));
        Assert.Equal(0.75f, moved.A.ToArray()[0]);
        Assert.Equal(0.5f, moved.B.ToArray()[0]);
        Assert.Equal(0.875f, optimiser.Adjust(0.25).Update(model, (Tensor.Of([1f]), Tensor.Of([1f]))).Model.A.ToArray()[0]);
    }
}
