using System.Numerics;
using System.Runtime.CompilerServices;

namespace Flux;

/// <summary>e^x and what follows from it: x = n log 2 + r with |r| at most log(2)/2, e^r by a polynomial, times 2^n.</summary>
/// <typeparam name="V">The lanes.</typeparam>
/// <typeparam name="F">float or double.</typeparam>
internal static class Exponential<V, F> where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    // Beyond these the result is infinite, or rounds to zero; exp(Low) and exp(High) themselves overflow and underflow by Scale.
    private static double Low { [MethodImpl(Inline)] get => typeof(F) == typeof(double) ? -746 : -104; }
    private static double High { [MethodImpl(Inline)] get => typeof(F) == typeof(double) ? 710 : 89; }

    // log 2 in two parts; n times the first is exact.
    private static double Log2High { [MethodImpl(Inline)] get => typeof(F) == typeof(double) ? 6.93145751953125e-1 : 0.693359375; }
    private static double Log2Low { [MethodImpl(Inline)] get => typeof(F) == typeof(double) ? 1.42860682030941723212e-6 : -2.12194440054690583e-4; }

    [MethodImpl(Inline)]
    internal static V Exp(V x)
    {
        var (n, r) = Reduce(Bounded(x, Low));
        return V.Scale(V.Const(1), SeriesMinusOne(r), n);
    }

    /// <summary>x up to the bounds. Of a bound and NaN a processor takes what stands behind, so that NaN stays what it is.</summary>
    [MethodImpl(Inline)]
    private static V Bounded(V x, double low) => V.MinNative(V.Const(High), V.MaxNative(V.Const(low), x));

    /// <summary>e^x for x at most 0, the same bits with fewer steps.</summary>
    [MethodImpl(Inline)]
    internal static V OfNegative(V x)
    {
        var (n, r) = Reduce(V.MaxNative(V.Const(Low), x));
        return V.ScaleDown(SeriesMinusOne(r), n);
    }

    // 2^n (q + (1 - 2^-n)) with q = e^r - 1: exact where n = 0, without cancellation elsewhere.
    [MethodImpl(Inline)]
    internal static V Expm1(V x)
    {
        var (n, r) = Reduce(Bounded(x, -44));
        var inverse = Polynomial<V, F>.PowerOfTwo(-V.MinNative(n, V.Const(100)));
        var y = V.Scale(V.Const(1) - inverse, SeriesMinusOne(r), n);
        // Zero keeps its sign.
        return V.Select(V.Equal(x, default), x, y);
    }

    // From e^(-2|x|) - 1, which neither overflows nor cancels.
    [MethodImpl(Inline)]
    internal static V Tanh(V x)
    {
        var a = V.MinNative(V.Const(20), V.Abs(x));
        var (n, r) = Reduce(a * V.Const(-2));
        var two = Polynomial<V, F>.PowerOfTwo(n);
        var t = V.Fma(two, SeriesMinusOne(r), two - V.Const(1));
        return V.CopySign(t / (t + V.Const(2)), x);
    }

    // From e = e^-|x| <= 1: 1 / (1 + e) on the right, e / (1 + e) on the left.
    [MethodImpl(Inline)]
    internal static V Sigmoid(V x)
    {
        var one = V.Const(1);
        var e = OfNegative(x | V.Const(-0.0));
        return V.Select(V.Less(x, default), e, one) / (one + e);
    }

    [MethodImpl(Inline)]
    private static (V N, V R) Reduce(V x)
    {
        var n = Polynomial<V, F>.RoundSmall(x, V.Const(1.44269504088896340736));
        var r = V.Fma(n, V.Const(-Log2High), x);
        return (n, V.Fma(n, V.Const(-Log2Low), r));
    }

    /// <summary>
    /// e^r - 1 = r + r² (1/2! + r/3! + r²/4! + ...) for |r| at most log(2)/2: in double precision to the 13th power; in single precision the polynomial of
    /// the 6th that is nearest (Remez), as near as the series to the 7th. Pairs of terms are joined by Horner's rule in r² (Estrin's scheme): half as many
    /// steps wait for each other.
    /// </summary>
    [MethodImpl(Inline)]
    private static V SeriesMinusOne(V r)
    {
        V square = r * r, p;
        if (typeof(F) == typeof(double))
        {
            p = V.Linear(r, 1.0 / 479001600, 1.0 / 6227020800);
            p = V.Fma(p, square, V.Linear(r, 1.0 / 3628800, 1.0 / 39916800));
            p = V.Fma(p, square, V.Linear(r, 1.0 / 40320, 1.0 / 362880));
            p = V.Fma(p, square, V.Linear(r, 1.0 / 720, 1.0 / 5040));
            p = V.Fma(p, square, V.Linear(r, 1.0 / 24, 1.0 / 120));
            p = V.Fma(p, square, V.Linear(r, 1.0 / 2, 1.0 / 6));
        }
        else
        {
            p = V.Fma(V.Const(0.001388252050587016), square, V.Linear(r, 0.0416672000681245, 0.008366527212733724));
            p = V.Fma(p, square, V.Linear(r, 0.499999981529533, 0.16666543571873415));
        }
        return V.Fma(p, square, r);
    }
}
