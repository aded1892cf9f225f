using System.Runtime.CompilerServices;

namespace Flux.Bodies;

/// <summary>x / (1 + |x|).</summary>
public readonly struct SoftsignBody : IScalarBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => x / (1 + T.Abs(x));
}

/// <summary>log(cosh x) = x + softplus(-2x) - log 2.</summary>
public readonly struct LogCoshBody : IScalarBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => x + (-0.6931471805599453 + new SoftplusBody().Invoke(-2 * x));
}

/// <summary>x - tanh x.</summary>
public readonly struct TanhShrinkBody : IScalarBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => x - T.Tanh(x);
}
