namespace Flux;

/// <summary>Data sets: any tree of tensors whose last dimension counts observations, or an array of anything.</summary>
public static class Data
{
    /// <summary>The number of observations.</summary>
    /// <exception cref="ArgumentException">Parts of the data count different numbers, or a part is a single number.</exception>
    public static int Count<T>(T data) where T : notnull
    {
        if (data is Array items and not Tensor[]) return items.Length;
        int count = -1;
        string first = "";
        foreach (var entry in Tree.Entries(data))
        {
            if (entry.Value is not Tensor x) continue;
            string path = entry.Path.ToString();
            if (x.Rank == 0) throw new ArgumentException($"Data: {path} is a single number; a last dimension that counts observations would fit.", nameof(data));
            int here = x.Shape[x.Rank - 1];
            if (count >= 0 && here != count) throw new ArgumentException($"Data: {first} has {count} observations in its last dimension, {path} has {here}; equal numbers would fit.", nameof(data));
            (count, first) = (here, path);
        }
        return count >= 0 ? count : throw new ArgumentException($"Data: {typeof(T).Name} holds no tensor; a tree of tensors, or an array, would fit.", nameof(data));
    }

    /// <summary>Batches of a data set.</summary>
    /// <exception cref="ArgumentException">The batch size is below 1, the data is empty, or its parts count different numbers of observations.</exception>
    public static DataLoader<T> Loader<T>(T data, int batchSize = 1, Key? shuffle = null, bool partial = true) where T : notnull => new(data, batchSize, shuffle, partial);

    /// <summary>Two parts, the first with the given share of the observations (rounded), shuffled if there is a key.</summary>
    public static (T First, T Second) Split<T>(T data, double at, Key? shuffle = null) where T : notnull
    {
        int n = Count(data), first = Share(at, n);
        if (shuffle is null) return (Observation.Range(data, 0, first), Observation.Range(data, first, n - first));
        int[] order = Permutation.Of(shuffle.Value, n);
        return (Observation.Pick(data, order.AsSpan(0, first)), Observation.Pick(data, order.AsSpan(first)));
    }

    /// <summary>Two parts in which every label has the same share.</summary>
    /// <exception cref="ArgumentException">Not as many labels as observations.</exception>
    public static (T First, T Second) Split<T, L>(T data, double at, IReadOnlyList<L> stratified, Key? shuffle = null) where T : notnull where L : notnull
    {
        int n = Count(data);
        if (stratified.Count != n) throw new ArgumentException($"Data.Split: {stratified.Count} labels for {n} observations; as many would fit.", nameof(stratified));
        int[] order = shuffle is { } key ? Permutation.Of(key, n) : [.. Enumerable.Range(0, n)];
        var (first, second) = (new List<int>(n), new List<int>(n));
        foreach (var group in order.GroupBy(i => stratified[i]))
        {
            int[] members = [.. group];
            int share = Share(at, members.Length);
            first.AddRange(members[..share]);
            second.AddRange(members[share..]);
        }
        first.Sort();
        second.Sort();
        return (Observation.Pick(data, first.ToArray()), Observation.Pick(data, second.ToArray()));
    }

    /// <summary>k pairs of training and validation data; every observation is in exactly one validation part.</summary>
    /// <exception cref="ArgumentOutOfRangeException">k is below 2 or above the number of observations.</exception>
    public static IEnumerable<(T Train, T Validation)> KFolds<T>(T data, int k = 5, Key? shuffle = null) where T : notnull
    {
        int n = Count(data);
        if (k < 2 || k > n) throw new ArgumentOutOfRangeException(nameof(k), $"Data.KFolds: {k} folds of {n} observations; 2 to {n} would fit.");
        return Folds(data, k, n, shuffle);
    }

    private static IEnumerable<(T Train, T Validation)> Folds<T>(T data, int k, int n, Key? shuffle) where T : notnull
    {
        int[] order = shuffle is { } key ? Permutation.Of(key, n) : [.. Enumerable.Range(0, n)];
        for (int fold = 0; fold < k; fold++)
        {
            int start = (int)((long)n * fold / k), end = (int)((long)n * (fold + 1) / k);
            yield return (Observation.Pick(data, [.. order[..start], .. order[end..]]), Observation.Pick(data, order.AsSpan(start, end - start)));
        }
    }

    private static int Share(double at, int n) => at is > 0 and < 1
        ? (int)Math.Round(n * at, MidpointRounding.ToEven)
        : throw new ArgumentOutOfRangeException(nameof(at), $"Data.Split: at {at}; a share between 0 and 1 would fit.");
}
