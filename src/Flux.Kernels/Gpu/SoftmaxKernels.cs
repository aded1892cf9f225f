using System.Numerics;
using ILGPU;

namespace Flux.Kernels;

/// <summary>
/// exp(x - max), the terms of softmax and log-sum-exp. Infinite x share the place of the maximum, as in NNlib: two of them get a half each; where every x is
/// -∞ the sum is 0.
/// </summary>
internal readonly struct ExponentialSource<T, F>(ArrayView<F> x, ArrayView<F> maxima, F max) : IGpuSource<F, ExponentialSource<T, F>>
    where T : struct, IGpuReal<T, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    private readonly ArrayView<F> x = x, maxima = maxima;
    private readonly F max = max;

    public ExponentialSource<T, F> Of(int result) => new(x, maxima, SoftmaxKernels<T, F>.Finite(maxima[result]));
    public F At(int i, int k) => T.Exp(T.Of(SoftmaxKernels<T, F>.Shift(x[i], max))).Value;
}

/// <summary>What is made of the maxima of x along the middle of (inner, count, outer) and the sums of its exponentials.</summary>
internal static class SoftmaxKernels<T, F> where T : struct, IGpuReal<T, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    /// <summary>exp(x - max) / sum.</summary>
    internal static void Softmax(Index1D i, ArrayView<F> x, ArrayView<F> maxima, ArrayView<F> sums, ArrayView<F> y, Divisor inner, Divisor count)
    {
        int result = Result(i, inner, count);
        y[i] = T.Exp(T.Of(Shift(x[i], Finite(maxima[result])))).Value / Positive(sums[result]);
    }

    /// <summary>x - max - log sum.</summary>
    internal static void LogSoftmax(Index1D i, ArrayView<F> x, ArrayView<F> maxima, ArrayView<F> sums, ArrayView<F> y, Divisor inner, Divisor count)
    {
        int result = Result(i, inner, count);
        y[i] = Shift(x[i], Finite(maxima[result])) - T.Log(T.Of(Positive(sums[result]))).Value;
    }

    /// <summary>max + log sum.</summary>
    internal static void LogSumExp(Index1D i, ArrayView<F> maxima, ArrayView<F> sums, ArrayView<F> y) =>
        y[i] = sums[i] == Zero ? Infinity(-1) : Finite(maxima[i]) + T.Log(T.Of(sums[i])).Value;

    private static int Result(int i, Divisor inner, Divisor count)
    {
        int run = inner.Quotient(i);
        return count.Quotient(run) * inner.Value + (i - run * inner.Value);
    }

    /// <summary>x - max; 0 where both are +∞.</summary>
    internal static F Shift(F x, F max) => x == Infinity(1) ? Zero : x - max;

    /// <summary>A maximum of -∞ would make every difference NaN; any other number does.</summary>
    internal static F Finite(F max) => max == Infinity(-1) ? Zero : max;

    /// <summary>What exponentials are divided by: their sum, which is 0 where all are, and then 1 does.</summary>
    private static F Positive(F sum) => sum == Zero ? T.Const(1).Value : sum;

    private static F Zero => T.Const(0).Value;

    private static F Infinity(double sign) => T.Const(sign * double.PositiveInfinity).Value;
}
