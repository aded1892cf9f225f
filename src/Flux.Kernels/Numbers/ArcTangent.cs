using System.Runtime.CompilerServices;

namespace Flux;

/// <summary>
/// The arc tangent as in fdlibm's s_atan (Sun Microsystems, 1993): atan x = atan c + atan((x - c) / (1 + c x)) with the c of 0, 1/2, 1, 3/2 or ∞ that leaves
/// at most 7/16, then a polynomial. Single precision goes through double.
/// </summary>
internal readonly struct ArcTangent : IDoubleFunction
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Of<V>(V x) where V : unmanaged, ILanes<V, double>
    {
        var a = V.Abs(x);
        var above = ByCentre(a, a, V.Const(2) * a - V.Const(1), a - V.Const(1), a - V.Const(1.5), V.Const(-1));
        var below = ByCentre(a, V.Const(1), V.Const(2) + a, a + V.Const(1), V.Fma(V.Const(1.5), a, V.Const(1)), a);
        var high = ByCentre(
            a, V.Const(0), V.Const(4.63647609000806093515e-01), V.Const(7.85398163397448278999e-01),
            V.Const(9.82793723247329054082e-01), V.Const(1.57079632679489655800e+00));
        var low = ByCentre(
            a, V.Const(0), V.Const(2.26987774529616870924e-17), V.Const(3.06161699786838301793e-17),
            V.Const(1.39033110312309984516e-17), V.Const(6.12323399573676603587e-17));
        var t = above / below;
        var y = high - (t * Series(t * t) - low - t);
        return V.Select(V.Equal(x, x), V.CopySign(y, x), x);
    }

    /// <summary>What belongs to the centre 0, 1/2, 1, 3/2 or ∞ that is near.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ByCentre<V>(
        V a, V zero, V half, V one, V oneAndHalf, V infinity) where V : unmanaged, ILanes<V, double>
    {
        var y = V.Select(V.Less(a, V.Const(7.0 / 16)), zero, half);
        y = V.Select(V.Less(a, V.Const(11.0 / 16)), y, one);
        y = V.Select(V.Less(a, V.Const(19.0 / 16)), y, oneAndHalf);
        return V.Select(V.Less(a, V.Const(39.0 / 16)), y, infinity);
    }

    /// <summary>1 - atan(t) / t as a polynomial in t².</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Series<V>(V z) where V : unmanaged, ILanes<V, double>
    {
        var p = V.Const(1.62858201153657823623e-02);
        p = V.Horner(p, z, -3.65315727442169155270e-02);
        p = V.Horner(p, z, 4.97687799461593236017e-02);
        p = V.Horner(p, z, -5.83357013379057348645e-02);
        p = V.Horner(p, z, 6.66107313738753120669e-02);
        p = V.Horner(p, z, -7.69187620504482999495e-02);
        p = V.Horner(p, z, 9.09088713343650656196e-02);
        p = V.Horner(p, z, -1.11111104054623557880e-01);
        p = V.Horner(p, z, 1.42857142725034663711e-01);
        p = V.Horner(p, z, -1.99999999998764832476e-01);
        return z * V.Horner(p, z, 3.33333333333329318027e-01);
    }
}
