using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Flux;

/// <summary>e^x and what follows from it: x = n log 2 + r with |r| at most log(2)/2, e^r by its Taylor series, times 2^n.</summary>
/// <typeparam name="F">float or double.</typeparam>
internal static class Exponential<F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    // Beyond these the result is infinite, or rounds to zero; exp(Low) and exp(High) themselves overflow and underflow by Scale.
    private static double Low => Polynomial<F>.IsDouble ? -746 : -104;
    private static double High => Polynomial<F>.IsDouble ? 710 : 89;

    // log 2 in two parts; n times the first is exact.
    private static double Log2High => Polynomial<F>.IsDouble ? 6.93145751953125e-1 : 0.693359375;
    private static double Log2Low => Polynomial<F>.IsDouble ? 1.42860682030941723212e-6 : -2.12194440054690583e-4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<F> Exp(Vector512<F> x)
    {
        var bounded = Vector512.MinNative(Vector512.MaxNative(x, Polynomial<F>.C(Low)), Polynomial<F>.C(High));
        return Polynomial<F>.Select(Vector512.Equals(x, x), Within(bounded), x);
    }

    /// <summary>e^x between the bounds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<F> Within(Vector512<F> x)
    {
        var (n, r) = Reduce(x);
        return Polynomial<F>.Scale(Polynomial<F>.C(1) + SeriesMinusOne(r), n);
    }

    // 2^n (q + (1 - 2^-n)) with q = e^r - 1: exact where n = 0, without cancellation elsewhere.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<F> Expm1(Vector512<F> x)
    {
        var bounded = Vector512.MinNative(Vector512.MaxNative(x, Polynomial<F>.C(-44)), Polynomial<F>.C(High));
        var (n, r) = Reduce(bounded);
        var inverse = Polynomial<F>.PowerOfTwo(-Vector512.MinNative(n, Polynomial<F>.C(100)));
        var y = Polynomial<F>.Scale(SeriesMinusOne(r) + (Polynomial<F>.C(1) - inverse), n);
        // Zero keeps its sign, NaN its payload.
        return Polynomial<F>.Select(Vector512.Equals(x, Vector512<F>.Zero) | ~Vector512.Equals(x, x), x, y);
    }

    // From e^(-2|x|) - 1, which neither overflows nor cancels.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<F> Tanh(Vector512<F> x)
    {
        var a = Vector512.MinNative(Vector512.Abs(x), Polynomial<F>.C(20));
        var (n, r) = Reduce(a * Polynomial<F>.C(-2));
        var two = Polynomial<F>.PowerOfTwo(n);
        var t = Polynomial<F>.Fma(two, SeriesMinusOne(r), two - Polynomial<F>.C(1));
        var y = Polynomial<F>.CopySign(t / (t + Polynomial<F>.C(2)), x);
        return Polynomial<F>.Select(Vector512.Equals(x, x), y, x);
    }

    // From e = e^-|x| <= 1: 1 / (1 + e) on the right, e / (1 + e) on the left.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<F> Sigmoid(Vector512<F> x)
    {
        var one = Polynomial<F>.C(1);
        var e = Within(Vector512.MaxNative(-Vector512.Abs(x), Polynomial<F>.C(Low)));
        var y = Polynomial<F>.Select(Vector512.LessThan(x, Vector512<F>.Zero), e, one) / (one + e);
        return Polynomial<F>.Select(Vector512.Equals(x, x), y, x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<F> N, Vector512<F> R) Reduce(Vector512<F> x)
    {
        var n = Polynomial<F>.Round(x * Polynomial<F>.C(1.44269504088896340736));
        var r = Polynomial<F>.Fma(-n, Polynomial<F>.C(Log2High), x);
        return (n, Polynomial<F>.Fma(-n, Polynomial<F>.C(Log2Low), r));
    }

    /// <summary>e^r - 1 = r + r²/2! + r³/3! + ... for |r| at most log(2)/2; to the 7th power in single, the 13th in double precision.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<F> SeriesMinusOne(Vector512<F> r)
    {
        Vector512<F> p;
        if (Polynomial<F>.IsDouble)
        {
            p = Polynomial<F>.C(1.0 / 6227020800);
            p = Polynomial<F>.Horner(p, r, 1.0 / 479001600);
            p = Polynomial<F>.Horner(p, r, 1.0 / 39916800);
            p = Polynomial<F>.Horner(p, r, 1.0 / 3628800);
            p = Polynomial<F>.Horner(p, r, 1.0 / 362880);
            p = Polynomial<F>.Horner(p, r, 1.0 / 40320);
            p = Polynomial<F>.Horner(p, r, 1.0 / 5040);
        }
        else
        {
            p = Polynomial<F>.C(1.0 / 5040);
        }
        p = Polynomial<F>.Horner(p, r, 1.0 / 720);
        p = Polynomial<F>.Horner(p, r, 1.0 / 120);
        p = Polynomial<F>.Horner(p, r, 1.0 / 24);
        p = Polynomial<F>.Horner(p, r, 1.0 / 6);
        p = Polynomial<F>.Horner(p, r, 1.0 / 2);
        return Polynomial<F>.Fma(p, r * r, r);
    }
}
