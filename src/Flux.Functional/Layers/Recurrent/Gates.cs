namespace Flux;

/// <summary>What gated cells share: the parts of Wᵢ x + b, and the checks.</summary>
internal static class Gates
{
    /// <summary>Wᵢ x + b for inputs (in×...).</summary>
    internal static Tensor Of<S>(IGatedCell<S> cell, Tensor x) where S : notnull
    {
        int inputs = cell.InputWeight.Shape[1];
        if (x.Rank is 0 or > 2 || x.Shape[0] != inputs) throw new ArgumentException($"{cell}: the input of a step has shape {x.Shape}; ({inputs}×batch) would fit.");
        return cell.InputWeight.MatMul(x) + cell.GateBias;
    }

    /// <summary>Rows of part i, each part having so many.</summary>
    internal static Tensor Part(Tensor gates, int i, int size) => gates[(i * size)..((i + 1) * size)];

    /// <summary>As Flux prints a cell: LSTMCell(2 => 3).</summary>
    internal static string Text(string name, Tensor inputWeight, Tensor recurrentWeight, Tensor? bias, string activation = "") =>
        $"{name}({inputWeight.Shape[1]} => {recurrentWeight.Shape[1]}{activation}{(bias is null ? "; bias=false" : "")})";

    /// <summary>A cell with so many gates: Glorot weights by default, zero bias.</summary>
    internal static Init<C> Init<C>(string name, int gates, int inputs, int outputs, bool bias, Initialiser? init, Initialiser? recurrentInit, Func<Tensor, Tensor, Tensor?, Key, C> make)
        where C : notnull
    {
        if (inputs < 1 || outputs < 1) throw new ArgumentOutOfRangeException(nameof(inputs), $"{name}({inputs} => {outputs}): sizes of 1 or more would fit.");
        return new(key => make(
            (init ?? Prelude.GlorotUniform)(key[0], gates * outputs, inputs), (recurrentInit ?? Prelude.GlorotUniform)(key[1], gates * outputs, outputs),
            bias ? Tensor.Zeros(gates * outputs) : null, key[2]));
    }
}
