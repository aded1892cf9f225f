using System.Runtime.CompilerServices;

namespace Flux.Bodies;

/// <summary>Arc tangent.</summary>
public readonly struct AtanBody : IScalarBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => T.Atan(x);
}

/// <summary>Arc sine, x from -1 to 1: twice the angle of half the sine, whose slope is infinite at both ends and not infinity over infinity.</summary>
public readonly struct AsinBody : IScalarBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => 2 * T.Atan(x / (1 + T.Sqrt((1 - x) * (1 + x))));
}

/// <summary>Arc cosine, x from -1 to 1.</summary>
public readonly struct AcosBody : IScalarBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T>
    {
        T zero = T.Const(0), a = T.IfLess(x, zero, -x, x), y = 2 * T.Atan(T.Sqrt((1 - a) / (1 + a)));
        return T.IfLess(x, zero, Math.PI - y, y);
    }
}

/// <summary>(y, x) -> the angle of the point (x, y), from -π to π; signed zeros and infinities as in IEEE 754, so ±0 or ±π at the origin.</summary>
public readonly struct Atan2Body : IBinaryBody
{
    // The angle in the first quadrant, from the smaller side over the larger one, then mirrored into its own. Two infinite sides count as equal,
    // and two that are 0 as 0 over 1.
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x, T y) where T : struct, IReal<T>
    {
        // -0 is known by its reciprocal, -∞; the sum has the sign of both.
        T zero = T.Const(0), infinity = T.Const(double.PositiveInfinity), signOfUp = x + 1 / x, signOfAcross = y + 1 / y;
        T up = T.IfLess(signOfUp, zero, -x, x), across = T.IfLess(signOfAcross, zero, -y, y);
        T smaller = T.IfLess(across, up, across, up), larger = T.IfLess(across, up, up, across), one = 1 + T.Min(zero, smaller);
        T quotient = T.IfLess(smaller, infinity, smaller, one) / T.IfLess(zero, larger, T.IfLess(smaller, infinity, larger, one), 1 + larger);
        T angle = T.Atan(quotient), acute = T.IfLess(across, up, Math.PI / 2 - angle, angle), upper = T.IfLess(signOfAcross, zero, Math.PI - acute, acute);
        return T.IfLess(signOfUp, zero, -upper, upper);
    }
}
