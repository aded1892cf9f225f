using System.Collections.Immutable;
using ScottPlot;

namespace Flux.Reporting;

/// <summary>Points of a series, in order; one with a coordinate that is not finite is NaN in both.</summary>
internal static class SeriesPoints
{
    /// <summary>What an axis reaches: the span from one end to the other still is a number.</summary>
    private const double Farthest = 1e300;

    internal static Coordinates[] Of(string operation, string name, ImmutableArray<double> x, ImmutableArray<double> y)
    {
        if (x.Length != y.Length)
        {
            throw new ArgumentException($"{operation}: '{name}' has {x.Length} x and {y.Length} y; as many of both would fit.", nameof(y));
        }
        if (y.IsEmpty) throw new ArgumentException($"{operation}: '{name}' has no point; one or more would fit.", nameof(y));
        return [.. x.Zip(y, (across, up) => IsDrawn(across) && IsDrawn(up) ? new Coordinates(across, up) : new(double.NaN, double.NaN))];
    }

    internal static bool IsDrawn(double value) => Math.Abs(value) <= Farthest;

    internal static bool IsGap(Coordinates point) => double.IsNaN(point.Y);
}
