namespace Flux;

/// <summary>γ (x - μ) / √(σ² + ε) + β over the first dimension of every observation (Ba et al. 2016; Flux 0.16.11's epsilon).</summary>
/// <param name="Scale">γ, size.</param>
/// <param name="Shift">β, size.</param>
/// <param name="Epsilon">ε.</param>
public sealed record LayerNorm(Tensor Scale, Tensor Shift, double Epsilon = 1e-5) : ILayer
{
    /// <inheritdoc/>
    public Tensor Forward(Tensor x)
    {
        if (x.Rank == 0 || x.Shape[0] != Scale.Shape[0]) throw new ArgumentException($"{this}: the input has shape {x.Shape}; a first dimension of {Scale.Shape[0]} would fit.");
        var centred = x - x.Mean(0);
        var scale = 1 / Prelude.Sqrt((centred * centred).Mean(0) + Epsilon);
        return Scale * (centred * scale) + Shift;
    }

    /// <summary>As Flux prints it: LayerNorm(5).</summary>
    public override string ToString() => $"LayerNorm({Scale.Shape[0]})";
}

public static partial class Prelude
{
    /// <summary>A <see cref="Flux.LayerNorm"/> layer: γ = 1, β = 0.</summary>
    public static LayerNorm LayerNorm(int size) => size >= 1
        ? new(Tensor.Ones(size), Tensor.Zeros(size))
        : throw new ArgumentOutOfRangeException(nameof(size), $"LayerNorm({size}): a size of 1 or more would fit.");
}
