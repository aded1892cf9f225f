using System.Collections;
using System.Text.Json.Serialization;

namespace Flux;

/// <summary>
/// Batches of a data set: any tree of tensors whose last dimension counts observations, or an array or list of anything. The order is a function of key and
/// epoch alone. Made by <see cref="Prelude.DataLoader{T}"/>, and by <see cref="Data.Loader{T}"/> where observations are read when they are drawn.
/// </summary>
/// <example>
/// <code>
/// var data = (X: Tensor.Normal(new Key(1), 4, 100), Y: Tensor.Ones(1, 100));
/// var loader = DataLoader(data, batchSize: 32, shuffle: new Key(2));
/// foreach (var (x, y) in loader.Epoch(0)) Console.WriteLine($"{x.Shape} {y.Shape}");
/// </code>
/// </example>
[JsonConverter(typeof(BsonOnly))]
[TypeFormatterSource(typeof(PrintedForm))]
public sealed record DataLoader<T> : IEnumerable<T> where T : notnull
{
    private readonly IObservations<T> data;

    internal DataLoader(IObservations<T> data, int batchSize, Key? shuffle, bool partial)
    {
        if (data.Count < 1) throw new ArgumentException("DataLoader: the data has no observations; at least one would fit.", nameof(data));
        (this.data, BatchSize, Shuffle, Partial) = (data, batchSize, shuffle, partial);
    }

    /// <summary>Observations per batch.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int BatchSize { get; init => field = AtLeastOne(value); }

    /// <summary>The key of the order, or null for the order of the data.</summary>
    public Key? Shuffle { get; init; }

    /// <summary>Whether a smaller last batch counts.</summary>
    public bool Partial { get; init; }

    /// <summary>The number of observations.</summary>
    public int Observations => data.Count;

    /// <summary>Batches per epoch.</summary>
    public int Count => Ranks > 1
        ? (int)(Observations / ((long)BatchSize * Ranks))
        : (int)(((long)Observations + (Partial ? BatchSize - 1 : 0)) / BatchSize);

    /// <summary>The batches of epoch n, which differ in order from those of another epoch if the loader shuffles.</summary>
    /// <exception cref="ArgumentOutOfRangeException">n is negative.</exception>
    public IEnumerable<T> Epoch(int n) => Epoch(n, 0);

    /// <summary>The batches of epoch n from a given one on; those before are not gathered.</summary>
    internal IEnumerable<T> Epoch(int n, int from) => n >= 0
        ? Batches(n, from)
        : throw new ArgumentOutOfRangeException(nameof(n), $"DataLoader: epoch {n}; 0 or more would fit.");

    private IEnumerable<T> Batches(int n, int from)
    {
        int[]? order = Shuffle is { } key ? Permutation.Of(key[n], Observations) : null;
        T Draw(int batch)
        {
            int start = Start(batch), length = Size(batch);
            return order is null ? data.Range(start, length) : data.Pick(order.AsSpan(start, length));
        }
        var batches = Enumerable.Range(from, Math.Max(0, Count - from));
        return Prefetched == 0 ? batches.Select(Draw) : Ahead(batches, Draw);
    }

    private int Start(int batch) => (batch * Ranks + Rank) * BatchSize;

    /// <summary>How many observations a batch of an epoch has.</summary>
    internal int Size(int batch) => Math.Min(BatchSize, Observations - Start(batch));

    /// <summary>So many batches are being drawn by other threads while one is used; a failure comes up where its batch is asked for.</summary>
    private IEnumerable<T> Ahead(IEnumerable<int> batches, Func<int, T> draw)
    {
        var coming = new Queue<Task<T>>();
        foreach (int batch in batches)
        {
            coming.Enqueue(Task.Run(() => draw(batch)));
            if (coming.Count > Prefetched) yield return coming.Dequeue().GetAwaiter().GetResult();
        }
        while (coming.TryDequeue(out var next)) yield return next.GetAwaiter().GetResult();
    }

    /// <summary>The same batches in the same order, so many of them drawn ahead by other threads.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public DataLoader<T> Prefetch(int batches) => batches >= 0
        ? this with { Prefetched = batches }
        : throw new ArgumentOutOfRangeException(nameof(batches), $"DataLoader.Prefetch: {batches} batches; 0 or more would fit.");

    /// <summary>How many batches are drawn ahead by other threads.</summary>
    public int Prefetched { get; private init; }

    /// <summary>
    /// Every size-th of these batches from that of rank on: what one of several processes draws that train one model together. Ranks draw different
    /// observations and equally many: the batches of step k together are batch k of a loader with the batch size times size. What is left of an epoch and
    /// does not give every rank a whole batch is in none, whatever <see cref="Partial"/> says; under another order that is other observations each epoch.
    /// </summary>
    /// <param name="rank">Which of the ranks, from 0.</param>
    /// <param name="size">How many ranks there are; 1 leaves the loader as it is.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is below 1, or there is no such rank.</exception>
    /// <exception cref="ArgumentException">The observations are too few for one batch of every rank.</exception>
    public DataLoader<T> Shard(int rank, int size)
    {
        if (size < 1) throw new ArgumentOutOfRangeException(nameof(size), $"DataLoader.Shard: {size} ranks; 1 or more would fit.");
        if (rank < 0 || rank >= size)
        {
            throw new ArgumentOutOfRangeException(nameof(rank), $"DataLoader.Shard: rank {rank} of {size}; 0 to {size - 1} would fit.");
        }
        long together = (long)BatchSize * Ranks * size;
        return size == 1 || together <= Observations
            ? this with { Rank = Rank + Ranks * rank, Ranks = Ranks * size }
            : throw new ArgumentException(
                $"DataLoader.Shard: {Observations} observations in batches of {BatchSize} for {(long)Ranks * size} ranks; {together} or more would fit.",
                nameof(size));
    }

    /// <summary>Which batch of every round is this loader's.</summary>
    private int Rank { get; init; }

    /// <summary>How many batches make a round.</summary>
    private int Ranks { get; init; } = 1;

    /// <summary>The batches of epochs 0 to n - 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">n is negative.</exception>
    public IEnumerable<T> Epochs(int n) => n >= 0
        ? Enumerable.Range(0, n).SelectMany(epoch => Epoch(epoch))
        : throw new ArgumentOutOfRangeException(nameof(n), $"DataLoader: {n} epochs; 0 or more would fit.");

    /// <summary>The same data in other batches, for F#, which has no <c>with</c> for a record of C#.</summary>
    internal DataLoader<T> InBatches(int batchSize, Key? shuffle, bool partial) => this with { BatchSize = batchSize, Shuffle = shuffle, Partial = partial };

    /// <summary>
    /// The same batches on a device: the data stays where it is, each batch is moved when it is drawn, and for another device than the cpu the next is drawn
    /// by another thread while one is used. What fits there as a whole may lie there from the start: <c>DataLoader(data.To(device), ...)</c>.
    /// </summary>
    public DataLoader<T> To(Device device)
    {
        var moved = Map(batch => batch.To(device));
        return device == Device.Cpu || Prefetched > 0 ? moved : moved.Prefetch(1);
    }

    /// <summary>A loader of f of every batch, applied when the batch is drawn.</summary>
    public DataLoader<R> Map<R>(Func<T, R> f) where R : notnull =>
        new(new MappedObservations<T, R>(data, f), BatchSize, Shuffle, Partial) { Prefetched = Prefetched, Rank = Rank, Ranks = Ranks };

    /// <summary>The batches of epoch 0.</summary>
    public IEnumerator<T> GetEnumerator() => Epoch(0).GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>As Flux prints it.</summary>
    public override string ToString() =>
        $"{Count}-element DataLoader of {Observations} observations, batchsize={BatchSize}{(Shuffle is null ? "" : ", shuffle=true")}";

    private static int AtLeastOne(int batchSize) => batchSize >= 1
        ? batchSize
        : throw new ArgumentOutOfRangeException(nameof(batchSize), $"DataLoader: batch size {batchSize}; 1 or more would fit.");
}

public static partial class Prelude
{
    /// <summary>Batches of a data set: tensors (last dimension = observation), tuples and records of them, or an array or list of anything.</summary>
    /// <param name="data">The data set.</param>
    /// <param name="batchSize">Observations per batch.</param>
    /// <param name="shuffle">The key of the order, or null for the order of the data.</param>
    /// <param name="partial">Whether a smaller last batch counts.</param>
    /// <exception cref="ArgumentException">The batch size is below 1, the data is empty, or its parts count different numbers of observations.</exception>
    public static DataLoader<T> DataLoader<T>(T data, int batchSize = 1, Key? shuffle = null, bool partial = true) where T : notnull =>
        new(new Observations<T>(data), batchSize, shuffle, partial);
}
