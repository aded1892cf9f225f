using System.Numerics;
using System.Runtime.CompilerServices;

namespace Flux;

/// <summary>
/// The error function in single precision, within 2 ulp: up to 1 as x + x P(x²), from there on as 1 - e^-Q(x), since the logarithm of what is missing to 1
/// is smooth. P and Q are the polynomials of least greatest error (Remez), below a quarter of an ulp.
/// </summary>
/// <typeparam name="V">The lanes.</typeparam>
/// <typeparam name="F">float.</typeparam>
internal static class SingleErrorFunction<V, F> where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    // From here on it is 1.
    private const double One = 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Erf(V x)
    {
        V a = V.MinNative(V.Const(One), V.Abs(x)), y = V.Select(V.Less(a, V.Const(1)), Near(a), Far(a));
        return V.Select(V.Equal(x, x), V.CopySign(y, x), x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Near(V a)
    {
        V z = a * a, p = V.Const(7.8538607842663479e-5);
        p = V.Horner(p, z, -8.0101934463078370e-4);
        p = V.Horner(p, z, 5.1883276646472785e-3);
        p = V.Horner(p, z, -2.6853811923966336e-2);
        p = V.Horner(p, z, 1.1283585148351822e-1);
        p = V.Horner(p, z, -3.7612625824215742e-1);
        p = V.Horner(p, z, 1.2837916572671346e-1);
        return V.Fma(a, p, a);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Far(V a)
    {
        var q = V.Const(-1.8637892780622161e-4);
        q = V.Horner(q, a, 2.9476558175306726e-3);
        q = V.Horner(q, a, -2.1838054492020136e-2);
        q = V.Horner(q, a, 1.0310673557999385e-1);
        q = V.Horner(q, a, 6.3814485366568053e-1);
        q = V.Horner(q, a, 1.1270891781800390);
        q = V.Horner(q, a, 3.4152583053032004e-4);
        return V.Const(1) - Exponential<V, F>.OfNegative(-q);
    }
}
