using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Layers;

/// <summary>Attention against its formula with plain numbers.</summary>
public sealed class AttentionTests
{
    private static readonly Key key = new(4);

    private static Tensor Real(int i, params int[] shape) => Tensor.Normal(key[i], shape).Cast(DType.Float64);

    [Theory]
    [InlineData(1, false), InlineData(2, false), InlineData(2, true)]
    public void Every_head_weighs_values_by_softmax_of_scaled_scores(int heads, bool causal)
    {
        const int D = 4, V = 6, Queries = 3, Keys = 3, Batch = 2;
        var (q, k, v, bias) = (Real(0, D, Queries, Batch), Real(1, D, Keys, Batch), Real(2, V, Keys, Batch), Real(3, Keys, Queries));
        var (y, attention) = DotProductAttention(q, k, v, bias, causal ? CausalMask(3) : null, heads);
        Assert.Equal(new Shape(V, Queries, Batch), y.Shape);
        Assert.Equal(new Shape(Keys, Queries, heads, Batch), attention.Shape);
        for (int b = 0; b < Batch; b++)
        {
            for (int j = 0; j < Queries; j++)
            {
                for (int h = 0; h < heads; h++)
                {
                    int d = D / heads, dv = V / heads;
                    double Score(int i) => causal && i > j ? double.NegativeInfinity
                        : Enumerable.Range(h * d, d).Sum(r => k[r, i, b].Scalar() * q[r, j, b].Scalar()) / Math.Sqrt(d) + bias[i, j].Scalar();
                    double total = Enumerable.Range(0, Keys).Sum(i => Math.Exp(Score(i)));
                    for (int i = 0; i < Keys; i++) Assert.Equal(Math.Exp(Score(i)) / total, attention[i, j, h, b].Scalar(), 1e-12);
                    for (int r = h * dv; r < (h + 1) * dv; r++)
                    {
                        Assert.Equal(Enumerable.Range(0, Keys).Sum(i => Math.Exp(Score(i)) / total * v[r, i, b].Scalar()), y[r, j, b].Scalar(), 1e-12);
                    }
                }
            }
        }
    }

    [Fact]
    public void A_causal_mask_hides_what_comes_later() =>
        Assert.Equal([true, false, false, true, true, false, true, true, true], CausalMask(3).Cast(DType.Int32).ToInts().Select(v => v == 1));

    [Fact]
    public void Without_a_batch_it_is_a_batch_of_one()
    {
        var layer = MultiHeadAttention(8, heads: 2).Build(key);
        var x = Tensor.Normal(key, 8, 5);
        Assert.True(layer.Forward(x).AllClose(layer.Forward(x.Reshape(8, 5, 1)).Reshape(8, 5), 1e-6, 1e-6));
    }

    [Fact]
    public void A_batch_may_have_several_dimensions()
    {
        var (q, k, v) = (Real(0, 4, 3, 2, 3), Real(1, 4, 5, 2, 3), Real(2, 6, 5, 2, 3));
        var (y, attention) = DotProductAttention(q, k, v, heads: 2);
        Assert.Equal(new Shape(6, 3, 2, 3), y.Shape);
        Assert.Equal(new Shape(5, 3, 2, 2, 3), attention.Shape);
        var (one, weights) = DotProductAttention(q[.., .., 1, 2], k[.., .., 1, 2], v[.., .., 1, 2], heads: 2);
        Assert.Equal(new Shape(5, 3, 2), weights.Shape);
        Assert.True(one.AllClose(y[.., .., 1, 2], 1e-12));
        Assert.True(weights.AllClose(attention[.., .., .., 1, 2], 1e-12));
    }

    [Fact]
    public void A_layer_attends_between_its_maps_with_sizes_of_their_own()
    {
        var layer = Tree.Cast(MultiHeadAttention((4, 5, 6), (8, 2), 3, heads: 2, bias: true).Build(key), DType.Float64);
        var (q, k, v, bias) = (Real(0, 4, 3, 2), Real(1, 5, 7, 2), Real(2, 6, 7, 2), Real(3, 7, 3));
        var (y, attention) = layer.Forward(q, k, v, bias);
        var (inner, expected) = DotProductAttention(layer.Query.Forward(q), layer.Key.Forward(k), layer.Value.Forward(v), bias, heads: 2);
        Assert.Equal(new Shape(3, 3, 2), y.Shape);
        Assert.Equal(new Shape(7, 3, 2, 2), attention.Shape);
        Assert.Equal(expected.ToDoubles(), attention.ToDoubles());
        Assert.Equal(layer.Output.Forward(inner).ToDoubles(), y.ToDoubles());
        Assert.Equal("MultiHeadAttention((4, 5, 6) => (8, 2) => 3; nheads=2)", layer.ToString());
        Assert.Equal("MultiHeadAttention(4 => 6 => 3; nheads=2, dropout_prob=0.5)", MultiHeadAttention(4, 6, 3, heads: 2, dropout: 0.5).Build(key).ToString());
    }

    [Fact]
    public void Training_drops_attention_and_lets_the_rest_grow()
    {
        var layer = MultiHeadAttention(8, heads: 2, dropout: 0.4).Build(key);
        var x = Tensor.Normal(key, 8, 20, 10);
        var (plain, dropped) = (layer.Forward(x, k: null).Attention.ToArray(), layer.Train(x, key).Attention.ToArray());
        Assert.InRange(dropped.Count(a => a == 0) / (double)dropped.Length, 0.37, 0.43);
        Assert.All(plain.Zip(dropped), pair => Assert.True(pair.Second == 0 || Math.Abs(pair.Second - pair.First / 0.6f) < 1e-5));
        Assert.Equal(dropped, layer.Train(x, key).Attention.ToArray());
        Assert.NotEqual(dropped, layer.Train(x, key[1]).Attention.ToArray());
    }

    [Fact]
    public void Later_inputs_do_not_reach_earlier_outputs_under_a_causal_mask()
    {
        var layer = MultiHeadAttention(8, heads: 4).Build(key);
        var x = Tensor.Normal(key, 8, 5, 1);
        var gradient = Ad.Gradient(x => Sum(layer.Forward(x, mask: CausalMask(5)).Y[.., 1]), x);
        Assert.All(gradient[.., 2..].ToArray(), g => Assert.Equal(0, g));
        Assert.Contains(gradient[.., ..2].ToArray(), g => g != 0);
    }

    [Fact]
    public void It_prints_as_in_Flux_and_its_sizes_are_checked()
    {
        Assert.Equal("MultiHeadAttention(64; nheads=8)", MultiHeadAttention(64).Build(key).ToString());
        Assert.Contains("5 heads for sizes 64 and 64", Assert.Throws<ArgumentException>(() => MultiHeadAttention(64, heads: 5)).Message,
            StringComparison.Ordinal);
        Assert.Contains("q (4×3), k (5×3)",
            Assert.Throws<ArgumentException>(() => DotProductAttention(Tensor.Zeros(4, 3), Tensor.Zeros(5, 3), Tensor.Zeros(4, 3))).Message,
            StringComparison.Ordinal);
        Assert.Contains("equal batches",
            Assert.Throws<ArgumentException>(() => DotProductAttention(Tensor.Zeros(4, 3, 2), Tensor.Zeros(4, 3, 1), Tensor.Zeros(4, 3, 1))).Message,
            StringComparison.Ordinal);
        Assert.Contains("heads",
            Assert.Throws<ArgumentException>(() => DotProductAttention(Tensor.Zeros(4, 3), Tensor.Zeros(4, 3), Tensor.Zeros(4, 3), heads: 3)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => MultiHeadAttention(8, dropout: 2));
    }
}
