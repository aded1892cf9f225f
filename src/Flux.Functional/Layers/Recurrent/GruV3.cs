namespace Flux;

/// <summary>A <see cref="GruV3Cell"/> over the time steps of a sequence, from the initial state zero.</summary>
/// <param name="Cell">One step.</param>
[GenerateShape]
public sealed partial record GruV3(GruV3Cell Cell) : RecurrentLayer<GruV3Cell, Tensor>(Cell);

public static partial class Prelude
{
    /// <summary>A <see cref="Flux.GruV3"/> layer with Glorot weights and zero bias.</summary>
    public static Init<GruV3> GruV3(Size inputs, int outputs, bool bias = true, Initialiser? init = null, Initialiser? recurrentInit = null) =>
        inputs.OfFeatures(n => GruV3Cell(n, outputs, bias, init, recurrentInit).Select(cell => new GruV3(cell)));
}
