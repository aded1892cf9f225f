namespace Flux;

/// <summary>
/// r = σ(.), z = σ(.), h~ = tanh(Wᵢ x + r (Wₕ h) + b), h' = (1 - z) h~ + z h, with r, z, h~ in this order among the thirds of Wᵢ, Wₕ and b; the output is h'
/// (Cho et al. 2014, the reset applied after the product as in Flux and cuDNN).
/// </summary>
/// <param name="Wi">Wᵢ, 3out×in.</param>
/// <param name="Wh">Wₕ, 3out×out.</param>
/// <param name="Bias">b, 3out; null for none.</param>
public sealed record GruCell(Tensor Wi, Tensor Wh, Tensor? Bias) : IGatedCell<Tensor>
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
        var recurrent = Wh.MatMul(h);
        var r = Prelude.Sigmoid(Gates.Part(gates, 0, size) + Gates.Part(recurrent, 0, size));
        var z = Prelude.Sigmoid(Gates.Part(gates, 1, size) + Gates.Part(recurrent, 1, size));
        var proposed = Prelude.Tanh(Gates.Part(gates, 2, size) + r * Gates.Part(recurrent, 2, size));
        h = (1 - z) * proposed + z * h;
        return (h, h);
    }

    /// <summary>As Flux prints it: GRUCell(2 => 3).</summary>
    public override string ToString() => Gates.Text("GRUCell", Wi, Wh, Bias);
}

public static partial class Prelude
{
    /// <summary>A <see cref="Flux.GruCell"/> with Glorot weights and zero bias.</summary>
    public static Init<GruCell> GruCell(int inputs, int outputs, bool bias = true, Initialiser? init = null, Initialiser? recurrentInit = null) =>
        Gates.Init("GruCell", 3, inputs, outputs, bias, init, recurrentInit, (wi, wh, b, _) => new GruCell(wi, wh, b));
}
