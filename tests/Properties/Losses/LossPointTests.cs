using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Losses;

/// <summary>Losses where their formulas need care.</summary>
public sealed class LossPointTests
{
    public static IEnumerable<object[]> Points => LossPoints.Names;

    [Theory, MemberData(nameof(Points))]
    public void Value_and_gradient_are_right_in_both_precisions_and_modes(LossPoint point)
    {
        foreach (var type in new[] { DType.Float64, DType.Float32 })
        {
            int n = point.Prediction.Length;
            Tensor p = Tensor.Of(point.Prediction, n, 1).Cast(type), y = Tensor.Of(point.Target, n, 1).Cast(type);
            var (value, gradient) = Ad.ValueAndGradient(x => point.F(x, y), p);
            Close(point.Value, value.Scalar(), $"{point} in {type}");
            double[] found = gradient.ToDoubles();
            for (int i = 0; i < n; i++)
            {
                Close(point.Gradient[i], found[i], $"∂{i} of {point} in {type}");
                // Forward mode would multiply an infinite slope by the 0 of a class that stands still.
                if (point.Gradient.Any(double.IsInfinity)) continue;
                var along = Tensor.Of([.. Enumerable.Range(0, n).Select(j => i == j ? 1.0 : 0)], n, 1).Cast(type);
                Close(point.Gradient[i], Ad.Jvp(x => point.F(x, y), p, along).Tangent.Scalar(), $"∂{i} of {point}, forward, in {type}");
            }
        }
    }

    [Fact]
    public void One_masked_class_leaves_the_rest_of_the_batch_alone()
    {
        float inf = float.PositiveInfinity;
        Tensor logits = Tensor.Of([2f, 1, -inf, 0, 0, 0], 3, 2), y = Tensor.Of([0f, 1, 0, 0, 0, 1], 3, 2);
        var (value, gradient) = Ad.ValueAndGradient(p => Loss.LogitCrossEntropy(p, y), logits);
        Assert.Equal((1.3132617 + Math.Log(3)) / 2, value.Scalar(), 1e-6);
        Assert.All(gradient.ToArray(), g => Assert.True(float.IsFinite(g)));
        Assert.Equal(0, gradient.ToArray()[2]);
    }

    public static TheoryData<double> Gammas => [0, 0.5, 1, 1.3, 2, 3];

    [Theory, MemberData(nameof(Gammas))]
    public void Focal_losses_are_finite_above_0_and_pull_towards_the_truth(double gamma)
    {
        foreach (var type in new[] { DType.Float64, DType.Float32 })
        {
            double ε = type == DType.Float32 ? 1.1920929e-7 : 2.220446049250313e-16;
            foreach (double p in new[] { 0, ε / 4, ε, 1e-3, 0.5, 0.999, 1 - ε, 1 })
            {
                foreach (double truth in new[] { 0.0, 1 })
                {
                    Check((x, y) => Loss.BinaryFocal(x, y, gamma), Tensor.Of([p]).Cast(type), Tensor.Of([truth]).Cast(type), truth == 1 ? -1 : 1);
                    if (truth == 1) Check((x, y) => Loss.Focal(x, y, gamma: gamma), Tensor.Of([p]).Cast(type), Tensor.Of([truth]).Cast(type), -1);
                }
            }
        }

        void Check(Func<Tensor, Tensor, Tensor> loss, Tensor p, Tensor y, int sign)
        {
            var (value, gradient) = Ad.ValueAndGradient(x => loss(x, y), p);
            Assert.True(double.IsFinite(value.Scalar()) && value.Scalar() >= 0, $"{value} at {p}, {y}, γ = {gamma}");
            Assert.True(double.IsFinite(gradient.Scalar()) && gradient.Scalar() * sign >= 0, $"{gradient} at {p}, {y}, γ = {gamma}");
        }
    }

    [Fact]
    public void A_focal_loss_of_a_wrong_confident_prediction_is_minus_the_logarithm_of_its_distance_from_1()
    {
        var (value, slope) = Ad.ValueAndGradient(x => Loss.BinaryFocal(Sigmoid(x), Tensor.Of([0f])), Tensor.Of([16f]));
        Assert.Equal(15.9424, value.Scalar(), 1e-3);
        Assert.Equal(1, slope.Scalar(), 1e-3);
        Assert.Equal(15.9424, Loss.BinaryFocal(Tensor.Of([1f]), Tensor.Of([0f])).Scalar(), 1e-3);
        Assert.Equal(-Math.Log(double.BitIncrement(1) - 1), Loss.BinaryFocal(Tensor.Of([1.0]), Tensor.Of([0.0])).Scalar(), 1e-12);
        // A right one: -log(1 - p) p² is p³.
        Assert.Equal(1, Loss.BinaryFocal(Tensor.Of([1e-9f]), Tensor.Of([0f])).Scalar() / 1e-27, 1e-5);
        Assert.Equal(1, Ad.Gradient(x => Loss.BinaryFocal(x, Tensor.Of([0f])), Tensor.Of([1e-9f])).Scalar() / 3e-18, 1e-5);
    }

    private static void Close(double expected, double actual, string what)
    {
        bool close = double.IsFinite(expected) ? Math.Abs(actual - expected) <= 2e-6 * Math.Max(1, Math.Abs(expected)) : expected.Equals(actual);
        Assert.True(close, $"{what}: {actual:R}; {expected:R} would fit.");
    }
}
