using System.Runtime.CompilerServices;

namespace Flux.Bodies;

/// <summary>1 / (1 + e^-x); slope y (1 - y).</summary>
public readonly struct SigmoidBody : IOutputBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => T.Sigmoid(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T SlopeAt<T>(T y) where T : struct, IReal<T> => y * (1 - y);
}

/// <summary>Hyperbolic tangent; slope 1 - y².</summary>
public readonly struct TanhBody : IOutputBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => T.Tanh(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T SlopeAt<T>(T y) where T : struct, IReal<T> => 1 - y * y;
}

/// <summary>log(1 + e^x) = max(x, 0) + log(1 + e^-|x|), so that nothing overflows.</summary>
public readonly struct SoftplusBody : IScalarBody
{
    // Both selections take the same side at 0, as Max and Abs would not: their halves then add up to the slope 1/2, and so at every order. NaN goes one way
    // only, since of two with different signs the sum may be either.
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T>
    {
        T zero = T.Const(0), positive = T.IfLess(zero, x, x, zero), negative = T.IfLess(zero, x, -x, x);
        return positive + T.Log1p(T.Exp(negative));
    }
}

/// <summary>log sigmoid(x) = -softplus(-x).</summary>
public readonly struct LogSigmoidBody : IScalarBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => -new SoftplusBody().Invoke(-x);
}
