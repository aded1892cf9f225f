using Flux.Properties.Kernels;
using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Optimisers;

/// <summary>What every rule must satisfy, on every device.</summary>
public sealed class RuleLaws
{
    private const int Steps = 6;

    public static IEnumerable<object[]> Rows => Backends.WithCpu(RuleTable.Names);

    [Theory, MemberData(nameof(Rows))]
    public void Six_steps_are_those_of_the_formula_on_single_numbers(RuleRow row, string device)
    {
        var x = Doubles(new Key(1), 7, device);
        double[] expected = x.ToDoubles();
        double[][] memories = [.. expected.Select(_ => new double[4])];
        var optimiser = row.Rule.Setup(x);
        for (int t = 1; t <= Steps; t++)
        {
            var dx = Doubles(new Key(2)[t], 7, device);
            (x, optimiser) = optimiser.Update(x, dx);
            double[] gradient = dx.ToDoubles();
            for (int i = 0; i < expected.Length; i++) expected[i] -= row.Delta(memories[i], expected[i], gradient[i], t);
            Assert.True(Tensor.Of(expected).AllClose(x.To(Device.Cpu), 1e-11, 1e-13), $"{row}, step {t}: {x} for {string.Join(", ", expected)}");
        }
        Assert.Equal(Steps, optimiser.Step);
    }

    [Theory, MemberData(nameof(Rows))]
    public void Float32_follows_Float64(RuleRow row, string device)
    {
        var wide = Doubles(new Key(1), 1000, device);
        var narrow = wide.Cast(DType.Float32);
        var (a, b) = (row.Rule.Setup(wide), row.Rule.Setup(narrow));
        for (int t = 1; t <= Steps; t++)
        {
            var dx = Doubles(new Key(2)[t], 1000, device);
            (wide, a) = a.Update(wide, dx);
            (narrow, b) = b.Update(narrow, dx.Cast(DType.Float32));
        }
        Assert.Equal(DType.Float32, narrow.DType);
        Assert.True(narrow.AllClose(wide, 1e-4, 1e-4), row.Name);
    }

    [Theory, MemberData(nameof(Rows))]
    public void A_gradient_of_zero_moves_nothing_without_decay(RuleRow row, string device)
    {
        if (Decays(row.Rule) || row.Rule is AMSGrad) return; // AMSGrad's mean starts at ε, as in Optimisers.jl
        var x = Doubles(new Key(3), 4, device);
        var (moved, _) = row.Rule.Setup(x).Update(x, x.ZerosLike());
        Assert.Equal(x.ToDoubles(), moved.ToDoubles());
    }

    [Theory, MemberData(nameof(Rows))]
    public void A_convex_quadratic_decreases(RuleRow row, string device)
    {
        if (!row.Descends) return;
        var scales = Tensor.Of([0.5, 1.0, 2.0]).To(Backends.CpuOr(device));
        Tensor Bowl(Tensor p) => Sum(scales * p * p);
        var x = Tensor.Of([1.0, -2.0, 1.5]).To(scales.Device);
        double before = Bowl(x).Scalar();
        var optimiser = row.Rule.Setup(x);
        for (int t = 0; t < 60; t++) (x, optimiser) = optimiser.Update(x, Ad.Gradient(Bowl, x));
        Assert.True(Bowl(x).Scalar() < before, $"{row}: {Bowl(x)} from {before}");
    }

    [Theory, MemberData(nameof(Rows))]
    public void Inputs_of_an_update_keep_their_numbers(RuleRow row, string device)
    {
        var (x, dx) = (Doubles(new Key(4), 5, device), Doubles(new Key(5), 5, device));
        var (before, gradient) = (x.ToDoubles(), dx.ToDoubles());
        var first = row.Rule.Setup(x);
        var (once, _) = first.Update(x, dx);
        var (again, _) = first.Update(x, dx);
        Assert.Equal(before, x.ToDoubles());
        Assert.Equal(gradient, dx.ToDoubles());
        Assert.Equal(once.ToDoubles(), again.ToDoubles());
    }

    [Theory, MemberData(nameof(Rows))]
    public void The_gradient_through_two_updates_is_that_of_differences(RuleRow row, string device)
    {
        var (x, dx, v) = (Doubles(new Key(6), 4, device), Doubles(new Key(7), 4, device), Doubles(new Key(8), 4, device));
        Tensor After(Tensor start)
        {
            var (one, optimiser) = row.Rule.Setup(x).Update(start, dx * start);
            return Sum(Square(optimiser.Update(one, dx * one).Model));
        }
        double slope = Sum(Ad.Gradient(After, x) * v).Scalar();
        double difference = (After(x + 1e-6 * v) - After(x - 1e-6 * v)).Scalar() / 2e-6;
        Assert.True(Math.Abs(slope - difference) < 1e-5 * (1 + Math.Abs(difference)), $"{row}: {slope} for {difference}");
    }

    [Theory, MemberData(nameof(Rows))]
    public void A_step_subtracts_what_apply_gives(RuleRow row, string device)
    {
        var x = Doubles(new Key(1), 9, device);
        object state = row.Rule.InitState(x);
        for (int t = 0; t < Steps; t++)
        {
            var dx = Doubles(new Key(2)[t], 9, device);
            var (applied, delta) = row.Rule.ApplyOne(state, x, dx, new(t));
            var (stepped, moved) = row.Rule.StepOne(state, x, dx, new(t));
            Assert.True(moved.AllClose(x - delta, 1e-12, 1e-14), $"{row}, step {t}");
            Assert.True(Tree.Entries(applied).Zip(Tree.Entries(stepped)).All(pair => Close(pair.First.Value, pair.Second.Value)), $"{row}, state of step {t}");
            (state, x) = (stepped, moved);
        }

        static bool Close(object a, object b) => a is Tensor tensor ? tensor.AllClose((Tensor)b, 1e-12, 1e-14) : a.Equals(b);
    }

    [Fact]
    public void The_one_pass_Adam_is_the_Adam_of_operations()
    {
        var adam = new Adam(0.01);
        foreach (int n in (int[])[1, 15, 16, 17, 70_001])
        {
            Tensor x = Tensor.Normal(new Key(1), n), y = x;
            var (a, b) = (adam.Init(x), adam.Init(x));
            for (int t = 0; t < 4; t++)
            {
                var dx = Tensor.Normal(new Key(2)[t], n);
                (a, x) = adam.Step(a, x, dx, new(t));
                (b, var delta) = adam.Apply(b, y, dx, new(t));
                y -= delta;
            }
            Assert.True(x.AllClose(y, 1e-5, 1e-6), $"{n} elements");
            Assert.True(a.M.AllClose(b.M, 1e-5, 1e-7) && a.V.AllClose(b.V, 1e-5, 1e-7), $"{n} elements");
        }
    }

    [Fact]
    public void Chains_associate()
    {
        Rule[] parts = [new ClipGrad(0.5), new WeightDecay(0.1), new Adam(0.01)];
        var flat = After(new OptimiserChain(parts[0], parts[1], parts[2]));
        Assert.Equal(flat, After(new OptimiserChain(new OptimiserChain(parts[0], parts[1]), parts[2])));
        Assert.Equal(flat, After(new OptimiserChain(parts[0], new OptimiserChain(parts[1], parts[2]))));

        static double[] After(Rule rule)
        {
            var x = Doubles(new Key(1), 5);
            var optimiser = rule.Setup(x);
            for (int t = 0; t < 4; t++) (x, optimiser) = optimiser.Update(x, Doubles(new Key(2)[t], 5));
            return x.ToDoubles();
        }
    }

    [Fact]
    public void ClipNorm_shortens_each_array_to_its_length()
    {
        var model = (A: Tensor.Of([0.0, 0.0]), B: Tensor.Of([0.0]));
        var (moved, _) = new ClipNorm(1).Setup(model).Update(model, (Tensor.Of([3.0, -4.0]), Tensor.Of([0.5])));
        Assert.True(moved.A.AllClose(Tensor.Of([-0.6, 0.8]), 1e-12));
        Assert.True(moved.B.AllClose(Tensor.Of([-0.5]), 1e-12));
    }

    [Fact]
    public void Clipping_is_right_where_squares_leave_the_range_of_Float32()
    {
        foreach (var clip in (Rule[])[new ClipNorm(1), new ClipGlobalNorm(1)])
        {
            var zero = Tensor.Zeros(2);
            Assert.True((-clip.Setup(zero).Update(zero, Tensor.Of([3e20f, 4e20f])).Model).AllClose(Tensor.Of([0.6f, 0.8f]), 1e-6), $"{clip}");
            Assert.Equal([3e-30f, 4e-30f], (-clip.Setup(zero).Update(zero, Tensor.Of([3e-30f, 4e-30f])).Model).ToArray());
            var tiny = clip is ClipNorm ? new ClipNorm(1e-30) : (Rule)new ClipGlobalNorm(1e-30);
            Assert.True((-tiny.Setup(zero).Update(zero, Tensor.Of([3e-30f, 4e-30f])).Model * 1e30).AllClose(Tensor.Of([0.6f, 0.8f]), 1e-5), $"{tiny}");
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void ClipNorm_refuses_a_norm_that_is_no_number(double bad)
    {
        var x = Tensor.Of([1.0, 2.0]);
        var error = Assert.Throws<ArithmeticException>(() => new ClipNorm().Setup(x).Update(x, Tensor.Of([bad, 1.0])));
        Assert.Contains("(2,)", error.Message, StringComparison.Ordinal);
        Assert.Contains("step 0", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Accumulated_gradients_step_once_by_their_mean()
    {
        Tensor x = Doubles(new Key(1), 4), a = Doubles(new Key(2), 4), b = Doubles(new Key(3), 4);
        var optimiser = new AccumGrad(2, new OptimiserChain(new ClipNorm(0.5), new Scheduled(Schedules.Exp(0.1, 0.5), eta => new Momentum(eta)))).Setup(x);
        var (waiting, first) = optimiser.Update(x, a);
        Assert.Same(x, waiting);
        var (moved, second) = first.Update(waiting, b);
        var (third, fourth) = second.Update(moved, a);
        Assert.Same(moved, third);

        var mean = new OptimiserChain(new ClipNorm(0.5), new Scheduled(Schedules.Exp(0.1, 0.5), eta => new Momentum(eta))).Setup(x);
        var (once, next) = mean.Update(x, a / 2 + b / 2);
        Assert.Equal(once.ToDoubles(), moved.ToDoubles());
        Assert.Equal(next.Update(once, a / 2 + b / 2).Model.ToDoubles(), fourth.Update(third, b).Model.ToDoubles());
    }

    [Fact]
    public void No_rule_stands_behind_one_that_waits()
    {
        var error = Assert.Throws<ArgumentException>(() => new OptimiserChain(new AccumGrad(4, new ClipNorm()), new Adam()));
        Assert.Contains("AccumGrad", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new OptimiserChain(new OptimiserChain(new AccumGrad(4, new ClipNorm())), new Adam()));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AccumGrad(0, new Adam()));
        var adjusted = new OptimiserChain(new WeightDecay(), new AccumGrad(4, new Adam())).Setup(Tensor.Of(1f)).Adjust(0.5).Rule;
        Assert.Equal(new OptimiserChain(new WeightDecay(), new AccumGrad(4, new Adam(0.5))), adjusted);
    }

    [Theory, MemberData(nameof(Rows))]
    public void A_model_without_trainable_arrays_stays_as_it_is(RuleRow row, string device)
    {
        var empty = Chain(Flatten()).Build(new Key(1)).To(Backends.CpuOr(device));
        var (same, next) = row.Rule.Setup(empty).Update(empty, empty);
        Assert.Equal(empty.ToString(), same.ToString());
        Assert.Equal(1, next.Step);
        Assert.Empty(next.Slots);
    }

    [Theory]
    [InlineData(DType.Float32)]
    [InlineData(DType.Float64)]
    public void A_centred_variance_is_never_negative(DType type)
    {
        foreach (double spread in (double[])[0, 1e-8, 1e-6, 1e-4, 1e-2])
        {
            var x = Tensor.Zeros(5000).Cast(type);
            var optimiser = new RmsProp(1e-3, Centred: true).Setup(x);
            for (int t = 0; t < 40; t++) (x, optimiser) = optimiser.Update(x, 1 + spread * Tensor.Normal(new Key(3)[t], 5000).Cast(type));
            Assert.All(x.ToDoubles(), value => Assert.True(double.IsFinite(value), $"{spread}: {value}"));
            Assert.True(Minimum(((RmsProp.State)optimiser.Slots[0].State).Square).Scalar() >= 0);
        }
    }

    private static bool Decays(Rule rule) =>
        rule is WeightDecay or SignDecay or AdamW { Lambda: not 0 } || rule is OptimiserChain chain && chain.Rules.Any(Decays);

    private static Tensor Doubles(Key key, int n, string device = Backends.Cpu) => Tensor.Normal(key, n).Cast(DType.Float64).To(Backends.CpuOr(device));
}
