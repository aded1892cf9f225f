using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Flux;

/// <summary>Sine and cosine: x = n π/2 + r with |r| at most π/4, Taylor series of r, the quadrant chooses function and sign. Large x go one by one.</summary>
/// <typeparam name="F">float or double.</typeparam>
internal static class Trigonometric<F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    // Up to here n π/2 in three parts is exact enough.
    private static double Large => Polynomial<F>.IsDouble ? 1e5 : 3e4;
    private static double Part1 => Polynomial<F>.IsDouble ? 1.57079632679489655800e0 : 1.57079637050628662109375;
    private static double Part2 => Polynomial<F>.IsDouble ? 6.12323399573676603587e-17 : -4.37113900018624283e-8;
    private static double Part3 => Polynomial<F>.IsDouble ? -1.49738490485916983294e-33 : -1.71512451000588e-15;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<F> Sin(Vector512<F> x)
    {
        if (Vector512.GreaterThanAny(Vector512.Abs(x), Polynomial<F>.C(Large))) return OneByOne(x, F.Sin);
        // The reduction turns -0 into 0.
        return Polynomial<F>.Select(Vector512.Equals(x, Vector512<F>.Zero), x, Quadrant(x, 0));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<F> Cos(Vector512<F> x) =>
        Vector512.GreaterThanAny(Vector512.Abs(x), Polynomial<F>.C(Large)) ? OneByOne(x, F.Cos) : Quadrant(x, 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<F> Quadrant(Vector512<F> x, double shift)
    {
        var n = Polynomial<F>.Round(x * Polynomial<F>.C(0.63661977236758134308));
        var r = Polynomial<F>.Fma(-n, Polynomial<F>.C(Part1), x);
        r = Polynomial<F>.Fma(-n, Polynomial<F>.C(Part2), r);
        r = Polynomial<F>.Fma(-n, Polynomial<F>.C(Part3), r);
        var q = n + Polynomial<F>.C(shift);
        // q mod 4 by arithmetic on whole numbers: odd quadrants take the cosine, the upper two are negative.
        var odd = q - Polynomial<F>.C(2) * Polynomial<F>.Floor(q * Polynomial<F>.C(0.5));
        var half = Polynomial<F>.Floor(q * Polynomial<F>.C(0.5));
        var negative = half - Polynomial<F>.C(2) * Polynomial<F>.Floor(half * Polynomial<F>.C(0.5));
        var y = Polynomial<F>.Select(Vector512.Equals(odd, Vector512<F>.Zero), SinSeries(r), CosSeries(r));
        return Polynomial<F>.Select(Vector512.Equals(negative, Vector512<F>.Zero), y, -y);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<F> SinSeries(Vector512<F> r)
    {
        var z = r * r;
        Vector512<F> p;
        if (Polynomial<F>.IsDouble)
        {
            p = Polynomial<F>.C(1.0 / 355687428096000);
            p = Polynomial<F>.Horner(p, z, -1.0 / 1307674368000);
            p = Polynomial<F>.Horner(p, z, 1.0 / 6227020800);
            p = Polynomial<F>.Horner(p, z, -1.0 / 39916800);
            p = Polynomial<F>.Horner(p, z, 1.0 / 362880);
        }
        else
        {
            p = Polynomial<F>.C(1.0 / 362880);
        }
        p = Polynomial<F>.Horner(p, z, -1.0 / 5040);
        p = Polynomial<F>.Horner(p, z, 1.0 / 120);
        p = Polynomial<F>.Horner(p, z, -1.0 / 6);
        return Polynomial<F>.Fma(p * z, r, r);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<F> CosSeries(Vector512<F> r)
    {
        var z = r * r;
        Vector512<F> p;
        if (Polynomial<F>.IsDouble)
        {
            p = Polynomial<F>.C(-1.0 / 6402373705728000);
            p = Polynomial<F>.Horner(p, z, 1.0 / 20922789888000);
            p = Polynomial<F>.Horner(p, z, -1.0 / 87178291200);
            p = Polynomial<F>.Horner(p, z, 1.0 / 479001600);
            p = Polynomial<F>.Horner(p, z, -1.0 / 3628800);
        }
        else
        {
            p = Polynomial<F>.C(-1.0 / 3628800);
        }
        p = Polynomial<F>.Horner(p, z, 1.0 / 40320);
        p = Polynomial<F>.Horner(p, z, -1.0 / 720);
        p = Polynomial<F>.Horner(p, z, 1.0 / 24);
        p = Polynomial<F>.Horner(p, z, -1.0 / 2);
        return Polynomial<F>.Horner(p, z, 1);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector512<F> OneByOne(Vector512<F> x, Func<F, F> f)
    {
        for (int i = 0; i < Vector512<F>.Count; i++) x = x.WithElement(i, f(x[i]));
        return x;
    }
}
