using Flux.Properties.Layers;
using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Ops;

/// <summary>Only what a result depends on reaches it: NaN and infinities go where derivatives go, and nowhere else.</summary>
public sealed class ReachTests
{
    private static readonly string[] linear =
    [
        "reshape", "transpose", "permute", "column", "row", "block", "reverse", "roll", "repeat", "gather", "gather by tuples", "scatter sum",
        "scatter mean", "scatter sum by tuples", "scatter mean by tuples", "sum of rows",
        "mean pooling", "mean pooling of what is there", "upsample nearest", "upsample linear", "upsample linear by areas", "pixel shuffle", "unfold", "fold",
        "pad with zeros", "pad with a constant", "pad by repeating", "pad by reflecting", "pad symmetrically", "pad in a circle",
        "rotate", "rotate to the nearest", "rotate by nothing", "rotate by a quarter", "sample a grid at elements", "running sums", "running sums along 1",
        "embedding",
    ];

    public static TheoryData<OpRow> Linear => [.. linear.Select(name => OpTable.Rows.Single(row => row.Name == name))];

    [Theory, MemberData(nameof(Linear))]
    public void What_is_no_number_reaches_exactly_what_depends_on_it(OpRow row)
    {
        var x = row.Sample(new Key(1))[0];
        Tensor F(Tensor a) => row.F([a]);
        var (y, pullback) = Ad.Pullback(F, x);
        var jacobian = Ad.Jacobian(F, x);
        foreach (double special in (double[])[double.NaN, double.PositiveInfinity])
        {
            for (int i = 0; i < x.Shape.Elements; i++)
            {
                double[] reached = F(With(x, i, special)).ToDoubles();
                for (int k = 0; k < reached.Length; k++) Assert.Equal(jacobian[k, i].Scalar() != 0, !double.IsFinite(reached[k]));
            }
            for (int k = 0; k < y.Shape.Elements; k++)
            {
                double[] reached = pullback(With(y.ZerosLike(), k, special)).ToDoubles();
                for (int i = 0; i < reached.Length; i++) Assert.Equal(jacobian[k, i].Scalar() != 0, !double.IsFinite(reached[i]));
            }
        }
    }

    [Fact]
    public void A_turn_by_nothing_and_corners_of_an_upsampling_keep_infinities()
    {
        var x = Tensor.Of([double.PositiveInfinity, 1, 2, double.NegativeInfinity], 2, 2, 1, 1);
        Assert.Equal(x.ToDoubles(), Rotate(x, 0).ToDoubles());
        var large = UpsampleLinear(x, size: (3, 3)).ToDoubles();
        Assert.Equal([double.PositiveInfinity, double.NegativeInfinity], [large[0], large[8]]);
        Assert.Equal([1.0, 2], [large[2], large[6]]);
    }

    public static TheoryData<string, Func<Tensor, Tensor>> Chosen => new()
    {
        { "relu", Relu }, { "relu6", x => Relu6(3 * x) }, { "hardtanh", HardTanh }, { "trelu", Trelu(0.4) }, { "softshrink", SoftShrink() },
        { "clamp", Clamp(-0.3, 0.6) }, { "relu after a bias", x => BiasAct(x, Tensor.Of([0.1, -0.2, 0]), Relu) },
        { "the largest", x => Maximum(x, 0) }, { "the smallest of all", x => Minimum(x).Reshape(1) }, { "the largest two", x => TopK(x, 2, 1).Values },
        { "the larger of two", x => Max(x, x.Transpose().Reshape(3, 4)) }, { "the smaller of two", x => Min(0.1 * x[.., 0], x) },
        { "scatter max", x => Scatter(Merge.Max, x, Tensor.Of([1, 1, 0, 1])) },
        { "max pooling", x => MaxPool((2, 2), pad: 1).Forward(x.Reshape(3, 4, 1, 1)) }, { "a mask", x => Where(x > 0, x, 2 * x) },
        { "a side of the mask", x => Where(x > 0, x, x.ZerosLike()) }, { "dropout", x => Dropout(x, 0.5, new Key(1)) },
        { "adaptive max pooling", x => new AdaptiveMaxPool((2, 2)).Forward(x.Reshape(3, 4, 1, 1)) },
    };

    [Theory, MemberData(nameof(Chosen))]
    public void A_cotangent_that_is_no_number_reaches_exactly_what_was_chosen(string name, Func<Tensor, Tensor> f)
    {
        var x = OpTable.Real(new Key(5), 3, 4);
        var (y, pullback) = Ad.Pullback(f, x);
        var jacobian = Ad.Jacobian(f, x);
        foreach (double special in (double[])[double.NaN, double.PositiveInfinity])
        {
            for (int k = 0; k < y.Shape.Elements; k++)
            {
                double[] reached = pullback(With(y.ZerosLike(), k, special)).ToDoubles();
                for (int i = 0; i < reached.Length; i++)
                {
                    Assert.True(jacobian[k, i].Scalar() != 0 == !double.IsFinite(reached[i]), $"{name}: {special} at {k} gives {reached[i]} at {i}");
                }
            }
        }
    }

    [Theory, InlineData(GridPadding.Zeros), InlineData(GridPadding.Border)]
    public void A_sampled_place_that_is_no_number_reaches_its_own_coordinates_where_it_depends_on_them(GridPadding padding)
    {
        var x = OpTable.Real(new Key(6), 4, 3, 2, 1);
        // Between elements, on one, on a line, beyond the first dimension, beyond both.
        var grid = Tensor.Of([0.1, 0.2, -1.0, 1, 1.0 / 3, -0.3, 9, 0.2, -9, 9], 2, 5, 1, 1);
        bool[] depends = [true, true, true, true, true, true, false, padding == GridPadding.Border, false, false];
        var (y, pullback) = Ad.Pullback(g => GridSample(x, g, padding), grid);
        foreach (double special in (double[])[double.NaN, double.PositiveInfinity])
        {
            for (int k = 0; k < y.Shape.Elements; k++)
            {
                double[] reached = pullback(With(y.ZerosLike(), k, special)).ToDoubles();
                for (int i = 0; i < reached.Length; i++) Assert.Equal(i / 2 == k % 5 && depends[i], !double.IsFinite(reached[i]));
            }
        }
    }

    [Theory, InlineData(double.NaN), InlineData(double.PositiveInfinity)]
    public void A_frame_that_is_no_number_does_not_reach_samples_where_its_window_is_0(double special)
    {
        var window = Tensor.Of([0.0, 1, 2, 1], 4);
        var (y, pullback) = Ad.Pullback(x => Stft(x, 4, 2, window, center: false).Real, OpTable.Real(new Key(7), 8));
        double[] reached = pullback(Where(Tensor.Of([false, true, false], 1, 3), y.Number(special), y.ZerosLike())).ToDoubles();
        Assert.Equal([false, false, false, true, true, true, false, false], reached.Select(g => !double.IsFinite(g)));

        var (samples, back) = Ad.Pullback(p => Istft((p, p), 4, 2, window), OpTable.Real(new Key(8), 3, 3));
        double[] frames = back(With(samples.ZerosLike(), 0, special)).ToDoubles();
        // The first sample lies in frame 0 and where the window of frame 1 is 0.
        Assert.Equal([true, false, false], Enumerable.Range(0, 3).Select(t => frames[(3 * t)..(3 * t + 3)].Any(g => !double.IsFinite(g))));
    }

    [Theory, InlineData(double.NegativeInfinity), InlineData(double.NaN), InlineData(3)]
    public void A_constant_surrounds_what_stays_itself(double value)
    {
        var x = Tensor.Of([1f, 2, 3, 4], 2, 2);
        Assert.Equal(x.ToArray(), PadConstant(x, value, (1, 2), (0, 1))[1..3, ..2].ToArray());
        Assert.Equal(value == 3 ? 12 : 11, PadConstant(x, value, (1, 2), (0, 1)).ToArray().Count(v => v.Equals((float)value)));
        Assert.Equal([1, 2, 7], PadConstant(Tensor.Of([1, 2]), 7, (0, 1)).ToInts());
        var batch = Flux.Data.BatchSequence([Tensor.Of([1f, 2], 1, 2), Tensor.Of([3f], 1, 1)], value);
        Assert.Equal([1f, 2, 3, (float)value], batch.ToArray());
    }

    [Fact]
    public void A_padding_column_is_zero_whatever_the_weight_holds()
    {
        var layer = new Embedding(Tensor.Of([1f, 2, float.NaN, float.PositiveInfinity, 5, 6], 2, 3), 1);
        var (y, gradient) = Ad.ValueAndGradient(w => Sum((layer with { Weight = w }).Forward(Tensor.Of([0, 1, 2, 1]))), layer.Weight);
        Assert.Equal(14, y.Scalar());
        Assert.Equal([1f, 1, 0, 0, 1, 1], gradient.ToArray());
    }

    [Fact]
    public void What_is_dropped_is_zero_whatever_it_was()
    {
        var x = Tensor.Full([1000], double.NaN);
        Assert.Equal(x.ZerosLike().ToArray(), Dropout(x, 1, new Key(1)).ToArray());
        Assert.Contains(0f, Dropout(x, 0.5, new Key(1)).ToArray());
        Assert.Equal(1000, Dropout(x.OnesLike(), 0.5, new Key(1)).ToArray().Count(v => v is 0 or 2));
    }

    [Theory, InlineData(double.NaN), InlineData(double.PositiveInfinity)]
    public void What_a_mask_hides_reaches_neither_outputs_nor_gradients(double special)
    {
        Tensor Real(int i, params int[] sizes) => Tensor.Normal(new Key(i), sizes).Cast(DType.Float64);
        Tensor q = Real(1, 4, 3, 2), k = Real(2, 4, 3, 2), v = Real(3, 2, 3, 2);
        // Nobody sees key 1; query 2 alone sees key 2.
        var mask = Tensor.Of([true, false, false, true, false, false, true, false, true], 3, 3);
        Tensor F((Tensor Q, Tensor K, Tensor V) p) => DotProductAttention(p.Q, p.K, p.V, mask: mask, heads: 2).Y;
        var hidden = Tensor.Of([false, true, false], 1, 3);
        var broken = (q, Where(hidden, k.Number(special), k), Where(hidden, v.Number(special), v));
        Assert.Equal(F((q, k, v)).ToDoubles(), F(broken).ToDoubles());
        var expected = Ad.Gradient(p => Sum(Square(F(p))), (q, k, v));
        var gradient = Ad.Gradient(p => Sum(Square(F(p))), broken);
        Assert.True(Tree.AllClose(expected, gradient, 1e-12));

        var last = Tensor.Of([false, false, true], 1, 3);
        var y = F((q, k, Where(last, v.Number(special), v)));
        Assert.True(y[.., ..2].AllClose(F((q, k, v))[.., ..2], 0, 0));
        Assert.All(y[.., 2].ToDoubles(), value => Assert.True(double.IsNaN(value)));
        y = F((q, Where(last, k.Number(special), k), v));
        Assert.True(y[.., ..2].AllClose(F((q, k, v))[.., ..2], 0, 0));
        Assert.All(y[.., 2].ToDoubles(), value => Assert.True(double.IsNaN(value)));
    }

    [Fact]
    public void Queries_that_see_nothing_attend_to_nothing_and_leave_the_weights_sound()
    {
        var layer = MultiHeadAttention(4, heads: 2, bias: true).Build(new Key(2));
        var x = Tensor.Normal(new Key(3), 4, 3, 2);
        var mask = CausalMask(3) & Tensor.Of([true, true, false], 1, 3);
        var (y, gradient) = Ad.ValueAndGradient(m => Sum(Square(m.Forward(x, mask: mask).Y)), layer);
        Assert.True(double.IsFinite(y.Scalar()));
        Assert.All(Tree.Leaves(gradient), leaf => Assert.All(leaf.Value.ToArray(), g => Assert.True(float.IsFinite(g))));
        var (_, attention) = layer.Forward(x, mask: mask);
        Assert.All(attention[.., 2].ToArray(), a => Assert.Equal(0, a));
    }

    private static Tensor With(Tensor x, int i, double value)
    {
        double[] values = x.ToDoubles();
        values[i] = value;
        return Tensor.Of(values, [.. x.Shape]);
    }
}
