using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Data;

/// <summary>One-hot matrices are kept as indices and act as the matrices they stand for.</summary>
public sealed class OneHotTests
{
    private static readonly Key key = new(1);
    private static readonly Tensor hot = OneHot(["c", "a", "b", "c"], ["a", "b", "c"]);
    private static readonly Tensor dense = Tensor.Of([0f, 0, 1, 1, 0, 0, 0, 1, 0, 0, 0, 1], 3, 4);

    [Fact]
    public void It_has_the_numbers_of_the_matrix()
    {
        Assert.Equal(dense.ToArray(), hot.ToArray());
        Assert.Equal((dense + 1).ToArray(), (hot + 1).ToArray());
        Assert.Equal(dense.Cast(DType.Float64).ToDoubles(), hot.Cast(DType.Float64).ToDoubles());
        Assert.Equal(dense.Transpose().ToArray(), hot.Transpose().ToArray());
        Assert.Equal([2, 0, 1, 2], OneCold(hot).ToInts());
    }

    [Fact]
    public void A_value_outside_the_labels_counts_as_the_default()
    {
        var words = OneHot(["c", "x", "b", "y"], ["a", "b", "c", "?"], "?");
        Assert.Equal([2, 3, 1, 3], OneCold(words).ToInts());
        Assert.Equal(new Shape(4, 4), words.Shape);
        Assert.Equal([0, 0, 1], OneCold(OneHot([7, 0, 1], [0, 1], 0)).ToInts());
        Assert.Contains("the default ? is not among the labels; a, b", Assert.Throws<ArgumentException>(() => OneHot(["a"], ["a", "b"], "?")).Message,
            StringComparison.Ordinal);
        Assert.Contains("twice", Assert.Throws<ArgumentException>(() => OneHot(["a"], ["a", "a"], "a")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Pieces_and_choices_are_those_of_the_matrix()
    {
        Assert.Equal(dense[.., 1..3].ToArray(), hot[.., 1..3].ToArray());
        Assert.Equal(dense[.., 2].ToArray(), hot[.., 2].ToArray());
        Assert.Equal(dense[1..].ToArray(), hot[1..].ToArray());
        Assert.Equal(Gather(dense, Tensor.Of([3, 3, 0], 3)).ToArray(), Gather(hot, Tensor.Of([3, 3, 0], 3)).ToArray());
        Assert.Equal(DataLoader(dense, 3, key).SelectMany(b => b.ToArray()), DataLoader(hot, 3, key).SelectMany(b => b.ToArray()));
    }

    [Fact]
    public void Products_with_it_and_their_gradients_are_those_of_the_matrix()
    {
        var (w, c) = (Tensor.Normal(key[0], 5, 3), Tensor.Normal(key[1], 5, 4));
        Assert.Equal(w.MatMul(dense).ToArray(), w.MatMul(hot).ToArray());
        Tensor Objective(Tensor w, Tensor onehot) => Sum(Tanh(w.MatMul(onehot)) * c);
        Assert.True(Ad.Gradient(w => Objective(w, dense), w).AllClose(Ad.Gradient(w => Objective(w, hot), w), 1e-6, 1e-6));
        Assert.True(Ad.Gradient(h => Objective(w, h), dense).AllClose(Ad.Gradient(h => Objective(w, h), hot), 1e-6, 1e-6));
        Assert.Contains("inner sizes 2 and 3", Assert.Throws<ArgumentException>(() => Tensor.Zeros(5, 2).MatMul(hot)).Message, StringComparison.Ordinal);
    }
}
