namespace Flux;

/// <summary>A <see cref="GruCell"/> over the time steps of a sequence: (in×length) or (in×length×batch) -> (out×length[×batch]), from the initial state zero.</summary>
/// <param name="Cell">One step.</param>
public sealed record Gru(GruCell Cell) : ILayer
{
    /// <inheritdoc/>
    public Tensor Forward(Tensor x) => Forward(x, InitialState()).Y;

    /// <summary>The outputs of all steps from a given state, and the state after the last.</summary>
    public (Tensor Y, Tensor State) Forward(Tensor x, Tensor state) => Recurrence.Over(Cell, x, state);

    /// <summary>Zeros, which broadcast over a batch.</summary>
    public Tensor InitialState() => Cell.InitialState();

    /// <summary>As Flux prints it: GRU(2 => 3).</summary>
    public override string ToString() => Cell.ToString().Replace("Cell", "", StringComparison.Ordinal);
}

public static partial class Prelude
{
    /// <summary>A <see cref="Flux.Gru"/> layer with Glorot weights and zero bias.</summary>
    public static Init<Gru> Gru(int inputs, int outputs, bool bias = true, Initialiser? init = null, Initialiser? recurrentInit = null) =>
        GruCell(inputs, outputs, bias, init, recurrentInit).Select(cell => new Gru(cell));
}
