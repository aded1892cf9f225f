namespace Flux;

/// <summary>Data sets: any tree of tensors whose last dimension counts observations, or an array or list of anything.</summary>
public static partial class Data
{
    /// <summary>The number of observations.</summary>
    /// <exception cref="ArgumentException">Parts of the data count different numbers, or a part is a single number.</exception>
    public static int Count<T>(T data) where T : notnull => new Observations<T>(data).Count;

    /// <summary>
    /// Batches of observations that are read when they are drawn, so that a data set may be larger than memory: observation i comes from
    /// <paramref name="read"/>, a tree of tensors or a record of data; a batch is the list of them, and <c>.Map(Data.Batch)</c> makes tensors of it.
    /// </summary>
    /// <exception cref="ArgumentException">There are no observations, or the batch size is below 1.</exception>
    public static DataLoader<IReadOnlyList<T>> Loader<T>(int count, Func<int, T> read, int batchSize = 1, Key? shuffle = null, bool partial = true)
        where T : notnull =>
        new(new ReadObservations<T>(count, read), batchSize, shuffle, partial);

    /// <summary>Two parts, the first with the given share of the observations (rounded), shuffled if there is a key.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The share is not from 0 to 1.</exception>
    public static (T First, T Second) Split<T>(T data, double at, Key? shuffle = null) where T : notnull
    {
        var all = new Observations<T>(data);
        int first = Share(at, all.Count);
        if (shuffle is null) return (all.Range(0, first), all.Range(first, all.Count - first));
        int[] order = Order(all.Count, shuffle);
        return (all.Pick(order.AsSpan(0, first)), all.Pick(order.AsSpan(first)));
    }

    /// <summary>Two parts in which every label has the given share (rounded), shuffled if there is a key.</summary>
    /// <exception cref="ArgumentException">Not as many labels as observations.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The share is not from 0 to 1.</exception>
    public static (T First, T Second) Split<T, L>(T data, double at, IReadOnlyList<L> stratified, Key? shuffle = null) where T : notnull where L : notnull
    {
        var all = new Observations<T>(data);
        int[] order = Order(all.Count, shuffle);
        var first = Groups("Split", order, stratified).SelectMany(group => group.Take(Share(at, group.Count()))).ToHashSet();
        return (all.Pick([.. order.Where(first.Contains)]), all.Pick([.. order.Where(i => !first.Contains(i))]));
    }

    /// <summary>The numbers of n observations, shuffled if there is a key.</summary>
    private static int[] Order(int n, Key? shuffle) => shuffle is { } key ? Permutation.Of(key, n) : [.. Enumerable.Range(0, n)];

    private static int Share(double at, int n) => at is >= 0 and <= 1
        ? (int)Math.Round(n * at, MidpointRounding.ToEven)
        : throw new ArgumentOutOfRangeException(nameof(at), $"Data.Split: at {at}; a share from 0 to 1 would fit.");
}
