namespace Flux;

/// <summary>The state of an <see cref="LstmCell"/>.</summary>
/// <param name="H">Hidden state, out.</param>
/// <param name="C">Cell state, out.</param>
[GenerateShape]
public sealed partial record LstmState(Tensor H, Tensor C);

/// <summary>
/// c' = σ(f) c + σ(i) tanh(g), h' = σ(o) tanh(c'), where i, f, g, o are the quarters of Wᵢ x + Wₕ h + b; the output is h' (Hochreiter and Schmidhuber 1997;
/// Flux's order).
/// </summary>
/// <param name="Wi">Wᵢ, 4out×in.</param>
/// <param name="Wh">Wₕ, 4out×out.</param>
/// <param name="Bias">b, 4out; null for none.</param>
[GenerateShape]
public sealed partial record LstmCell(Tensor Wi, Tensor Wh, Tensor? Bias) : GatedCell<LstmState>(Wi, Wh, Bias)
{
    /// <inheritdoc/>
    public override LstmState InitialState()
    {
        var zero = Zero;
        return new(zero, zero);
    }

    internal override (Tensor Y, LstmState State) Step(Tensor gates, LstmState state)
    {
        var all = gates + Wh.MatMul(state.H);
        Tensor i = Prelude.Sigmoid(Gate(all, 0)), f = Prelude.Sigmoid(Gate(all, 1)), g = Prelude.Tanh(Gate(all, 2)), o = Prelude.Sigmoid(Gate(all, 3));
        var c = f * state.C + i * g;
        var h = o * Prelude.Tanh(c);
        return (h, new(h, c));
    }

    /// <summary>As Flux prints it: LSTMCell(2 => 3).</summary>
    public override string ToString() => Text("LSTMCell");
}

public static partial class Prelude
{
    /// <summary>An <see cref="Flux.LstmCell"/> with Glorot weights and zero bias.</summary>
    public static Init<LstmCell> LstmCell(int inputs, int outputs, bool bias = true, Initialiser? init = null, Initialiser? recurrentInit = null) =>
        GatedCell.Init("LstmCell", 4, inputs, outputs, bias, init, recurrentInit, (wi, wh, b, _) => new LstmCell(wi, wh, b));
}
