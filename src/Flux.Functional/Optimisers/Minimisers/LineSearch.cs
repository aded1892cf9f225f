namespace Flux;

/// <summary>How far to go along a direction.</summary>
internal static class LineSearch
{
    private const double Sufficient = 1e-4;
    private const int Trials = 30;

    /// <summary>
    /// A point along the direction that satisfies the strong Wolfe conditions (Nocedal and Wright 2006, algorithms 3.5 and 3.6), or the lowest one met if none
    /// did in so many trials; null if none was lower. A point where the function is not finite is too far.
    /// </summary>
    /// <param name="f">The function.</param>
    /// <param name="start">Where the line begins.</param>
    /// <param name="direction">Where it goes.</param>
    /// <param name="length">The first length to try, in units of the direction.</param>
    /// <param name="flatter">The share of the slope that may be left.</param>
    internal static Point<T>? Wolfe<T>(Func<T, Tensor> f, Point<T> start, T direction, double length = 1, double flatter = 0.9) where T : notnull
    {
        double slope = TreeAlgebra.Dot(start.Gradient, direction);
        if (slope >= 0 || !double.IsFinite(slope)) return null;
        Trial<T> low = new(0, start, slope), high = low;
        Point<T>? lowest = null;
        bool bracketed = false;
        for (int i = 0; i < Trials; i++)
        {
            var point = Point<T>.At(f, TreeAlgebra.Plus(start.X, length, direction));
            var trial = new Trial<T>(length, point, TreeAlgebra.Dot(point.Gradient, direction));
            if (point.IsFinite && point.Value < (lowest ?? start).Value) lowest = point;

            bool tooFar = !point.IsFinite || point.Value > start.Value + Sufficient * length * slope || (low.Length > 0 && point.Value >= low.Point.Value);
            if (!tooFar && Math.Abs(trial.Slope) <= -flatter * slope) return point;
            if (tooFar)
            {
                (high, bracketed) = (trial, true);
            }
            else
            {
                bool beyond = bracketed ? trial.Slope * (high.Length - low.Length) >= 0 : trial.Slope >= 0;
                if (beyond) (high, bracketed) = (low, true);
                low = trial;
            }
            length = bracketed ? Between(low, high) : 2 * length;
        }
        return lowest;
    }

    /// <summary>
    /// The minimum of the parabola through two values and the slope at the lower, kept off both ends; the middle where a value is not finite.
    /// </summary>
    private static double Between<T>(Trial<T> low, Trial<T> high) where T : notnull
    {
        double width = high.Length - low.Length;
        double share = -low.Slope * width / (2 * (high.Point.Value - low.Point.Value - low.Slope * width));
        return low.Length + width * (double.IsFinite(share) ? Math.Clamp(share, 0.1, 0.9) : 0.5);
    }

    private sealed record Trial<T>(double Length, Point<T> Point, double Slope) where T : notnull;
}
