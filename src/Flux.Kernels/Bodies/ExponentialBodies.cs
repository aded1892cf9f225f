using System.Runtime.CompilerServices;

namespace Flux.Bodies;

/// <summary>e^x; slope y.</summary>
public readonly struct ExpBody : IOutputBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => T.Exp(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T SlopeAt<T>(T y) where T : struct, IReal<T> => y;
}

/// <summary>e^x - 1.</summary>
public readonly struct Expm1Body : IScalarBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => T.Expm1(x);
}

/// <summary>Natural logarithm.</summary>
public readonly struct LogBody : IScalarBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => T.Log(x);
}

/// <summary>log(1 + x).</summary>
public readonly struct Log1pBody : IScalarBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => T.Log1p(x);
}

/// <summary>Logarithm to base 2.</summary>
public readonly struct Log2Body : IScalarBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => 1.4426950408889634 * T.Log(x);
}

/// <summary>Logarithm to base 10.</summary>
public readonly struct Log10Body : IScalarBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => 0.4342944819032518 * T.Log(x);
}
