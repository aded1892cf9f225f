namespace Flux;

/// <summary>In training, elements are zero with probability p and the others grow by 1/(1-p); at inference the identity (Srivastava et al. 2014).</summary>
/// <param name="P">The probability of zero.</param>
public sealed record Dropout(double P) : ILayer
{
    /// <inheritdoc/>
    public Tensor Forward(Tensor x) => x;

    (Tensor Y, ILayer Next) ILayer.Advance(Tensor x, Key key)
    {
        if (P == 0) return (x, this);
        var kept = Tensor.Uniform(key, [.. x.Shape]).To(x.Device).Cast(x.DType);
        return (x * Primitive.Bind(new MapOp<KeptBody>(new KeptBody(P)), kept), this);
    }

    /// <summary>As Flux prints it: Dropout(0.5).</summary>
    public override string ToString() => FormattableString.Invariant($"Dropout({P})");
}

/// <summary>u &lt; p ? 0 : 1 / (1 - p): the mask of dropout from uniform numbers.</summary>
internal readonly struct KeptBody(double p) : IScalarBody
{
    private readonly double p = p, scale = p < 1 ? 1 / (1 - p) : 0;

    public T Invoke<T>(T x) where T : struct, IReal<T> => T.IfLess(x, T.Const(p), T.Const(0), T.Const(scale));
}

public static partial class Prelude
{
    /// <summary>A <see cref="Flux.Dropout"/> layer.</summary>
    public static Dropout Dropout(double p) => p is >= 0 and <= 1 ? new(p) : throw new ArgumentOutOfRangeException(nameof(p), $"Dropout: probability {p}; 0 to 1 would fit.");
}
