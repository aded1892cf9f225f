using System.Runtime.CompilerServices;

namespace Flux;

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
