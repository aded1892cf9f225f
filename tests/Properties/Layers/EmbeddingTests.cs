using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Layers;

/// <summary>Embeddings are columns by number.</summary>
public sealed class EmbeddingTests
{
    private static readonly Key key = new(6);
    private static readonly Tensor W = Tensor.Of([0f, 1, 10, 11, 20, 21, 30, 31], 2, 4);

    [Fact]
    public void An_embedding_takes_columns_for_indices_of_any_shape_and_type()
    {
        var layer = new Embedding(W, null);
        Assert.Equal([20f, 21], layer.Forward(Tensor.Of([2], 1))[.., 0].ToArray());
        Assert.Equal(new Shape(2, 3, 2), layer.Forward(Tensor.Zeros(3, 2)).Shape);
        Assert.Equal([30f, 31, 0, 1], layer.Forward(Tensor.Of([3f, 0], 2)).ToArray());
        Assert.True(layer.Attend(Tensor.Of([1f, 2], 2, 1)).AllClose(Tensor.Of([2f, 32, 62, 92], 4, 1)));
    }

    [Fact]
    public void A_padding_column_is_zero_and_stays_so()
    {
        var layer = Embedding(4, 2, paddingIndex: 1).Build(key);
        Assert.All(layer.Weight[.., 1].ToArray(), v => Assert.Equal(0, v));
        var gradient = Ad.Gradient(e => Sum(e.Forward(Tensor.Of([0, 1, 1, 2], 4))), layer);
        Assert.Equal([1f, 1, 0, 0, 1, 1, 0, 0], gradient.Weight.ToArray());
    }

    [Fact]
    public void A_bag_is_reduced_in_all_three_forms()
    {
        var mean = new EmbeddingBag(W, Mean);
        float[] expected = [15, 16, 10, 11];
        Assert.Equal(expected, mean.Forward(Tensor.Of([0, 3, 1, 1], 2, 2)).ToArray());
        Assert.Equal(expected, mean.Forward([[0, 3], [1]]).ToArray());
        Assert.Equal(expected, mean.Forward([0, 3, 1], [0, 2]).ToArray());
        Assert.Equal([30f, 32], new EmbeddingBag(W, Sum).Forward(Tensor.Of([0, 3], 2)).ToArray());
        Assert.Equal([30f, 31], new EmbeddingBag(W, Maximum).Forward(Tensor.Of([0, 3, 1], 3)).ToArray());
    }

    [Fact]
    public void Wrong_indices_and_bags_are_named()
    {
        Assert.Contains("4", Assert.Throws<ArgumentOutOfRangeException>(() => new Embedding(W, null).Forward(Tensor.Of([4], 1))).Message, StringComparison.Ordinal);
        Assert.Contains("padding index 9; 0 to 3", Assert.Throws<ArgumentOutOfRangeException>(() => Embedding(4, 2, paddingIndex: 9)).Message, StringComparison.Ordinal);
        Assert.Contains("bag 1 is empty", Assert.Throws<ArgumentException>(() => new EmbeddingBag(W, Mean).Forward([[0], []])).Message, StringComparison.Ordinal);
        Assert.Contains("[1, 2]", Assert.Throws<ArgumentException>(() => new EmbeddingBag(W, Mean).Forward([0, 1, 2], [1, 2])).Message, StringComparison.Ordinal);
        Assert.Contains("Attend", Assert.Throws<ArgumentException>(() => new Embedding(W, null).Attend(Tensor.Zeros(3))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Pairwise_fusion_feeds_each_output_into_the_next()
    {
        PairwiseFusion fusion = PairwiseFusion((a, b) => a + b, Fn(x => 2 * x), Fn(x => 3 * x), Fn(x => x - 1)).Build(key);
        Assert.Equal([2f, 9, 9 + 1 - 1], fusion.Forward(Tensor.Of(1f)).Select(y => (float)y.Scalar()));
        Assert.Equal([2f, 3 * (2 + 10), 36 + 100 - 1], fusion.Forward(Tensor.Of(1f), Tensor.Of(10f), Tensor.Of(100f)).Select(y => (float)y.Scalar()));
        Assert.Contains("2 inputs for 3 layers", Assert.Throws<ArgumentException>(() => fusion.Forward(Tensor.Of(1f), Tensor.Of(1f))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Maxout_scale_and_bilinear_print_and_check()
    {
        Assert.Equal("Scale(3, relu)", Scale(3, Relu).Build(key).ToString());
        Assert.Equal("Bilinear((2, 3) => 4)", Bilinear((2, 3), 4).Build(key).ToString());
        Assert.Equal("Maxout(Dense(2 => 3), Dense(2 => 3))", Maxout(2, Dense(2, 3)).Build(key).ToString());
        Assert.Equal([3f, -1], new Maxout([Fn(x => x), Fn(x => -x - 3)]).Forward(Tensor.Of([3f, -2])).ToArray());
        Assert.Contains("(2×batch) and (3×batch)", Assert.Throws<ArgumentException>(() => Bilinear((2, 3), 4).Build(key).Forward(Tensor.Zeros(2, 2))).Message, StringComparison.Ordinal);
        Assert.Contains("Scale(3)", Assert.Throws<ArgumentException>(() => Scale(3).Build(key).Forward(Tensor.Zeros(2, 2))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Maxout());
    }
}
