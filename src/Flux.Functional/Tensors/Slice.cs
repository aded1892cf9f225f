using System.Text.Json.Serialization;

namespace Flux;

/// <summary>One position of an index: an int, an index from the end, or a range. An int or index drops its dimension, a range keeps it.</summary>
/// <param name="Range">The elements taken.</param>
/// <param name="Drop">Whether the dimension goes.</param>
[JsonConverter(typeof(BsonOnly))]
public readonly record struct Slice(Range Range, bool Drop)
{
    /// <summary>Element i; negative numbers do not count from the end, ^1 does.</summary>
    public static implicit operator Slice(int i) => i switch
    {
        < 0 => throw new ArgumentOutOfRangeException(nameof(i), $"Slice: the index {i} is negative; 0 or more would fit, and ^{-(long)i} counts from the end."),
        int.MaxValue => throw new ArgumentOutOfRangeException(nameof(i), $"Slice: the index {i}; 0 to {int.MaxValue - 1} would fit."),
        _ => new(new Range(i, i + 1), true),
    };

    /// <summary>Element i, possibly from the end.</summary>
    public static implicit operator Slice(Index i) => i switch
    {
        { IsFromEnd: false } => i.Value,
        { Value: 0 } => throw new ArgumentOutOfRangeException(nameof(i), "Slice: the index ^0 lies behind the last element; ^1 or more would fit."),
        _ => new Slice(new Range(i, new Index(i.Value - 1, true)), true),
    };

    /// <summary>A range of elements.</summary>
    public static implicit operator Slice(Range r) => new(r, false);

    /// <summary>Where the slice starts in a dimension of a size, and how many elements it has.</summary>
    internal (int Start, int Length) In(int dim, Shape shape)
    {
        int size = shape[dim], start = Range.Start.GetOffset(size), end = Range.End.GetOffset(size);
        return start >= 0 && start <= end && end <= size ? (start, end - start) : throw new ArgumentOutOfRangeException(
            nameof(dim),
            $"Index: {(Drop ? Range.Start.ToString() : Range.ToString())} in dimension {dim} of shape {shape}; 0 to {size - (Drop ? 1 : 0)} would fit.");
    }
}
