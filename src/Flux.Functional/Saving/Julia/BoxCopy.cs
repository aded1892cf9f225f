namespace Flux;

/// <summary>Copies a box of elements from one array to another, both with the first dimension fastest.</summary>
internal static class BoxCopy
{
    /// <param name="from">The elements of the source.</param>
    /// <param name="fromSizes">Its sizes.</param>
    /// <param name="fromStart">Where the box starts in it.</param>
    /// <param name="to">The elements of the target.</param>
    /// <param name="toSizes">Its sizes.</param>
    /// <param name="toStart">Where the box starts in it.</param>
    /// <param name="count">Sizes of the box, which lies in both.</param>
    /// <param name="width">Bytes per element.</param>
    internal static void Copy(ReadOnlySpan<byte> from, ReadOnlySpan<long> fromSizes, ReadOnlySpan<long> fromStart,
        Span<byte> to, ReadOnlySpan<long> toSizes, ReadOnlySpan<long> toStart, ReadOnlySpan<long> count, int width)
    {
        int rank = count.Length;
        foreach (long n in count)
        {
            if (n == 0) return;
        }
        // Leading dimensions that are taken whole are one run.
        int run = 0;
        long length = width;
        while (run < rank)
        {
            length *= count[run];
            bool whole = count[run] == fromSizes[run] && count[run] == toSizes[run];
            run++;
            if (!whole) break;
        }
        var at = new long[rank];
        while (true)
        {
            long source = Offset(fromSizes, fromStart, at), target = Offset(toSizes, toStart, at);
            from.Slice((int)(source * width), (int)length).CopyTo(to.Slice((int)(target * width), (int)length));
            int d = run;
            while (d < rank && ++at[d] == count[d]) at[d++] = 0;
            if (d >= rank) return;
        }
    }

    private static long Offset(ReadOnlySpan<long> sizes, ReadOnlySpan<long> start, ReadOnlySpan<long> at)
    {
        long offset = 0;
        for (int d = sizes.Length - 1; d >= 0; d--) offset = offset * sizes[d] + start[d] + at[d];
        return offset;
    }
}
