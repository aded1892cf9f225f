using System.Runtime.CompilerServices;

namespace Flux.Bodies;

/// <summary>The largest whole number that is not above x; slope 0.</summary>
public readonly struct FloorBody : IScalarBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => T.Floor(x);
}

/// <summary>The smallest whole number that is not below x; slope 0.</summary>
public readonly struct CeilingBody : IScalarBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => -T.Floor(-x);
}

/// <summary>The nearest whole number, of two equally near the even one; slope 0.</summary>
public readonly struct RoundBody : IScalarBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T>
    {
        T below = T.Floor(x), part = x - below, half = T.Const(0.5);
        T even = T.IfLess(2 * T.Floor(0.5 * below), below, 1 + below, below);
        return T.IfLess(part, half, below, T.IfLess(half, part, 1 + below, even));
    }
}

/// <summary>x without its fraction; slope 0.</summary>
public readonly struct TruncateBody : IScalarBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => T.IfLess(x, T.Const(0), -T.Floor(-x), T.Floor(x));
}

/// <summary>x - y ⌊x / y⌋: the remainder with the sign of y.</summary>
public readonly struct ModBody : IBinaryBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x, T y) where T : struct, IReal<T> => x - y * T.Floor(x / y);
}
