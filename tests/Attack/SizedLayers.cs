using static Flux.Prelude;

namespace Flux.Attack;

/// <summary>Layers whose factories take sizes: what they describe is built.</summary>
internal static class SizedLayers
{
    private static readonly Key key = new(1);

    internal static readonly Sized[] All =
    [
        new("Dense", 2, n => Dense(n[0], n[1]).Build(key).Weight, n => [n[1], n[0]]),
        new("Bilinear", 3, n => Bilinear((n[0], n[1]), n[2]).Build(key).Weight, n => [n[2], n[0], n[1]]),
        new("Scale", 1, n => Scale(n[0]).Build(key).Forward(Tensor.Ones(1)), n => n),
        new("Embedding", 3, n => Embedding(n[0], n[1], paddingIndex: n[2]).Build(key).Weight, n => [n[1], n[0]]),
        new("EmbeddingBag", 4, n => EmbeddingBag(3, 2).Build(key).Forward([0, 1, 2], [n[0], n[1]])),
        new("Conv", 4, n => Conv((n[0], n[1]), n[2], n[3]).Build(key).Weight, n => n),
        new("Conv in groups", 3, n => Conv(1, n[0], n[1], groups: n[2]).Build(key).Weight, n => [1, n[0] / n[2], n[1]]),
        new("ConvTranspose", 3, n => ConvTranspose(n[0], n[1], n[2]).Build(key).Weight, n => [n[0], n[2], n[1]]),
        new("CrossCor", 3, n => CrossCor(n[0], n[1], n[2]).Build(key).Weight, n => n),
        new("DepthwiseConv", 3, n => DepthwiseConv(n[0], n[1], n[2]).Build(key).Weight),
        new("Rnn", 2, n => Rnn(n[0], n[1]).Build(key).Cell.Wi, n => [n[1], n[0]]),
        new("Lstm", 2, n => Lstm(n[0], n[1]).Build(key).Cell.Wi, n => [4 * n[1], n[0]]),
        new("Gru", 2, n => Gru(n[0], n[1]).Build(key).Cell.Wi, n => [3 * n[1], n[0]]),
        new("GruV3", 2, n => GruV3(n[0], n[1]).Build(key).Cell.Wi, n => [3 * n[1], n[0]]),
        new("BatchNorm", 1, n => BatchNorm(n[0]).Scale!, n => n),
        new("LayerNorm", 2, n => LayerNorm((n[0], n[1])).Scale!, n => n),
        new("GroupNorm", 2, n => GroupNorm(n[0], n[1]).Scale!, n => n[..1]),
        new("GroupNorm by its constructor", 2, n => new GroupNorm(n[0], n[1], null, null, Identity, 1e-5).Forward(Tensor.Ones(3, 4, 2)), _ => [3, 4, 2]),
        new("InstanceNorm", 1, n => InstanceNorm(n[0], affine: true).Scale!, n => n),
        new("Dropout", 2, n => Dropout(Tensor.Ones(2, 3), 0.5, key, n), _ => [2, 3]),
        new("Maxout", 1, n => Maxout(n[0], Dense(1, 1)).Build(key).Forward(Tensor.Ones(1, 1)), _ => [1, 1]),
        new("MultiHeadAttention", 2, n => MultiHeadAttention(n[0], n[1]).Build(key).Query.Weight, n => [n[0], n[0]]),
        new("DotProductAttention", 1,
            n => DotProductAttention(Tensor.Ones(6, 2, 1), Tensor.Ones(6, 2, 1), Tensor.Ones(6, 2, 1), heads: n[0]).Y, _ => [6, 2, 1]),
        new("OutputSize", 4, n => Tensor.Zeros(0) * OutputSize(Chain(Conv((3, 3), 1, 2, pad: n[0]), MaxPool(n[1]), Flatten()), n[2], n[3], 1, 1)[0]),
        new("Infer", 3, n => Chain(Flatten(), Dense(Infer, 2)).Build(key, n).Forward(Tensor.Zeros(n[0], n[1], 0))),
    ];
}
