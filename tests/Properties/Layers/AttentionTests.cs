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
        Assert.Contains("5 heads for sizes 64 and 64", Assert.Throws<ArgumentException>(() => MultiHeadAttention(64, heads: 5)).Message, StringComparison.Ordinal);
        Assert.Contains("q (4×3), k (5×3)", Assert.Throws<ArgumentException>(() => DotProductAttention(Tensor.Zeros(4, 3), Tensor.Zeros(5, 3), Tensor.Zeros(4, 3))).Message, StringComparison.Ordinal);
        Assert.Contains("heads", Assert.Throws<ArgumentException>(() => DotProductAttention(Tensor.Zeros(4, 3), Tensor.Zeros(4, 3), Tensor.Zeros(4, 3), heads: 3)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => MultiHeadAttention(8, dropout: 2));
    }
}
