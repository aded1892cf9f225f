namespace Flux;

/// <summary>act(s x + b), elementwise over the first dimensions of x: a layer whose weight matrix is diagonal.</summary>
/// <param name="Factor">s.</param>
/// <param name="Bias">b; null for none.</param>
/// <param name="Activation">Elementwise.</param>
[GenerateShape]
public sealed partial record Scale(Tensor Factor, Tensor? Bias, Func<Tensor, Tensor> Activation) : ILayer
{
    /// <inheritdoc/>
    public Tensor Forward(Tensor x)
    {
        if (x.Rank < Factor.Rank || !x.Shape.Take(Factor.Rank).SequenceEqual(Factor.Shape))
        {
            throw new ArgumentException($"{this}: the input has shape {x.Shape}; ({string.Join('×', Factor.Shape)}×...) would fit.");
        }
        return Prelude.BiasAct(x * Factor, Bias, Activation);
    }

    /// <summary>As Flux prints it: Scale(3, relu).</summary>
    public override string ToString() => $"Scale({string.Join(", ", Factor.Shape)}{LayerText.Options(Activation, Bias)})";
}

public static partial class Prelude
{
    /// <summary>A <see cref="Flux.Scale"/> layer: ones, and zero bias.</summary>
    public static Init<Scale> Scale(Dims size, Func<Tensor, Tensor>? activation = null, bool bias = true, Initialiser? init = null)
    {
        int[] sizes = [.. size.In(size.Count, "Scale", 1)];
        return new(key => new((init ?? Ones)(key, sizes), bias ? Tensor.Zeros(sizes) : null, activation ?? Identity));
    }

    /// <summary>A <see cref="Flux.Scale"/> layer over the first dimension, which has the given size.</summary>
    public static Init<Scale> Scale(int size, Func<Tensor, Tensor>? activation = null, bool bias = true, Initialiser? init = null) =>
        Scale((Dims)size, activation, bias, init);

    /// <summary>A <see cref="Flux.Scale"/> layer over the first dimension of its input, whatever its size.</summary>
    public static Init<Scale> Scale(Size size, Func<Tensor, Tensor>? activation = null, bool bias = true, Initialiser? init = null) =>
        size.OfFeatures(n => Scale(n, activation, bias, init));
}
