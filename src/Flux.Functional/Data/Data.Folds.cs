namespace Flux;

public static partial class Data
{
    /// <summary>k pairs of training and validation data; every observation is in exactly one validation part.</summary>
    /// <exception cref="ArgumentOutOfRangeException">k is below 2 or above the number of observations.</exception>
    public static IEnumerable<(T Train, T Validation)> KFolds<T>(T data, int k = 5, Key? shuffle = null) where T : notnull
    {
        var all = new Observations<T>(data);
        return k >= 2 && k <= all.Count
            ? Folds(all, k, shuffle)
            : throw new ArgumentOutOfRangeException(nameof(k), $"Data.KFolds: {k} folds of {all.Count} observations; 2 to {all.Count} would fit.");
    }

    /// <summary>As many pairs as there are groups of p observations, each group being the validation part once.</summary>
    /// <exception cref="ArgumentOutOfRangeException">p is below 1 or above half of the observations.</exception>
    public static IEnumerable<(T Train, T Validation)> LeavePOut<T>(T data, int p = 1, Key? shuffle = null) where T : notnull
    {
        var all = new Observations<T>(data);
        return p >= 1 && p <= all.Count / 2
            ? Folds(all, all.Count / p, shuffle)
            : throw new ArgumentOutOfRangeException(nameof(p), $"Data.LeavePOut: {p} of {all.Count} observations; 1 to {all.Count / 2} would fit.");
    }

    /// <summary>
    /// k pairs in the order of time: each validation part follows its training part, which ends gap observations before it and holds at most maxTrain (MLUtils'
    /// timeseries_kfolds).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">k is below 1, or k + 1 parts with the gap do not fit into the observations.</exception>
    public static IEnumerable<(T Train, T Validation)> TimeSeriesKFolds<T>(T data, int k = 5, int gap = 0, int? maxTrain = null) where T : notnull
    {
        var all = new Observations<T>(data);
        int n = all.Count, size = k < 1 ? 0 : n / (k + 1);
        if (size < 1 || gap < 0 || n - k * size - gap < 1 || maxTrain < 1)
        {
            throw new ArgumentOutOfRangeException(
                nameof(k), $"Data.TimeSeriesKFolds: {k} folds of {n} observations with a gap of {gap} and at most {maxTrain ?? n} to train on; " +
                "fewer folds, a smaller gap or 1 or more to train on would fit.");
        }
        return Enumerable.Range(0, k).Select(fold =>
        {
            int start = n - (k - fold) * size, end = start - gap, first = Math.Max(0, end - (maxTrain ?? end));
            return (all.Range(first, end - first), all.Range(start, size));
        });
    }

    private static IEnumerable<(T Train, T Validation)> Folds<T>(Observations<T> all, int k, Key? shuffle) where T : notnull
    {
        int n = all.Count;
        int[] order = Order(n, shuffle);
        for (int fold = 0; fold < k; fold++)
        {
            int start = (int)((long)n * fold / k), end = (int)((long)n * (fold + 1) / k);
            yield return (all.Pick([.. order[..start], .. order[end..]]), all.Pick(order.AsSpan(start, end - start)));
        }
    }
}
