using static Flux.Prelude;

namespace Flux.Properties.Layers;

/// <summary>One layer with an input it takes; the last dimension is the batch. Adding a row runs every law on it.</summary>
/// <param name="Name">What the test reports call it.</param>
/// <param name="Layer">Its description.</param>
/// <param name="Input">Sizes of an input.</param>
/// <param name="Random">Whether training draws random numbers or uses the batch, so that it differs from inference.</param>
/// <param name="TrainsOn">Observations that training needs, as where it takes their variance; 0 for none.</param>
public sealed record LayerRow(string Name, ILayerInit Layer, int[] Input, bool Random = false, int TrainsOn = 0)
{
    public override string ToString() => Name;
}

/// <summary>The rows.</summary>
public static partial class LayerTable
{
    public static readonly LayerRow[] Rows =
    [
        new("dense", Dense(4, 3), [4, 5]),
        new("dense tanh", Dense(4, 3, Tanh), [4, 5]),
        new("dense swish without bias", Dense(4, 3, Swish, bias: false), [4, 5]),
        new("dense over time", Dense(4, 3, Sigmoid), [4, 2, 5]),
        new("conv", Conv((3, 2), 2, 3, Tanh), [5, 4, 2, 3]),
        new("conv padded and strided", Conv((3, 3), 2, 4, Sigmoid, stride: 2, pad: 1), [5, 6, 2, 3]),
        new("conv same", Conv((3, 2), 2, 2, pad: Pad.Same), [5, 4, 2, 3]),
        new("conv dilated", Conv((2, 2), 2, 3, dilation: 2), [5, 4, 2, 3]),
        new("conv grouped", Conv((2, 2), 4, 6, groups: 2, bias: false), [4, 4, 4, 2]),
        new("conv in one dimension", Conv(Dims.Of(3), 2, 3, pad: Pad.Of(2, 1)), [6, 2, 3]),
        new("conv in three dimensions", Conv((2, 2, 2), 1, 2), [3, 4, 3, 1, 2]),
        new("maxpool", MaxPool((2, 2)), [5, 4, 2, 3]),
        new("maxpool overlapping", MaxPool((3, 2), stride: 1, pad: 1), [5, 4, 2, 3]),
        new("meanpool", MeanPool((2, 2)), [5, 4, 2, 3]),
        new("meanpool padded", MeanPool((2, 3), stride: (1, 2), pad: 1), [5, 4, 2, 3]),
        new("meanpool of what is there", MeanPool((2, 3), stride: 1, pad: 1, countPadding: false), [5, 4, 2, 3]),
        new("flatten", Flatten(), [3, 2, 2, 4]),
        new("function", Fn(x => Tanh(x) * 2), [3, 4]),
        new("dropout", Dropout(0.4), [6, 5], Random: true),
        new("batchnorm", BatchNorm(3, Tanh), [3, 6], Random: true, TrainsOn: 2),
        new("batchnorm of images", BatchNorm(2), [3, 4, 2, 3], Random: true, TrainsOn: 2),
        new("batchnorm without affine part", BatchNorm(3, affine: false), [3, 6], Random: true, TrainsOn: 2),
        new("layernorm", LayerNorm(4), [4, 3]),
        new("rnn", Rnn(3, 4), [3, 5, 2]),
        new("rnn with sigmoid and without bias", Rnn(3, 4, Sigmoid, bias: false), [3, 5, 2]),
        new("lstm", Lstm(3, 4), [3, 5, 2]),
        new("gru", Gru(3, 4), [3, 5, 2]),
        new("gru with a second bias", Gru(3, 4, biasProposed: true), [3, 5, 2]),
        new("gru v3", GruV3(3, 2), [3, 5, 2]),
        new("recurrence of a cell", RnnCell(3, 4).Select(cell => Recurrence(cell)), [3, 5, 2]),
        new("recurrence from a state of its own", LstmCell(3, 4).Select(cell => Recurrence(new Started<LstmState>(cell, new(cell.Wh[0], cell.Wh[1])))),
            [3, 5, 2]),
        new("bidirectional gru", InParallel(ys => Concat(0, [.. ys]), Gru(3, 2), Chain(Fn(x => Reverse(x, 1)), Gru(3, 2), Fn(x => Reverse(x, 1)))), [3, 4, 2]),
        new("stacked lstm", Chain(Lstm(3, 2), Lstm(2, 3), Fn(x => x[.., ^1]), Dense(3, 2)), [3, 4, 2]),
        new("attention to itself", MultiHeadAttention(4, heads: 2), [4, 3, 2]),
        new("attention with dropout", MultiHeadAttention((4, 4, 4), (6, 2), 5, heads: 2, bias: true, dropout: 0.3), [4, 3, 2], Random: true),
        new("attention between sizes of its own", MultiHeadAttention(4, 6, 3, heads: 3), [4, 3, 2]),
        new("embedding", Chain(Fn(Whole), Embedding(5, 3), Fn(Tanh)), [4, 3]),
        new("embedding with padding", Chain(Fn(Whole), Embedding(5, 3, paddingIndex: 1)), [4, 3]),
        new("embedding bag", Chain(Fn(Whole), EmbeddingBag(5, 3)), [4, 3]),
        new("embedding bag of maxima", Chain(Fn(Whole), EmbeddingBag(5, 3, Maximum)), [4, 3]),
        new("scale", Scale(3, Tanh), [3, 5]),
        new("scale of a matrix", Scale((3, 2), bias: false), [3, 2, 5]),
        new("bilinear", Bilinear((3, 3), 2, Tanh), [3, 5]),
        new("bilinear over time", Bilinear(3, 2, Tanh), [3, 2, 4]),
        new("maxout", Maxout(3, Dense(4, 2, Tanh)), [4, 5]),
        new("skip connection", SkipConnection(Dense(4, 4, Tanh), (fx, x) => fx + x), [4, 3]),
        new("parallel", InParallel(ys => Concat(0, [.. ys]), Dense(4, 2), Dense(4, 3, Tanh)), [4, 3]),
        new("chain", Chain(Dense(4, 6, Tanh), Fn(Sigmoid), Dense(6, 2)), [4, 3]),
        new("named chain", Chain(("hidden", Dense(4, 6, Tanh)), ("head", Dense(6, 2))), [4, 3]),
        new("chain with everything", Chain(Conv((3, 3), 1, 2, Swish), BatchNorm(2, Tanh), MeanPool((2, 2)), Flatten(), Dropout(0.3), Dense(8, 2)), [6, 6, 1, 4],
            Random: true, TrainsOn: 2),
        .. Images,
        .. Norms,
    ];

    /// <summary>Indices below 5, which a small step does not change.</summary>
    private static Tensor Whole(Tensor x) => Tensor.Of([.. x.ToDoubles().Select(v => (int)(3 * Math.Abs(v)) % 5)], [.. x.Shape]).To(x.Device);

    public static IEnumerable<object[]> All => Rows.Select(row => new object[] { row });
}
