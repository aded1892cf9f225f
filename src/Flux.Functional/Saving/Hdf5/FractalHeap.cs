using System.Numerics;

namespace Flux;

/// <summary>The heap of a group with many links: blocks in a table whose rows double in size; objects are named by offset and length.</summary>
internal sealed class FractalHeap
{
    private const int Managed = 0, Huge = 1, Tiny = 2;
    private readonly Hdf5File file;
    private readonly string what;
    private readonly ulong address, rootBlock, hugeTree;
    private readonly int idLength, tableWidth, rootRows, offsetBits, lengthWidth, directRows;
    private readonly long startSize, largestDirect;
    private readonly bool checksums;
    private readonly Dictionary<ulong, ReadOnlyMemory<byte>> blocks = [];
    private Dictionary<ulong, (ulong Address, long Length)>? hugeObjects;

    internal FractalHeap(Hdf5File file, ulong address)
    {
        (this.file, this.address) = (file, address);
        what = $"the heap at {address}";
        int addresses = file.AddressSize, lengths = file.LengthSize;
        var head = new ByteReader(file, file.Checked(address, 26 + 3 * addresses + 12 * lengths, what).Span, what);
        head.Signature("FRHP"u8, 0);
        idLength = head.UInt16();
        if (head.UInt16() != 0) throw file.Damaged($"{what} is packed, which is not read");
        checksums = (head.Byte() & 2) != 0;
        long largestManaged = head.UInt32();
        head.Skip(lengths);
        hugeTree = head.Address();
        head.Skip(lengths + addresses + 8 * lengths);
        tableWidth = head.UInt16();
        startSize = head.Count(head.Length());
        largestDirect = (long)Math.Min(head.Length(), 1UL << 40);
        offsetBits = head.UInt16();
        head.Skip(2);
        rootBlock = head.Address();
        rootRows = head.UInt16();
        if (tableWidth == 0 || !long.IsPow2(startSize) || !long.IsPow2(largestDirect) || largestDirect < startSize || offsetBits is 0 or > 64)
        {
            throw file.Damaged($"{what} has rows of {tableWidth} blocks of {startSize} to {largestDirect} bytes");
        }
        directRows = BitOperations.Log2((ulong)largestDirect) - BitOperations.Log2((ulong)startSize) + 2;
        lengthWidth = BTree2.Width(Math.Min(largestDirect, largestManaged));
    }

    private int OffsetWidth => (offsetBits + 7) / 8;

    /// <summary>The object of an identifier.</summary>
    internal ReadOnlyMemory<byte> Object(ReadOnlySpan<byte> id)
    {
        if (id.Length > idLength) id = id[..idLength];
        var body = new ByteReader(file, id, $"an object of {what}");
        int kind = body.Byte() >> 4 & 3;
        switch (kind)
        {
            case Managed:
                ulong offset = body.Unsigned(OffsetWidth);
                return InBlocks(offset, body.Count(body.Unsigned(lengthWidth)));
            case Tiny:
                int length = (id[0] & 0xf) + 1;
                return body.Take(length).ToArray();
            case Huge:
                hugeObjects ??= HugeObjects();
                return hugeObjects.TryGetValue(body.Unsigned(Math.Min(8, body.Remaining)), out var place)
                    ? file.Metadata(place.Address, place.Length, what)
                    : throw file.Damaged($"{what} has no such large object");
            default: throw file.Damaged($"{what} is asked for an object of kind {kind}");
        }
    }

    private Dictionary<ulong, (ulong, long)> HugeObjects()
    {
        var tree = new BTree2(file, hugeTree, $"the large objects of {what}");
        if (tree.Kind != 1) throw file.Damaged($"the large objects of {what} are in a tree of kind {tree.Kind}; 1 would fit");
        var found = new Dictionary<ulong, (ulong, long)>();
        foreach (var record in tree.Records())
        {
            var body = new ByteReader(file, record.Span, what);
            ulong at = body.Address();
            long length = body.Count(body.Length());
            found[body.Length()] = (at, length);
        }
        return found;
    }

    private ReadOnlyMemory<byte> InBlocks(ulong offset, long length)
    {
        ulong at = rootBlock, start = 0;
        long size = startSize;
        for (int rows = rootRows; rows > 0;)
        {
            int row = RowOf(offset - start);
            if (row >= rows) throw Missing(offset);
            long blockSize = SizeOf(row);
            ulong rowStart = row == 0 ? 0 : (ulong)blockSize * (ulong)tableWidth;
            ulong column = (offset - start - rowStart) / (ulong)blockSize;
            at = Child(at, rows, row, (int)column);
            start += rowStart + column * (ulong)blockSize;
            size = blockSize;
            rows = row < directRows ? 0 : BitOperations.Log2((ulong)blockSize) - BitOperations.Log2((ulong)(startSize * tableWidth)) + 1;
            if (row >= directRows && rows <= 0) throw Missing(offset);
        }
        var block = Block(at, size);
        ulong inside = offset - start;
        return inside <= (ulong)block.Length && length <= block.Length - (long)inside ? block.Slice((int)inside, (int)length) : throw Missing(offset);
    }

    /// <summary>Rows 0 and 1 have blocks of the first size, each row after them has blocks twice as large.</summary>
    private int RowOf(ulong offset)
    {
        ulong first = offset / ((ulong)startSize * (ulong)tableWidth);
        return first == 0 ? 0 : BitOperations.Log2(first) + 1;
    }

    private long SizeOf(int row) => row <= 1
        ? startSize
        : row - 1 + BitOperations.Log2((ulong)startSize) < 62 ? startSize << row - 1 : throw file.Damaged($"{what} has a row {row}, past any file");

    private ulong Child(ulong indirect, int rows, int row, int column)
    {
        int head = 5 + file.AddressSize + OffsetWidth;
        long entries = (long)rows * tableWidth;
        if (!blocks.TryGetValue(indirect, out var block))
        {
            block = file.Checked(indirect, head + entries * file.AddressSize + 4, what);
            new ByteReader(file, block.Span, what).Signature("FHIB"u8, 0);
            blocks[indirect] = block;
        }
        var body = new ByteReader(file, block.Span, what);
        body.Skip(head + ((long)row * tableWidth + column) * file.AddressSize);
        return body.Address();
    }

    private ReadOnlyMemory<byte> Block(ulong at, long size)
    {
        if (blocks.TryGetValue(at, out var known)) return known;
        byte[] block = file.Metadata(at, size, what);
        var body = new ByteReader(file, block, what);
        body.Signature("FHDB"u8, 0);
        if (body.Address() != address) throw file.Damaged($"{what} has a block at {at} that belongs to another heap");
        if (checksums) Verify(block, 5 + file.AddressSize + OffsetWidth, at);
        return blocks[at] = block;
    }

    /// <summary>The checksum stands before the objects and counts as zero in itself.</summary>
    private void Verify(byte[] block, int place, ulong at)
    {
        if (block.Length < place + 4) throw file.Damaged($"{what} has a block of {block.Length} bytes");
        byte[] plain = [.. block];
        plain.AsSpan(place, 4).Clear();
        if (Lookup3.Of(plain) != System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(block.AsSpan(place)))
        {
            throw file.Damaged($"a block of {what} at {at} does not agree with its checksum");
        }
    }

    private FileFormatException Missing(ulong offset) => file.Damaged($"{what} has nothing at {offset}");
}
