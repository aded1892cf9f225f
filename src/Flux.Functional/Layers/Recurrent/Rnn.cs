namespace Flux;

/// <summary>An <see cref="RnnCell"/> over the time steps of a sequence: (in×length) or (in×length×batch) -> (out×length[×batch]), from the initial state zero.</summary>
/// <param name="Cell">One step.</param>
public sealed record Rnn(RnnCell Cell) : ILayer
{
    /// <inheritdoc/>
    public Tensor Forward(Tensor x) => Forward(x, InitialState()).Y;

    /// <summary>The outputs of all steps from a given state, and the state after the last.</summary>
    public (Tensor Y, Tensor State) Forward(Tensor x, Tensor state) => Recurrence.Over(Cell, x, state);

    /// <summary>Zeros, which broadcast over a batch.</summary>
    public Tensor InitialState() => Cell.InitialState();

    /// <summary>As Flux prints it: RNN(2 => 3).</summary>
    public override string ToString() => Cell.ToString().Replace("Cell", "", StringComparison.Ordinal);
}

public static partial class Prelude
{
    /// <summary>A <see cref="Flux.Rnn"/> layer with Glorot weights and zero bias.</summary>
    public static Init<Rnn> Rnn(int inputs, int outputs, Func<Tensor, Tensor>? activation = null, bool bias = true, Initialiser? init = null, Initialiser? recurrentInit = null) =>
        RnnCell(inputs, outputs, activation, bias, init, recurrentInit).Select(cell => new Rnn(cell));
}
