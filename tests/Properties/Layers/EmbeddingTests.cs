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
    public void One_hot_columns_name_columns_as_in_Flux()
    {
        var hot = OneHot(["c", "a", "c"], ["a", "b", "c", "d"]);
        Assert.Equal(new Embedding(W, null).Forward(Tensor.Of([2, 0, 2], 3)).ToArray(), new Embedding(W, null).Forward(hot).ToArray());
        Assert.Equal([0f, 0, 0, 1, 0, 0], new Embedding(W, 2).Forward(hot).ToArray());
        Assert.Equal([40f, 43], new EmbeddingBag(W, Sum).Forward(hot).ToArray());
        Assert.Contains("one-hot columns of shape (2×1); (4×n)",
            Assert.Throws<ArgumentException>(() => new Embedding(W, null).Forward(OneHot(["a"], ["a", "b"]))).Message, StringComparison.Ordinal);
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
        Assert.Equal(expected, mean.Forward(Tensor.Of([0, 3, 1, 1], 2, 1, 2)).Reshape(4).ToArray());
        Assert.Equal([30f, 32], new EmbeddingBag(W, Sum).Forward(Tensor.Of([0, 3], 2)).ToArray());
        Assert.Equal([30f, 31], new EmbeddingBag(W, Maximum).Forward(Tensor.Of([0, 3, 1], 3)).ToArray());
    }

    [Fact]
    public void The_gradient_of_bags_counts_each_column_once_per_use()
    {
        int[][] bags = [[0, 3, 3], [1], [0, 1]];
        var bag = new EmbeddingBag(W, Mean);
        var gradient = Ad.Gradient(b => Sum(b.Forward(bags)[0] * Tensor.Of([3f, 10, 100], 3)), bag).Weight;
        // Columns 0 to 3 are worth 1/3 of the first bag and 1/2 of the third, all of the second and 1/2 of the third, nothing, and 2/3 of the first.
        Assert.True(gradient[0].AllClose(Tensor.Of([1f + 50, 10 + 50, 0, 2]), 1e-6));
        Assert.All(gradient[1].ToArray(), g => Assert.Equal(0, g));
        Assert.Equal(bag.Forward(bags).ToArray(), bag.Forward([0, 3, 3, 1, 0, 1], [0, 3, 4]).ToArray());
    }

    [Fact]
    public void Wrong_indices_and_bags_are_named()
    {
        Assert.Contains("4", Assert.Throws<ArgumentOutOfRangeException>(() => new Embedding(W, null).Forward(Tensor.Of([4], 1))).Message,
            StringComparison.Ordinal);
        Assert.Contains("Embedding(4 => 2): 1.5 (at 1) is no index",
            Assert.Throws<ArgumentException>(() => new Embedding(W, null).Forward(Tensor.Of([1f, 1.5f]))).Message, StringComparison.Ordinal);
        Assert.Contains("EmbeddingBag(4 => 2): NaN", Assert.Throws<ArgumentException>(() => new EmbeddingBag(W, Mean).Forward(Tensor.Of([float.NaN]))).Message,
            StringComparison.Ordinal);
        Assert.Contains("padding index 9; 0 to 3", Assert.Throws<ArgumentOutOfRangeException>(() => Embedding(4, 2, paddingIndex: 9)).Message,
            StringComparison.Ordinal);
        Assert.Contains("one index alone", Assert.Throws<ArgumentException>(() => new EmbeddingBag(W, Mean).Forward(Tensor.Of(1f))).Message,
            StringComparison.Ordinal);
        Assert.Contains("bag 1 is empty", Assert.Throws<ArgumentException>(() => new EmbeddingBag(W, Mean).Forward([[0], []])).Message,
            StringComparison.Ordinal);
        Assert.Contains("[1, 2]", Assert.Throws<ArgumentException>(() => new EmbeddingBag(W, Mean).Forward([0, 1, 2], [1, 2])).Message,
            StringComparison.Ordinal);
        Assert.Contains("Attend", Assert.Throws<ArgumentException>(() => new Embedding(W, null).Attend(Tensor.Zeros(3))).Message, StringComparison.Ordinal);
    }
}
