using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Flux;

/// <summary>A hyper-parameter as a function of the step, which counts from 0 (ParameterSchedulers' t - 1); those here refuse a step before 0.</summary>
public delegate double Schedule(long step);

/// <summary>
/// Schedules by ParameterSchedulers' names and formulas, with t = step + 1. Where two values bound a range, either may be the larger, as there: waves start at
/// the smaller one, and <see cref="CosAnneal"/> at the larger.
/// </summary>
public static partial class Schedules
{
    /// <summary>Always the same.</summary>
    public static Schedule Constant(double value) => Counted(_ => value);

    /// <summary>start · decay^(t-1).</summary>
    public static Schedule Exp(double start, double decay) => Counted(step => start * Math.Pow(decay, step));

    /// <summary>start · decay^i where i steps of the given size are complete.</summary>
    public static Schedule Step(double start, double decay, long size) => size >= 1
        ? Counted(step => start * Math.Pow(decay, step / size))
        : throw new ArgumentOutOfRangeException(nameof(size), $"Schedules.Step: a size of {size}; 1 or more would fit.");

    /// <summary>start · (1 - (t-1)/steps)^degree; there is no step after the last.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number of steps is below 1; later, a step after the last.</exception>
    public static Schedule Poly(double start, double degree, long steps) => Ending(steps, step => start * Math.Pow(1 - step / (double)steps, degree));

    /// <summary>start / (1 + (t-1) · decay)^degree.</summary>
    public static Schedule Inv(double start, double decay, double degree) => Counted(step => start / Math.Pow(1 + step * decay, degree));

    /// <summary>From the smaller value to the larger and back along straight lines, twice the period long (Smith 2017).</summary>
    public static Schedule Triangle(double range0, double range1, double period) => Wave(range0, range1, period, Triangular);

    /// <summary>As <see cref="Triangle"/>, the height halved after every period.</summary>
    public static Schedule TriangleDecay2(double range0, double range1, double period) =>
        Wave(range0, range1, period, Triangular, step => Math.Pow(0.5, Math.Floor(step / period)));

    /// <summary>As <see cref="Triangle"/>, the height times decay^(t-1).</summary>
    public static Schedule TriangleExp(double range0, double range1, double period, double decay) =>
        Wave(range0, range1, period, Triangular, step => Math.Pow(decay, step));

    /// <summary>From the smaller value to the larger and back along the hump of a sine.</summary>
    public static Schedule Sin(double range0, double range1, double period) => Wave(range0, range1, period, Math.Abs);

    /// <summary>As <see cref="Sin"/>, the height halved after every period.</summary>
    public static Schedule SinDecay2(double range0, double range1, double period) =>
        Wave(range0, range1, period, Math.Abs, step => Math.Pow(0.5, Math.Floor(step / period)));

    /// <summary>As <see cref="Sin"/>, the height times decay^(t-1).</summary>
    public static Schedule SinExp(double range0, double range1, double period, double decay) =>
        Wave(range0, range1, period, Math.Abs, step => Math.Pow(decay, step));

    /// <summary>
    /// From the larger value to the smaller along half a cosine in a period; then again, or on along the cosine without restart (Loshchilov and Hutter 2017).
    /// </summary>
    public static Schedule CosAnneal(double range0, double range1, long period, bool restart = true) => period >= 1
        ? Counted(step => Cycle(range0, range1, (1 + Math.Cos(Math.PI * (restart ? step % period : step) / period)) / 2))
        : throw new ArgumentOutOfRangeException(nameof(period), $"Schedules.CosAnneal: a period of {period}; 1 or more would fit.");

    /// <summary>Up from max/25 to max along a cosine in the first quarter of the steps, rounded up, then down to max/100000 (Smith and Topin 2018).</summary>
    public static Schedule OneCycle(long steps, double max) => OneCycle(steps, max, max / 25, max / 1e5, 0.25);

    /// <summary>Up from start to max along a cosine in the first share of the steps, rounded up, then down to end.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number of steps is below 1, or the share not 0 to 1; later, a step after the last.</exception>
    public static Schedule OneCycle(long steps, double max, double start, double end, double share)
    {
        if (share is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(share), $"Schedules.OneCycle: share = {share}; 0 to 1 would fit.");
        }
        long up = (long)Math.Ceiling(steps * share);
        return Ending(steps, step => step < up ? Cosine(start, max, step / (double)up) : Cosine(max, end, (step - up) / (double)(steps - up)));
    }

    /// <summary>Linearly from 0 to the schedule's first value in so many steps, then the schedule from its start.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number of steps is negative.</exception>
    public static Schedule Warmup(this Schedule schedule, long steps) => steps >= 0
        ? Counted(step => step < steps ? schedule(0) * (step + 1) / steps : schedule(step - steps))
        : throw new ArgumentOutOfRangeException(nameof(steps), $"Schedules.Warmup: {steps} steps; 0 or more would fit.");

    /// <summary>One schedule after another, each from its own start for its number of steps; the last one goes on.</summary>
    /// <exception cref="ArgumentException">There is no phase, or one has a negative number of steps.</exception>
    public static Schedule Sequence(params ImmutableArray<(Schedule Schedule, long Steps)> phases)
    {
        if (phases.IsDefaultOrEmpty) throw new ArgumentException("Schedules.Sequence: one or more phases would fit.", nameof(phases));
        foreach (var (schedule, steps) in phases)
        {
            if (schedule is null) throw new ArgumentNullException(nameof(phases), "Schedules.Sequence: the schedule of a phase is null; a schedule would fit.");
            if (steps < 0) throw new ArgumentException($"Schedules.Sequence: a phase of {steps} steps; 0 or more would fit.", nameof(phases));
        }
        return Counted(step =>
        {
            int phase = 0;
            for (; phase < phases.Length - 1 && step >= phases[phase].Steps; phase++) step -= phases[phase].Steps;
            return phases[phase].Schedule(step);
        });
    }

    private static Schedule Wave(
        double range0, double range1, double period, Func<double, double> shape, Func<long, double>? height = null, [CallerMemberName] string name = "") =>
        period > 0
            ? Counted(step => Cycle(range0, range1, shape(Math.Sin(Math.PI * step / period)) * (height?.Invoke(step) ?? 1)), name)
            : throw new ArgumentOutOfRangeException(nameof(period), $"Schedules.{name}: a period of {period}; more than 0 would fit.");

    /// <summary>The value at a height, 0 to 1, above the smaller of two.</summary>
    private static double Cycle(double range0, double range1, double height) => Math.Abs(range0 - range1) * height + Math.Min(range0, range1);

    private static double Triangular(double sine) => 2 / Math.PI * Math.Abs(Math.Asin(sine));

    private static double Cosine(double from, double to, double share) => from + (to - from) * (1 - Math.Cos(Math.PI * share)) / 2;

    /// <summary>A schedule without end.</summary>
    private static Schedule Counted(Func<long, double> f, [CallerMemberName] string name = "") => step => step >= 0
        ? f(step)
        : throw new ArgumentOutOfRangeException(nameof(step), $"Schedules.{name}: step {step}; steps count from 0, so that 0 or more would fit.");

    /// <summary>A schedule of so many steps.</summary>
    private static Schedule Ending(long steps, Func<long, double> f, string what = "a length", [CallerMemberName] string name = "")
    {
        AtLeastOne(name, what, steps);
        return Counted(
            step => step < steps
                ? f(step)
                : throw new ArgumentOutOfRangeException(
                    nameof(step),
                    $"Schedules.{name}: step {step}, but it ends after {steps} steps; steps 0 to {steps - 1} would fit, " +
                    "or Sequence with a schedule that follows it."),
            name);
    }
}
