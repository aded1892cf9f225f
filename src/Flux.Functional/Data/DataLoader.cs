using System.Collections;

namespace Flux;

/// <summary>
/// Batches of a data set: any tree of tensors whose last dimension counts observations, or an array of anything. The order is a function of key and epoch alone.
/// </summary>
/// <param name="Data">The data set.</param>
/// <param name="BatchSize">Observations per batch.</param>
/// <param name="Shuffle">The key of the order, or null for the order of the data.</param>
/// <param name="Partial">Whether a smaller last batch counts.</param>
public sealed record DataLoader<T>(T Data, int BatchSize, Key? Shuffle, bool Partial) : IEnumerable<T> where T : notnull
{
    /// <summary>The data set.</summary>
    /// <exception cref="ArgumentException">It is empty, or its parts count different numbers of observations.</exception>
    public T Data { get; init => field = NotEmpty(value); } = NotEmpty(Data);

    /// <summary>Observations per batch.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int BatchSize { get; init => field = AtLeastOne(value); } = AtLeastOne(BatchSize);

    private int Observations => Flux.Data.Count(Data);

    /// <summary>Batches per epoch.</summary>
    public int Count => (int)(((long)Observations + (Partial ? BatchSize - 1 : 0)) / BatchSize);

    /// <summary>The batches of epoch n, which differ in order from those of another epoch if the loader shuffles.</summary>
    /// <exception cref="ArgumentOutOfRangeException">n is negative.</exception>
    public IEnumerable<T> Epoch(int n) => Epoch(n, 0);

    /// <summary>The batches of epoch n from a given one on; those before are not gathered.</summary>
    internal IEnumerable<T> Epoch(int n, int from) => n >= 0
        ? Batches(n, from)
        : throw new ArgumentOutOfRangeException(nameof(n), $"DataLoader: epoch {n}; 0 or more would fit.");

    private IEnumerable<T> Batches(int n, int from)
    {
        int observations = Observations, batches = Count;
        int[]? order = Shuffle is { } key ? Permutation.Of(key[n], observations) : null;
        for (int batch = from; batch < batches; batch++)
        {
            int start = batch * BatchSize, length = Math.Min(BatchSize, observations - start);
            yield return order is null ? Observation.Range(Data, start, length) : Observation.Pick(Data, order.AsSpan(start, length));
        }
    }

    /// <summary>The batches of epochs 0 to n - 1.</summary>
    public IEnumerable<T> Epochs(int n) => Enumerable.Range(0, n).SelectMany(epoch => Epoch(epoch));

    /// <summary>The same loader with its data on a device.</summary>
    public DataLoader<T> To(Device device) => this with { Data = TreeExtensions.To(Data, device) };

    /// <summary>A function of every batch, applied when it is drawn.</summary>
    public IEnumerable<R> Map<R>(Func<T, R> f) where R : notnull => this.Select(f);

    /// <summary>The batches of epoch 0.</summary>
    public IEnumerator<T> GetEnumerator() => Epoch(0).GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>As Flux prints it.</summary>
    public override string ToString() => $"{Count}-element DataLoader of {Observations} observations, batchsize={BatchSize}{(Shuffle is null ? "" : ", shuffle=true")}";

    private static T NotEmpty(T data) => Flux.Data.Count(data) > 0
        ? data
        : throw new ArgumentException("DataLoader: the data has no observations; at least one would fit.", nameof(data));

    private static int AtLeastOne(int batchSize) => batchSize >= 1
        ? batchSize
        : throw new ArgumentOutOfRangeException(nameof(batchSize), $"DataLoader: batch size {batchSize}; 1 or more would fit.");
}

public static partial class Prelude
{
    /// <summary>Batches of a data set: tensors (last dimension = observation), tuples and records of them, or an array.</summary>
    /// <exception cref="ArgumentException">The batch size is below 1, the data is empty, or its parts count different numbers of observations.</exception>
    public static DataLoader<T> DataLoader<T>(T data, int batchSize = 1, Key? shuffle = null, bool partial = true) where T : notnull =>
        Data.Loader(data, batchSize, shuffle, partial);
}
