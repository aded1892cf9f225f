using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Flux;

/// <summary>
/// a b + c rounded once, for code that may not use the instruction: a processor without it, or a program compiled ahead of time for any processor. In double
/// precision the product of two floats is exact; the sum is rounded to odd, so that rounding it once more gives the right float (Boldo and Melquiond 2008).
/// </summary>
internal static class LanesWithoutFma
{
    internal static Vector128<float> Fma(Vector128<float> a, Vector128<float> b, Vector128<float> c)
    {
        var (a0, a1) = Vector128.Widen(a);
        var (b0, b1) = Vector128.Widen(b);
        var (c0, c1) = Vector128.Widen(c);
        return Vector128.Narrow(ToOdd(a0 * b0, c0), ToOdd(a1 * b1, c1));
    }

    internal static Vector128<double> Fma(Vector128<double> a, Vector128<double> b, Vector128<double> c) =>
        Vector128.Create(Math.FusedMultiplyAdd(a[0], b[0], c[0]), Math.FusedMultiplyAdd(a[1], b[1], c[1]));

    /// <summary>x + y cut off towards zero, its last bit set if anything was cut off; the error of the rounded sum is exact (Knuth).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> ToOdd(Vector128<double> x, Vector128<double> y)
    {
        Vector128<double> sum = x + y, part = sum - x, error = x - (sum - part) + (y - part), zero = default;
        var inexact = Vector128.LessThan(error, zero) | Vector128.GreaterThan(error, zero);
        var away = inexact.AsInt64() & ((error.AsInt64() ^ sum.AsInt64()) >>> 63);
        return ((sum.AsInt64() - (away & Vector128<long>.One)) | (inexact.AsInt64() & Vector128<long>.One)).AsDouble();
    }
}
