using System.Runtime.CompilerServices;

namespace Flux.Bodies;

/// <summary>Sine.</summary>
public readonly struct SinBody : IScalarBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => T.Sin(x);
}

/// <summary>Cosine.</summary>
public readonly struct CosBody : IScalarBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => T.Cos(x);
}

/// <summary>Tangent.</summary>
public readonly struct TanBody : IScalarBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => T.Sin(x) / T.Cos(x);
}

/// <summary>Error function.</summary>
public readonly struct ErfBody : IScalarBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => T.Erf(x);
}
