using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Layers;

/// <summary>Layers that combine inputs or other layers, against their formulas with plain numbers.</summary>
public sealed class CombiningTests
{
    private static readonly Key key = new(6);

    private static Tensor Real(int i, params int[] shape) => Tensor.Normal(key[i], shape).Cast(DType.Float64);

    [Fact]
    public void Bilinear_is_a_quadratic_form_for_each_output()
    {
        var layer = new Bilinear(Real(0, 2, 3, 4), Real(1, 2), Tanh);
        var (x, y) = (Real(2, 3, 5, 2), Real(3, 4, 5, 2));
        var z = layer.Forward(x, y);
        Assert.Equal(new Shape(2, 5, 2), z.Shape);
        for (int n = 0; n < 10; n++)
        {
            for (int o = 0; o < 2; o++)
            {
                double form = layer.Bias![o].Scalar();
                for (int i = 0; i < 3; i++)
                {
                    for (int j = 0; j < 4; j++) form += x[i, n % 5, n / 5].Scalar() * layer.Weight[o, i, j].Scalar() * y[j, n % 5, n / 5].Scalar();
                }
                Assert.Equal(Math.Tanh(form), z[o, n % 5, n / 5].Scalar(), 1e-12);
            }
        }
        var square = new Bilinear(Real(0, 2, 3, 3), null, Identity);
        Assert.Equal(square.Forward(x, x).ToDoubles(), square.Forward(x).ToDoubles());
        Assert.Equal(new Shape(2), square.Forward(Real(4, 3)).Shape);
    }

    [Fact]
    public void Scale_is_a_diagonal_matrix()
    {
        var scale = new Scale(Tensor.Of([2f, 3], 2), Tensor.Of([10f, 20], 2), Identity);
        Assert.Equal([12f, 23, 16, 32], scale.Forward(Tensor.Of([1f, 1, 3, 4], 2, 2)).ToArray());
        Assert.Equal([-2f, 3], (scale with { Bias = null }).Forward(Tensor.Of([-1f, 1])).ToArray());
    }

    [Fact]
    public void Scale_broadcasts_as_its_product_does()
    {
        var one = new Scale(Tensor.Of([2f]), Tensor.Of([1f]), Identity);
        Assert.Equal([3f, 5, 7], one.Forward(Tensor.Of([1f, 2, 3])).ToArray());
        var column = new Scale(Tensor.Of([2f, 3]), null, Identity);
        Assert.Equal([2f, 3, 4, 6], column.Forward(Tensor.Of([1f, 2], 1, 2)).ToArray());
        Assert.Equal([2f, 3], column.Forward(Tensor.Of(1f)).ToArray());
        var matrix = new Scale(Tensor.Of([1f, 2, 3, 4], 2, 2), null, Identity);
        Assert.Equal([10f, 40, 30, 80], matrix.Forward(Tensor.Of([10f, 20], 2)).ToArray());
        Assert.Contains("(2×2×...), or sizes of 1,", Assert.Throws<ArgumentException>(() => matrix.Forward(Tensor.Zeros(2, 3))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_parallel_of_one_layer_applies_it_to_every_input()
    {
        var twice = new InParallel(ys => Concat(0, [.. ys]), [Fn(x => 2 * x)]);
        Assert.Equal([2f, 4, 6], twice.Forward(Tensor.Of([1f]), Tensor.Of([2f]), Tensor.Of([3f])).ToArray());
        Assert.Equal([2f], twice.Forward(Tensor.Of([1f])).ToArray());
        var two = new InParallel(ys => ys[0] + ys[1], [Fn(x => 2 * x), Fn(x => -x)]);
        Assert.Equal([5f], two.Forward(Tensor.Of([4f]), Tensor.Of([3f])).ToArray());
        Assert.Contains("3 inputs for 2 layers; 1 or 2", Refused(two, 3), StringComparison.Ordinal);
        Assert.Contains("0 inputs for 1 layers; 1 or more", Refused(twice, 0), StringComparison.Ordinal);

        static string Refused(InParallel layers, int inputs) =>
            Assert.Throws<ArgumentException>(() => layers.Forward([.. Enumerable.Repeat(Tensor.Of([1f]), inputs)])).Message;
    }

    [Fact]
    public void Pairwise_fusion_feeds_each_output_into_the_next()
    {
        PairwiseFusion fusion = PairwiseFusion((a, b) => a + b, Fn(x => 2 * x), Fn(x => 3 * x), Fn(x => x - 1)).Build(key);
        Assert.Equal([2f, 9, 9 + 1 - 1], fusion.Forward(Tensor.Of(1f)).Select(y => (float)y.Scalar()));
        Assert.Equal([2f, 3 * (2 + 10), 36 + 100 - 1], fusion.Forward(Tensor.Of(1f), Tensor.Of(10f), Tensor.Of(100f)).Select(y => (float)y.Scalar()));
        Assert.Contains("2 inputs for 3 layers", Assert.Throws<ArgumentException>(() => fusion.Forward(Tensor.Of(1f), Tensor.Of(1f))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Maxout_scale_and_bilinear_print_and_check()
    {
        Assert.Equal("Scale(3, relu)", Scale(3, Relu).Build(key).ToString());
        Assert.Equal("Bilinear((2, 3) => 4)", Bilinear((2, 3), 4).Build(key).ToString());
        Assert.Equal(
            """
            Maxout(
              Dense(2 => 3),                        # 9 parameters
              Dense(2 => 3),                        # 9 parameters
            )                   # Total: 4 arrays, 18 parameters, 72 bytes.
            """, Maxout(2, Dense(2, 3)).Build(key).ToString());
        Assert.Equal([3f, -1], new Maxout([Fn(x => x), Fn(x => -x - 3)]).Forward(Tensor.Of([3f, -2])).ToArray());
        Assert.Contains("(2×batch) and (3×batch)", Assert.Throws<ArgumentException>(() => Bilinear((2, 3), 4).Build(key).Forward(Tensor.Zeros(2, 2))).Message,
            StringComparison.Ordinal);
        Assert.Contains("Scale(3)", Assert.Throws<ArgumentException>(() => Scale(3).Build(key).Forward(Tensor.Zeros(2, 2))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Maxout());
    }
}
