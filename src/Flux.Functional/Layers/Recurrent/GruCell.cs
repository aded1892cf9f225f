namespace Flux;

/// <summary>
/// r = σ(.), z = σ(.), h~ = tanh(Wᵢ x + r (Wₕ h) + b), h' = (1 - z) h~ + z h, with r, z, h~ in this order among the thirds of Wᵢ, Wₕ and b; the output is h'
/// (Cho et al. 2014, the reset applied after the product as in Flux and cuDNN).
/// </summary>
/// <param name="Wi">Wᵢ, 3out×in.</param>
/// <param name="Wh">Wₕ, 3out×out.</param>
/// <param name="Bias">b, 3out; null for none.</param>
[GenerateShape]
public sealed partial record GruCell(Tensor Wi, Tensor Wh, Tensor? Bias) : GatedCell<Tensor>(Wi, Wh, Bias)
{
    /// <inheritdoc/>
    public override Tensor InitialState() => Zero;

    internal override (Tensor Y, Tensor State) Step(Tensor gates, Tensor h)
    {
        var recurrent = Wh.MatMul(h);
        var r = Prelude.Sigmoid(Gate(gates, 0) + Gate(recurrent, 0));
        var z = Prelude.Sigmoid(Gate(gates, 1) + Gate(recurrent, 1));
        var proposed = Prelude.Tanh(Gate(gates, 2) + r * Gate(recurrent, 2));
        h = (1 - z) * proposed + z * h;
        return (h, h);
    }

    /// <summary>As Flux prints it: GRUCell(2 => 3).</summary>
    public override string ToString() => Text("GRUCell");
}

public static partial class Prelude
{
    /// <summary>A <see cref="Flux.GruCell"/> with Glorot weights and zero bias.</summary>
    public static Init<GruCell> GruCell(int inputs, int outputs, bool bias = true, Initialiser? init = null, Initialiser? recurrentInit = null) =>
        GatedCell.Init("GruCell", 3, inputs, outputs, bias, init, recurrentInit, (wi, wh, b, _) => new GruCell(wi, wh, b));
}
