using System.Runtime.CompilerServices;

namespace Flux.Bodies;

/// <summary>x w, and 0 where w is 0 even if x is infinite or NaN: what weighs nothing does not reach the sum.</summary>
internal readonly struct WeighedBody : IBinaryBody
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x, T w) where T : struct, IReal<T>
    {
        T zero = T.Const(0), product = x * w;
        return T.IfLess(T.Abs(x), T.Const(double.PositiveInfinity), product, T.IfLess(zero, T.Abs(w), product, T.IfLess(T.Abs(w), T.Const(1), zero, product)));
    }
}
