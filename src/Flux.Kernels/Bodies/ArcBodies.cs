using System.Runtime.CompilerServices;

namespace Flux.Bodies;

/// <summary>Arc tangent.</summary>
public readonly struct AtanBody : IScalarBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => T.Atan(x);
}

/// <summary>Arc sine, x from -1 to 1.</summary>
public readonly struct AsinBody : IScalarBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => T.Atan(x / T.Sqrt((1 - x) * (1 + x)));
}

/// <summary>Arc cosine, x from -1 to 1.</summary>
public readonly struct AcosBody : IScalarBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => 2 * T.Atan(T.Sqrt((1 - x) / (1 + x)));
}

/// <summary>(y, x) -> the angle of the point (x, y), from -π to π; 0 at the origin.</summary>
public readonly struct Atan2Body : IBinaryBody
{
    // Near the y axis the quotient is turned by a quarter, so that neither side of a selection has an infinite slope.
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x, T y) where T : struct, IReal<T>
    {
        T zero = T.Const(0), up = x, across = y, width = T.Abs(across), height = T.Abs(up);
        T quarter = T.IfLess(up, zero, T.Const(-Math.PI / 2), T.Const(Math.PI / 2));
        T turn = T.IfLess(width, height, quarter, T.IfLess(across, zero, 2 * quarter, zero));
        T above = T.IfLess(width, height, -across, up), below = T.IfLess(width, height, up, across), size = T.Abs(below);
        return turn + T.Atan(above / T.IfLess(zero, size, below, 1 + size));
    }
}
