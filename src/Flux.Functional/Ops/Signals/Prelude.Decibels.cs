namespace Flux;

public static partial class Prelude
{
    /// <summary>10 log₁₀(x / reference) of a power, x at least `floor`, and no value more than `range` below the largest (NNlib's power_to_db).</summary>
    public static Tensor PowerToDb(Tensor x, double reference = 1, double floor = 1e-10, double range = 80)
    {
        var decibels = 10 / Math.Log(10) * (Log(Clamp(floor, double.PositiveInfinity)(x)) - Math.Log(Math.Max(floor, reference)));
        return Max(decibels, Maximum(decibels) - range);
    }

    /// <summary>reference · 10^(x / 10): the inverse of <see cref="PowerToDb"/>.</summary>
    public static Tensor DbToPower(Tensor x, double reference = 1) => reference * Exp(x * (Math.Log(10) / 10));
}
