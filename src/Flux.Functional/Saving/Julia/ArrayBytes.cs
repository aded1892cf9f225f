namespace Flux;

/// <summary>Where the elements of an array lie: read when they are asked for, little-endian, first dimension fastest.</summary>
internal abstract class ArrayBytes
{
    /// <summary>The elements of a box: from a start, so many in each dimension.</summary>
    internal abstract byte[] Box(ReadOnlySpan<long> start, ReadOnlySpan<long> count);

    /// <summary>An error that names file and place.</summary>
    internal abstract FileFormatException Unfit(string problem);
}

/// <summary>Elements that are in memory already.</summary>
internal sealed class BytesInMemory(string path, string name, long[] sizes, int width, ReadOnlyMemory<byte> bytes) : ArrayBytes
{
    internal override byte[] Box(ReadOnlySpan<long> start, ReadOnlySpan<long> count)
    {
        if (count.SequenceEqual(sizes)) return bytes.ToArray();
        var box = new byte[Elements(count) * width];
        BoxCopy.Copy(bytes.Span, sizes, start, box, count, new long[count.Length], count, width);
        return box;
    }

    internal override FileFormatException Unfit(string problem) => new(path, $"{name} {problem}.");

    private static long Elements(ReadOnlySpan<long> count)
    {
        long elements = 1;
        foreach (long n in count) elements *= n;
        return elements;
    }
}
