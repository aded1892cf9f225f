using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using P = Flux.Polynomial<double>;

namespace Flux;

/// <summary>
/// The arc tangent as in fdlibm's s_atan (Sun Microsystems, 1993): atan x = atan c + atan((x - c) / (1 + c x)) with the c of 0, 1/2, 1, 3/2 or ∞ that leaves at most 7/16,
/// then a polynomial. Single precision goes through double.
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
        Vector512<double> high = P.C(0), low = P.C(0), above = a, below = P.C(1);
        Centre(a, 7.0 / 16, P.C(2) * a - P.C(1), P.C(2) + a, 4.63647609000806093515e-01, 2.26987774529616870924e-17, ref high, ref low, ref above, ref below);
        Centre(a, 11.0 / 16, a - P.C(1), a + P.C(1), 7.85398163397448278999e-01, 3.06161699786838301793e-17, ref high, ref low, ref above, ref below);
        Centre(a, 19.0 / 16, a - P.C(1.5), P.Fma(P.C(1.5), a, P.C(1)), 9.82793723247329054082e-01, 1.39033110312309984516e-17, ref high, ref low, ref above, ref below);
        Centre(a, 39.0 / 16, P.C(-1), a, 1.57079632679489655800e+00, 6.12323399573676603587e-17, ref high, ref low, ref above, ref below);
        var t = above / below;
        var y = high - (t * Series(t * t) - low - t);
        return P.Select(Vector512.Equals(x, x), P.CopySign(y, x), x);
    }

    /// <summary>From a bound on, the quotient and the arc tangent (in two parts) of another centre.</summary>
    private static void Centre(
        Vector512<double> a, double from, Vector512<double> numerator, Vector512<double> denominator, double atan, double rest,
        ref Vector512<double> high, ref Vector512<double> low, ref Vector512<double> above, ref Vector512<double> below)
    {
        var beyond = Vector512.GreaterThanOrEqual(a, P.C(from));
        (high, low) = (P.Select(beyond, P.C(atan), high), P.Select(beyond, P.C(rest), low));
        (above, below) = (P.Select(beyond, numerator, above), P.Select(beyond, denominator, below));
    }

    /// <summary>1 - atan(t) / t as a polynomial in t².</summary>
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
