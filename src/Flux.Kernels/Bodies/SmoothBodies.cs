using System.Runtime.CompilerServices;

namespace Flux.Bodies;

/// <summary>x / (1 + |x|).</summary>
public readonly struct SoftsignBody : IScalarBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T>
    {
        // From 1 on as ±(1 - 1 / (1 + |x|)), which is no quotient of infinities, and whose slope does not cancel.
        T zero = T.Const(0), outer = 1 - 1 / (1 + T.Abs(x));
        return T.IfLess(T.Abs(x), T.Const(1), x / (1 + T.Abs(x)), T.IfLess(x, zero, -outer, outer));
    }
}

/// <summary>log(cosh x) = -log(1 - tanh² x) / 2, which near 0 is x² / 2 to the last digit; from 1 on |x| + log(1 + e^(-2|x|)) - log 2.</summary>
public readonly struct LogCoshBody : IScalarBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T>
    {
        T zero = T.Const(0), one = T.Const(1), a = T.IfLess(x, zero, -x, x), e = T.Expm1(-2 * a), t = e / (2 + e);
        T logarithm = T.Log1p(T.IfLess(a, one, -(t * t), 1 + e));
        return T.IfLess(a, one, -0.5 * logarithm, a + (-0.6931471805599453 + logarithm));
    }
}

/// <summary>x - tanh x.</summary>
public readonly struct TanhShrinkBody : IScalarBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => x - T.Tanh(x);
}
