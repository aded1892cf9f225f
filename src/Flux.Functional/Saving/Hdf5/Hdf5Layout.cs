namespace Flux;

/// <summary>How the elements of a data set are stored.</summary>
internal enum Storing
{
    Compact,
    Contiguous,
    Chunked,
}

/// <summary>The ways to find chunks; the numbers of layouts of version 4, and 0 for the B-trees of those before it.</summary>
internal enum ChunkIndexing
{
    Tree1,
    Single,
    Implicit,
    FixedArray,
    ExtensibleArray,
    Tree2,
}

/// <summary>The layout of a data set: what its message says.</summary>
internal sealed record Hdf5Layout(Storing Storing)
{
    /// <summary>The elements of a compact data set.</summary>
    internal ReadOnlyMemory<byte> Data { get; init; }

    /// <summary>Where the elements, or what finds the chunks, are.</summary>
    internal ulong Address { get; init; } = Hdf5File.Undefined;

    /// <summary>Bytes of contiguous elements; null where the layout does not say.</summary>
    internal long? Length { get; init; }

    /// <summary>Sizes of a chunk in Julia's order.</summary>
    internal long[] Chunk { get; init; } = [];

    internal ChunkIndexing Indexing { get; init; }

    /// <summary>Of a single chunk: its bytes as stored, and the filters left out.</summary>
    internal (long Size, uint Mask)? Filtered { get; init; }

    /// <summary>Whether chunks that reach past the end are stored without filters.</summary>
    internal bool PlainEdges { get; init; }

    internal static Hdf5Layout Read(Hdf5File file, ReadOnlyMemory<byte> message, string name)
    {
        string what = $"the layout of {name}";
        var body = new ByteReader(file, message.Span, what);
        int version = body.Byte();
        if (version is 1 or 2) return Old(file, message, what);
        if (version is not (3 or 4)) throw file.Damaged($"{what} has version {version}; 1 to 4 would fit");
        int kind = body.Byte();
        switch (kind)
        {
            case 0:
                int size = body.UInt16();
                body.Skip(size);
                return new(Storing.Compact) { Data = message.Slice(4, size) };
            case 1: return new(Storing.Contiguous) { Address = body.Address(), Length = (long)Math.Min(body.Length(), long.MaxValue) };
            case 2: return version == 3 ? Tree1(ref body) : Version4(file, ref body);
            case 3: throw file.Damaged($"{name} is a view of data sets elsewhere (virtual), which is not read");
            default: throw file.Damaged($"{what} is of kind {kind}; compact, contiguous or chunked would fit");
        }
    }

    private static Hdf5Layout Tree1(ref ByteReader body)
    {
        int rank = Math.Max(0, body.Byte() - 1);
        ulong address = body.Address();
        return new(Storing.Chunked) { Address = address, Chunk = Sizes(ref body, rank, 4), Indexing = ChunkIndexing.Tree1 };
    }

    private static Hdf5Layout Version4(Hdf5File file, ref ByteReader body)
    {
        int flags = body.Byte(), rank = Math.Max(0, body.Byte() - 1), width = body.Byte();
        if (width is < 1 or > 8) throw file.Damaged($"{body.What} has sizes of {width} bytes");
        var chunk = Sizes(ref body, rank, width);
        body.Skip(width);
        int indexing = body.Byte();
        (long, uint)? filtered = null;
        if (indexing == (int)ChunkIndexing.Single && (flags & 2) != 0) filtered = (body.Count(body.Length()), body.UInt32());
        else body.Skip(indexing switch { 3 => 1, 4 => 5, 5 => 6, _ => 0 });
        return indexing is >= 1 and <= 5
            ? new(Storing.Chunked)
            {
                Address = body.Address(),
                Chunk = chunk,
                Indexing = (ChunkIndexing)indexing,
                Filtered = filtered,
                PlainEdges = (flags & 1) != 0,
            }
            : throw file.Damaged($"{body.What} finds its chunks in way {indexing}; 1 to 5 would fit");
    }

    private static Hdf5Layout Old(Hdf5File file, ReadOnlyMemory<byte> message, string what)
    {
        var body = new ByteReader(file, message.Span, what);
        body.Skip(1);
        int rank = body.Byte(), kind = body.Byte();
        body.Skip(5);
        ulong address = kind == 0 ? Hdf5File.Undefined : body.Address();
        if (kind == 2) return new(Storing.Chunked) { Address = address, Chunk = Sizes(ref body, Math.Max(0, rank - 1), 4) };
        body.Skip(4 * rank);
        if (kind == 1) return new(Storing.Contiguous) { Address = address };
        if (kind != 0) throw file.Damaged($"{what} is of kind {kind}; compact, contiguous or chunked would fit");
        long size = body.UInt32();
        int at = message.Length - body.Remaining;
        body.Skip(size);
        return new(Storing.Compact) { Data = message.Slice(at, (int)size) };
    }

    private static long[] Sizes(ref ByteReader body, int rank, int width)
    {
        var sizes = new long[rank];
        for (int i = rank - 1; i >= 0; i--) sizes[i] = (long)Math.Min(body.Unsigned(width), long.MaxValue);
        return sizes;
    }
}
