namespace Flux;

/// <summary>An <see cref="LstmCell"/> over the time steps of a sequence, from the initial state zero.</summary>
/// <param name="Cell">One step.</param>
/// <example>
/// <code>
/// Lstm lstm = Lstm(8, 16).Build(new Key(1));
/// Tensor x = Tensor.Normal(new Key(2), 8, 20, 4);       // (features × time × batch)
/// Console.WriteLine(lstm.Forward(x).Shape);             // (16×20×4)
/// var (_, last) = lstm.Forward(x, lstm.InitialState());
/// Console.WriteLine(last.H.Shape);
/// </code>
/// </example>
[GenerateShape]
public sealed partial record Lstm(LstmCell Cell) : RecurrentLayer<LstmCell, LstmState>(Cell);

public static partial class Prelude
{
    /// <summary>An <see cref="Flux.Lstm"/> layer with Glorot weights and zero bias.</summary>
    public static Init<Lstm> Lstm(Size inputs, int outputs, bool bias = true, Initialiser? init = null, Initialiser? recurrentInit = null) =>
        inputs.OfFeatures(n => LstmCell(n, outputs, bias, init, recurrentInit).Select(cell => new Lstm(cell)));
}
