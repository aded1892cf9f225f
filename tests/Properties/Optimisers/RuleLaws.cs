using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Optimisers;

/// <summary>What every rule must satisfy.</summary>
public sealed class RuleLaws
{
    public static IEnumerable<object[]> Rows => RuleTable.All;

    private static Tensor Of(double x) => Tensor.Of([x], 1);

    [Theory, MemberData(nameof(Rows))]
    public void A_rule_is_its_formula(RuleRow row)
    {
        double[] gradients = [0.8, -0.3, 0.1, 2.5, -1.2, 0.4, 0.0, 0.9];
        var (x, memory) = (0.7, new double[4]);
        var (model, optimiser) = (Of(x), row.Rule.Setup(Of(x)));
        for (int t = 1; t <= gradients.Length; t++)
        {
            x -= row.Scalar(memory, x, gradients[t - 1], t);
            (model, optimiser) = optimiser.Update(model, Of(gradients[t - 1]));
            Assert.Equal(x, model[0].Scalar(), 1e-12);
        }
        Assert.Equal(gradients.Length, optimiser.Step);
    }

    [Theory, MemberData(nameof(Rows))]
    public void A_zero_gradient_without_decay_is_a_fixed_point(RuleRow row)
    {
        if (row.Decays) return;
        var x = Tensor.Normal(new Key(1), 5);
        var (moved, _) = row.Rule.Setup(x).Update(x, x.ZerosLike());
        Assert.Equal(x.ToArray(), moved.ToArray());
    }

    [Theory, MemberData(nameof(Rows))]
    public void A_convex_quadratic_decreases(RuleRow row)
    {
        var scale = Tensor.Of([1.0, 3, 0.5], 3);
        Tensor Bowl(Tensor p) => Sum(scale * p * p);
        var x = Tensor.Of([1.0, -2, 3], 3);
        var (p, optimiser) = (x, row.Rule.Setup(x));
        for (int i = 0; i < 100; i++) (p, optimiser) = optimiser.Update(p, Ad.Gradient(Bowl, p));
        Assert.True(Bowl(p).Scalar() < 0.7 * Bowl(x).Scalar(), $"{Bowl(p)} from {Bowl(x)}");
    }

    [Theory, MemberData(nameof(Rows))]
    public void A_chain_is_associative_and_a_chain_of_one_is_the_rule(RuleRow row)
    {
        Rule a = new WeightDecay(0.01), b = new ClipGrad(0.3), c = row.Rule;
        float[] left = Moved(new OptimiserChain(new OptimiserChain(a, b), c)), right = Moved(new OptimiserChain(a, new OptimiserChain(b, c)));
        Assert.Equal(Moved(new OptimiserChain(a, b, c)), left);
        Assert.Equal(left, right);
        Assert.Equal(Moved(c), Moved(new OptimiserChain(c)));
    }

    [Theory, MemberData(nameof(Rows))]
    public void A_gradient_through_an_update_agrees_with_differences(RuleRow row)
    {
        Tensor After(Tensor g)
        {
            var x = Of(0.7);
            var (once, optimiser) = row.Rule.Setup(x).Update(x, Of(0.2));
            var (twice, _) = optimiser.Update(once, g);
            return Sum(twice);
        }
        double derivative = Ad.Gradient(After, Of(0.3)).ToDoubles()[0];
        double difference = (After(Of(0.3 + 1e-6)).Scalar() - After(Of(0.3 - 1e-6)).Scalar()) / 2e-6;
        Assert.Equal(difference, derivative, 1e-6 * (1 + Math.Abs(difference)));
    }

    [Fact]
    public void The_fused_step_of_Adam_is_its_formula()
    {
        var rule = new Adam(0.01);
        Tensor x = Tensor.Normal(new Key(1), 1000), g = Tensor.Normal(new Key(2), 1000);
        var state = rule.Init(x);
        for (int t = 0; t < 3; t++)
        {
            var (next, delta) = rule.Apply(state, x, g, new StepInfo(t));
            var (fused, moved) = rule.Step(state, x, g, new StepInfo(t));
            Assert.True(moved.AllClose(x - delta, 1e-5, 1e-6));
            Assert.True(fused.M.AllClose(next.M, 1e-6, 1e-9) && fused.V.AllClose(next.V, 1e-6, 1e-9));
            (state, x) = (fused, moved);
        }
    }

    private static float[] Moved(Rule rule)
    {
        Tensor x = Tensor.Normal(new Key(1), 6), g = Tensor.Normal(new Key(2), 6);
        var optimiser = rule.Setup(x);
        for (int i = 0; i < 3; i++) (x, optimiser) = optimiser.Update(x, g);
        return x.ToArray();
    }
}
