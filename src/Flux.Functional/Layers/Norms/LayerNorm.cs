namespace Flux;

/// <summary>act(γ (x - μ) / √(σ² + ε) + β) over the first dimensions of every observation (Ba et al. 2016; ε as in Flux 0.16.11).</summary>
/// <param name="Size">Sizes of the dimensions normalised over.</param>
/// <param name="Scale">γ, of that size; null without affine part.</param>
/// <param name="Shift">β, of that size; null without affine part.</param>
/// <param name="Activation">Elementwise.</param>
/// <param name="Epsilon">ε.</param>
[GenerateShape]
[TypeFormatterSource(typeof(PrintedForm))]
public sealed partial record LayerNorm(Shape Size, Tensor? Scale, Tensor? Shift, Func<Tensor, Tensor> Activation, double Epsilon) : ILayer
{
    /// <summary>ε, 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside.</exception>
    public double Epsilon { get; init => field = Hyperparameter.AtLeastZero(nameof(LayerNorm), value); } =
        Hyperparameter.AtLeastZero(nameof(LayerNorm), Epsilon);

    /// <inheritdoc/>
    public Tensor Forward(Tensor x)
    {
        if (x.Rank < Size.Rank || !x.Shape.Take(Size.Rank).SequenceEqual(Size))
        {
            throw new ArgumentException($"{this}: the input has shape {x.Shape}; first dimensions of {InvariantText.Join("×", Size)} would fit.");
        }
        return Standardised.Own(x, [.. Enumerable.Range(0, Size.Rank)], Epsilon, Scale, Shift, Activation).Y;
    }

    /// <summary>As Flux prints it: LayerNorm(5, relu).</summary>
    public override string ToString() => $"LayerNorm({InvariantText.Join(", ", Size)}{LayerText.Norm(Activation, Scale)})";
}

public static partial class Prelude
{
    /// <summary>A <see cref="Flux.LayerNorm"/> layer over the first dimensions, which have the given sizes: γ = 1, β = 0.</summary>
    public static LayerNorm LayerNorm(Dims size, Func<Tensor, Tensor>? activation = null, bool affine = true, double epsilon = 1e-5)
    {
        int[] sizes = [.. size.In(size.Count, "LayerNorm size", 1)];
        if (sizes.Length == 0) throw new ArgumentException("LayerNorm: no sizes; at least one would fit.", nameof(size));
        return new(new(sizes), affine ? Tensor.Ones(sizes) : null, affine ? Tensor.Zeros(sizes) : null, activation ?? Identity, epsilon);
    }

    /// <summary>A <see cref="Flux.LayerNorm"/> layer over the first dimension, which has the given size.</summary>
    public static LayerNorm LayerNorm(int size, Func<Tensor, Tensor>? activation = null, bool affine = true, double epsilon = 1e-5) =>
        LayerNorm((Dims)size, activation, affine, epsilon);

    /// <summary>A <see cref="Flux.LayerNorm"/> layer over the first dimension of its input, whatever its size.</summary>
    public static Init<LayerNorm> LayerNorm(Size size, Func<Tensor, Tensor>? activation = null, bool affine = true, double epsilon = 1e-5) =>
        size.OfFeatures(n => new Init<LayerNorm>(_ => LayerNorm(n, activation, affine, epsilon)));
}
