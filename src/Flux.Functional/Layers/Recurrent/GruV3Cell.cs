namespace Flux;

/// <summary>
/// As <see cref="GruCell"/> but with the reset applied before the product: h~ = tanh(Wᵢ x + Wₙ (r h) + b) (Cho et al. 2014, third version).
/// </summary>
/// <param name="Wi">Wᵢ, 3out×in.</param>
/// <param name="Wh">Wₕ, 3out×out; its last third is stored, as by Flux, and not used.</param>
/// <param name="Bias">b, 3out; null for none.</param>
/// <param name="WhProposed">Wₙ, out×out (Flux's Wh_h̃).</param>
[GenerateShape]
public sealed partial record GruV3Cell(Tensor Wi, Tensor Wh, Tensor? Bias, Tensor WhProposed) : GatedCell<Tensor>(Wi, Wh, Bias)
{
    /// <inheritdoc/>
    public override Tensor InitialState() => Zero;

    internal override (Tensor Y, Tensor State) Step(Tensor gates, Tensor h)
    {
        var recurrent = Wh[..(2 * Outputs)].MatMul(h);
        var r = Prelude.Sigmoid(Gate(gates, 0) + Gate(recurrent, 0));
        var z = Prelude.Sigmoid(Gate(gates, 1) + Gate(recurrent, 1));
        var proposed = Prelude.Tanh(Gate(gates, 2) + WhProposed.MatMul(r * h));
        h = (1 - z) * proposed + z * h;
        return (h, h);
    }

    /// <summary>As Flux prints it: GRUv3Cell(2 => 3).</summary>
    public override string ToString() => Text("GRUv3Cell");
}

public static partial class Prelude
{
    /// <summary>A <see cref="Flux.GruV3Cell"/> with Glorot weights and zero bias.</summary>
    public static Init<GruV3Cell> GruV3Cell(int inputs, int outputs, bool bias = true, Initialiser? init = null, Initialiser? recurrentInit = null) =>
        GatedCell.Init("GruV3Cell", 3, inputs, outputs, bias, init, recurrentInit, (wi, wh, b, key) =>
            new GruV3Cell(wi, wh, b, (recurrentInit ?? GlorotUniform)(key, outputs, outputs)));
}
