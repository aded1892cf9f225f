namespace Flux;

/// <summary>An <see cref="RnnCell"/> over the time steps of a sequence, from the initial state zero.</summary>
/// <param name="Cell">One step.</param>
[GenerateShape]
public sealed partial record Rnn(RnnCell Cell) : RecurrentLayer<RnnCell, Tensor>(Cell);

public static partial class Prelude
{
    /// <summary>A <see cref="Flux.Rnn"/> layer with Glorot weights and zero bias.</summary>
    public static Init<Rnn> Rnn(
        Size inputs, int outputs, Func<Tensor, Tensor>? activation = null, bool bias = true, Initialiser? init = null, Initialiser? recurrentInit = null) =>
        inputs.OfFeatures(n => RnnCell(n, outputs, activation, bias, init, recurrentInit).Select(cell => new Rnn(cell)));
}
