namespace Flux;

/// <summary>An <see cref="LstmCell"/> over the time steps of a sequence: (in×length) or (in×length×batch) -> (out×length[×batch]), from the initial state zero.</summary>
/// <param name="Cell">One step.</param>
public sealed record Lstm(LstmCell Cell) : ILayer
{
    /// <inheritdoc/>
    public Tensor Forward(Tensor x) => Forward(x, InitialState()).Y;

    /// <summary>The outputs of all steps from a given state, and the state after the last.</summary>
    public (Tensor Y, LstmState State) Forward(Tensor x, LstmState state) => Recurrence.Over(Cell, x, state);

    /// <summary>Zeros, which broadcast over a batch.</summary>
    public LstmState InitialState() => Cell.InitialState();

    /// <summary>As Flux prints it: LSTM(2 => 3).</summary>
    public override string ToString() => Cell.ToString().Replace("Cell", "", StringComparison.Ordinal);
}

public static partial class Prelude
{
    /// <summary>A <see cref="Flux.Lstm"/> layer with Glorot weights and zero bias.</summary>
    public static Init<Lstm> Lstm(int inputs, int outputs, bool bias = true, Initialiser? init = null, Initialiser? recurrentInit = null) =>
        LstmCell(inputs, outputs, bias, init, recurrentInit).Select(cell => new Lstm(cell));
}
