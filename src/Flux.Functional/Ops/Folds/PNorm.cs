namespace Flux;

/// <summary>
/// (Σ |x|ᵖ)^(1/p) over any groups of elements. Elements are first divided by the largest magnitude near them, so that no power leaves the range of the numbers;
/// a norm does not depend on that divisor, which so needs no derivative. The norm of zeros has gradient 0, which is a subgradient.
/// </summary>
internal static class PNorm
{
    /// <param name="x">The elements.</param>
    /// <param name="p">Above 0 and finite.</param>
    /// <param name="near">The dimensions over which elements share a divisor; all if there are none.</param>
    /// <param name="sum">Sums the powers of each group; its result broadcasts with the divisors.</param>
    internal static Tensor Of(Tensor x, double p, int[] near, Func<Tensor, Tensor> sum)
    {
        if (x.Shape.Elements == 0) return sum(x);
        var scale = Scale(x, near);
        return Root(sum(Power(x / scale, p)), p) * scale;
    }

    /// <summary>The largest magnitude, held between the smallest and the largest power of 2.</summary>
    private static Tensor Scale(Tensor x, int[] dims)
    {
        var still = Primitive.Bind(StopGradientOp.Op, x);
        var largest = Prelude.Max(Prelude.Maximum(still, dims), -Prelude.Minimum(still, dims));
        int exponent = x.DType == DType.Float64 ? 1022 : 126;
        return Prelude.Min(Prelude.Max(largest, largest.Number(Math.ScaleB(1, -exponent))), largest.Number(Math.ScaleB(1, exponent)));
    }

    /// <summary>|x|ᵖ; unless p is even it is singular at 0, where it counts as constant.</summary>
    private static Tensor Power(Tensor x, double p)
    {
        if (p == 2) return Prelude.Square(x);
        if (p % 2 == 0) return Prelude.Pow(x, p);
        var zero = Prelude.Equal(x, 0);
        return Prelude.Where(zero, x.Number(0), Prelude.Pow(Prelude.Abs(Prelude.Where(zero, x.Number(1), x)), p));
    }

    /// <summary>x^(1/p), at 0 constant.</summary>
    private static Tensor Root(Tensor x, double p)
    {
        if (p == 1) return x;
        var zero = Prelude.Equal(x, 0);
        var positive = Prelude.Where(zero, x.Number(1), x);
        return Prelude.Where(zero, x.Number(0), p == 2 ? Prelude.Sqrt(positive) : Prelude.Pow(positive, 1 / p));
    }
}
