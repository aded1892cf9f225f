namespace Flux;

/// <summary>Numbers that judge a model and are not trained on.</summary>
public static class Metrics
{
    /// <summary>The share of columns whose largest element stands in the same row in prediction and target (classes×n).</summary>
    public static double Accuracy(Tensor prediction, Tensor target)
    {
        if (prediction.Shape != target.Shape) throw new ArgumentException($"Metrics.Accuracy: the prediction has shape {prediction.Shape}, the target {target.Shape}; equal shapes would fit.");
        int[] predicted = Prelude.OneCold(prediction).ToInts(), actual = Prelude.OneCold(target).ToInts();
        return predicted.Zip(actual).Count(pair => pair.First == pair.Second) / (double)predicted.Length;
    }

    /// <summary>Counts [i, j] of columns with target class i and predicted class j.</summary>
    public static int[,] ConfusionMatrix(Tensor prediction, Tensor target)
    {
        if (prediction.Shape != target.Shape) throw new ArgumentException($"Metrics.ConfusionMatrix: the prediction has shape {prediction.Shape}, the target {target.Shape}; equal shapes would fit.");
        var counts = new int[target.Shape[0], target.Shape[0]];
        foreach (var (predicted, actual) in Prelude.OneCold(prediction).ToInts().Zip(Prelude.OneCold(target).ToInts())) counts[actual, predicted]++;
        return counts;
    }
}
