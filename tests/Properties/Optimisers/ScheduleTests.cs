using Xunit;

namespace Flux.Properties.Optimisers;

/// <summary>Schedules against values by hand.</summary>
public sealed class ScheduleTests
{
    public static TheoryData<string, Schedule, double[]> Rows => new()
    {
        { "Constant", Schedules.Constant(3), [3, 3, 3] },
        { "Exp", Schedules.Exp(8, 0.5), [8, 4, 2, 1] },
        { "Step", Schedules.Step(8, 0.5, 2), [8, 8, 4, 4, 2] },
        { "CosAnneal", Schedules.CosAnneal(3, 1, 4), [3, 2 + Math.Sqrt(0.5), 2, 2 - Math.Sqrt(0.5), 3, 2 + Math.Sqrt(0.5)] },
        { "CosAnneal once", Schedules.CosAnneal(3, 1, 4, restart: false), [3, 2 + Math.Sqrt(0.5), 2, 2 - Math.Sqrt(0.5), 1, 2 - Math.Sqrt(0.5)] },
        { "OneCycle", Schedules.OneCycle(8, 25), [1, 13, 25, 25 - (25 - 25e-5) * (1 - Math.Cos(Math.PI / 6)) / 2] },
        { "Poly", Schedules.Poly(8, 2, 4), [8, 4.5, 2, 0.5] },
        { "Inv", Schedules.Inv(8, 0.5, 2), [8, 8 / 2.25, 2] },
        { "Triangle", Schedules.Triangle(1, 3, 4), [1, 2, 3, 2, 1, 2] },
        { "TriangleDecay2", Schedules.TriangleDecay2(1, 3, 4), [1, 2, 3, 2, 1, 1.5, 2, 1.5, 1] },
        { "TriangleExp", Schedules.TriangleExp(3, 1, 4, 0.5), [1, 1.5, 1.5, 1.125, 1] },
        { "Sin", Schedules.Sin(1, 3, 4), [1, 1 + Math.Sqrt(2), 3, 1 + Math.Sqrt(2), 1] },
        { "SinDecay2", Schedules.SinDecay2(1, 3, 2), [1, 3, 1, 2, 1, 1.5] },
        { "SinExp", Schedules.SinExp(1, 3, 2, 0.5), [1, 2, 1, 1.25] },
        { "Sequence", Schedules.Sequence((Schedules.Constant(7), 2), (Schedules.Exp(8, 0.5), 3), (Schedules.Constant(1), 1)), [7, 7, 8, 4, 2, 1, 1] },
        { "Warmup", Schedules.Exp(8, 0.5).Warmup(2), [4, 8, 8, 4] },
    };

    [Theory, MemberData(nameof(Rows))]
    public void The_first_steps(string name, Schedule schedule, double[] expected)
    {
        for (int step = 0; step < expected.Length; step++) Assert.True(Math.Abs(expected[step] - schedule(step)) < 1e-12, $"{name}({step}) = {schedule(step)}");
    }

    [Fact]
    public void Poly_ends() => Assert.Throws<ArgumentOutOfRangeException>(() => Schedules.Poly(1, 1, 8)(8));

    [Fact]
    public void OneCycle_ends() => Assert.Throws<ArgumentOutOfRangeException>(() => Schedules.OneCycle(8, 1)(8));

    [Fact]
    public void A_scheduled_rule_counts_the_steps_of_its_optimiser()
    {
        var x = Tensor.Of([0.0]);
        var optimiser = new Scheduled(Schedules.Exp(8, 0.5), eta => new Descent(eta)).Setup(x);
        for (int i = 0; i < 3; i++) (x, optimiser) = optimiser.Update(x, Tensor.Of([1.0]));
        Assert.Equal(-14, x.Scalar());
    }
}
