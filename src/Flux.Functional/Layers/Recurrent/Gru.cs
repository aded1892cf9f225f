namespace Flux;

/// <summary>A <see cref="GruCell"/> over the time steps of a sequence, from the initial state zero.</summary>
/// <param name="Cell">One step.</param>
[GenerateShape]
public sealed partial record Gru(GruCell Cell) : RecurrentLayer<GruCell, Tensor>(Cell);

public static partial class Prelude
{
    /// <summary>A <see cref="Flux.Gru"/> layer with Glorot weights and zero bias; with a second bias, as in PyTorch, that too is zero.</summary>
    public static Init<Gru> Gru(
        Size inputs, int outputs, bool bias = true, Initialiser? init = null, Initialiser? recurrentInit = null, bool biasProposed = false) =>
        inputs.OfFeatures(n => GruCell(n, outputs, bias, init, recurrentInit, biasProposed).Select(cell => new Gru(cell)));
}
