using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Ops;

/// <summary>Where formulas have no derivative or leave the range of the numbers: norms of zeros, columns of -∞, means far from 0, ties and NaN.</summary>
public sealed class SingularTests
{
    private const double Inf = double.PositiveInfinity;

    [Theory, InlineData(0.5), InlineData(1), InlineData(1.5), InlineData(2), InlineData(3), InlineData(4), InlineData(Inf)]
    public void The_norm_of_zeros_and_of_nothing_is_0_with_gradient_0(double p)
    {
        foreach (var zeros in (Tensor[])[Tensor.Zeros(3), Tensor.Zeros(2, 0)])
        {
            var (value, gradient) = Ad.ValueAndGradient(x => Norm(x, p), zeros);
            Assert.Equal(0, value.Scalar());
            Assert.Equal(zeros.ToArray(), gradient.ToArray());
            Assert.Equal(zeros.ToArray(), Ad.HessianVectorProduct(x => Norm(x, p), zeros, zeros.OnesLike()).ToArray());
        }
        if (p is > 1 and < Inf)
        {
            // One 0 among others has gradient 0 as well.
            var x = Tensor.Of([3.0, 0, -4]);
            double norm = Norm(x, p).Scalar();
            double[] expected = [Math.Pow(3 / norm, p - 1), 0, -Math.Pow(4 / norm, p - 1)];
            Assert.Equal(expected, Ad.Gradient(x => Norm(x, p), x).ToDoubles(), (a, b) => Math.Abs(a - b) < 1e-12);
        }
    }

    [Theory]
    [InlineData(1e25f), InlineData(1e-25f), InlineData(3e38f), InlineData(1e-38f), InlineData(1f)]
    public void Norms_keep_to_the_range_of_the_numbers(float scale)
    {
        foreach (double p in (double[])[1.5, 2, 3, 4])
        {
            Tensor plain = Tensor.Of([0.5f, -0.25f, 0.125f]), x = plain * scale;
            double expected = Norm(plain.Cast(DType.Float64), p).Scalar();
            Assert.Equal(expected, Norm(x, p).Scalar() / scale, 1e-5);
            Assert.True(Ad.Gradient(x => Norm(x, p), x).AllClose(Ad.Gradient(x => Norm(x, p), plain), 1e-4), $"p = {p}");
            Assert.Equal(expected, LpNormPooling(x.Reshape(3, 1, 1), p, Dims.Of(3)).Reshape().Scalar() / scale, 1e-5);
        }
        // Deviations of ±1/4: their square alone would leave the range.
        Assert.Equal(0.25, StandardDeviation(Tensor.Of([0.5f, 0, 0.5f, 0]) * scale, false).Scalar() / scale, 1e-5);
    }

    [Fact]
    public void Constants_deviate_by_nothing_with_gradient_0()
    {
        var x = Tensor.Full([4, 2], 0.3);
        Assert.Equal([0f, 0], StandardDeviation(x, true, 0).ToArray());
        Assert.Equal(x.ZerosLike().ToArray(), Ad.Gradient(x => Sum(StandardDeviation(x, true, 0)), x).ToArray());
    }

    [Theory, InlineData(1, 2), InlineData(2, 1.4142135), InlineData(3, 1.2599211), InlineData(1.5, 1.5874010)]
    public void Pooling_by_norm_takes_magnitudes_and_leaves_zeros_without_gradient(double p, double expected)
    {
        var x = Tensor.Of([-1f, -1, 0, 0], 4, 1, 1);
        var (value, gradient) = Ad.ValueAndGradient(x => Sum(LpNormPooling(x, p, Dims.Of(2))), x);
        Assert.Equal(expected, value.Scalar(), 1e-6);
        Assert.Equal(-Math.Pow(expected, 1 - p), gradient[0].Reshape().Scalar(), 1e-6);
        Assert.Equal([0f, 0], gradient[2..].ToArray());
    }

    [Theory, InlineData(1e7f), InlineData(-1e7f), InlineData(1e6f), InlineData(0f)]
    public void Deviations_from_a_mean_far_away_are_exact(float far)
    {
        float[] digits = [.. Enumerable.Range(0, 10).Select(i => (float)i)];
        Tensor x = Tensor.Of(digits) + far, near = Tensor.Of(digits);
        Assert.Equal(8.25, Variance(x, false).Scalar(), 1e-5);
        Assert.Equal(8.25 * 10 / 9, Variance(x, true).Scalar(), 1e-5);
        Assert.Equal(Math.Sqrt(8.25), StandardDeviation(x, false).Scalar(), 1e-6);
        Assert.True(Normalise(x).AllClose(Normalise(near), 0, 1e-6));
        Assert.True(Ad.Gradient(x => Variance(x, false), x).AllClose(Ad.Gradient(x => Variance(x, false), near), 0, 1e-6));
        Assert.True(LayerNorm(10).Forward(x).AllClose(Normalise(near), 0, 1e-5));
        // Channel 0 lies far away, channel 1 does not; both are standardised alike.
        var images = Stack([x, near], 0).Reshape(1, 2, 10);
        var (y, next) = BatchNorm(2, epsilon: 0).Train(images);
        var expected = near.Cast(DType.Float64) - 4.5;
        for (int channel = 0; channel < 2; channel++) Assert.True(y[0, channel].Cast(DType.Float64).AllClose(expected / Math.Sqrt(8.25), 0, 1e-6));
        Assert.Equal(0.9 + 0.1 * 8.25 * 10 / 9, next.Variance.Value[0].Scalar(), 1e-5);
        Assert.Equal(0.1 * (far + 4.5), next.Mean.Value[0].Scalar(), 1e-6 * Math.Abs(far) + 1e-6);
    }

    [Theory, InlineData(3, 1), InlineData(40, 1), InlineData(3, 5), InlineData(40, 20)]
    public void Columns_of_minus_infinity_have_a_softmax_of_zeros_and_move_nothing(int count, int inner)
    {
        foreach (var type in (DType[])[DType.Float32, DType.Float64])
        {
            // Along dimension 1: the first of the inner columns is all -∞, the second (if there is one) keeps a single logit.
            double[] logits = [.. Enumerable.Range(0, inner * count).Select(i => i % inner == 0 || i % inner == 1 && i / inner != 2 ? -Inf : i % 7 * 0.1)];
            var x = Tensor.Of(logits, inner, count).Cast(type);
            Assert.All(Softmax(x, 1)[0].ToDoubles(), p => Assert.Equal(0, p));
            Assert.All(LogSoftmax(x, 1)[0].ToDoubles(), p => Assert.Equal(-Inf, p));
            Assert.Equal(-Inf, LogSumExp(x, 1)[0].Reshape().Scalar());
            var w = Tensor.Normal(new Key(1), inner, count).Cast(type);
            Func<Tensor, Tensor>[] all =
                [x => Softmax(x, 1) * w, x => Exp(LogSoftmax(x, 1)) * w, x => LogSumExp(x, 1), x => Where(x > -100, LogSoftmax(x, 1), x.Number(0))];
            foreach (var f in all)
            {
                Tensor Finite(Tensor y) => Where(IsFinite(y), y, y.Number(0));
                double[] gradient = Ad.Gradient(x => Sum(Finite(f(x))), x).ToDoubles(), push = Ad.Jvp(f, x, w).Tangent.ToDoubles();
                for (int i = 0; i < gradient.Length; i++) Assert.True(i % inner == 0 ? gradient[i] == 0 : double.IsFinite(gradient[i]));
                Assert.All(push, d => Assert.True(double.IsFinite(d)));
                for (int i = 0; i < push.Length; i += inner) Assert.Equal(0, push[i]);
            }
            if (inner > 1) Assert.Equal([0.0, 0, 1], Softmax(x, 1)[1][..3].ToDoubles());
        }
        Assert.True(double.IsNaN(LogSumExp(Tensor.Of([-Inf, double.NaN])).Scalar()));
        Assert.All(Softmax(Tensor.Of([-Inf, double.NaN])).ToDoubles(), p => Assert.True(double.IsNaN(p)));
    }

    [Fact]
    public void Log_sum_exp_without_dimensions_is_over_all()
    {
        var x = Tensor.Of([0.0, 1, 2, 3, 4, 5], 2, 3);
        double expected = Math.Log(Enumerable.Range(0, 6).Sum(i => Math.Exp(i)));
        Assert.Equal(Shape.Scalar, LogSumExp(x).Shape);
        Assert.Equal(expected, LogSumExp(x).Scalar(), 1e-12);
        Assert.Equal(expected, LogSumExp(x, []).Scalar(), 1e-12);
        Assert.Equal(new Shape(1, 3), LogSumExp(x, 0).Shape);
        Assert.Equal(-Inf, LogSumExp(Tensor.Zeros(2, 0)).Scalar());
    }

    [Fact]
    public void NaN_is_the_largest_and_the_smallest_and_takes_the_gradient()
    {
        var x = Tensor.Of([1, double.NaN, 3, 2, 2, 0], 3, 2);
        foreach (bool largest in (bool[])[true, false])
        {
            Tensor Extremum(Tensor x) => largest ? Maximum(x, 0) : Minimum(x, 0);
            Assert.True(double.IsNaN(Extremum(x)[0, 0].Scalar()));
            Assert.Equal(largest ? [0.0, 1, 0, 0.5, 0.5, 0] : [0.0, 1, 0, 0, 0, 1], Ad.Gradient(x => Sum(Extremum(x)), x).ToDoubles());
            Assert.Equal([1.0, 1], Ad.Jvp(Extremum, x, x.OnesLike()).Tangent.ToDoubles());
            // A cotangent that is no number stays in its column, with what is chosen there.
            var pulled = Ad.Pullback(Extremum, x).Pullback(Tensor.Of([double.NaN, 1], 1, 2));
            Assert.Equal([0.0, double.NaN, 0], pulled[.., 0].ToDoubles());
        }
    }

    [Fact]
    public void Casts_to_integers_end_every_derivative()
    {
        var x = Tensor.Of([1.5f, 2.5f]);
        foreach (var type in (DType[])[DType.Int32, DType.Bool])
        {
            Tensor F(Tensor x) => x * x.Cast(type).Cast(DType.Float32);
            float[] whole = x.Cast(type).ToArray();
            Assert.Equal(whole, Ad.Gradient(x => Sum(F(x)), x).ToArray());
            Assert.Equal(whole, Ad.Jvp(F, x, x.OnesLike()).Tangent.ToArray());
        }
        Assert.Equal([3f, 5], Ad.Gradient(x => Sum(Square(x.Cast(DType.Float64))).Cast(DType.Float32), x).ToArray());
    }

    [Theory, InlineData(DType.Float16), InlineData(DType.BFloat16)]
    public void A_gradient_in_half_precision_is_refused(DType type)
    {
        var error = Assert.Throws<ArgumentException>(() => Ad.Gradient(x => Sum(x.Cast(DType.Float32)), Tensor.Ones(2, 3).Cast(type)));
        Assert.All(["Gradient", "(2×3)", $"{type}", "Float32 would fit"], part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
    }
}
