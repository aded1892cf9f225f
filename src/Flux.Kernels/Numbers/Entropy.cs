using System.Runtime.CompilerServices;

namespace Flux;

/// <summary>x log y with 0 log 0 = 0, from logarithms of numbers that have one.</summary>
internal static class Entropy
{
    /// <summary>y; where x = 0 and y has no finite logarithm, 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Known<T>(T x, T y) where T : struct, IReal<T>
    {
        T zero = T.Const(0), one = T.Const(1);
        return T.IfLess(zero, T.Abs(x), y, T.IfLess(zero, y, T.IfLess(y, T.Const(double.PositiveInfinity), y, one), one));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Xlogy<T>(T x, T y) where T : struct, IReal<T> => x * T.Log(Known(x, y));
}
