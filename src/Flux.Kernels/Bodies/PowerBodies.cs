using System.Runtime.CompilerServices;

namespace Flux.Bodies;

/// <summary>x.</summary>
public readonly struct IdentityBody : IScalarBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => x;
}

/// <summary>x².</summary>
public readonly struct SquareBody : IScalarBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => x * x;
}

/// <summary>√x; slope 1 / (2 y).</summary>
public readonly struct SqrtBody : IOutputBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => T.Sqrt(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T SlopeAt<T>(T y) where T : struct, IReal<T> => 0.5 / y;
}

/// <summary>|x|; slope 0 at 0.</summary>
public readonly struct AbsBody : IScalarBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => T.Abs(x);
}

/// <summary>x^p for a number p; negative x needs a whole p.</summary>
public readonly struct PowerBody(double exponent) : IScalarBody
{
    private readonly double exponent = exponent;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => T.Pow(x, T.Const(exponent));
}

/// <summary>x^y for x &gt;= 0.</summary>
public readonly struct PowBody : IBinaryBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x, T y) where T : struct, IReal<T> => T.Pow(x, y);
}
