using System.Numerics;
using System.Runtime.CompilerServices;

namespace Flux;

/// <summary>
/// Natural logarithm: x = 2^k (1 + f) with 1 + f in [√½, √2), s = f / (2 + f), and log(1 + f) = 2 artanh(s) arranged as in fdlibm's e_log, whose leading
/// term f is exact.
/// </summary>
/// <typeparam name="V">The lanes.</typeparam>
/// <typeparam name="F">float or double.</typeparam>
internal static class Logarithm<V, F> where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private static double Log2High { [MethodImpl(Inline)] get => typeof(F) == typeof(double) ? 6.93147180369123816490e-1 : 6.9313812256e-1; }
    private static double Log2Low { [MethodImpl(Inline)] get => typeof(F) == typeof(double) ? 1.90821492927058770002e-10 : 9.0580006145e-6; }
    private static double SmallestNormal { [MethodImpl(Inline)] get => typeof(F) == typeof(double) ? 2.2250738585072014e-308 : 1.17549435e-38; }
    private static double Lift { [MethodImpl(Inline)] get => typeof(F) == typeof(double) ? 18014398509481984.0 : 33554432.0; }
    private static double LiftedBy { [MethodImpl(Inline)] get => typeof(F) == typeof(double) ? 54 : 25; }

    // Bits of 1 and of √½.
    private static long One { [MethodImpl(Inline)] get => typeof(F) == typeof(double) ? 0x3ff0000000000000L : 0x3f800000; }
    private static long RootOfHalf { [MethodImpl(Inline)] get => typeof(F) == typeof(double) ? 0x3fe6a09e667f3bcdL : 0x3f3504f3; }
    private static int FractionBits { [MethodImpl(Inline)] get => typeof(F) == typeof(double) ? 52 : 23; }

    [MethodImpl(Inline)]
    internal static V Log(V x)
    {
        var denormal = V.Less(x, V.Const(SmallestNormal));
        var normal = V.Select(denormal, x * V.Const(Lift), x);
        var (k, f) = Split(normal);
        k -= denormal & V.Const(LiftedBy);
        var y = FromParts(k, f);
        y = V.Select(V.Equal(x, default), V.Const(double.NegativeInfinity), y);
        y = V.Select(V.Less(x, V.Const(double.PositiveInfinity)), y, x);
        return V.Select(V.Less(x, default), V.Const(double.NaN), y);
    }

    // u = 1 + x loses x - (u - 1), and log(1 + x) = log u + (x - (u - 1)) / u.
    [MethodImpl(Inline)]
    internal static V Log1p(V x)
    {
        var one = V.Const(1);
        var u = one + x;
        var lost = (x - (u - one)) / u;
        var y = Log(u);
        // At the ends nothing is lost, and the correction would be infinity minus infinity; and the result has one NaN to come from.
        y += lost & V.Less(default, u) & V.Less(u, V.Const(double.PositiveInfinity));
        return V.Select(V.Equal(u, one), x, y);
    }

    [MethodImpl(Inline)]
    private static (V K, V F) Split(V x)
    {
        // Adding the distance from √½ to 1 carries into the exponent where the fraction is at or above √2.
        var bits = V.AddBits(x, V.AllBits(One - RootOfHalf));
        var k = Polynomial<V, F>.FromSmall(V.SubtractBits(V.ShiftRight(bits, FractionBits), V.AllBits(One >> FractionBits)));
        var fraction = V.AddBits(bits & V.AllBits((1L << FractionBits) - 1), V.AllBits(RootOfHalf));
        return (k, fraction - V.Const(1));
    }

    [MethodImpl(Inline)]
    private static V FromParts(V k, V f)
    {
        var s = f / (f + V.Const(2));
        var z = s * s;
        V p;
        if (typeof(F) == typeof(double))
        {
            p = V.Const(2.0 / 23);
            p = V.Horner(p, z, 2.0 / 21);
            p = V.Horner(p, z, 2.0 / 19);
            p = V.Horner(p, z, 2.0 / 17);
            p = V.Horner(p, z, 2.0 / 15);
            p = V.Horner(p, z, 2.0 / 13);
            p = V.Horner(p, z, 2.0 / 11);
        }
        else
        {
            p = V.Const(2.0 / 11);
        }
        p = V.Horner(p, z, 2.0 / 9);
        p = V.Horner(p, z, 2.0 / 7);
        p = V.Horner(p, z, 2.0 / 5);
        p = V.Horner(p, z, 2.0 / 3);
        var half = V.Const(0.5) * f * f;
        var rest = half - V.Fma(s, V.Fma(p, z, half), k * V.Const(Log2Low));
        return V.Fma(k, V.Const(Log2High), f - rest);
    }
}
