using Flux.Properties.Kernels;
using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Losses;

/// <summary>What every loss must satisfy, on every device.</summary>
public sealed class LossLaws
{
    public static IEnumerable<object[]> Rows => Backends.WithCpu(LossTable.Names);

    [Theory, MemberData(nameof(Rows))]
    public void A_loss_is_its_formula(LossRow row, string device)
    {
        for (int seed = 0; seed < 5; seed++)
        {
            var (prediction, target) = Sample(row, seed, device);
            Assert.Equal(row.Reference(Matrix(prediction), Matrix(target)), row.F(prediction, target).Scalar(), 1e-12);
        }
    }

    [Theory, MemberData(nameof(Rows))]
    public void Its_gradient_agrees_with_differences_of_the_formula(LossRow row, string device)
    {
        var (prediction, target) = Sample(row, 9, device);
        double[] gradient = Ad.Gradient(p => row.F(p, target), prediction).ToDoubles();
        double[] differences = FiniteDifference.Gradient(p => row.Reference(Matrix(Tensor.Of(p, 4, 5)), Matrix(target)), prediction.ToDoubles(), 1e-3);
        for (int i = 0; i < gradient.Length; i++) Assert.Equal(differences[i], gradient[i], 1e-6 * (1 + Math.Abs(gradient[i])));
    }

    [Theory, MemberData(nameof(Rows))]
    public void Another_shape_is_an_error_that_names_both(LossRow row, string device)
    {
        var (prediction, target) = Sample(row, 1, device);
        var error = Assert.Throws<ArgumentException>(() => row.F(prediction, target[.., ..3]));
        Assert.Contains("(4×5)", error.Message, StringComparison.Ordinal);
        Assert.Contains("(4×3)", error.Message, StringComparison.Ordinal);
        Assert.StartsWith($"Loss.{row.Name.Split(' ')[0]}:", error.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, MemberData(nameof(Rows))]
    public void Single_precision_agrees_and_extreme_predictions_stay_finite_where_the_formula_does(LossRow row, string device)
    {
        var (prediction, target) = Sample(row, 2, device);
        double expected = row.F(prediction, target).Scalar();
        Assert.Equal(expected, row.F(prediction.Cast(DType.Float32), target.Cast(DType.Float32)).Scalar(), 1e-4 * (1 + Math.Abs(expected)));
    }

    [Fact]
    public void Logits_of_any_size_have_a_finite_loss_and_gradient()
    {
        var logits = Tensor.Of([1000f, -1000, 500, -500], 2, 2);
        var target = Tensor.Of([0f, 1, 1, 0], 2, 2);
        foreach (Func<Tensor, Tensor, Tensor> loss in (Func<Tensor, Tensor, Tensor>[])[Loss.LogitCrossEntropy, Loss.LogitBinaryCrossEntropy])
        {
            var (value, gradient) = Ad.ValueAndGradient(p => loss(p, target), logits);
            Assert.True(double.IsFinite(value.Scalar()));
            Assert.All(gradient.ToArray(), g => Assert.True(float.IsFinite(g)));
        }
    }

    [Theory, MemberData(nameof(Rows))]
    public void A_target_of_another_type_becomes_the_predictions(LossRow row, string device)
    {
        var (prediction, target) = Sample(row, 4, device);
        foreach (var (p, y) in new[] { (prediction, target.Cast(DType.Float32)), (prediction.Cast(DType.Float32), target) })
        {
            var (value, gradient) = Ad.ValueAndGradient(x => row.F(x, y), p);
            double expected = row.F(prediction, target).Scalar();
            Assert.Equal((p.DType, p.DType), (value.DType, gradient.DType));
            Assert.Equal(expected, value.Scalar(), 1e-4 * (1 + Math.Abs(expected)));
        }
        var error = Assert.Throws<ArgumentException>(() => row.F(prediction.Cast(DType.Int32), target));
        Assert.Matches($"(?i)^Loss\\.{row.Name.Split(' ')[0]}: the prediction of shape \\(4×5\\) is Int32; Float32 or Float64 would fit", error.Message);
    }

    [Fact]
    public void A_one_hot_target_fits_logits_of_either_precision()
    {
        var y = OneHot([1, 0], [0, 1, 2]);
        Assert.Equal(Math.Log(3), Loss.LogitCrossEntropy(Tensor.Zeros(3, 2), y).Scalar(), 1e-6);
        Assert.Equal(Math.Log(3), Loss.LogitCrossEntropy(Tensor.Zeros(3, 2).Cast(DType.Float64), y).Scalar(), 1e-15);
    }

    [Fact]
    public void An_aggregation_replaces_the_mean()
    {
        var (p, y) = (Tensor.Of([1f, 2, 3]), Tensor.Of([0f, 0, 0]));
        Assert.Equal(14, Loss.Mse(p, y, Sum).Scalar());
        Assert.Equal([1f, 4, 9], Loss.Mse(p, y, Identity).ToArray());
        Assert.Equal(6, Loss.Mae(p, y, Sum).Scalar());
    }

    [Theory, MemberData(nameof(Rows))]
    public void A_single_number_as_target_repeats(LossRow row, string device)
    {
        var (prediction, target) = Sample(row, 3, device);
        var number = target.Reshape(-1)[7];
        var (repeated, gradient) = Ad.ValueAndGradient(p => row.F(p, number * p.OnesLike()), prediction);
        var (value, same) = Ad.ValueAndGradient(p => row.F(p, number), prediction);
        Assert.Equal(repeated.Scalar(), value.Scalar(), 1e-12);
        Assert.True(gradient.AllClose(same, 1e-12, 1e-12), $"{same} is not {gradient}");
    }

    public static TheoryData<string, Func<Tensor, Tensor, int, Tensor>> OverClasses => new()
    {
        { "CrossEntropy", (p, y, dim) => Loss.CrossEntropy(p, y, dim) }, { "LogitCrossEntropy", (p, y, dim) => Loss.LogitCrossEntropy(p, y, dim) },
        { "KlDivergence", (p, y, dim) => Loss.KlDivergence(p, y, dim) }, { "Focal", (p, y, dim) => Loss.Focal(p, y, dim) },
    };

    [Theory, MemberData(nameof(OverClasses))]
    public void Classes_may_stand_in_any_dimension(string name, Func<Tensor, Tensor, int, Tensor> loss)
    {
        Tensor p = Softmax(Tensor.Normal(new Key(1), 4, 5)), y = Softmax(Tensor.Normal(new Key(2), 4, 5));
        Assert.Equal(loss(p, y, 0).Scalar(), loss(p.Transpose(), y.Transpose(), 1).Scalar(), 1e-6);
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => loss(p, y, 2));
        Assert.Contains($"Loss.{name}: dimension 2 of a prediction of shape (4×5); 0 to 1 would fit.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_threshold_of_huber_is_positive() =>
        Assert.Contains("Loss.Huber: δ = 0", Assert.Throws<ArgumentOutOfRangeException>(() => Loss.Huber(Tensor.Ones(2), Tensor.Ones(2), 0)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Smoothed_labels_are_checked_and_binary_ones_move_towards_a_half()
    {
        Assert.True(Tensor.Of([0.9, 0.1]).AllClose(Loss.BinaryLabelSmoothing(Tensor.Of([1.0, 0]), 0.2)));
        Assert.True(Tensor.Of([0.95, 0.05, 0.05, 0.95], 2, 2).AllClose(Loss.LabelSmoothing(Tensor.Of([1.0, 0, 0, 1], 2, 2), 0.1, 1)));
        foreach (double α in (double[])[0, 1, -0.1, double.NaN])
        {
            Assert.Contains("between 0 and 1", Assert.Throws<ArgumentOutOfRangeException>(() => Loss.LabelSmoothing(Tensor.Ones(2, 2), α)).Message,
                StringComparison.Ordinal);
            Assert.Contains("between 0 and 1", Assert.Throws<ArgumentOutOfRangeException>(() => Loss.BinaryLabelSmoothing(Tensor.Ones(2), α)).Message,
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Smoothed_labels_still_sum_to_one() =>
        Assert.Equal([0.05f, 0.85f, 0.05f, 0.05f], Loss.LabelSmoothing(Tensor.Of([0f, 1, 0, 0], 4, 1), 0.2).ToArray());

    [Fact]
    public void Every_loss_that_aggregates_takes_the_sum_instead()
    {
        Tensor p = Tensor.Of([0.2f, 0.7f, 0.9f, 0.4f], 2, 2), y = Tensor.Of([1f, 0, 0, 1], 2, 2);
        (Tensor Mean, Tensor Sum, int Count)[] rows =
        [
            (Loss.Poisson(p, y), Loss.Poisson(p, y, Sum), 4), (Loss.Hinge(p, y), Loss.Hinge(p, y, Sum), 4),
            (Loss.SquaredHinge(p, y), Loss.SquaredHinge(p, y, Sum), 4), (Loss.LogPoisson(p, y), Loss.LogPoisson(p, y, Sum), 4),
            (Loss.SiameseContrastive(p, y), Loss.SiameseContrastive(p, y, agg: Sum), 4), (Loss.BinaryFocal(p, y), Loss.BinaryFocal(p, y, agg: Sum), 4),
            (Loss.Focal(p, y), Loss.Focal(p, y, agg: Sum), 2), (Loss.Huber(p, y), Loss.Huber(p, y, agg: Sum), 4),
            (Loss.Msle(p, y), Loss.Msle(p, y, agg: Sum), 4),
            (Loss.CrossEntropy(p, y), Loss.CrossEntropy(p, y, agg: Sum), 2), (Loss.LogitCrossEntropy(p, y), Loss.LogitCrossEntropy(p, y, agg: Sum), 2),
            (Loss.BinaryCrossEntropy(p, y), Loss.BinaryCrossEntropy(p, y, Sum), 4),
            (Loss.LogitBinaryCrossEntropy(p, y), Loss.LogitBinaryCrossEntropy(p, y, Sum), 4),
            (Loss.KlDivergence(p, y), Loss.KlDivergence(p, y, agg: Sum), 2),
        ];
        foreach (var row in rows) Assert.Equal(row.Count * row.Mean.Scalar(), row.Sum.Scalar(), 1e-4 * Math.Abs(row.Sum.Scalar()));
    }

    [Fact]
    public void A_negative_margin_is_an_error() =>
        Assert.Contains("margin -1; 0 or more",
            Assert.Throws<ArgumentOutOfRangeException>(() => Loss.SiameseContrastive(Tensor.Ones(2), Tensor.Ones(2), -1)).Message, StringComparison.Ordinal);

    private static (Tensor Prediction, Tensor Target) Sample(LossRow row, int seed, string device) => row.Sample(new Key(seed)).To(Backends.CpuOr(device));

    private static double[,] Matrix(Tensor x)
    {
        var rows = new double[x.Shape[0], x.Shape[1]];
        double[] values = x.ToDoubles();
        for (int i = 0; i < values.Length; i++) rows[i % x.Shape[0], i / x.Shape[0]] = values[i];
        return rows;
    }
}
