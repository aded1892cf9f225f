using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Flux;

/// <summary>
/// Natural logarithm: x = 2^k (1 + f) with 1 + f in [√½, √2), s = f / (2 + f), and log(1 + f) = 2 artanh(s) arranged as in fdlibm's e_log, whose leading
/// term f is exact.
/// </summary>
/// <typeparam name="F">float or double.</typeparam>
internal static class Logarithm<F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    private static double Log2High => Polynomial<F>.IsDouble ? 6.93147180369123816490e-1 : 6.9313812256e-1;
    private static double Log2Low => Polynomial<F>.IsDouble ? 1.90821492927058770002e-10 : 9.0580006145e-6;
    private static double SmallestNormal => Polynomial<F>.IsDouble ? 2.2250738585072014e-308 : 1.17549435e-38;
    private static double Lift => Polynomial<F>.IsDouble ? 18014398509481984.0 : 33554432.0;
    private static double LiftedBy => Polynomial<F>.IsDouble ? 54 : 25;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<F> Log(Vector512<F> x)
    {
        var denormal = Vector512.LessThan(x, Polynomial<F>.C(SmallestNormal));
        var normal = Polynomial<F>.Select(denormal, x * Polynomial<F>.C(Lift), x);
        var (k, f) = Split(normal);
        k -= denormal & Polynomial<F>.C(LiftedBy);
        var y = FromParts(k, f);
        var infinite = Vector512.Equals(x, Polynomial<F>.C(double.PositiveInfinity));
        y = Polynomial<F>.Select(Vector512.Equals(x, Vector512<F>.Zero), Polynomial<F>.C(double.NegativeInfinity), y);
        var outside = Polynomial<F>.Select(infinite, x, Polynomial<F>.C(double.NaN));
        return Polynomial<F>.Select(Vector512.GreaterThanOrEqual(x, Vector512<F>.Zero) & ~infinite, y, outside);
    }

    // u = 1 + x loses x - (u - 1), and log(1 + x) = log u + (x - (u - 1)) / u.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<F> Log1p(Vector512<F> x)
    {
        var one = Polynomial<F>.C(1);
        var u = one + x;
        var lost = (x - (u - one)) / u;
        var y = Log(u);
        // At the ends nothing is lost, and the correction would be infinity minus infinity.
        var end = Vector512.Equals(u, Polynomial<F>.C(double.PositiveInfinity)) | Vector512.Equals(u, Vector512<F>.Zero);
        y += Vector512.AndNot(lost, end);
        return Polynomial<F>.Select(Vector512.Equals(u, one), x, y);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<F> K, Vector512<F> F) Split(Vector512<F> x)
    {
        if (Polynomial<F>.IsDouble)
        {
            // Adding the distance from √½ to 1 carries into the exponent where the fraction is at or above √2.
            var bits = x.AsInt64() + Vector512.Create(0x3ff0000000000000L - 0x3fe6a09e667f3bcdL);
            var k = Vector512.ConvertToDouble((bits >> 52) - Vector512.Create(1023L));
            var fraction = ((bits & Vector512.Create(0x000fffffffffffffL)) + Vector512.Create(0x3fe6a09e667f3bcdL)).AsDouble();
            return (k.As<double, F>(), (fraction - Vector512.Create(1.0)).As<double, F>());
        }
        else
        {
            var bits = x.AsInt32() + Vector512.Create(0x3f800000 - 0x3f3504f3);
            var k = Vector512.ConvertToSingle((bits >> 23) - Vector512.Create(127));
            var fraction = ((bits & Vector512.Create(0x007fffff)) + Vector512.Create(0x3f3504f3)).AsSingle();
            return (k.As<float, F>(), (fraction - Vector512.Create(1f)).As<float, F>());
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<F> FromParts(Vector512<F> k, Vector512<F> f)
    {
        var s = f / (f + Polynomial<F>.C(2));
        var z = s * s;
        Vector512<F> p;
        if (Polynomial<F>.IsDouble)
        {
            p = Polynomial<F>.C(2.0 / 23);
            p = Polynomial<F>.Horner(p, z, 2.0 / 21);
            p = Polynomial<F>.Horner(p, z, 2.0 / 19);
            p = Polynomial<F>.Horner(p, z, 2.0 / 17);
            p = Polynomial<F>.Horner(p, z, 2.0 / 15);
            p = Polynomial<F>.Horner(p, z, 2.0 / 13);
            p = Polynomial<F>.Horner(p, z, 2.0 / 11);
        }
        else
        {
            p = Polynomial<F>.C(2.0 / 11);
        }
        p = Polynomial<F>.Horner(p, z, 2.0 / 9);
        p = Polynomial<F>.Horner(p, z, 2.0 / 7);
        p = Polynomial<F>.Horner(p, z, 2.0 / 5);
        p = Polynomial<F>.Horner(p, z, 2.0 / 3);
        var half = Polynomial<F>.C(0.5) * f * f;
        var rest = half - Polynomial<F>.Fma(s, Polynomial<F>.Fma(p, z, half), k * Polynomial<F>.C(Log2Low));
        return Polynomial<F>.Fma(k, Polynomial<F>.C(Log2High), f - rest);
    }
}
