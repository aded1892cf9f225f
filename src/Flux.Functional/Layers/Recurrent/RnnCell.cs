namespace Flux;

/// <summary>h' = act(Wᵢ x + Wₕ h + b); the output is h' (Elman 1990).</summary>
/// <param name="Wi">Wᵢ, out×in.</param>
/// <param name="Wh">Wₕ, out×out.</param>
/// <param name="Bias">b, out; null for none.</param>
/// <param name="Activation">Elementwise.</param>
[GenerateShape]
public sealed partial record RnnCell(Tensor Wi, Tensor Wh, Tensor? Bias, Func<Tensor, Tensor> Activation) : GatedCell<Tensor>(Wi, Wh, Bias)
{
    /// <inheritdoc/>
    public override Tensor InitialState() => Zero;

    internal override (Tensor Y, Tensor State) Step(Tensor gates, Tensor h)
    {
        h = Activation(gates + Wh.MatMul(h));
        return (h, h);
    }

    /// <summary>As Flux prints it: RNNCell(2 => 3, tanh).</summary>
    public override string ToString() => Text("RNNCell", Activation);
}

public static partial class Prelude
{
    /// <summary>A <see cref="Flux.RnnCell"/> with Glorot weights, zero bias and tanh.</summary>
    public static Init<RnnCell> RnnCell(
        int inputs, int outputs, Func<Tensor, Tensor>? activation = null, bool bias = true, Initialiser? init = null, Initialiser? recurrentInit = null) =>
        GatedCell.Init("RnnCell", 1, inputs, outputs, bias, init, recurrentInit, (wi, wh, b, _) => new RnnCell(wi, wh, b, activation ?? Tanh));
}
