namespace Flux.Properties.Numbers;

/// <summary>Distances in units of the last place of the exact result. Two NaNs, two equal infinities and two zeros of one sign are at distance 0.</summary>
public static class Ulps
{
    public static double Between(float y, double exact)
    {
        float rounded = (float)exact;
        if (y.Equals(rounded))
        {
            return float.IsNegative(y) == float.IsNegative(rounded) || float.IsNaN(y) ? Math.Min(0.5, Distance(y, exact)) : double.PositiveInfinity;
        }
        return Distance(y, exact);
    }

    // Beyond the largest number the next power of two stands for infinity, so that rounding up to it counts as one unit.
    private static double Distance(float y, double exact)
    {
        if (float.IsNaN(y) != double.IsNaN(exact)) return double.PositiveInfinity;
        if (float.IsNaN(y)) return 0;
        double limit = Math.ScaleB(1, 128), held = Math.Clamp(exact, -limit, limit), got = Math.Clamp(y, -limit, limit);
        double scale = Math.Min(Math.Abs(held), float.MaxValue);
        float at = (float)scale;
        return Math.Abs(got - held) / (at < float.MaxValue ? MathF.BitIncrement(at) - (double)at : Math.ScaleB(1, 104));
    }

    public static double Between(double y, DoubleDouble exact)
    {
        if (y.Equals(exact.High) && !double.IsFinite(y)) return 0;
        double at = Math.Abs(exact.High), error = Math.Abs(y - exact.High - exact.Low) / (Math.BitIncrement(at) - at);
        return double.IsNaN(error) ? double.PositiveInfinity : error;
    }
}
