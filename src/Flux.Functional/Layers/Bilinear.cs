namespace Flux;

/// <summary>z[o] = act(xᵀ W[o] y + b[o]): (in1×...) and (in2×...) -> (out×...). With one input, y is x.</summary>
/// <param name="Weight">W, out×in1×in2.</param>
/// <param name="Bias">b, out; null for none.</param>
/// <param name="Activation">Elementwise.</param>
[GenerateShape]
[TypeFormatterSource(typeof(PrintedForm))]
public sealed partial record Bilinear(Tensor Weight, Tensor? Bias, Func<Tensor, Tensor> Activation) : ILayer
{
    /// <summary>Without activation.</summary>
    public Bilinear(Tensor weight, Tensor? bias = null) : this(weight, bias, Prelude.Identity) { }

    /// <inheritdoc/>
    public Tensor Forward(Tensor x) => Forward(x, x);

    /// <summary>For two inputs.</summary>
    public Tensor Forward(Tensor x, Tensor y)
    {
        int outputs = Weight.Shape[0], first = Weight.Shape[1], second = Weight.Shape[2];
        if (x.Rank == 0 || y.Rank == 0 || x.Shape[0] != first || y.Shape[0] != second || !x.Shape.Skip(1).SequenceEqual(y.Shape.Skip(1)))
        {
            throw new ArgumentException($"{this}: the inputs have shapes {x.Shape} and {y.Shape}; ({first}×batch) and ({second}×batch) would fit.");
        }
        var weighted = Weight.Reshape(outputs * first, second).MatMul(y.Reshape(second, -1)).Reshape(outputs, first, -1);
        var z = (weighted * x.Reshape(1, first, -1)).Sum(1).Reshape([outputs, .. x.Shape.Skip(1)]);
        return Prelude.BiasAct(z, Bias, Activation);
    }

    /// <summary>As Flux prints it: Bilinear((2, 3) => 4).</summary>
    public override string ToString()
    {
        var (outputs, first, second) = (Weight.Shape[0], Weight.Shape[1], Weight.Shape[2]);
        string inputs = first == second ? $"{first}" : $"({first}, {second})";
        return $"Bilinear({inputs} => {outputs}{LayerText.Options(Activation, Bias)})";
    }
}

public static partial class Prelude
{
    /// <summary>A <see cref="Flux.Bilinear"/> layer of two inputs of one size, or of one that serves as both.</summary>
    public static Init<Bilinear> Bilinear(Size inputs, int outputs, Func<Tensor, Tensor>? activation = null, bool bias = true, Initialiser? init = null) =>
        inputs.OfFeatures(n => Bilinear((n, n), outputs, activation, bias, init));

    /// <summary>A <see cref="Flux.Bilinear"/> layer with Glorot weights and zero bias.</summary>
    public static Init<Bilinear> Bilinear(
        (int First, int Second) inputs, int outputs, Func<Tensor, Tensor>? activation = null, bool bias = true, Initialiser? init = null)
    {
        if (inputs.First < 1 || inputs.Second < 1 || outputs < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(inputs), $"Bilinear({inputs} => {outputs}): sizes of 1 or more would fit.");
        }
        return new(key => new((init ?? GlorotUniform)(key, outputs, inputs.First, inputs.Second), bias ? Tensor.Zeros(outputs) : null, activation ?? Identity));
    }
}
