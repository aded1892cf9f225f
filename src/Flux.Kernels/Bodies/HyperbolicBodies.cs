using System.Runtime.CompilerServices;

namespace Flux.Bodies;

/// <summary>(e^x - e^-x) / 2.</summary>
public readonly struct SinhBody : IScalarBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => 0.5 * (T.Expm1(x) - T.Expm1(-x));
}

/// <summary>(e^x + e^-x) / 2.</summary>
public readonly struct CoshBody : IScalarBody
{
    // 0 - x is NaN of the sign of x, where -x has the other: of two signs the sum may be either.
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => 0.5 * (T.Exp(x) + T.Exp(0 - x));
}

/// <summary>The inverse of sinh: ± log(|x| + √(x² + 1)).</summary>
public readonly struct AsinhBody : IScalarBody
{
    // From 10⁹ on it is log(2 |x|) to the last digit, and x² might overflow.
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T>
    {
        T zero = T.Const(0), large = T.Const(1e9), a = T.IfLess(x, zero, -x, x), b = T.Min(a, large), square = b * b;
        T near = T.Log1p(b + square / (1 + T.Sqrt(1 + square))), far = 0.6931471805599453 + T.Log(T.Max(large, a));
        T y = T.IfLess(a, large, near, far);
        return T.IfLess(x, zero, -y, y);
    }
}

/// <summary>The inverse of cosh for x &gt;= 1: log(x + √(x² - 1)).</summary>
public readonly struct AcoshBody : IScalarBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T>
    {
        T large = T.Const(1e9), above = T.Min(x, large) - T.Const(1);
        T near = T.Log1p(above + T.Sqrt(above) * T.Sqrt(2 + above)), far = 0.6931471805599453 + T.Log(T.Max(large, x));
        return T.IfLess(large, x, far, near);
    }
}

/// <summary>The inverse of tanh, x from -1 to 1: log((1 + x) / (1 - x)) / 2.</summary>
public readonly struct AtanhBody : IScalarBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => 0.5 * (T.Log1p(x) - T.Log1p(-x));
}
