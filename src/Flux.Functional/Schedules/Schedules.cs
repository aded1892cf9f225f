using System.Collections.Immutable;

namespace Flux;

/// <summary>A hyper-parameter as a function of the step, which counts from 0 (ParameterSchedulers' t - 1).</summary>
public delegate double Schedule(long step);

/// <summary>Schedules by ParameterSchedulers' names and formulas, with t = step + 1.</summary>
public static partial class Schedules
{
    /// <summary>Always the same.</summary>
    public static Schedule Constant(double value) => _ => value;

    /// <summary>start · decay^(t-1).</summary>
    public static Schedule Exp(double start, double decay) => step => start * Math.Pow(decay, step);

    /// <summary>start · decay^i where i steps of the given size are complete.</summary>
    public static Schedule Step(double start, double decay, long size) => size >= 1
        ? step => start * Math.Pow(decay, step / size)
        : throw new ArgumentOutOfRangeException(nameof(size), $"Schedules.Step: a size of {size}; 1 or more would fit.");

    /// <summary>start · (1 - (t-1)/steps)^degree; there is no step after the last.</summary>
    public static Schedule Poly(double start, double degree, long steps) => step => start * Math.Pow(1 - Within("Poly", step, steps) / (double)steps, degree);

    /// <summary>start / (1 + (t-1) · decay)^degree.</summary>
    public static Schedule Inv(double start, double decay, double degree) => step => start / Math.Pow(1 + step * decay, degree);

    /// <summary>From the smaller value to the larger and back along straight lines, twice the period long (Smith 2017).</summary>
    public static Schedule Triangle(double from, double to, double period) => Wave(from, to, period, Triangular);

    /// <summary>As <see cref="Triangle"/>, the height halved after every period.</summary>
    public static Schedule TriangleDecay2(double from, double to, double period) =>
        Wave(from, to, period, Triangular, step => Math.Pow(0.5, Math.Floor(step / period)));

    /// <summary>As <see cref="Triangle"/>, the height times decay^(t-1).</summary>
    public static Schedule TriangleExp(double from, double to, double period, double decay) =>
        Wave(from, to, period, Triangular, step => Math.Pow(decay, step));

    /// <summary>From the smaller value to the larger and back along the hump of a sine.</summary>
    public static Schedule Sin(double from, double to, double period) => Wave(from, to, period, Math.Abs);

    /// <summary>As <see cref="Sin"/>, the height halved after every period.</summary>
    public static Schedule SinDecay2(double from, double to, double period) =>
        Wave(from, to, period, Math.Abs, step => Math.Pow(0.5, Math.Floor(step / period)));

    /// <summary>As <see cref="Sin"/>, the height times decay^(t-1).</summary>
    public static Schedule SinExp(double from, double to, double period, double decay) => Wave(from, to, period, Math.Abs, step => Math.Pow(decay, step));

    /// <summary>
    /// From one value to another along half a cosine in a period; then again, or on along the cosine without restart (Loshchilov and Hutter 2017).
    /// </summary>
    public static Schedule CosAnneal(double from, double to, long period, bool restart = true) => period >= 1
        ? step => (from - to) * (1 + Math.Cos(Math.PI * (restart ? step % period : step) / period)) / 2 + to
        : throw new ArgumentOutOfRangeException(nameof(period), $"Schedules.CosAnneal: a period of {period}; 1 or more would fit.");

    /// <summary>Up from max/25 to max along a cosine in the first quarter of the steps, then down to max/100000 (Smith and Topin 2018).</summary>
    public static Schedule OneCycle(long steps, double max) => OneCycle(steps, max, max / 25, max / 1e5, 0.25);

    /// <summary>Up from start to max along a cosine in the first share of the steps, then down to end.</summary>
    public static Schedule OneCycle(long steps, double max, double start, double end, double share) => step =>
    {
        long up = (long)Math.Floor(steps * share);
        return Within("OneCycle", step, steps) < up
            ? Cosine(start, max, step / (double)Math.Max(1, up))
            : Cosine(max, end, (step - up) / (double)Math.Max(1, steps - up));
    };

    /// <summary>Linearly from 0 to the schedule's first value in so many steps, then the schedule from its start.</summary>
    public static Schedule Warmup(this Schedule schedule, long steps) => step => step < steps ? schedule(0) * (step + 1) / steps : schedule(step - steps);

    /// <summary>One schedule after another, each from its own start for its number of steps; the last one goes on.</summary>
    /// <exception cref="ArgumentException">There is no phase.</exception>
    public static Schedule Sequence(params ImmutableArray<(Schedule Schedule, long Steps)> phases)
    {
        if (phases.IsDefaultOrEmpty) throw new ArgumentException("Schedules.Sequence: one or more phases would fit.", nameof(phases));
        return step =>
        {
            int phase = 0;
            for (; phase < phases.Length - 1 && step >= phases[phase].Steps; phase++) step -= phases[phase].Steps;
            return phases[phase].Schedule(step);
        };
    }

    private static Schedule Wave(double from, double to, double period, Func<double, double> shape, Func<long, double>? height = null) => period > 0
        ? step => Math.Abs(from - to) * shape(Math.Sin(Math.PI * step / period)) * (height?.Invoke(step) ?? 1) + Math.Min(from, to)
        : throw new ArgumentOutOfRangeException(nameof(period), $"Schedules: a period of {period}; more than 0 would fit.");

    private static double Triangular(double sine) => 2 / Math.PI * Math.Abs(Math.Asin(sine));

    private static long Within(string schedule, long step, long steps) => step >= 0 && step < steps
        ? step
        : throw new ArgumentOutOfRangeException(
            nameof(step),
            $"Schedules.{schedule}: step {step}, but it ends after {steps} steps; steps 0 to {steps - 1} would fit, " +
            "or Sequence with a schedule that follows it.");

    private static double Cosine(double from, double to, double share) => from + (to - from) * (1 - Math.Cos(Math.PI * share)) / 2;
}
