namespace Flux;

/// <summary>A <see cref="GruV3Cell"/> over the time steps of a sequence: (in×length) or (in×length×batch) -> (out×length[×batch]), from the initial state zero.</summary>
/// <param name="Cell">One step.</param>
public sealed record GruV3(GruV3Cell Cell) : ILayer
{
    /// <inheritdoc/>
    public Tensor Forward(Tensor x) => Forward(x, InitialState()).Y;

    /// <summary>The outputs of all steps from a given state, and the state after the last.</summary>
    public (Tensor Y, Tensor State) Forward(Tensor x, Tensor state) => Recurrence.Over(Cell, x, state);

    /// <summary>Zeros, which broadcast over a batch.</summary>
    public Tensor InitialState() => Cell.InitialState();

    /// <summary>As Flux prints it: GRUv3(2 => 3).</summary>
    public override string ToString() => Cell.ToString().Replace("Cell", "", StringComparison.Ordinal);
}

public static partial class Prelude
{
    /// <summary>A <see cref="Flux.GruV3"/> layer with Glorot weights and zero bias.</summary>
    public static Init<GruV3> GruV3(int inputs, int outputs, bool bias = true, Initialiser? init = null, Initialiser? recurrentInit = null) =>
        GruV3Cell(inputs, outputs, bias, init, recurrentInit).Select(cell => new GruV3(cell));
}
