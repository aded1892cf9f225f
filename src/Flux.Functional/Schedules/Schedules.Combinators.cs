using System.Collections.Immutable;

namespace Flux;

// ParameterSchedulers counts t from 1 and schedules here count steps from 0, so that t = step + 1 throughout.
public static partial class Schedules
{
    /// <summary>start · decay^i where i of the given numbers of steps are complete; after the last the value is held.</summary>
    /// <exception cref="ArgumentException">There is no size, or one is below 1.</exception>
    public static Schedule Step(double start, double decay, params ImmutableArray<long> sizes)
    {
        if (sizes.IsDefaultOrEmpty || sizes.Any(size => size < 1))
        {
            throw new ArgumentException(
                $"Schedules.Step: sizes [{(sizes.IsDefault ? "" : InvariantText.Join(", ", sizes))}]; one or more of 1 or more would fit.", nameof(sizes));
        }
        return Counted(step =>
        {
            int complete = 0;
            for (; complete < sizes.Length && step >= sizes[complete]; complete++) step -= sizes[complete];
            return start * Math.Pow(decay, complete);
        });
    }

    /// <summary>The first steps of a schedule again and again: f(1), ..., f(period), f(1), ...</summary>
    /// <exception cref="ArgumentOutOfRangeException">The period is below 1.</exception>
    public static Schedule Loop(this Schedule schedule, long period)
    {
        AtLeastOne(nameof(Loop), "a period", period);
        return Counted(step => schedule(step % period));
    }

    /// <summary>A schedule in another unit of time, f(⌈t / rate⌉): one in epochs, asked in steps, with the number of batches as rate.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not above 0.</exception>
    public static Schedule Interpolate(this Schedule schedule, double rate) => schedule.Interpolate(rate, Math.Ceiling);

    /// <summary>As <see cref="Interpolate(Schedule, double)"/> with another rounding of t / rate.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not above 0.</exception>
    public static Schedule Interpolate(this Schedule schedule, double rate, Func<double, double> round) => rate > 0
        ? Counted(step => schedule((long)round((step + 1) / rate) - 1))
        : throw new ArgumentOutOfRangeException(nameof(rate), $"Schedules.Interpolate: a rate of {rate}; more than 0 would fit.");

    /// <summary>A schedule without its first steps: f(t + steps). ParameterSchedulers' Shifted(f, offset) is <c>f.Skip(offset - 1)</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number of steps is negative.</exception>
    public static Schedule Skip(this Schedule schedule, long steps) => steps >= 0
        ? Counted(step => schedule(step + steps))
        : throw new ArgumentOutOfRangeException(nameof(steps), $"Schedules.Skip: {steps} steps; 0 or more would fit.");

    /// <summary>A schedule that ends: there is no step after so many.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number of steps is below 1; later, a step after the last.</exception>
    public static Schedule Shorten(this Schedule schedule, long steps) => Ending(steps, step => schedule(step));

    /// <summary>Backwards: f(period + 1 - t), from f(period) at the first step to f(1) at the last. ParameterSchedulers' f(period - t) ends at f(0).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The period is below 1; later, a step after it.</exception>
    public static Schedule Reverse(this Schedule schedule, long period) => Ending(period, step => schedule(period - 1 - step), "a period");

    /// <summary>There and back: f(1), f(2), ... to half the period and to f(1) again at its end; <see cref="Loop"/> goes on with the next.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The period is below 1; later, a step after it.</exception>
    public static Schedule Symmetric(this Schedule schedule, long period) => Ending(period, step => schedule(Math.Min(step, period - 1 - step)), "a period");

    /// <summary>A schedule whose parameter follows another: <c>Exp(1, 0.9).Compose(start => CosAnneal(start, 0, 10))</c>.</summary>
    public static Schedule Compose(this Schedule parameter, Func<double, Schedule> schedule) => step => Composed(schedule(parameter(step)))(step);

    /// <summary>A schedule whose two parameters follow others.</summary>
    public static Schedule Compose(this (Schedule First, Schedule Second) parameters, Func<double, double, Schedule> schedule) =>
        step => Composed(schedule(parameters.First(step), parameters.Second(step)))(step);

    private static Schedule Composed(Schedule? schedule) =>
        schedule ?? throw new InvalidOperationException("Schedules.Compose: the function returned null; a schedule would fit.");

    /// <summary>f of the values of a schedule.</summary>
    public static Schedule Map(this Schedule schedule, Func<double, double> f) => step => f(schedule(step));

    /// <summary>The values at steps 0, 1, 2, ... without end, unless the schedule has one.</summary>
    public static IEnumerable<double> Values(this Schedule schedule)
    {
        for (long step = 0; ; step++) yield return schedule(step);
    }

    private static void AtLeastOne(string operation, string what, long n)
    {
        if (n < 1) throw new ArgumentOutOfRangeException(nameof(n), $"Schedules.{operation}: {what} of {n}; 1 or more would fit.");
    }
}
