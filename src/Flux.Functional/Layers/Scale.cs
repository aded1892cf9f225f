namespace Flux;

/// <summary>act(s x + b), elementwise with broadcasting at the first dimensions: a layer whose weight matrix is diagonal.</summary>
/// <param name="Factor">s.</param>
/// <param name="Bias">b; null for none.</param>
/// <param name="Activation">Elementwise.</param>
[GenerateShape]
[TypeFormatterSource(typeof(PrintedForm))]
public sealed partial record Scale(Tensor Factor, Tensor? Bias, Func<Tensor, Tensor> Activation) : ILayer
{
    /// <summary>s x + b.</summary>
    public Scale(Tensor factor, Tensor? bias = null) : this(factor, bias, Prelude.Identity) { }

    /// <inheritdoc/>
    public Tensor Forward(Tensor x)
    {
        for (int i = 0; i < Factor.Rank; i++)
        {
            if (x.Shape[i] == Factor.Shape[i] || x.Shape[i] == 1 || Factor.Shape[i] == 1) continue;
            throw new ArgumentException($"{this}: the input has shape {x.Shape}; ({InvariantText.Join("×", Factor.Shape)}×...), or sizes of 1, would fit.");
        }
        return Prelude.BiasAct(x * Factor, Bias, Activation);
    }

    /// <summary>As Flux prints it: Scale(3, relu).</summary>
    public override string ToString() => $"Scale({InvariantText.Join(", ", Factor.Shape)}{LayerText.Options(Activation, Bias)})";
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
