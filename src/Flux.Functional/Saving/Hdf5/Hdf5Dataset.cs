namespace Flux;

/// <summary>One data set: its type and sizes, and its elements read box by box, wherever they are stored.</summary>
internal sealed class Hdf5Dataset : ArrayBytes
{
    private const int Spare = 1 << 24, Window = 1 << 20;
    private readonly Hdf5File file;
    private readonly string name;
    private readonly Hdf5Layout layout;
    private readonly byte[] fill;
    private readonly Hdf5Filters? filters;
    private readonly Lazy<ChunkIndex> chunks;
    private readonly int chunkBytes;

    internal Hdf5Dataset(Hdf5File file, ObjectHeader header, string name)
    {
        (this.file, this.name) = (file, name);
        var (type, shared) = header.Demand(HeaderMessage.Datatype, "datatype");
        (Type, CommittedType) = (Hdf5TypeReader.Read(file, type.Span, name), shared);
        Space = Hdf5Space.Read(file, header.Demand(HeaderMessage.Dataspace, "dataspace").Body.Span, name);
        if (header.Has(HeaderMessage.ExternalFiles)) throw file.Damaged($"{name} keeps its elements in other files, which is not read");
        layout = header.Has(HeaderMessage.Layout)
            ? Hdf5Layout.Read(file, header.Demand(HeaderMessage.Layout, "layout").Body, name)
            : new(Storing.Contiguous) { Length = 0 };
        fill = FillValue(header);
        if (header.Has(HeaderMessage.Filters)) filters = new(file, header.Demand(HeaderMessage.Filters, "filters").Body.Span, name);
        if (layout.Storing == Storing.Chunked) chunkBytes = ChunkBytes();
        chunks = new(() => new(file, Space, layout, chunkBytes, filters is not null, name));
    }

    internal Hdf5Type Type { get; }

    /// <summary>The address of the type, if it is one of its own in the file.</summary>
    internal ulong? CommittedType { get; }

    internal Hdf5Space Space { get; }

    /// <summary>All elements as bytes.</summary>
    internal byte[] All() => Box(new long[Space.Sizes.Length], Space.Sizes);

    internal override FileFormatException Unfit(string problem) => file.Damaged($"{name} {problem}");

    internal override byte[] Box(ReadOnlySpan<long> start, ReadOnlySpan<long> count)
    {
        long elements = 1;
        foreach (long n in count) elements *= n;
        long bytes = Space.IsNull ? 0 : Checked(elements);
        byte[] box = bytes == 0 ? [] : layout.Storing switch
        {
            Storing.Compact => FromCompact(start, count, bytes),
            Storing.Contiguous => FromContiguous(start, count, bytes),
            _ => FromChunks(start, count, bytes),
        };
        if (Type.IsBigEndian && Type.Number is { Size: > 1 }) Turn(box, Type.Size);
        return box;
    }

    /// <summary>Bytes of so many elements, which the file must be able to hold: what it packs is no longer than deflate can make it.</summary>
    private long Checked(long elements)
    {
        bool stored = layout.Storing != Storing.Chunked && layout.Address != Hdf5File.Undefined;
        double bytes = (double)elements * Type.Size, most = stored ? file.Bytes : Spare + (double)Hdf5Filters.MostInflation * file.Bytes;
        return bytes <= Math.Min(most, Array.MaxLength) ? elements * Type.Size : throw Unfit(
            $"has {InvariantText.Join("×", Space.Sizes)} elements of {Type.Size} bytes in a file of {file.Bytes}; " +
            $"{(bytes > most ? "it is damaged" : $"up to {Array.MaxLength} bytes at a time would fit, slices would do")}");
    }

    private byte[] FromCompact(ReadOnlySpan<long> start, ReadOnlySpan<long> count, long bytes)
    {
        Demand(layout.Data.Length);
        var box = new byte[bytes];
        BoxCopy.Copy(layout.Data.Span, Space.Sizes, start, box, count, new long[count.Length], count, Type.Size);
        return box;
    }

    private void Demand(long stored)
    {
        double needed = (double)Space.Elements * Type.Size;
        if (stored < needed) throw Unfit($"has {stored} bytes where {needed:0} are needed");
    }

    private byte[] FromContiguous(ReadOnlySpan<long> start, ReadOnlySpan<long> count, long bytes)
    {
        if (layout.Address == Hdf5File.Undefined) return Filled(bytes);
        Demand(layout.Length ?? long.MaxValue);
        if (count.SequenceEqual(Space.Sizes)) return file.Read(layout.Address, bytes, name);
        var box = new byte[bytes];
        Slabs(start, count, box);
        return box;
    }

    /// <summary>
    /// Reads a box slab by slab: leading dimensions that are small together are read from the first to the last element wanted, the others one by one.
    /// </summary>
    private void Slabs(ReadOnlySpan<long> start, ReadOnlySpan<long> count, byte[] box)
    {
        int rank = count.Length, inner = 0;
        long whole = Type.Size;
        while (inner < rank && (inner == 0 || whole * Space.Sizes[inner] <= Window)) whole *= Space.Sizes[inner++];
        long stride = 1, first = 0, last = 0, boxSlab = Type.Size;
        for (int d = 0; d < inner; d++)
        {
            first += start[d] * stride;
            last += (start[d] + count[d] - 1) * stride;
            stride *= Space.Sizes[d];
            boxSlab *= count[d];
        }
        var slab = new byte[(last - first + 1) * Type.Size];
        var outer = new long[rank];
        start[inner..].CopyTo(outer.AsSpan(inner));
        for (long at = 0; at < box.Length; at += boxSlab)
        {
            long place = 0;
            for (int d = rank - 1; d >= inner; d--) place = place * Space.Sizes[d] + outer[d];
            file.ReadInto(slab, layout.Address + (ulong)((place * stride + first) * Type.Size), name);
            // The slab begins where the box does: its start counts as 0 in all dimensions.
            var part = count[..inner];
            BoxCopy.Copy(slab, Space.Sizes.AsSpan(0, inner), new long[inner], box.AsSpan((int)at, (int)boxSlab), part, new long[inner], part, Type.Size);
            for (int d = inner; d < rank && ++outer[d] == start[d] + count[d]; d++) outer[d] = start[d];
        }
    }

    private byte[] FromChunks(ReadOnlySpan<long> start, ReadOnlySpan<long> count, long bytes)
    {
        var box = Filled(bytes);
        int rank = count.Length;
        long[] from = new long[rank], to = new long[rank], cell = new long[rank];
        long[] inChunk = new long[rank], inBox = new long[rank], part = new long[rank];
        for (int d = 0; d < rank; d++) (from[d], to[d]) = (start[d] / layout.Chunk[d], (start[d] + count[d] - 1) / layout.Chunk[d]);
        from.CopyTo(cell, 0);
        while (true)
        {
            bool edge = false;
            for (int d = 0; d < rank; d++)
            {
                long origin = cell[d] * layout.Chunk[d], end = origin + layout.Chunk[d];
                edge |= end > Space.Sizes[d];
                long low = Math.Max(start[d], origin), high = Math.Min(start[d] + count[d], end);
                (inChunk[d], inBox[d], part[d]) = (low - origin, low - start[d], high - low);
            }
            if (chunks.Value.Find(cell) is { } chunk) BoxCopy.Copy(Plain(chunk, edge), layout.Chunk, inChunk, box, count, inBox, part, Type.Size);
            int next = 0;
            while (next < rank && ++cell[next] > to[next]) cell[next] = from[next++];
            if (next == rank) return box;
        }
    }

    private byte[] Plain(StoredChunk chunk, bool edge)
    {
        string what = $"a chunk of {name}";
        if (filters is null || edge && layout.PlainEdges) return file.Read(chunk.Address, chunkBytes, what);
        return filters.Undo(file.Read(chunk.Address, chunk.Size, what), chunkBytes, chunk.Mask);
    }

    private int ChunkBytes()
    {
        double bytes = layout.Chunk.Aggregate((double)Type.Size, (product, n) => product * n);
        return layout.Chunk.Length == Space.Sizes.Length && bytes is >= 1 and <= int.MaxValue ? (int)bytes : throw Unfit(
            $"has sizes of {InvariantText.Join("×", Space.Sizes)} in chunks of {InvariantText.Join("×", layout.Chunk)} elements of {Type.Size} bytes");
    }

    private byte[] Filled(long bytes)
    {
        var box = new byte[bytes];
        if (fill.AsSpan().ContainsAnyExcept((byte)0))
        {
            for (int at = 0; at + fill.Length <= box.Length; at += fill.Length) fill.CopyTo(box, at);
        }
        return box;
    }

    /// <summary>What stands where nothing was written: zeros unless the file says otherwise.</summary>
    private byte[] FillValue(ObjectHeader header)
    {
        var message = header.Find(HeaderMessage.Fill) ?? header.Find(HeaderMessage.OldFill);
        if (message is null or { IsShared: true }) return [];
        var body = new ByteReader(file, message.Value.Body.Span, $"the fill value of {name}");
        if (message.Value.Type == HeaderMessage.Fill)
        {
            int version = body.Byte();
            if (version == 3)
            {
                if ((body.Byte() & 0x20) == 0) return [];
            }
            else
            {
                body.Skip(2);
                if (body.Byte() == 0 && version == 2) return [];
            }
        }
        long size = body.UInt32();
        return size == Type.Size ? body.Take(size).ToArray() : [];
    }

    private static void Turn(byte[] bytes, int width)
    {
        for (int at = 0; at + width <= bytes.Length; at += width) bytes.AsSpan(at, width).Reverse();
    }
}
