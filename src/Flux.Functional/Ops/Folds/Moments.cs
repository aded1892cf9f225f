namespace Flux;

/// <summary>
/// Mean and variance (not corrected) over some dimensions. A mean far from 0 is rounded by a good part of a deviation, and the variance errs by the square of
/// that: then x is first moved by it, and what is left has a small mean of its own, which is exact (Chan, Golub and LeVeque 1983).
/// </summary>
/// <param name="Near">x, moved if its mean is far from 0.</param>
/// <param name="By">What x was moved by, without derivative; null if it was not.</param>
/// <param name="Mean">The mean of <paramref name="Near"/>.</param>
/// <param name="Variance">The variance, which no move changes.</param>
internal readonly record struct Moments(Tensor Near, Tensor? By, Tensor Mean, Tensor Variance)
{
    // In single precision a mean of so many deviations is wrong by less than a hundred thousandth of one.
    private const double Far = 32;

    internal static Moments Of(Tensor x, int[] dims)
    {
        var plain = Plain(x, null, dims);
        if (!plain.IsFar) return plain;
        var by = Primitive.Bind(StopGradientOp.Op, plain.Mean);
        return Plain(x - by, by, dims);
    }

    private static Moments Plain(Tensor x, Tensor? by, int[] dims)
    {
        var mean = x.Mean(dims);
        return new(x, by, mean, Primitive.Bind(Map2Op<SquaredDistanceBody>.Op, x, mean).Mean(dims));
    }

    /// <summary>Whether a mean is rounded too far. To ask costs less than to move always; on other devices an answer would be waited for.</summary>
    private bool IsFar
    {
        get
        {
            Value mean = Mean.Concrete, variance = Variance.Concrete;
            return mean.Shape.Elements > 0 && (mean.Device != Device.Cpu || Prelude.Maximum(Prelude.Abs(mean) - Far * Prelude.Sqrt(variance)).Scalar() > 0);
        }
    }
}
