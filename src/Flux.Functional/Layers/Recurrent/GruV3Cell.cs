namespace Flux;

/// <summary>
/// As <see cref="GruCell"/> but with the reset applied before the product: h~ = tanh(Wᵢ x + Wₙ (r h) + b) (Cho et al. 2014, third version).
/// </summary>
/// <param name="Wi">Wᵢ, 3out×in.</param>
/// <param name="Wh">Wₕ, 3out×out; its last third is stored, as by Flux, and not used.</param>
/// <param name="Bias">b, 3out; null for none.</param>
/// <param name="WhProposed">Wₙ, out×out (Flux's Wh_h̃).</param>
public sealed record GruV3Cell(Tensor Wi, Tensor Wh, Tensor? Bias, Tensor WhProposed) : IGatedCell<Tensor>
{
    Tensor IGatedCell<Tensor>.InputWeight => Wi;
    Tensor? IGatedCell<Tensor>.GateBias => Bias;

    /// <inheritdoc/>
    public Tensor InitialState() => Tensor.Full(new(Wh.Shape[1]), 0, Wh.DType).To(Wh.Device);

    /// <inheritdoc/>
    public (Tensor Y, Tensor State) Forward(Tensor x, Tensor state) => ((IGatedCell<Tensor>)this).Step(Gates.Of(this, x), state);

    (Tensor Y, Tensor State) IGatedCell<Tensor>.Step(Tensor gates, Tensor h)
    {
        int size = Wh.Shape[1];
        var recurrent = Wh[..(2 * size)].MatMul(h);
        var r = Prelude.Sigmoid(Gates.Part(gates, 0, size) + Gates.Part(recurrent, 0, size));
        var z = Prelude.Sigmoid(Gates.Part(gates, 1, size) + Gates.Part(recurrent, 1, size));
        var proposed = Prelude.Tanh(Gates.Part(gates, 2, size) + WhProposed.MatMul(r * h));
        h = (1 - z) * proposed + z * h;
        return (h, h);
    }

    /// <summary>As Flux prints it: GRUv3Cell(2 => 3).</summary>
    public override string ToString() => Gates.Text("GRUv3Cell", Wi, Wh, Bias);
}

public static partial class Prelude
{
    /// <summary>A <see cref="Flux.GruV3Cell"/> with Glorot weights and zero bias.</summary>
    public static Init<GruV3Cell> GruV3Cell(int inputs, int outputs, bool bias = true, Initialiser? init = null, Initialiser? recurrentInit = null) =>
        Gates.Init("GruV3Cell", 3, inputs, outputs, bias, init, recurrentInit, (wi, wh, b, key) => new GruV3Cell(wi, wh, b, (recurrentInit ?? GlorotUniform)(key, outputs, outputs)));
}
