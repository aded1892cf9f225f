using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Flux;

/// <summary>The remainder of a division, exact: in one step where the whole part of the quotient is a number that the type holds, else one by one.</summary>
internal static class LaneRemainder
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<F> Remainder<F>(Vector512<F> x, Vector512<F> y) where F : unmanaged, IBinaryFloatingPointIeee754<F>
    {
        Vector512<F> a = Vector512.Abs(x), b = Vector512.Abs(y), quotient = a / b;
        var largest = Polynomial<F>.C(Polynomial<F>.IsDouble ? 4503599627370496 : 8388608);
        bool near = Vector512.LessThanAll(quotient, largest) && Vector512.LessThanAll(b, Polynomial<F>.C(double.PositiveInfinity));
        return near ? OneStep(x, a, b, quotient) : OneByOne(x, y);
    }

    // The quotient is rounded, so its whole part may be one too large, never too small: whole numbers up to the largest are exact. The multiply-add rounds
    // once, and what it rounds is a multiple of the smaller spacing that the type holds.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<F> OneStep<F>(Vector512<F> x, Vector512<F> a, Vector512<F> b, Vector512<F> quotient)
        where F : unmanaged, IBinaryFloatingPointIeee754<F>
    {
        var r = Polynomial<F>.Fma(-Polynomial<F>.Floor(quotient), b, a);
        return Polynomial<F>.CopySign(Polynomial<F>.Select(Vector512.LessThan(r, Vector512<F>.Zero), r + b, r), x);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector512<F> OneByOne<F>(Vector512<F> x, Vector512<F> y) where F : unmanaged, IBinaryFloatingPointIeee754<F>
    {
        for (int i = 0; i < Vector512<F>.Count; i++) x = x.WithElement(i, x[i] % y[i]);
        return x;
    }
}
