using System.Numerics;
using System.Runtime.CompilerServices;

namespace Flux;

/// <summary>The remainder of a division, exact: in one step where the whole part of the quotient is a number that the type holds, else one by one.</summary>
internal static class LaneRemainder<V, F> where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Remainder(V x, V y)
    {
        V a = V.Abs(x), b = V.Abs(y), quotient = a / b;
        var largest = V.Const(typeof(F) == typeof(double) ? 4503599627370496 : 8388608);
        V far = ~(V.Less(quotient, largest) & V.Less(b, V.Const(double.PositiveInfinity))), r = OneStep(x, a, b, quotient);
        return V.Signs(far) == 0 ? r : Polynomial<V, F>.OneByOne(far, x, y, r, static (x, y) => x % y);
    }

    // The quotient is rounded, so its whole part may be one too large, never too small: whole numbers up to the largest are exact. The multiply-add rounds
    // once, and what it rounds is a multiple of the smaller spacing that the type holds.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V OneStep(V x, V a, V b, V quotient)
    {
        var r = V.Fma(-V.Floor(quotient), b, a);
        return V.CopySign(V.Select(V.Less(r, default), r + b, r), x);
    }
}
