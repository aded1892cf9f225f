using System.Runtime.CompilerServices;

namespace Flux.Bodies;

/// <summary>x times a gate that opens from 0 on the left to 1 on the right.</summary>
internal static class Gate
{
    /// <summary>The product inside the bounds ∓b from which on the gate is shut or open to the last digit; beyond it 0 or x, never 0 times infinity.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Ends<T>(T x, double bound, T product) where T : struct, IReal<T> =>
        T.IfLess(x, T.Const(bound), T.IfLess(T.Const(-bound), x, product, T.Const(0)), x);
}

/// <summary>x/2 (1 + tanh(√(2/π) (x + 0.044715 x³))): the tanh form, as NNlib's gelu (Hendrycks and Gimpel 2016).</summary>
public readonly struct GeluBody : IScalarBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> =>
        Gate.Ends(x, 10, 0.5 * x * (1 + T.Tanh(0.7978845608028654 * (x + 0.044715 * (x * x * x)))));
}

/// <summary>x sigmoid(x) (Ramachandran et al. 2017).</summary>
public readonly struct SwishBody : IScalarBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => Gate.Ends(x, 750, x * T.Sigmoid(x));
}

/// <summary>x sigmoid(√(8/π) x (1 + 0.044715 x²)): the tanh form of gelu, rewritten.</summary>
public readonly struct GeluSigmoidBody : IScalarBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => Gate.Ends(x, 24, x * T.Sigmoid(1.5957691216057308 * x * (1 + 0.044715 * (x * x))));
}

/// <summary>x/2 (1 + erf(x/√2)): gelu itself.</summary>
public readonly struct GeluErfBody : IScalarBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => Gate.Ends(x, 40, 0.5 * x * (1 + T.Erf(0.7071067811865476 * x)));
}

/// <summary>x tanh x (Roy et al. 2019).</summary>
public readonly struct LishtBody : IScalarBody
{
    // From 20 on tanh is ±1 to the last digit, and its slope 0 would be multiplied by infinity.
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => T.IfLess(T.Abs(x), T.Const(20), x * T.Tanh(x), T.Abs(x));
}

/// <summary>x tanh(softplus x) (Misra 2019).</summary>
public readonly struct MishBody : IScalarBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => Gate.Ends(x, 750, x * T.Tanh(new SoftplusBody().Invoke(x)));
}
