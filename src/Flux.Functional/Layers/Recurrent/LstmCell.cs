namespace Flux;

/// <summary>The state of an <see cref="LstmCell"/>.</summary>
/// <param name="H">Hidden state, out.</param>
/// <param name="C">Cell state, out.</param>
public sealed record LstmState(Tensor H, Tensor C);

/// <summary>
/// c' = σ(f) c + σ(i) tanh(g), h' = σ(o) tanh(c'), where i, f, g, o are the quarters of Wᵢ x + Wₕ h + b; the output is h' (Hochreiter and Schmidhuber 1997; Flux's order).
/// </summary>
/// <param name="Wi">Wᵢ, 4out×in.</param>
/// <param name="Wh">Wₕ, 4out×out.</param>
/// <param name="Bias">b, 4out; null for none.</param>
public sealed record LstmCell(Tensor Wi, Tensor Wh, Tensor? Bias) : IGatedCell<LstmState>
{
    Tensor IGatedCell<LstmState>.InputWeight => Wi;
    Tensor? IGatedCell<LstmState>.GateBias => Bias;

    /// <inheritdoc/>
    public LstmState InitialState()
    {
        var zero = Tensor.Full(new(Wh.Shape[1]), 0, Wh.DType).To(Wh.Device);
        return new(zero, zero);
    }

    /// <inheritdoc/>
    public (Tensor Y, LstmState State) Forward(Tensor x, LstmState state) => ((IGatedCell<LstmState>)this).Step(Gates.Of(this, x), state);

    (Tensor Y, LstmState State) IGatedCell<LstmState>.Step(Tensor gates, LstmState state)
    {
        var all = gates + Wh.MatMul(state.H);
        Tensor Gate(int i) => Gates.Part(all, i, Wh.Shape[1]);
        Tensor i = Prelude.Sigmoid(Gate(0)), f = Prelude.Sigmoid(Gate(1)), g = Prelude.Tanh(Gate(2)), o = Prelude.Sigmoid(Gate(3));
        var c = f * state.C + i * g;
        var h = o * Prelude.Tanh(c);
        return (h, new(h, c));
    }

    /// <summary>As Flux prints it: LSTMCell(2 => 3).</summary>
    public override string ToString() => Gates.Text("LSTMCell", Wi, Wh, Bias);
}

public static partial class Prelude
{
    /// <summary>An <see cref="Flux.LstmCell"/> with Glorot weights and zero bias.</summary>
    public static Init<LstmCell> LstmCell(int inputs, int outputs, bool bias = true, Initialiser? init = null, Initialiser? recurrentInit = null) =>
        Gates.Init("LstmCell", 4, inputs, outputs, bias, init, recurrentInit, (wi, wh, b, _) => new LstmCell(wi, wh, b));
}
