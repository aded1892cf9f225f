namespace Flux;

/// <summary>
/// The blocks of an array that grows: super block s has 2^(s/2) data blocks of 2^((s+1)/2) times the smallest number of elements; large data blocks are
/// read by pages.
/// </summary>
/// <param name="file">The file.</param>
/// <param name="width">Bytes per element.</param>
/// <param name="smallest">Elements of the smallest data block.</param>
/// <param name="pageBits">The logarithm of the elements of a page.</param>
/// <param name="offsetWidth">Bytes of a block's place in the array.</param>
/// <param name="what">The array in words.</param>
/// <param name="take">Takes so many elements from a number on.</param>
internal sealed class ExtensibleWalk(Hdf5File file, int width, int smallest, int pageBits, int offsetWidth, string what,
    Action<ReadOnlyMemory<byte>, long, long> take)
{
    private long Page => 1L << pageBits;

    private int Prefix => 6 + file.AddressSize + offsetWidth;

    /// <summary>The data blocks of a super block.</summary>
    internal static long Blocks(int s) => 1L << s / 2;

    /// <summary>The elements of each data block of a super block.</summary>
    internal long ElementsIn(int s) => (1L << (s + 1) / 2) * smallest;

    /// <summary>Reads a super block; the number of the element after it.</summary>
    internal long SuperBlock(ulong address, int s, long number)
    {
        long blocks = Blocks(s), count = ElementsIn(s), after = unchecked(number + blocks * count);
        if (address == Hdf5File.Undefined) return after;
        long map = count > Page ? (count / Page + 7) / 8 : 0;
        if (blocks > file.Bytes || map > file.Bytes) throw file.Damaged($"{what} have a block of {blocks} blocks at {address}");
        var body = file.Checked(address, Prefix + blocks * (map + file.AddressSize) + 4, what);
        ChunkArrays.Block(file, body.Span, "EASB"u8, what);
        var addresses = new ByteReader(file, body.Span[(int)(Prefix + blocks * map)..], what);
        for (int b = 0; b < blocks; b++)
        {
            number = DataBlock(addresses.Address(), count, number, map > 0 ? body.Slice((int)(Prefix + b * map), (int)map) : null);
        }
        return after;
    }

    /// <summary>Reads a data block, of which only the pages of the map are there; the number of the element after it.</summary>
    internal long DataBlock(ulong address, long count, long number, ReadOnlyMemory<byte>? pages)
    {
        if (address == Hdf5File.Undefined) return number + count;
        if (count > file.Bytes) throw file.Damaged($"{what} have a block of {count} elements at {address}");
        if (count <= Page)
        {
            var body = file.Checked(address, Prefix + count * width + 4, what);
            ChunkArrays.Block(file, body.Span, "EADB"u8, what);
            take(body[Prefix..], count, number);
            return number + count;
        }
        ChunkArrays.Block(file, file.Checked(address, Prefix + 4, what).Span, "EADB"u8, what);
        for (long p = 0; p < count / Page; p++)
        {
            bool written = pages is not { } map || (map.Span[(int)(p / 8)] & 0x80 >> (int)(p % 8)) != 0;
            ulong at = address + (ulong)(Prefix + 4 + p * (Page * width + 4));
            if (written) take(file.Checked(at, Page * width + 4, what), Page, number + p * Page);
        }
        return number + count;
    }
}
