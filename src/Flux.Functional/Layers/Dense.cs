namespace Flux;

/// <summary>act(W x + b): (in×batch) -> (out×batch); further dimensions of x count as batch.</summary>
/// <param name="Weight">W, out×in.</param>
/// <param name="Bias">b, out; null for none.</param>
/// <param name="Activation">Elementwise.</param>
/// <example>
/// <code>
/// Dense layer = Dense(3, 2, Tanh).Build(new Key(1));
/// Console.WriteLine(layer.Forward(Tensor.Ones(3, 5)).Shape);                  // (2×5)
/// </code>
/// </example>
[GenerateShape]
[TypeFormatterSource(typeof(PrintedForm))]
public sealed partial record Dense(Tensor Weight, Tensor? Bias, Func<Tensor, Tensor> Activation) : ILayer
{
    /// <summary>W x + b.</summary>
    public Dense(Tensor weight, Tensor? bias = null) : this(weight, bias, Prelude.Identity) { }

    /// <inheritdoc/>
    public Tensor Forward(Tensor x)
    {
        if (x.Rank == 0 || x.Shape[0] != Weight.Shape[1])
        {
            throw new ArgumentException($"{this}: the input has shape {x.Shape}; ({Weight.Shape[1]}×batch) would fit.");
        }
        if (x.Rank <= 2) return Prelude.BiasAct(Weight.MatMul(x), Bias, Activation);
        int[] sizes = x.Shape.ToArray();
        return Forward(x.Reshape(sizes[0], -1)).Reshape([Weight.Shape[0], .. sizes[1..]]);
    }

    /// <summary>As Flux prints it: Dense(2 => 3, relu).</summary>
    public override string ToString() => $"Dense({Weight.Shape[1]} => {Weight.Shape[0]}{LayerText.Options(Activation, Bias)})";
}

public static partial class Prelude
{
    /// <summary>A <see cref="Flux.Dense"/> layer with Glorot weights and zero bias.</summary>
    public static Init<Dense> Dense(Size inputs, int outputs, Func<Tensor, Tensor>? activation = null, bool bias = true, Initialiser? init = null) =>
        inputs.OfFeatures(n => n >= 1 && outputs >= 1
            ? new Init<Dense>(key => new((init ?? GlorotUniform)(key, outputs, n), bias ? Tensor.Zeros(outputs) : null, activation ?? Identity))
            : throw new ArgumentOutOfRangeException(nameof(inputs), $"Dense({n} => {outputs}): sizes of 1 or more would fit."));
}
