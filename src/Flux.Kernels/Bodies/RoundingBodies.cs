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

/// <summary>x - n y with n = x / y without its fraction: the exact remainder, with the sign of x.</summary>
internal readonly struct RemainderBody : IBinaryBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x, T y) where T : struct, IReal<T> => T.Remainder(x, y);
}

/// <summary>x - y ⌊x / y⌋: the remainder with the sign of y, as Julia's mod: exact where x and y have one sign, else the exact remainder plus y.</summary>
public readonly struct ModBody : IBinaryBody
{
    // The larger of r and 0 is r, and the smaller of r and -0, but a zero takes the sign of y; the slope is that of r.
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x, T y) where T : struct, IReal<T>
    {
        T zero = T.Const(0), r = T.Remainder(x, y);
        return T.IfLess(y, zero, T.IfLess(zero, r, r + y, T.Min(r, -zero)), T.IfLess(r, zero, r + y, T.Max(r, zero)));
    }
}
