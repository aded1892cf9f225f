using System.Numerics;
using System.Runtime.CompilerServices;

namespace Flux;

/// <summary>Sine and cosine: x = n π/2 + r with |r| at most π/4, Taylor series of r, the quadrant chooses function and sign. Large x go one by one.</summary>
/// <typeparam name="V">The lanes.</typeparam>
/// <typeparam name="F">float or double.</typeparam>
internal static class Trigonometric<V, F> where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    // Up to here n π/2 in three parts is exact enough.
    private static double Large { [MethodImpl(Inline)] get => typeof(F) == typeof(double) ? 1e5 : 3e4; }
    private static double Part1 { [MethodImpl(Inline)] get => typeof(F) == typeof(double) ? 1.57079632679489655800e0 : 1.57079637050628662109375; }
    private static double Part2 { [MethodImpl(Inline)] get => typeof(F) == typeof(double) ? 6.12323399573676603587e-17 : -4.37113900018624283e-8; }
    private static double Part3 { [MethodImpl(Inline)] get => typeof(F) == typeof(double) ? -1.49738490485916983294e-33 : -1.71512451000588e-15; }

    [MethodImpl(Inline)]
    internal static V Sin(V x)
    {
        // The reduction turns -0 into 0.
        V y = V.Select(V.Equal(x, default), x, Quadrant(x, 0)), large = V.Less(V.Const(Large), V.Abs(x));
        return V.Signs(large) == 0 ? y : Polynomial<V, F>.OneByOne(large, x, y, F.Sin);
    }

    [MethodImpl(Inline)]
    internal static V Cos(V x)
    {
        V y = Quadrant(x, 1), large = V.Less(V.Const(Large), V.Abs(x));
        return V.Signs(large) == 0 ? y : Polynomial<V, F>.OneByOne(large, x, y, F.Cos);
    }

    [MethodImpl(Inline)]
    private static V Quadrant(V x, double shift)
    {
        var n = V.Round(x * V.Const(0.63661977236758134308));
        var r = V.Fma(-n, V.Const(Part1), x);
        r = V.Fma(-n, V.Const(Part2), r);
        r = V.Fma(-n, V.Const(Part3), r);
        var q = n + V.Const(shift);
        // q mod 4 by arithmetic on whole numbers: odd quadrants take the cosine, the upper two are negative.
        var odd = q - V.Const(2) * V.Floor(q * V.Const(0.5));
        var half = V.Floor(q * V.Const(0.5));
        var negative = half - V.Const(2) * V.Floor(half * V.Const(0.5));
        var y = V.Select(V.Equal(odd, default), SinSeries(r), CosSeries(r));
        return V.Select(V.Equal(negative, default), y, -y);
    }

    [MethodImpl(Inline)]
    private static V SinSeries(V r)
    {
        var z = r * r;
        V p;
        if (typeof(F) == typeof(double))
        {
            p = V.Const(1.0 / 355687428096000);
            p = V.Horner(p, z, -1.0 / 1307674368000);
            p = V.Horner(p, z, 1.0 / 6227020800);
            p = V.Horner(p, z, -1.0 / 39916800);
            p = V.Horner(p, z, 1.0 / 362880);
        }
        else
        {
            p = V.Const(1.0 / 362880);
        }
        p = V.Horner(p, z, -1.0 / 5040);
        p = V.Horner(p, z, 1.0 / 120);
        p = V.Horner(p, z, -1.0 / 6);
        return V.Fma(p * z, r, r);
    }

    [MethodImpl(Inline)]
    private static V CosSeries(V r)
    {
        var z = r * r;
        V p;
        if (typeof(F) == typeof(double))
        {
            p = V.Const(-1.0 / 6402373705728000);
            p = V.Horner(p, z, 1.0 / 20922789888000);
            p = V.Horner(p, z, -1.0 / 87178291200);
            p = V.Horner(p, z, 1.0 / 479001600);
            p = V.Horner(p, z, -1.0 / 3628800);
        }
        else
        {
            p = V.Const(-1.0 / 3628800);
        }
        p = V.Horner(p, z, 1.0 / 40320);
        p = V.Horner(p, z, -1.0 / 720);
        p = V.Horner(p, z, 1.0 / 24);
        p = V.Horner(p, z, -1.0 / 2);
        return V.Horner(p, z, 1);
    }
}
