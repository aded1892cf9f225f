using System.Runtime.CompilerServices;

namespace Flux;

/// <summary>
/// What the numbers of a rule or layer may be. A property asks in its initialiser and in its init accessor, so that neither a constructor nor
/// <c>with</c> takes nonsense; the message names the owner, the property, what it met and what would fit.
/// </summary>
internal static class Hyperparameter
{
    /// <summary>0 or more: a rate, a decay of weights, an ε.</summary>
    internal static double AtLeastZero(string owner, double x, [CallerMemberName] string name = "") =>
        x is >= 0 and < double.PositiveInfinity ? x : throw Misfit(owner, name, x, "0 or more");

    /// <summary>0 to another of the owner's numbers: the lower end of a range.</summary>
    internal static double LowEnd(string owner, double x, double high, string highName, [CallerMemberName] string name = "") =>
        AtLeastZero(owner, x, name) <= high ? x : throw Misfit(owner, name, x, $"0 to {highName} = {high}");

    /// <summary>Another of the owner's numbers, which is 0 or more, or above it: the upper end of a range.</summary>
    internal static double HighEnd(string owner, double x, double low, string lowName, [CallerMemberName] string name = "") =>
        AtLeastZero(owner, x, name) >= low ? x : throw Misfit(owner, name, x, $"{lowName} = {low} or more");

    /// <summary>0 to infinity: a bound, infinity for none.</summary>
    internal static double Bound(string owner, double x, [CallerMemberName] string name = "") =>
        x >= 0 ? x : throw Misfit(owner, name, x, "0 or more, or infinity,");

    /// <summary>0 to 1, both included: a probability, the share of a mean that stays.</summary>
    internal static double Share(string owner, double x, [CallerMemberName] string name = "") =>
        x is >= 0 and <= 1 ? x : throw Misfit(owner, name, x, "0 to 1");

    /// <summary>0 to 1 without 1: the decay of a mean that starts at 0, which at 1 would stay there.</summary>
    internal static double Decay(string owner, double x, [CallerMemberName] string name = "") =>
        x is >= 0 and < 1 ? x : throw Misfit(owner, name, x, "0 or more and less than 1");

    /// <summary>More than 0 and at most 1: a factor that shrinks.</summary>
    internal static double Shrinking(string owner, double x, [CallerMemberName] string name = "") =>
        x is > 0 and <= 1 ? x : throw Misfit(owner, name, x, "more than 0 and at most 1");

    /// <summary>1 or more: a factor that grows.</summary>
    internal static double Growing(string owner, double x, [CallerMemberName] string name = "") =>
        x is >= 1 and < double.PositiveInfinity ? x : throw Misfit(owner, name, x, "1 or more");

    /// <summary>More than 0 to infinity: the p of a norm.</summary>
    internal static double Norm(string owner, double x, [CallerMemberName] string name = "") => x > 0 ? x : throw Misfit(owner, name, x, "more than 0");

    /// <summary>1 or more: a count.</summary>
    internal static int Count(string owner, int x, [CallerMemberName] string name = "") => x >= 1 ? x : throw Misfit(owner, name, x, "1 or more");

    private static ArgumentOutOfRangeException Misfit(string owner, string name, double x, string range) =>
        new(name, $"{owner}: {name} = {x}; {range} would fit.");
}
