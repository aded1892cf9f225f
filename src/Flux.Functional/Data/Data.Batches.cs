using System.Collections.Immutable;

namespace Flux;

public static partial class Data
{
    /// <summary>
    /// Observations as one batch: every tensor gets a last dimension that counts them. Batch and <see cref="Unbatch"/> are each other's inverse.
    /// </summary>
    /// <exception cref="ArgumentException">There is no observation, or their numbers of tensors or shapes differ.</exception>
    public static T Batch<T>(IReadOnlyList<T> observations) where T : notnull
    {
        if (observations.Count == 0) throw new ArgumentException("Data.Batch: no observations; one or more would fit.", nameof(observations));
        return Tree.Together("Data.Batch", "observation", observations, Stacked);
    }

    /// <summary>The observations of a batch, one by one.</summary>
    public static ImmutableArray<T> Unbatch<T>(T batch) where T : notnull
    {
        var all = new Observations<T>(batch);
        return [.. Enumerable.Range(0, all.Count).Select(i => Tree.MapAll(all.Range(i, 1), x => x.Reshape(x.Shape.ToArray()[..^1])))];
    }

    /// <summary>
    /// Sequences (features × own length) as one batch (features × longest × n), shorter ones filled up with a value at their ends (MLUtils' batch_sequence).
    /// </summary>
    /// <exception cref="ArgumentException">There is no sequence, or their features differ.</exception>
    public static Tensor BatchSequence(IReadOnlyList<Tensor> sequences, double pad = 0)
    {
        if (sequences.Count == 0) throw new ArgumentException("Data.BatchSequence: no sequences; one or more would fit.", nameof(sequences));
        if (sequences.Contains(null!)) throw new ArgumentNullException(nameof(sequences), "Data.BatchSequence: a sequence is null; a tensor would fit.");
        var first = sequences[0];
        int time = first.Rank - 1;
        foreach (var sequence in sequences)
        {
            if (sequence.Rank == 0 || sequence.Rank != first.Rank || !sequence.Shape.Take(time).SequenceEqual(first.Shape.Take(time)))
            {
                throw new ArgumentException(
                    $"Data.BatchSequence: sequences of shape {first.Shape} and {sequence.Shape}; equal sizes in all but the last dimension would fit.",
                    nameof(sequences));
            }
        }
        int longest = sequences.Max(sequence => sequence.Shape[time]);
        Tensor Padded(Tensor s) => Prelude.PadConstant(s, pad, [.. Enumerable.Repeat((0, 0), time), (0, longest - s.Shape[time])]);
        return Prelude.Stack(sequences.Select(Padded), first.Rank);
    }

    /// <summary>
    /// So many parts, or parts of so many observations, one after another, the last one smaller where the observations do not divide (MLUtils' chunk).
    /// </summary>
    /// <exception cref="ArgumentException">Neither a count nor a size is given, or both.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The count or size is below 1 or above the number of observations.</exception>
    public static ImmutableArray<T> Chunk<T>(T data, int? count = null, int? size = null) where T : notnull
    {
        var all = new Observations<T>(data);
        if (count.HasValue == size.HasValue)
        {
            throw new ArgumentException($"Data.Chunk: {(count.HasValue ? "a count and a size" : "neither a count nor a size")}; one of them would fit.");
        }
        if ((count ?? size) is var given && (given < 1 || given > all.Count))
        {
            string met = count.HasValue ? $"{count} parts of {all.Count}" : $"parts of {size} of {all.Count}";
            throw new ArgumentOutOfRangeException(nameof(count), $"Data.Chunk: {met} observations; 1 to {all.Count} would fit.");
        }
        int each = size ?? (all.Count - 1) / count!.Value + 1;
        return [.. Enumerable.Range(0, (all.Count - 1) / each + 1).Select(i => all.Range(i * each, Math.Min(each, all.Count - i * each)))];
    }

    /// <summary>Parts of the given sizes one after another.</summary>
    /// <exception cref="ArgumentException">A size is negative, or together they are not all the observations.</exception>
    public static ImmutableArray<T> Chunk<T>(T data, IReadOnlyList<int> sizes) where T : notnull
    {
        var all = new Observations<T>(data);
        if (sizes.Any(size => size < 0) || sizes.Sum(size => (long)size) != all.Count)
        {
            throw new ArgumentException(
                $"Data.Chunk: parts of [{InvariantText.Join(", ", sizes)}] observations of {all.Count}; sizes that sum up to {all.Count} would fit.",
                nameof(sizes));
        }
        int next = 0;
        return [.. sizes.Select(size => all.Range((next += size) - size, size))];
    }

    /// <summary>Windows of so many neighbouring observations, each stride after the last; what is left at the end is dropped.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The size does not fit, or the stride is below 1.</exception>
    public static ImmutableArray<T> SlidingWindow<T>(T data, int size, int stride = 1) where T : notnull
    {
        var all = new Observations<T>(data);
        if (size < 1 || size > all.Count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(size), $"Data.SlidingWindow: a window of {size} over {all.Count} observations; 1 to {all.Count} would fit.");
        }
        if (stride < 1) throw new ArgumentOutOfRangeException(nameof(stride), $"Data.SlidingWindow: stride {stride}; 1 or more would fit.");
        return [.. Enumerable.Range(0, (all.Count - size) / stride + 1).Select(i => all.Range(i * stride, size))];
    }

    /// <summary>One tensor of every observation along a new last dimension.</summary>
    private static Tensor Stacked(Tensor[] tensors)
    {
        var first = tensors[0];
        int odd = Array.FindIndex(tensors, x => x.Shape != first.Shape);
        return odd < 0 ? Prelude.Stack(tensors, first.Rank) : throw new ArgumentException(
            $"Data.Batch: observation 0 has a tensor of shape {first.Shape}, observation {odd} one of {tensors[odd].Shape}; equal shapes would fit: " +
            "pad them with BatchSequence.");
    }
}
