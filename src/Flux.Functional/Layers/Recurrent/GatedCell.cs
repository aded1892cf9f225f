using System.Text.Json.Serialization;

namespace Flux;

/// <summary>
/// What the cells here share: gates whose part in x, Wᵢ x + b, does not depend on the state, so that a whole sequence takes one product.
/// </summary>
/// <param name="Wi">Wᵢ, gates·out×in: the rows of one gate after those of another.</param>
/// <param name="Wh">Wₕ, gates·out×out.</param>
/// <param name="Bias">b, gates·out; null for none.</param>
/// <typeparam name="S">The state.</typeparam>
[JsonConverter(typeof(BsonOnly))]
[TypeFormatterSource(typeof(PrintedForm))]
public abstract record GatedCell<S>(Tensor Wi, Tensor Wh, Tensor? Bias) : ICell<S> where S : notnull
{
    private protected int Outputs => Wh.Shape[1];

    private protected Tensor Zero => Tensor.Full(new(Outputs), 0, Wh.DType).To(Wh.Device);

    /// <inheritdoc/>
    public abstract S InitialState();

    /// <inheritdoc/>
    public (Tensor Y, S State) Forward(Tensor x, S state) => Step(Gates(x), state);

    /// <summary>Wᵢ x + b for inputs (in) or (in×n).</summary>
    internal Tensor Gates(Tensor x)
    {
        int inputs = Wi.Shape[1];
        return x.Rank is 1 or 2 && x.Shape[0] == inputs
            ? Wi.MatMul(x) + Bias
            : throw new ArgumentException($"{this}: the input of a step has shape {x.Shape}; ({inputs}×batch) would fit.");
    }

    /// <summary>The step, from Wᵢ x + b.</summary>
    internal abstract (Tensor Y, S State) Step(Tensor gates, S state);

    /// <summary>The rows of gate i.</summary>
    private protected Tensor Gate(Tensor gates, int i) => gates[(i * Outputs)..((i + 1) * Outputs)];

    /// <summary>As Flux prints a cell: LSTMCell(2 => 3).</summary>
    private protected string Text(string name, Func<Tensor, Tensor>? activation = null) =>
        $"{name}({Wi.Shape[1]} => {Outputs}{LayerText.Options(activation, Bias)})";
}

/// <summary>Descriptions of cells.</summary>
internal static class GatedCell
{
    /// <summary>A cell with so many gates: Glorot weights by default, zero bias.</summary>
    internal static Init<C> Init<C>(
        string name, int gates, int inputs, int outputs, bool bias, Initialiser? init, Initialiser? recurrentInit, Func<Tensor, Tensor, Tensor?, Key, C> make)
        where C : notnull
    {
        if (inputs < 1 || outputs < 1) throw new ArgumentOutOfRangeException(nameof(inputs), $"{name}({inputs} => {outputs}): sizes of 1 or more would fit.");
        int rows = Shape.Of(name, (long)gates * outputs).Elements;
        return new(key => make(
            (init ?? Prelude.GlorotUniform)(key[0], rows, inputs), (recurrentInit ?? Prelude.GlorotUniform)(key[1], rows, outputs),
            bias ? Tensor.Zeros(rows) : null, key[2]));
    }
}
