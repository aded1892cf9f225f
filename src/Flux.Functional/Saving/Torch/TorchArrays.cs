using System.Collections.Immutable;

namespace Flux;

/// <summary>How the arrays of one layer are called and laid out in PyTorch; names are those within the layer.</summary>
/// <param name="Loading">For each member here, what it is made of there.</param>
/// <param name="Saving">For each array there, what it is made of here.</param>
/// <param name="IsOverTime">Whether the layer runs over time, where names end in the number of the layer.</param>
internal sealed record TorchArrays(ImmutableArray<NamedArray> Loading, ImmutableArray<NamedArray> Saving, bool IsOverTime = false)
{
    private static readonly TorchArrays none = new([], []);
    private static readonly Func<Tensor, Tensor> same = x => x, transpose = x => x.Transpose(), flip = Prelude.Flip;

    /// <summary>Those of a layer; null for what PyTorch has no layer for.</summary>
    internal static TorchArrays? Of(object layer) => layer switch
    {
        Dense dense => One("Weight", "weight", transpose).And(Bias(dense.Bias)),
        Bilinear bilinear => One("Weight", "weight", x => x.Permute(2, 1, 0)).And(Bias(bilinear.Bias)),
        CrossCor conv => One("Weight", "weight", same).And(Bias(conv.Bias)),
        Conv conv => One("Weight", "weight", flip).And(Bias(conv.Bias)),
        ConvTranspose conv => One("Weight", "weight", flip).And(Bias(conv.Bias)),
        BatchNorm norm => Affine(norm.Scale).And(Statistics),
        InstanceNorm norm => Affine(norm.Scale).And(norm.Mean is null ? none : Statistics),
        LayerNorm norm => Affine(norm.Scale),
        GroupNorm norm => Affine(norm.Scale),
        Embedding or EmbeddingBag => One("Weight", "weight", same),
        Rnn rnn => OverTime(Gated(rnn.Cell.Bias)),
        Lstm lstm => OverTime(Gated(lstm.Cell.Bias)),
        Gru gru => OverTime(Gated(gru.Cell)),
        RnnCell cell => Gated(cell.Bias),
        LstmCell cell => Gated(cell.Bias),
        GruCell cell => Gated(cell),
        MultiHeadAttention attention => Attention(attention),
        _ => null,
    };

    private TorchArrays And(TorchArrays more) => new([.. Loading, .. more.Loading], [.. Saving, .. more.Saving]);

    /// <summary>One array that is laid out there as f says, which undoes itself.</summary>
    private static TorchArrays One(string here, string there, Func<Tensor, Tensor> f) => Pair(here, there, f, f);

    private static TorchArrays Pair(string here, string there, Func<Tensor, Tensor> load, Func<Tensor, Tensor> save) =>
        new([new(here, [there], xs => load(xs[0]))], [new(there, [here], xs => save(xs[0]))]);

    private static TorchArrays Bias(Tensor? bias) => bias is null ? none : One("Bias", "bias", same);

    private static TorchArrays Affine(Tensor? scale) => scale is null ? none : One("Scale", "weight", same).And(One("Shift", "bias", same));

    private static TorchArrays Statistics => One("Mean", "running_mean", same).And(One("Variance", "running_var", same));

    private static TorchArrays OverTime(TorchArrays cell) => new(
        [.. cell.Loading.Select(array => array with { Name = $"Cell.{array.Name}" })],
        [.. cell.Saving.Select(array => array with { Sources = [.. array.Sources.Select(name => $"Cell.{name}")] })], IsOverTime: true);

    private static TorchArrays Weights => One("Wi", "weight_ih", transpose).And(One("Wh", "weight_hh", transpose));

    /// <summary>A recurrent cell: its gates stand in the same order, its two biases are one here.</summary>
    private static TorchArrays Gated(Tensor? bias) => bias is null ? Weights : Weights.And(new(
        [new("Bias", ["bias_ih", "bias_hh"], xs => xs[0] + xs[1])],
        [new("bias_ih", ["Bias"], NamedArray.Same), new("bias_hh", ["Bias"], xs => xs[0].ZerosLike())]));

    /// <summary>A GRU: the second bias of its candidate stands inside the reset and is no part of the sum.</summary>
    private static TorchArrays Gated(GruCell cell)
    {
        if (cell.BiasProposed is null) return cell.Bias is null ? Weights : Gated(cell.Bias) with
        {
            Loading = [.. Weights.Loading, new(
            "Bias", ["bias_ih", "bias_hh"], xs => Summed(xs, OfCandidate(xs[1]).ToDoubles().Any(b => b != 0)))]
        };
        if (cell.Bias is null) throw new ArgumentException($"Torch.Names: {cell} has a second bias without a first; both or none would fit.");
        return Weights.And(new(
            [new("Bias", ["bias_ih", "bias_hh"], xs => Summed(xs, false)), new("BiasProposed", ["bias_hh"], xs => OfCandidate(xs[0]))],
            [new("bias_ih", ["Bias"], NamedArray.Same),
                new("bias_hh", ["BiasProposed"], xs => Prelude.Concat(0, xs[0].ZerosLike(), xs[0].ZerosLike(), xs[0]))]));
    }

    private static Tensor OfCandidate(Tensor bias) => bias[(2 * bias.Shape[0] / 3)..];

    private static Tensor Summed(Tensor[] biases, bool isLost)
    {
        if (isLost) throw new ArgumentException("the candidate has a second bias; a Gru with biasProposed: true would fit");
        int before = 2 * biases[0].Shape[0] / 3;
        return Prelude.Concat(0, biases[0][..before] + biases[1][..before], biases[0][before..]);
    }

    /// <summary>Three maps that are one array there where queries, keys and values have one size.</summary>
    private static TorchArrays Attention(MultiHeadAttention attention)
    {
        Dense[] maps = [attention.Query, attention.Key, attention.Value];
        string[] names = ["Query", "Key", "Value"];
        bool isOne = maps.Select(map => map.Weight.Shape).Distinct().Count() == 1 && maps[0].Weight.Shape[0] == maps[0].Weight.Shape[1];
        var weights = isOne
            ? Split([.. names.Select(name => $"{name}.Weight")], "in_proj_weight", 1, transpose)
            : names.Select(name => One($"{name}.Weight", $"{char.ToLowerInvariant(name[0])}_proj_weight", transpose)).Aggregate((a, b) => a.And(b));
        var output = One("Output.Weight", "out_proj.weight", transpose);
        if (attention.Output.Bias is not null) output = output.And(One("Output.Bias", "out_proj.bias", same));
        return maps[0].Bias is null
            ? weights.And(output)
            : weights.And(Split([.. names.Select(name => $"{name}.Bias")], "in_proj_bias", 0, same)).And(output);
    }

    /// <summary>Parts here of one array there, along a dimension of it.</summary>
    private static TorchArrays Split(string[] here, string there, int dim, Func<Tensor, Tensor> f) => new(
        [.. here.Select((name, i) => new NamedArray(name, [there], xs => f(Part(xs[0], dim, i, here.Length))))],
        [new(there, [.. here], xs => Prelude.Concat(dim, Array.ConvertAll(xs, x => f(x))))]);

    private static Tensor Part(Tensor x, int dim, int i, int parts)
    {
        if (x.Rank <= dim || x.Shape[dim] % parts != 0) throw new ArgumentException($"{parts} equal parts along dimension {dim} would fit");
        return Prelude.Chunk(x, parts, dim)[i];
    }
}
