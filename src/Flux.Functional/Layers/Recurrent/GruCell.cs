namespace Flux;

/// <summary>
/// r = σ(.), z = σ(.), h~ = tanh(Wᵢ x + r (Wₕ h + bₙ) + b), h' = (1 - z) h~ + z h, with r, z, h~ in this order among the thirds of Wᵢ, Wₕ and b; the output is
/// h' (Cho et al. 2014, the reset applied after the product as in Flux and cuDNN).
/// </summary>
/// <param name="Wi">Wᵢ, 3out×in.</param>
/// <param name="Wh">Wₕ, 3out×out.</param>
/// <param name="Bias">b, 3out; null for none.</param>
/// <param name="BiasProposed">bₙ, out, which cuDNN and PyTorch have and Flux has not; null for none.</param>
[GenerateShape]
public sealed partial record GruCell(Tensor Wi, Tensor Wh, Tensor? Bias, Tensor? BiasProposed = null) : GatedCell<Tensor>(Wi, Wh, Bias)
{
    /// <inheritdoc/>
    public override Tensor InitialState() => Zero;

    internal override (Tensor Y, Tensor State) Step(Tensor gates, Tensor h)
    {
        var recurrent = Wh.MatMul(h);
        var r = Prelude.Sigmoid(Gate(gates, 0) + Gate(recurrent, 0));
        var z = Prelude.Sigmoid(Gate(gates, 1) + Gate(recurrent, 1));
        var proposed = Prelude.Tanh(Gate(gates, 2) + r * (Gate(recurrent, 2) + BiasProposed));
        h = (1 - z) * proposed + z * h;
        return (h, h);
    }

    /// <summary>As Flux prints it: GRUCell(2 => 3).</summary>
    public override string ToString() => Text("GRUCell");
}

public static partial class Prelude
{
    /// <summary>A <see cref="Flux.GruCell"/> with Glorot weights and zero bias; with a second bias, as in PyTorch, that too is zero.</summary>
    public static Init<GruCell> GruCell(
        int inputs, int outputs, bool bias = true, Initialiser? init = null, Initialiser? recurrentInit = null, bool biasProposed = false) =>
        GatedCell.Init("GruCell", 3, inputs, outputs, bias, init, recurrentInit, (wi, wh, b, _) =>
            new GruCell(wi, wh, b, biasProposed ? Tensor.Zeros(outputs) : null));
}
