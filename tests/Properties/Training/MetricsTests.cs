using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Training;

/// <summary>Judgements of a model, against counts by hand.</summary>
public sealed class MetricsTests
{
    // Actual classes 0 0 1 1 2 2; predicted 0 1 1 1 0 1; class 3 never occurs.
    private static readonly Tensor target = OneHot([0, 0, 1, 1, 2, 2], [0, 1, 2, 3]);
    private static readonly Tensor prediction = Tensor.Of(new[,]
    {
        { 0.9f, 0.4f, 0.1f, 0.0f, 0.6f, 0.1f },
        { 0.1f, 0.5f, 0.8f, 0.9f, 0.1f, 0.8f },
        { 0.0f, 0.1f, 0.2f, 0.1f, 0.5f, 0.3f },
        { 0.0f, 0.2f, 0.0f, 0.2f, 0.1f, 0.2f },
    });

    [Fact]
    public void Accuracy_counts_the_largest_and_the_k_largest()
    {
        Assert.Equal(3 / 6.0, Metrics.Accuracy(prediction, target));
        Assert.Equal(3 / 6.0, Metrics.TopKAccuracy(prediction, target, 1));
        Assert.Equal(6 / 6.0, Metrics.TopKAccuracy(prediction, target, 2));
    }

    [Fact]
    public void Precision_recall_and_F1_follow_from_the_counts()
    {
        var scores = Metrics.ClassScores(prediction, target);
        Assert.Equal([1 / 2.0, 2 / 4.0, 0, 0], scores.Precision.AsEnumerable());
        Assert.Equal([1 / 2.0, 2 / 2.0, 0, 0], scores.Recall.AsEnumerable());
        Assert.Equal([1 / 2.0, 2 / 3.0, 0, 0], scores.F1.AsEnumerable());
        Assert.Equal([2, 2, 2, 0], scores.Support.AsEnumerable());
        Assert.Equal([2, 4, 0, 0], scores.Predicted.AsEnumerable());
        Assert.Equal(1 / 3.0, scores.MacroPrecision, 1e-15);
        Assert.Equal(1 / 2.0, scores.MacroRecall, 1e-15);
        Assert.Equal((1 / 2.0 + 2 / 3.0) / 3, scores.MacroF1, 1e-15);
        Assert.Contains("    1      0.500   1.000  0.667        2", scores.ToString(), StringComparison.Ordinal);
        Assert.Contains(" mean      0.333   0.500  0.389        6", scores.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_running_mean_is_the_weighted_mean_and_never_changes()
    {
        var none = default(RunningMean);
        Assert.True(double.IsNaN(none.Value));
        var one = none.Add(3);
        var many = one.Add(1, 2).Add(7, 5);
        Assert.Equal(3, one.Value);
        Assert.Equal((3 + 2 * 1 + 5 * 7) / 8.0, many.Value, 1e-15);
        Assert.Equal(8, many.Weight);
    }

    public static TheoryData<string, Action, string[]> Rows => new()
    {
        { "accuracy", () => Metrics.Accuracy(prediction, target[..3]), ["Metrics.Accuracy", "(4×6)", "(3×6)"] },
        { "accuracy of nothing", () => Metrics.Accuracy(Tensor.Zeros(4, 0), Tensor.Zeros(4, 0)), ["Metrics.Accuracy", "(4×0)"] },
        { "top k accuracy", () => Metrics.TopKAccuracy(prediction, target, 5), ["Metrics.TopKAccuracy", "5", "1 to 4"] },
        { "confusion", () => Metrics.ConfusionMatrix(prediction, target[.., ..2]), ["Metrics.ConfusionMatrix", "(4×6)", "(4×2)"] },
        { "scores", () => _ = new ClassScores(new int[2, 3]), ["ClassScores", "2 by 3"] },
        { "running mean", () => default(RunningMean).Add(1, 0), ["RunningMean.Add", "weight 0"] },
    };

    [Theory, MemberData(nameof(Rows))]
    public void Bad_arguments_are_named(string what, Action act, string[] mentions)
    {
        var error = Assert.ThrowsAny<ArgumentException>(act);
        Assert.All(mentions, part => Assert.True(error.Message.Contains(part, StringComparison.Ordinal), $"{what}: {error.Message}"));
    }
}
