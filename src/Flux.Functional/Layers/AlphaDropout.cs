namespace Flux;

/// <summary>
/// Dropout for selu, which keeps mean 0 and variance 1 (Klambauer et al. 2017): in training, elements become α' = -λα with probability p, and then all are
/// a x + b with a = ((1-p)(1 + p α'²))^(-1/2) and b = -a α' p. At inference the identity.
/// </summary>
/// <param name="P">The probability of α'.</param>
[GenerateShape]
[TypeFormatterSource(typeof(PrintedForm))]
public sealed partial record AlphaDropout(double P) : ILayer
{
    /// <summary>The probability of α', 0 to 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside.</exception>
    public double P { get; init => field = Hyperparameter.Share(nameof(AlphaDropout), value); } = Hyperparameter.Share(nameof(AlphaDropout), P);

    private const double Saturated = -1.7580993408473766;

    /// <inheritdoc/>
    public Tensor Forward(Tensor x) => x;

    (Tensor Y, ILayer Next) ILayer.Advance(Tensor x, Key key) => (Dropped(x, key), this);

    private Tensor Dropped(Tensor x, Key key)
    {
        if (P == 0) return x;
        if (P == 1) return x.ZerosLike();
        double a = 1 / Math.Sqrt((1 - P) * (1 + P * Saturated * Saturated)), b = -a * Saturated * P;
        var kept = Tensor.Uniform(x.Device, key, x.Shape, DType.Float32).Cast(x.DType) > P;
        return a * Prelude.Where(kept, x, x.Number(Saturated)) + b;
    }

    /// <summary>As Flux prints it: AlphaDropout(0.5).</summary>
    public override string ToString() => $"AlphaDropout({P})";
}

public static partial class Prelude
{
    /// <summary>An <see cref="Flux.AlphaDropout"/> layer.</summary>
    public static AlphaDropout AlphaDropout(double p) => new(p);
}
