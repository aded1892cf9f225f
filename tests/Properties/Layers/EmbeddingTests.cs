using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Layers;

/// <summary>Embeddings are columns by number.</summary>
public sealed class EmbeddingTests
{
    private static readonly Key key = new(6);
    private static readonly Tensor W = Tensor.Of([0f, 1, 10, 11, 20, 21, 30, 31], 2, 4);

    [Fact]
    public void An_embedding_takes_columns_for_indices_of_any_shape()
    {
        var layer = new Embedding(W, null);
        Assert.Equal([20f, 21], layer.Forward(Tensor.Of([2], 1))[.., 0].ToArray());
        Assert.Equal(new Shape(2, 3, 2), layer.Forward(Tensor.Of(new int[6], 3, 2)).Shape);
        Assert.True(layer.Attend(Tensor.Of([1f, 2], 2, 1)).AllClose(Tensor.Of([2f, 32, 62, 92], 4, 1)));
    }

    [Fact]
    public void One_hot_columns_name_columns_as_in_Flux()
    {
        var hot = OneHot(["c", "a", "c"], ["a", "b", "c", "d"]);
        Assert.Equal(new Embedding(W, null).Forward(Tensor.Of([2, 0, 2], 3)).ToArray(), new Embedding(W, null).Forward(hot).ToArray());
        Assert.Equal([0f, 0, 0, 1, 0, 0], new Embedding(W, 2).Forward(hot).ToArray());
        Assert.Equal([40f, 43], new EmbeddingBag(W, Sum).Forward(hot).ToArray());
        Assert.Contains("Float32 of shape (2×1); Int32 indices from 0 (Cast numbers to Int32), or one-hot columns (4×n)",
            Assert.Throws<ArgumentException>(() => new Embedding(W, null).Forward(OneHot(["a"], ["a", "b"]))).Message, StringComparison.Ordinal);
    }

    private static readonly Tensor batch = OneHot([1, 2, 0], [0, 1, 2, 3]);

    /// <summary>The same one-hot batch on ways that may lose what it is kept as; each gives (4×3).</summary>
    public static TheoryData<string, Func<Tensor, Tensor>> Ways => new()
    {
        { "as it is", hot => hot },
        { "written out", hot => Tensor.Of(hot.ToArray(), 4, 3) },
        { "in double precision", hot => Tensor.Of(hot.ToDoubles(), 4, 3) },
        { "as truth values", hot => hot > 0.5 },
        { "stacked and taken apart", hot => Stack([hot, hot], 2)[.., .., 1] },
        { "concatenated", hot => Concat(1, hot[.., ..1], hot[.., 1..]) },
        { "reshaped", hot => hot.Reshape(2, 2, 3).Reshape(4, 3) },
        { "reversed twice", hot => Reverse(Reverse(hot, 1), 1) },
        { "joined", hot => Flux.Data.Join(hot[.., ..2], hot[.., 2..]) },
        { "batched", hot => Flux.Data.Batch(Flux.Data.Unbatch(hot)) },
        { "saved and loaded", Saved },
    };

    [Theory, MemberData(nameof(Ways))]
    public void A_one_hot_batch_means_the_same_on_every_way(string way, Func<Tensor, Tensor> go)
    {
        var hot = go(batch);
        Assert.Equal([10f, 11, 20, 21, 0, 1], new Embedding(W, null).Forward(hot).ToArray());
        Assert.Equal([10f, 11, 0, 0, 0, 1], new Embedding(W, 2).Forward(hot).ToArray());
        Assert.Equal([30f, 33], new EmbeddingBag(W, Sum).Forward(hot).ToArray());
        Assert.Equal([1, 2, 0], OneCold(hot.Cast(DType.Float32)).ToInts());
        Assert.Equal(new Shape(2, 3, 1), new Embedding(W, null).Forward(hot.Reshape(4, 3, 1)).Shape);
        Assert.True(way.Length > 0);
    }

    [Theory, MemberData(nameof(Ways))]
    public void A_one_hot_argument_of_a_derivative_multiplies_the_weight(string way, Func<Tensor, Tensor> go)
    {
        var hot = go(batch).Cast(DType.Float64);
        var (w, c) = (W.Cast(DType.Float64), Tensor.Normal(key[1], 2, 3).Cast(DType.Float64));
        Tensor Product(Tensor w, Tensor x) => w.MatMul(x);
        Tensor Padded(Tensor w, Tensor x) => (w * Tensor.Of([1.0, 1, 0, 1], 1, 4)).MatMul(x);
        Tensor Summed(Tensor w, Tensor x) => w.MatMul(x).Sum(1);
        var rows = new (Func<Tensor, Tensor, Tensor> Layer, Func<Tensor, Tensor, Tensor> Formula)[]
        {
            ((w, x) => new Embedding(w, null).Forward(x), Product),
            ((w, x) => new Embedding(w, 2).Forward(x), Padded),
            ((w, x) => new EmbeddingBag(w, Sum).Forward(x).Reshape(2, 1), Summed),
        };
        foreach (var (layer, formula) in rows)
        {
            Tensor Scored(Func<Tensor, Tensor, Tensor> f, Tensor w, Tensor x) => Sum(Tanh(f(w, x)) * c[.., 0].Reshape(2, 1));
            var (dw, dx) = Ad.Gradient((w, x) => Scored(layer, w, x), w, hot);
            var (ew, ex) = Ad.Gradient((w, x) => Scored(formula, w, x), w, hot);
            Assert.True(dw.AllClose(ew, 1e-12) && dx.AllClose(ex, 1e-12), way);
            Assert.True(Ad.Pullback<Tensor, Tensor>(x => layer(w, x), hot).Pullback(layer(w, hot)).AllClose(
                Ad.Pullback<Tensor, Tensor>(x => formula(w, x), hot).Pullback(formula(w, hot))), way);
            var direction = Tensor.Normal(key[2], 4, 3).Cast(DType.Float64);
            Assert.True(Ad.Jvp(x => layer(w, x), hot, direction).Tangent.AllClose(formula(w, direction)), way);
        }
    }

    [Fact]
    public void What_is_neither_indices_nor_one_hot_is_refused()
    {
        var layer = new Embedding(W, null);
        var wrong = new (Tensor X, string Said)[]
        {
            (Tensor.Of([3f, 0], 2), "Embedding(4 => 2): the input is Float32 of shape (2,)"),
            (Tensor.Of(1f), "of shape ()"),
            (Tensor.Zeros(4, 2), "column 0 of the Float32 input of shape (4×2) is not a single 1 among 0"),
            (Tensor.Of([0f, 1, 0, 0, 1, 0, 1, 0], 4, 2), "column 1"),
            (Tensor.Of([0f, 0.5f, 0.5f, 0], 4), "column 0"),
            (Tensor.Of([1f, float.NaN, 0, 0], 4), "column 0"),
            (Tensor.Of([0f, -1, 0, 0], 4), "column 0"),
        };
        Assert.All(wrong, row => Assert.Contains(row.Said, Assert.Throws<ArgumentException>(() => layer.Forward(row.X)).Message, StringComparison.Ordinal));
        Assert.Equal(new Shape(2, 0), layer.Forward(Tensor.Zeros(4, 0)).Shape);
    }

    private static Tensor Saved(Tensor x)
    {
        string path = Path.GetTempFileName();
        try
        {
            Bson.Save(path, x);
            return Bson.Load(path, Tensor.Zeros(4, 3));
        }
        finally
        {
            File.Delete(path);
        }
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
        Assert.Contains("EmbeddingBag(4 => 2): the input is Float32",
            Assert.Throws<ArgumentException>(() => new EmbeddingBag(W, Mean).Forward(Tensor.Of([float.NaN]))).Message, StringComparison.Ordinal);
        Assert.Contains("padding index 9; 0 to 3", Assert.Throws<ArgumentOutOfRangeException>(() => Embedding(4, 2, paddingIndex: 9)).Message,
            StringComparison.Ordinal);
        Assert.Contains("one index alone", Assert.Throws<ArgumentException>(() => new EmbeddingBag(W, Mean).Forward(Tensor.Of([1]).Reshape())).Message,
            StringComparison.Ordinal);
        Assert.Contains("bag 1 is empty", Assert.Throws<ArgumentException>(() => new EmbeddingBag(W, Mean).Forward([[0], []])).Message,
            StringComparison.Ordinal);
        Assert.Contains("[1, 2]", Assert.Throws<ArgumentException>(() => new EmbeddingBag(W, Mean).Forward([0, 1, 2], [1, 2])).Message,
            StringComparison.Ordinal);
        Assert.Contains("Attend", Assert.Throws<ArgumentException>(() => new Embedding(W, null).Attend(Tensor.Zeros(3))).Message, StringComparison.Ordinal);
    }
}
