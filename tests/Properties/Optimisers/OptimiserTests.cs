using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Optimisers;

/// <summary>Optimisers as values: adjusted, frozen, thawed, with rules by path; schedules.</summary>
public sealed class OptimiserTests
{
    private static readonly Chain model = Chain(("features", Dense(3, 4, Relu)), ("norm", BatchNorm(4)), ("head", Dense(4, 2))).Build(1);
    private static readonly Chain ones = Tree.Map(model, x => x.OnesLike());

    private static string[] Moved(Optimiser<Chain> optimiser)
    {
        var (next, _) = optimiser.Update(model, ones);
        return [.. Tree.Leaves(model).Zip(Tree.Leaves(next)).Where(p => !p.First.Value.AllClose(p.Second.Value, 0, 0)).Select(p => p.First.Path.ToString())];
    }

    [Fact]
    public void An_update_moves_every_trainable_array_and_nothing_else()
    {
        var (next, _) = new Descent().Setup(model).Update(model, ones);
        Assert.Equal(["features.Weight", "features.Bias", "norm.Scale", "norm.Shift", "head.Weight", "head.Bias"], Moved(new Descent().Setup(model)));
        Assert.Same(((BatchNorm)model["norm"]).Mean.Value, ((BatchNorm)next["norm"]).Mean.Value);
    }

    [Fact]
    public void Frozen_parts_stay_and_thaw()
    {
        var optimiser = new Adam().Setup(model);
        Assert.Equal(["norm.Scale", "norm.Shift", "head.Weight", "head.Bias"], Moved(optimiser.Freeze(path => path.StartsWith("features"))));
        Assert.Equal(["features.Weight", "features.Bias", "norm.Scale", "norm.Shift"], Moved(optimiser.Freeze(m => m["head"])));
        Assert.Equal(6, Moved(optimiser.Freeze(m => m["head"]).Thaw()).Length);
    }

    [Fact]
    public void Learning_rates_and_rules_are_adjusted_by_value()
    {
        var optimiser = new OptimiserChain(new ClipNorm(1), new Adam()).Setup(model);
        Assert.Equal(new OptimiserChain(new ClipNorm(1), new Adam(0.5)), optimiser.Adjust(0.5).Rule);
        Assert.Equal(new OptimiserChain(new ClipNorm(1), new Adam(Beta1: 0.8)), optimiser.Adjust<Adam>(a => a with { Beta1 = 0.8 }).Rule);
        var (still, _) = optimiser.Use(path => path.StartsWith("head"), new Descent(0)).Update(model, ones);
        Assert.True(Tree.AllClose(model["head"], still["head"], 0, 0));
    }

    [Fact]
    public void Another_structure_is_refused()
    {
        var optimiser = new Adam().Setup(model);
        Assert.Throws<ArgumentException>(() => optimiser.Update(model[..1], ones[..1]));
        Assert.Throws<TreeException>(() => optimiser.Update(model, ones[..2]));
        Assert.Throws<ArithmeticException>(() => new ClipNorm().Setup(model).Update(model, Tree.Map(model, x => x * double.NaN)));
    }

    [Fact]
    public void Schedules_have_their_values()
    {
        Assert.Equal([0.1, 0.05, 0.025], Values(Schedules.Exp(0.1, 0.5), 3));
        Assert.Equal([1, 1, 0.5, 0.5, 0.25], Values(Schedules.Step(1, 0.5, 2), 5));
        Assert.Equal([2, 1.5, 1, 0.5, 2], Values(Schedules.CosAnneal(2, 0, 4), 5).Select((v, i) => i is 1 or 3 ? Math.Round(v - (i == 1 ? 0.207106781 : -0.207106781), 6) : v));
        Assert.Equal([0.25, 0.5, 0.75, 1, 1], Values(Schedules.Constant(1).Warmup(4), 5));
        var cycle = Schedules.OneCycle(100, 1);
        Assert.Equal(1.0 / 25, cycle(0), 12);
        Assert.Equal(1, cycle(25), 12);
        Assert.True(cycle(99) < 0.01);
        Assert.Throws<ArgumentOutOfRangeException>(() => cycle(100));
    }

    private static double[] Values(Schedule schedule, int n) => [.. Enumerable.Range(0, n).Select(i => schedule(i))];
}
