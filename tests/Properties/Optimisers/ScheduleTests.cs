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
        { "CosAnneal, the larger second", Schedules.CosAnneal(1, 3, 2), [3, 2, 3] },
        { "Triangle, the larger first", Schedules.Triangle(3, 1, 4), [1, 2, 3, 2] },
        { "Sin, the larger first", Schedules.Sin(3, 1, 2), [1, 3, 1] },
        { "OneCycle, warm-up rounded up", Schedules.OneCycle(3, 0, 0.11 / 3, 1, 0.9), [0.11 / 3, 0.11 / 4, 0.11 / 12] },
        { "OneCycle of three steps", Schedules.OneCycle(3, 25), [1, 25, (25 + 25e-5) / 2] },
        { "OneCycle without warm-up", Schedules.OneCycle(2, 4, 1, 2, 0), [4, 3] },
        { "OneCycle without way down", Schedules.OneCycle(2, 3, 1, 0, 1), [1, 2] },
        { "Poly", Schedules.Poly(8, 2, 4), [8, 4.5, 2, 0.5] },
        { "Inv", Schedules.Inv(8, 0.5, 2), [8, 8 / 2.25, 2] },
        { "Triangle", Schedules.Triangle(1, 3, 4), [1, 2, 3, 2, 1, 2] },
        { "TriangleDecay2", Schedules.TriangleDecay2(1, 3, 4), [1, 2, 3, 2, 1, 1.5, 2, 1.5, 1] },
        { "TriangleExp", Schedules.TriangleExp(3, 1, 4, 0.5), [1, 1.5, 1.5, 1.125, 1] },
        { "Sin", Schedules.Sin(1, 3, 4), [1, 1 + Math.Sqrt(2), 3, 1 + Math.Sqrt(2), 1] },
        { "SinDecay2", Schedules.SinDecay2(1, 3, 2), [1, 3, 1, 2, 1, 1.5] },
        { "SinExp", Schedules.SinExp(1, 3, 2, 0.5), [1, 2, 1, 1.25] },
        { "Sequence", Schedules.Sequence((Schedules.Constant(7), 2), (Schedules.Exp(8, 0.5), 3), (Schedules.Constant(1), 1)), [7, 7, 8, 4, 2, 1, 1] },
        { "Step of sizes", Schedules.Step(8, 0.5, 2, 1, 3), [8, 8, 4, 2, 2, 2, 1, 1] },
        { "Loop", Schedules.Exp(8, 0.5).Loop(3), [8, 4, 2, 8, 4, 2, 8] },
        { "Interpolate", Schedules.Exp(8, 0.5).Interpolate(2), [8, 8, 4, 4, 2] },
        { "Interpolate, floor", Schedules.Exp(8, 0.5).Interpolate(0.5, Math.Floor), [4, 1, 0.25] },
        { "Skip", Schedules.Exp(8, 0.5).Skip(2), [2, 1, 0.5] },
        { "Shorten", Schedules.Exp(8, 0.5).Shorten(3), [8, 4, 2] },
        { "Reverse", Schedules.Exp(8, 0.5).Reverse(4), [1, 2, 4, 8] },
        { "Reverse of what ends", Schedules.Poly(8, 2, 4).Reverse(4), [0.5, 2, 4.5, 8] },
        { "Reverse twice", Schedules.OneCycle(3, 25).Reverse(3).Reverse(3), [1, 25, (25 + 25e-5) / 2] },
        { "Symmetric", Schedules.Exp(8, 0.5).Symmetric(6), [8, 4, 2, 2, 4, 8] },
        { "Symmetric, odd", Schedules.Exp(8, 0.5).Symmetric(5), [8, 4, 2, 4, 8] },
        { "Symmetric of what ends, again and again", Schedules.Exp(8, 0.5).Shorten(2).Symmetric(4).Loop(4), [8, 4, 4, 8, 8, 4, 4, 8] },
        { "Compose", Schedules.Exp(8, 0.5).Compose(start => Schedules.Poly(start, 1, 4)), [8, 3, 1, 0.25] },
        { "Compose two", (Schedules.Exp(8, 0.5), Schedules.Constant(0.5)).Compose(Schedules.Exp), [8, 2, 0.5] },
        { "Map", Schedules.Exp(8, 0.5).Map(v => -v), [-8, -4] },
        {
            "All together",
            Schedules.Sequence((Schedules.OneCycle(4, 8), 4), (Schedules.Triangle(0, 1, 2).Loop(2).Map(v => 4 * v), 1)),
            [0.32, 8, 8 - (8 - 8e-5) * (1 - Math.Cos(Math.PI / 3)) / 2, 8 - (8 - 8e-5) * (1 - Math.Cos(2 * Math.PI / 3)) / 2, 0, 4, 0]
        },
        { "Warmup", Schedules.Exp(8, 0.5).Warmup(2), [4, 8, 8, 4] },
    };

    [Theory, MemberData(nameof(Rows))]
    public void The_first_steps(string name, Schedule schedule, double[] expected)
    {
        for (int step = 0; step < expected.Length; step++) Assert.True(Math.Abs(expected[step] - schedule(step)) < 1e-12, $"{name}({step}) = {schedule(step)}");
    }

    [Theory, MemberData(nameof(Rows))]
    public void No_step_comes_before_the_first(string name, Schedule schedule, double[] expected)
    {
        Assert.NotEmpty(expected);
        foreach (long step in (long[])[-1, -5, long.MinValue + 100])
        {
            var error = Assert.Throws<ArgumentOutOfRangeException>(() => schedule(step));
            Assert.True(error.Message.Contains("0 or more would fit", StringComparison.Ordinal), $"{name}: {error.Message}");
        }
    }

    [Fact]
    public void The_peak_of_one_cycle_follows_a_warm_up_rounded_up()
    {
        foreach (int steps in (int[])[2, 3, 5, 50, 101])
        {
            var values = Schedules.OneCycle(steps, 0.1).Values().Take(steps).ToList();
            Assert.Equal((int)Math.Ceiling(steps / 4.0), values.IndexOf(values.Max()));
        }
    }

    public static TheoryData<string, Schedule> Ending => new()
    {
        { "Poly", Schedules.Poly(1, 1, 8) }, { "OneCycle", Schedules.OneCycle(8, 1) }, { "Shorten", Schedules.Exp(1, 0.5).Shorten(8) },
        { "Reverse", Schedules.Exp(1, 0.5).Reverse(8) }, { "Symmetric", Schedules.Exp(1, 0.5).Symmetric(8) },
    };

    [Theory, MemberData(nameof(Ending))]
    public void What_ends_says_so_past_its_end(string name, Schedule schedule)
    {
        Assert.Equal(8, schedule.Values().Take(8).Count());
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => schedule(8));
        Assert.Contains($"Schedules.{name}: step 8, but it ends after 8 steps", error.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, Action> Bad => new()
    {
        { "Loop: a period of 0", () => Schedules.Constant(1).Loop(0) },
        { "Interpolate: a rate of 0", () => Schedules.Constant(1).Interpolate(0) },
        { "Skip: -1 steps", () => Schedules.Constant(1).Skip(-1) },
        { "Shorten: a length of 0", () => Schedules.Constant(1).Shorten(0) },
        { "Reverse: a period of 0", () => Schedules.Constant(1).Reverse(0) },
        { "Symmetric: a period of 0", () => Schedules.Constant(1).Symmetric(0) },
        { "Poly: a length of 0", () => Schedules.Poly(1, 1, 0) },
        { "OneCycle: a length of 0", () => Schedules.OneCycle(0, 1) },
        { "OneCycle: share = 1.5", () => Schedules.OneCycle(8, 1, 0, 0, 1.5) },
        { "Warmup: -1 steps", () => Schedules.Constant(1).Warmup(-1) },
        { "Sequence: a phase of -1 steps", () => Schedules.Sequence((Schedules.Constant(1), -1)) },
        { "SinExp: a period of NaN", () => Schedules.SinExp(0, 1, double.NaN, 0.9) },
        { "Step: sizes [2, 0]", () => Schedules.Step(1, 0.5, 2, 0) },
    };

    [Theory, MemberData(nameof(Bad))]
    public void Wrong_arguments_are_named(string part, Action act) =>
        Assert.Contains($"Schedules.{part}", Assert.ThrowsAny<ArgumentException>(act).Message, StringComparison.Ordinal);

    [Fact]
    public void A_scheduled_rule_counts_the_steps_of_its_optimiser()
    {
        var x = Tensor.Of([0.0]);
        var optimiser = new Scheduled(Schedules.Exp(8, 0.5), eta => new Descent(eta)).Setup(x);
        for (int i = 0; i < 3; i++) (x, optimiser) = optimiser.Update(x, Tensor.Of([1.0]));
        Assert.Equal(-14, x.Scalar());
    }
}
