using System.Numerics;

namespace Flux;

/// <summary>Chunks in arrays, by number: of fixed length, or such that grow at the end.</summary>
internal static class ChunkArrays
{
    /// <summary>One element of an array: an address, and with filters the bytes stored and the filters left out.</summary>
    private sealed record Elements(Hdf5File File, int Width, int ChunkBytes, bool Filtered, string What)
    {
        internal StoredChunk? Read(ReadOnlySpan<byte> bytes)
        {
            var body = new ByteReader(File, bytes, What);
            ulong address = body.Address();
            if (address == Hdf5File.Undefined) return null;
            return Filtered ? new(address, body.Count(body.Unsigned(Width - File.AddressSize - 4)), body.UInt32()) : new(address, ChunkBytes, 0);
        }

        internal static Elements Of(Hdf5File file, int client, int width, int chunkBytes, bool filtered, string what)
        {
            int sizes = width - file.AddressSize - 4;
            bool fits = client == (filtered ? 1 : 0) && (filtered ? sizes is >= 1 and <= 8 : width == file.AddressSize);
            return fits
                ? new(file, width, chunkBytes, filtered, what)
                : throw file.Damaged($"{what} are in an array of elements of {width} bytes, kind {client}");
        }
    }

    internal static List<(long Number, StoredChunk Chunk)> Fixed(Hdf5File file, ulong address, int chunkBytes, bool filtered, string what)
    {
        var head = new ByteReader(file, file.Checked(address, 12 + file.LengthSize + file.AddressSize, what).Span, what);
        head.Signature("FAHD"u8, 0);
        var elements = Elements.Of(file, head.Byte(), head.Byte(), chunkBytes, filtered, what);
        int pageBits = head.Byte();
        long count = head.Count(head.Length());
        ulong block = head.Address();
        var found = new List<(long, StoredChunk)>();
        if (block == Hdf5File.Undefined) return found;
        long page = pageBits < 32 ? 1L << pageBits : long.MaxValue;
        int prefix = 6 + file.AddressSize;
        if (count <= page)
        {
            var body = file.Checked(block, prefix + count * elements.Width + 4, what);
            Block(file, body.Span, "FADB"u8, what);
            Add(elements, body[prefix..], count, 0, found);
            return found;
        }
        long pages = (count - 1) / page + 1, map = (pages + 7) / 8;
        var start = file.Checked(block, prefix + map + 4, what);
        Block(file, start.Span, "FADB"u8, what);
        for (long p = 0; p < pages; p++)
        {
            // Pages that were never written are not there to be read.
            if ((start.Span[(int)(prefix + p / 8)] & 0x80 >> (int)(p % 8)) == 0) continue;
            ulong at = block + (ulong)(prefix + map + 4 + p * (page * elements.Width + 4));
            long here = Math.Min(page, count - p * page);
            Add(elements, file.Checked(at, here * elements.Width + 4, what), here, p * page, found);
        }
        return found;
    }

    internal static List<(long Number, StoredChunk Chunk)> Extensible(Hdf5File file, ulong address, int chunkBytes, bool filtered, string what)
    {
        var head = new ByteReader(file, file.Checked(address, 16 + 6 * file.LengthSize + file.AddressSize, what).Span, what);
        head.Signature("EAHD"u8, 0);
        var elements = Elements.Of(file, head.Byte(), head.Byte(), chunkBytes, filtered, what);
        int bits = head.Byte(), inIndex = head.Byte(), smallest = head.Byte(), leastPointers = head.Byte(), pageBits = head.Byte();
        head.Skip(6 * file.LengthSize);
        ulong index = head.Address();
        var found = new List<(long, StoredChunk)>();
        if (index == Hdf5File.Undefined) return found;
        if (!int.IsPow2(smallest) || !int.IsPow2(leastPointers) || bits > 64 || pageBits > 31 || bits < BitOperations.Log2((uint)smallest))
        {
            throw file.Damaged($"{what} are in an array of blocks of {smallest} elements, {leastPointers} at a time");
        }
        var walk = new ExtensibleWalk(file, elements.Width, smallest, pageBits, (bits + 7) / 8, what,
            (body, count, number) => Add(elements, body, count, number, found));
        int superBlocks = 1 + bits - BitOperations.Log2((uint)smallest), direct = 2 * BitOperations.Log2((uint)leastPointers);
        int directBlocks = 2 * (leastPointers - 1), prefix = 6 + file.AddressSize;
        int rest = Math.Max(0, superBlocks - direct);
        var body = file.Checked(index, prefix + inIndex * elements.Width + (directBlocks + rest) * file.AddressSize + 4L, what);
        Block(file, body.Span, "EAIB"u8, what);
        Add(elements, body[prefix..], inIndex, 0, found);
        var addresses = new ByteReader(file, body.Span[(prefix + inIndex * elements.Width)..], what);
        long number = inIndex;
        for (int s = 0; s < Math.Min(direct, superBlocks); s++)
        {
            for (int b = 0; b < ExtensibleWalk.Blocks(s); b++) number = walk.DataBlock(addresses.Address(), walk.ElementsIn(s), number, null);
        }
        for (int s = direct; s < superBlocks; s++) number = walk.SuperBlock(addresses.Address(), s, number);
        return found;
    }

    /// <summary>Checks the letters that a block of an array begins with.</summary>
    internal static void Block(Hdf5File file, ReadOnlySpan<byte> body, ReadOnlySpan<byte> letters, string what) =>
        new ByteReader(file, body, what).Signature(letters, 0);

    private static void Add(Elements elements, ReadOnlyMemory<byte> body, long count, long number, List<(long, StoredChunk)> found)
    {
        for (int i = 0; i < count; i++)
        {
            if (elements.Read(body.Span.Slice(i * elements.Width, elements.Width)) is { } chunk) found.Add((number + i, chunk));
        }
    }
}
