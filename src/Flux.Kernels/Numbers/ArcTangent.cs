using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using P = Flux.Polynomial<double>;

namespace Flux;

/// <summary>
/// The arc tangent as in fdlibm's s_atan (Sun Microsystems, 1993): atan x = atan c + atan((x - c) / (1 + c x)) with the c of 0, 1/2, 1, 3/2 or ∞ that leaves
/// at most 7/16, then a polynomial. Single precision goes through double.
/// </summary>
internal static class ArcTangent
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Vector512<F> Atan<F>(Vector512<F> x) where F : unmanaged, IBinaryFloatingPointIeee754<F>
    {
        if (typeof(F) == typeof(double)) return Atan(x.AsDouble()).As<double, F>();
        var (low, high) = Vector512.Widen(x.AsSingle());
        return Vector512.Narrow(Atan(low), Atan(high)).As<float, F>();
    }

    private static Vector512<double> Atan(Vector512<double> x)
    {
        var a = Vector512.Abs(x);
        var above = ByCentre(a, a, P.C(2) * a - P.C(1), a - P.C(1), a - P.C(1.5), P.C(-1));
        var below = ByCentre(a, P.C(1), P.C(2) + a, a + P.C(1), P.Fma(P.C(1.5), a, P.C(1)), a);
        var high = ByCentre(
            a, P.C(0), P.C(4.63647609000806093515e-01), P.C(7.85398163397448278999e-01), P.C(9.82793723247329054082e-01), P.C(1.57079632679489655800e+00));
        var low = ByCentre(
            a, P.C(0), P.C(2.26987774529616870924e-17), P.C(3.06161699786838301793e-17), P.C(1.39033110312309984516e-17), P.C(6.12323399573676603587e-17));
        var t = above / below;
        var y = high - (t * Series(t * t) - low - t);
        return P.Select(Vector512.Equals(x, x), P.CopySign(y, x), x);
    }

    /// <summary>What belongs to the centre 0, 1/2, 1, 3/2 or ∞ that is near.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> ByCentre(
        Vector512<double> a, Vector512<double> zero, Vector512<double> half, Vector512<double> one, Vector512<double> oneAndHalf, Vector512<double> infinity)
    {
        var y = P.Select(Vector512.LessThan(a, P.C(7.0 / 16)), zero, half);
        y = P.Select(Vector512.LessThan(a, P.C(11.0 / 16)), y, one);
        y = P.Select(Vector512.LessThan(a, P.C(19.0 / 16)), y, oneAndHalf);
        return P.Select(Vector512.LessThan(a, P.C(39.0 / 16)), y, infinity);
    }

    /// <summary>1 - atan(t) / t as a polynomial in t².</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Series(Vector512<double> z)
    {
        var p = P.C(1.62858201153657823623e-02);
        p = P.Horner(p, z, -3.65315727442169155270e-02);
        p = P.Horner(p, z, 4.97687799461593236017e-02);
        p = P.Horner(p, z, -5.83357013379057348645e-02);
        p = P.Horner(p, z, 6.66107313738753120669e-02);
        p = P.Horner(p, z, -7.69187620504482999495e-02);
        p = P.Horner(p, z, 9.09088713343650656196e-02);
        p = P.Horner(p, z, -1.11111104054623557880e-01);
        p = P.Horner(p, z, 1.42857142725034663711e-01);
        p = P.Horner(p, z, -1.99999999998764832476e-01);
        return z * P.Horner(p, z, 3.33333333333329318027e-01);
    }
}
