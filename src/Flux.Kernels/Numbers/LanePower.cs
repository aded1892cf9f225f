using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Flux;

/// <summary>x^y. Single precision goes through double, where e^(y log x) loses nothing that shows; double precision goes one by one.</summary>
internal static class LanePower
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<F> Pow<F>(Vector512<F> x, Vector512<F> y) where F : unmanaged, IBinaryFloatingPointIeee754<F>
    {
        if (typeof(F) != typeof(float)) return OneByOne(x, y);
        bool positive = Vector512.GreaterThanAll(x, Vector512<F>.Zero) && Vector512.LessThanAll(x, Polynomial<F>.C(double.PositiveInfinity));
        if (!positive) return OneByOne(x, y);
        var (x0, x1) = Vector512.Widen(x.AsSingle());
        var (y0, y1) = Vector512.Widen(y.AsSingle());
        return Vector512.Narrow(OfPositive(x0, y0), OfPositive(x1, y1)).As<float, F>();
    }

    // 1^y is 1 for every y, infinities and NaN included.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> OfPositive(Vector512<double> x, Vector512<double> y)
    {
        var one = Polynomial<double>.C(1);
        return Polynomial<double>.Select(Vector512.Equals(x, one), one, Exponential<double>.Exp(y * Logarithm<double>.Log(x)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector512<F> OneByOne<F>(Vector512<F> x, Vector512<F> y) where F : unmanaged, IBinaryFloatingPointIeee754<F>
    {
        for (int i = 0; i < Vector512<F>.Count; i++) x = x.WithElement(i, F.Pow(x[i], y[i]));
        return x;
    }
}
