using System.Runtime.CompilerServices;

namespace Flux;

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

/// <summary>log(1 + e^x), written so that nothing overflows.</summary>
public readonly struct SoftplusBody : IScalarBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => T.Max(x, T.Const(0)) + T.Log1p(T.Exp(-T.Abs(x)));
}

/// <summary>log sigmoid(x) = -softplus(-x).</summary>
public readonly struct LogSigmoidBody : IScalarBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => T.Min(x, T.Const(0)) - T.Log1p(T.Exp(-T.Abs(x)));
}
