namespace Flux;

/// <summary>
/// Numbers that judge a model and are not trained on. Classes are rows, observations are columns; a column's class is the row of its largest element.
/// </summary>
public static class Metrics
{
    /// <summary>The share of columns whose largest element stands in the same row in prediction and target (classes×n).</summary>
    /// <exception cref="ArgumentException">The shapes differ, or there is no column.</exception>
    public static double Accuracy(Tensor prediction, Tensor target) =>
        Columns("Accuracy", prediction, target).Average(column => column.Predicted == column.Actual ? 1.0 : 0);

    /// <summary>The share of columns whose target row is among the k largest of the prediction.</summary>
    /// <exception cref="ArgumentException">The shapes differ, there is no column, or there are fewer than k classes.</exception>
    public static double TopKAccuracy(Tensor prediction, Tensor target, int k)
    {
        var columns = Columns("TopKAccuracy", prediction, target);
        if (k < 1 || k > target.Shape[0])
        {
            throw new ArgumentOutOfRangeException(
                nameof(k), $"Metrics.TopKAccuracy: the {k} largest of {target.Shape[0]} classes; 1 to {target.Shape[0]} would fit.");
        }
        int[] largest = Prelude.TopK(prediction, k).Indices.ToInts();
        return columns.Select((column, j) => largest.AsSpan(j * k, k).Contains(column.Actual) ? 1.0 : 0).Average();
    }

    /// <summary>Counts [i, j] of columns with target class i and predicted class j.</summary>
    /// <exception cref="ArgumentException">The shapes differ, or there is no column.</exception>
    public static int[,] ConfusionMatrix(Tensor prediction, Tensor target)
    {
        var columns = Columns("ConfusionMatrix", prediction, target);
        var counts = new int[target.Shape[0], target.Shape[0]];
        foreach (var (predicted, actual) in columns) counts[actual, predicted]++;
        return counts;
    }

    /// <summary>Precision, recall and F1 of every class and their means over classes.</summary>
    /// <exception cref="ArgumentException">The shapes differ, or there is no column.</exception>
    public static ClassScores ClassScores(Tensor prediction, Tensor target) => new(ConfusionMatrix(prediction, target));

    private static (int Predicted, int Actual)[] Columns(string metric, Tensor prediction, Tensor target)
    {
        if (prediction.Shape != target.Shape)
        {
            throw new ArgumentException($"Metrics.{metric}: the prediction has shape {prediction.Shape}, the target {target.Shape}; equal shapes would fit.");
        }
        if (target.Shape.Elements == 0)
        {
            throw new ArgumentException($"Metrics.{metric}: prediction and target have shape {target.Shape}; at least one row and one column would fit.");
        }
        return [.. Prelude.OneCold(prediction).ToInts().Zip(Prelude.OneCold(target).ToInts())];
    }
}
