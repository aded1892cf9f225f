using System.Runtime.CompilerServices;

namespace Flux.Bodies;

/// <summary>f', by running the body on dual numbers: the derivative of a body is a body.</summary>
public readonly struct Deriv<B>(B body) : IScalarBody where B : struct, IScalarBody
{
    private readonly B body = body;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => body.Invoke(new Dual<T>(x, T.Const(1))).Tangent;
}

/// <summary>f after g.</summary>
public readonly struct Compose<G, H>(G f, H g) : IScalarBody where G : struct, IScalarBody where H : struct, IScalarBody
{
    private readonly G f = f;
    private readonly H g = g;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => f.Invoke(g.Invoke(x));
}

/// <summary>
/// (x, c) -> c f'(x): push and pull of a map in one pass. c is the tangent of x, so that a body that chooses drops it with the side that it does not take, also
/// where c is infinite.
/// </summary>
public readonly struct TimesSlope<B>(B body) : IBinaryBody where B : struct, IScalarBody
{
    private readonly B body = body;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x, T y) where T : struct, IReal<T> => body.Invoke(new Dual<T>(x, y)).Tangent;
}

/// <summary>(y, c) -> c f'(x) where y = f(x), for bodies that know their slope from their output.</summary>
public readonly struct TimesOutputSlope<B>(B body) : IBinaryBody where B : struct, IOutputBody
{
    private readonly B body = body;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x, T y) where T : struct, IReal<T> => body.SlopeAt(x) * y;
}

/// <summary>(z, b) -> f(z + b): bias and activation in one pass.</summary>
public readonly struct Biased<B>(B body) : IBinaryBody where B : struct, IScalarBody
{
    private readonly B body = body;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x, T y) where T : struct, IReal<T> => body.Invoke(x + y);
}

/// <summary>∂f/∂x of f(x, y).</summary>
public readonly struct Partial0<B>(B body) : IBinaryBody where B : struct, IBinaryBody
{
    private readonly B body = body;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x, T y) where T : struct, IReal<T> => body.Invoke(new Dual<T>(x, T.Const(1)), new Dual<T>(y, T.Const(0))).Tangent;
}

/// <summary>∂f/∂y of f(x, y).</summary>
public readonly struct Partial1<B>(B body) : IBinaryBody where B : struct, IBinaryBody
{
    private readonly B body = body;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x, T y) where T : struct, IReal<T> => body.Invoke(new Dual<T>(x, T.Const(0)), new Dual<T>(y, T.Const(1))).Tangent;
}

/// <summary>∂f/∂x of f(x, y, z).</summary>
public readonly struct Partial0Of3<B>(B body) : ITernaryBody where B : struct, ITernaryBody
{
    private readonly B body = body;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x, T y, T z) where T : struct, IReal<T> =>
        body.Invoke(new Dual<T>(x, T.Const(1)), new Dual<T>(y, T.Const(0)), new Dual<T>(z, T.Const(0))).Tangent;
}

/// <summary>∂f/∂y of f(x, y, z).</summary>
public readonly struct Partial1Of3<B>(B body) : ITernaryBody where B : struct, ITernaryBody
{
    private readonly B body = body;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x, T y, T z) where T : struct, IReal<T> =>
        body.Invoke(new Dual<T>(x, T.Const(0)), new Dual<T>(y, T.Const(1)), new Dual<T>(z, T.Const(0))).Tangent;
}

/// <summary>∂f/∂z of f(x, y, z).</summary>
public readonly struct Partial2Of3<B>(B body) : ITernaryBody where B : struct, ITernaryBody
{
    private readonly B body = body;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x, T y, T z) where T : struct, IReal<T> =>
        body.Invoke(new Dual<T>(x, T.Const(0)), new Dual<T>(y, T.Const(0)), new Dual<T>(z, T.Const(1))).Tangent;
}
