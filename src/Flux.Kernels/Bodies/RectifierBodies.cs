using System.Runtime.CompilerServices;

namespace Flux.Bodies;

/// <summary>max(0, x); slope 0 at 0.</summary>
public readonly struct ReluBody : ILightBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => T.Max(T.Const(0), x);
}

/// <summary>-1, 0 or 1; slope 0 everywhere.</summary>
public readonly struct SignBody : IScalarBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T>
    {
        var zeroOrNaN = T.IfLess(x, T.Const(1), T.Const(0), x);
        return T.IfLess(x, T.Const(0), T.Const(-1), T.IfLess(T.Const(0), x, T.Const(1), zeroOrNaN));
    }
}

/// <summary>x &gt; 0 ? x : a x; slope a at 0.</summary>
public readonly struct LeakyReluBody(double slope) : ILightBody
{
    private readonly double slope = slope;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => T.IfLess(T.Const(0), x, x, slope * x);
}

/// <summary>x &gt;= 0 ? x : α (e^x - 1); slope 1 at 0.</summary>
public readonly struct EluBody(double alpha) : IScalarBody
{
    private readonly double alpha = alpha;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => T.IfLess(x, T.Const(0), alpha * T.Expm1(x), x);
}

/// <summary>x &gt;= 0 ? x : α (e^(x/α) - 1), continuously differentiable (Barron 2017); slope 1 at 0.</summary>
public readonly struct CeluBody(double alpha) : IScalarBody
{
    private readonly double alpha = alpha;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => T.IfLess(x, T.Const(0), alpha * T.Expm1(1 / alpha * x), x);
}

/// <summary>λ x for x &gt; 0, else λ α (e^x - 1), with the λ and α that keep mean 0 and variance 1 (Klambauer et al. 2017); slope λ α at 0.</summary>
public readonly struct SeluBody : IScalarBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> =>
        1.0507009873554805 * T.IfLess(T.Const(0), x, x, 1.6732632423543772 * T.Expm1(x));
}
