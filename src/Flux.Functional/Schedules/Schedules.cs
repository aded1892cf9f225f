namespace Flux;

/// <summary>A hyper-parameter as a function of the step, which counts from 0 (ParameterSchedulers' t - 1).</summary>
public delegate double Schedule(long step);

/// <summary>Schedules by ParameterSchedulers' names and formulas, with t = step + 1.</summary>
public static class Schedules
{
    /// <summary>Always the same.</summary>
    public static Schedule Constant(double value) => _ => value;

    /// <summary>start · decay^(t-1).</summary>
    public static Schedule Exp(double start, double decay) => step => start * Math.Pow(decay, step);

    /// <summary>start · decay^i where i steps of the given size are complete.</summary>
    public static Schedule Step(double start, double decay, long size) => size >= 1
        ? step => start * Math.Pow(decay, step / size)
        : throw new ArgumentOutOfRangeException(nameof(size), $"Schedules.Step: a size of {size}; 1 or more would fit.");

    /// <summary>From one value to another along half a cosine in a period; then again, or on along the cosine without restart (Loshchilov and Hutter 2017).</summary>
    public static Schedule CosAnneal(double from, double to, long period, bool restart = true) => period >= 1
        ? step => (from - to) * (1 + Math.Cos(Math.PI * (restart ? step % period : step) / period)) / 2 + to
        : throw new ArgumentOutOfRangeException(nameof(period), $"Schedules.CosAnneal: a period of {period}; 1 or more would fit.");

    /// <summary>Up from max/25 to max along a cosine in the first quarter of the steps, then down to max/100000 (Smith and Topin 2018).</summary>
    public static Schedule OneCycle(long steps, double max) => OneCycle(steps, max, max / 25, max / 1e5, 0.25);

    /// <summary>Up from start to max along a cosine in the first share of the steps, then down to end.</summary>
    public static Schedule OneCycle(long steps, double max, double start, double end, double share) => step =>
    {
        if (step < 0 || step >= steps) throw new ArgumentOutOfRangeException(nameof(step), $"Schedules.OneCycle: step {step} of {steps}; 0 to {steps - 1} would fit.");
        long up = (long)Math.Floor(steps * share);
        return step < up ? Cosine(start, max, step / (double)Math.Max(1, up)) : Cosine(max, end, (step - up) / (double)Math.Max(1, steps - up));
    };

    /// <summary>Linearly from 0 to the schedule's first value in so many steps, then the schedule from its start.</summary>
    public static Schedule Warmup(this Schedule schedule, long steps) => step => step < steps ? schedule(0) * (step + 1) / steps : schedule(step - steps);

    private static double Cosine(double from, double to, double share) => from + (to - from) * (1 - Math.Cos(Math.PI * share)) / 2;
}
