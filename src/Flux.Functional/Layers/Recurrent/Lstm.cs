namespace Flux;

/// <summary>An <see cref="LstmCell"/> over the time steps of a sequence, from the initial state zero.</summary>
/// <param name="Cell">One step.</param>
[GenerateShape]
public sealed partial record Lstm(LstmCell Cell) : RecurrentLayer<LstmCell, LstmState>(Cell);

public static partial class Prelude
{
    /// <summary>An <see cref="Flux.Lstm"/> layer with Glorot weights and zero bias.</summary>
    public static Init<Lstm> Lstm(Size inputs, int outputs, bool bias = true, Initialiser? init = null, Initialiser? recurrentInit = null) =>
        inputs.OfFeatures(n => LstmCell(n, outputs, bias, init, recurrentInit).Select(cell => new Lstm(cell)));
}
