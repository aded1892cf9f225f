using System.Runtime.CompilerServices;

namespace Flux.Bodies;

/// <summary>x/2 (1 + tanh(√(2/π) (x + 0.044715 x³))): the tanh form, as NNlib's gelu (Hendrycks and Gimpel 2016).</summary>
public readonly struct GeluBody : IScalarBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => 0.5 * x * (1 + T.Tanh(0.7978845608028654 * (x + 0.044715 * (x * x * x))));
}

/// <summary>x sigmoid(x) (Ramachandran et al. 2017).</summary>
public readonly struct SwishBody : IScalarBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => x * T.Sigmoid(x);
}

/// <summary>x sigmoid(√(8/π) x (1 + 0.044715 x²)): the tanh form of gelu, rewritten.</summary>
public readonly struct GeluSigmoidBody : IScalarBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => x * T.Sigmoid(1.5957691216057308 * x * (1 + 0.044715 * (x * x)));
}

/// <summary>x/2 (1 + erf(x/√2)): gelu itself.</summary>
public readonly struct GeluErfBody : IScalarBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => 0.5 * x * (1 + T.Erf(0.7071067811865476 * x));
}

/// <summary>x tanh x (Roy et al. 2019).</summary>
public readonly struct LishtBody : IScalarBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => x * T.Tanh(x);
}

/// <summary>x tanh(softplus x) (Misra 2019).</summary>
public readonly struct MishBody : IScalarBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => x * T.Tanh(new SoftplusBody().Invoke(x));
}
