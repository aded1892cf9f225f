using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Flux.Kernels;

/// <summary>
/// The least and the largest of whole numbers that came from the host, or went there: indices that were uploaded are checked without being read back, which
/// would make the host wait in the middle of a training step.
/// </summary>
internal sealed class KnownIndices
{
    private readonly ConditionalWeakTable<Storage, Range> ranges = [];

    /// <summary>Takes note of elements of a block that the host has at hand. A block of which a part is not known is not known.</summary>
    internal void Note(ReadOnlySpan<byte> host, Storage block)
    {
        if (block.DType != DType.Int32 || host.IsEmpty) return;
        var numbers = MemoryMarshal.Cast<byte, int>(host);
        int least = numbers[0], largest = numbers[0];
        foreach (int n in numbers) (least, largest) = (Math.Min(least, n), Math.Max(largest, n));
        lock (ranges)
        {
            var before = ranges.TryGetValue(block, out var range) ? range : new(least, largest, 0);
            ranges.AddOrUpdate(block, new(Math.Min(least, before.Least), Math.Max(largest, before.Largest), before.Count + numbers.Length));
        }
    }

    /// <summary>Whether all numbers of a block are known to lie from 0 to rows - 1.</summary>
    internal bool AreInside(Storage block, int rows) =>
        ranges.TryGetValue(block, out var range) && range.Count >= block.Count && range.Least >= 0 && range.Largest < rows;

    private sealed record Range(int Least, int Largest, long Count);
}
