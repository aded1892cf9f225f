using System.Runtime.CompilerServices;

namespace Flux.Bodies;

/// <summary>x + y.</summary>
public readonly struct AddBody : IBinaryBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x, T y) where T : struct, IReal<T> => x + y;
}

/// <summary>x - y.</summary>
public readonly struct SubtractBody : IBinaryBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x, T y) where T : struct, IReal<T> => x - y;
}

/// <summary>x y.</summary>
public readonly struct MultiplyBody : IBinaryBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x, T y) where T : struct, IReal<T> => x * y;
}

/// <summary>x / y.</summary>
public readonly struct DivideBody : IBinaryBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x, T y) where T : struct, IReal<T> => x / y;
}

/// <summary>The larger; at a tie the derivative is that of x.</summary>
public readonly struct MaxBody : IBinaryBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x, T y) where T : struct, IReal<T> => T.Max(x, y);
}

/// <summary>The smaller; at a tie the derivative is that of x.</summary>
public readonly struct MinBody : IBinaryBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x, T y) where T : struct, IReal<T> => T.Min(x, y);
}

/// <summary>a x.</summary>
public readonly struct ScaleBody(double factor) : ILightBody
{
    private readonly double factor = factor;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => factor * x;
}

/// <summary>x + b.</summary>
public readonly struct ShiftBody(double shift) : ILightBody
{
    private readonly double shift = shift;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => shift + x;
}

/// <summary>a x + b.</summary>
public readonly struct AffineBody(double factor, double shift) : ILightBody
{
    private readonly double factor = factor;
    private readonly double shift = shift;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => shift + factor * x;
}

/// <summary>a / x.</summary>
public readonly struct RatioBody(double numerator) : IScalarBody
{
    private readonly double numerator = numerator;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => numerator / x;
}

/// <summary>x log y, and 0 where x = 0; the slope in x is log y also there, as far as that is finite.</summary>
public readonly struct XlogyBody : IBinaryBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x, T y) where T : struct, IReal<T> => T.Xlogy(x, y);
}

/// <summary>x log x, and 0 with slope 0 where x = 0.</summary>
public readonly struct XlogxBody : IScalarBody
{
    // At infinity x² has the same value and slope, and no quotient x / x.
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => T.IfLess(x, T.Const(double.PositiveInfinity), T.Xlogy(x, x), x * x);
}
