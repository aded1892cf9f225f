namespace Flux;

/// <summary>Schedules of ParameterSchedulers.jl, counted from step 0.</summary>
public static class Schedules
{
    /// <summary>One value at every step.</summary>
    public static Schedule Constant(double value) => _ => value;

    /// <summary>start · decay^t.</summary>
    public static Schedule Exp(double start, double decay) => step => start * Math.Pow(decay, step);

    /// <summary>start · decay^⌊t / every⌋: a drop after each stretch of steps.</summary>
    /// <exception cref="ArgumentOutOfRangeException">every is less than 1.</exception>
    public static Schedule Step(double start, double decay, long every)
    {
        AtLeastOne(nameof(Step), every);
        return step => start * Math.Pow(decay, step / every);
    }

    /// <summary>
    /// Half a cosine from one value to another: to + (from - to) (1 + cos(π t / period)) / 2. At the end of a period it starts again, or else goes on along
    /// the cosine (Loshchilov and Hutter 2017).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The period is less than 1.</exception>
    public static Schedule CosAnneal(double from, double to, long period, bool restart = true)
    {
        AtLeastOne(nameof(CosAnneal), period);
        return step => Cosine(from, to, (restart ? step % period : step) / (double)period);
    }

    /// <summary>
    /// Up from max/25 to max over the first quarter of the steps, then down to max/100000, along cosines (Smith and Topin 2018).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">There are no steps; or, from the schedule, the step lies past the end.</exception>
    public static Schedule OneCycle(long steps, double max)
    {
        AtLeastOne(nameof(OneCycle), steps);
        long up = Math.Max(1, steps / 4), down = Math.Max(1, steps - up);
        return step => step > steps || step < 0
            ? throw new ArgumentOutOfRangeException(nameof(step), $"OneCycle: step {step} of a schedule of {steps} steps; 0 to {steps} would fit.")
            : step <= up
                ? Cosine(max / 25, max, step / (double)up)
                : Cosine(max, max / 1e5, (step - up) / (double)down);
    }

    /// <summary>The schedule after a linear rise from 0 to its first value over the given number of steps.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 0 steps.</exception>
    public static Schedule Warmup(this Schedule schedule, long steps) => steps >= 0
        ? step => step < steps ? schedule(0) * step / steps : schedule(step - steps)
        : throw new ArgumentOutOfRangeException(nameof(steps), $"Warmup: {steps} steps; 0 or more would fit.");

    private static double Cosine(double from, double to, double t) => to + (from - to) * (1 + Math.Cos(Math.PI * t)) / 2;

    private static void AtLeastOne(string schedule, long steps)
    {
        if (steps < 1) throw new ArgumentOutOfRangeException(nameof(steps), $"{schedule}: {steps} steps; 1 or more would fit.");
    }
}
