namespace Flux;

/// <summary>What the superblock says: how wide addresses and lengths are, where address 0 lies in the file, and where the root group's header is.</summary>
internal sealed record Superblock(int AddressSize, int LengthSize, long Origin, ulong Root)
{
    private const int Least = 9, FirstOfV2 = 12;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'H', (byte)'D', (byte)'F', 0x0d, 0x0a, 0x1a, 0x0a];

    internal static Superblock Read(Hdf5File file)
    {
        long start = Find(file);
        var head = new ByteReader(file, file.Read((ulong)start, Math.Min(file.Bytes - start, 128), "the superblock"), "the superblock");
        head.Skip(Signature.Length);
        int version = head.Byte();
        return version switch
        {
            0 or 1 => Old(file, start, head, version),
            2 or 3 => New(file, start, head),
            _ => throw file.Damaged($"a superblock of version {version}; 0 to 3 would fit"),
        };
    }

    /// <summary>The superblock stands at 0, 512, 1024, 2048, ...</summary>
    private static long Find(Hdf5File file)
    {
        for (long at = 0; at + Signature.Length + Least <= file.Bytes; at = at == 0 ? 512 : 2 * at)
        {
            if (file.Read((ulong)at, Signature.Length, "the superblock").AsSpan().SequenceEqual(Signature)) return at;
        }
        throw file.Damaged($"{file.Bytes} bytes without the signature of HDF5 at 0, 512, 1024, ...; a file that JLD2.jl or HDF5 wrote would fit");
    }

    private static Superblock New(Hdf5File file, long start, ByteReader block)
    {
        var (addresses, lengths) = Widths(file, block.Byte(), block.Byte());
        file.Checked((ulong)start, FirstOfV2 + 4 * addresses + 4, "the superblock");
        block.Skip(1);
        ulong origin = block.Unsigned(addresses);
        block.Skip(addresses);
        ulong end = block.Unsigned(addresses), root = block.Unsigned(addresses);
        return new(addresses, lengths, Place(file, start, origin, end), root);
    }

    private static Superblock Old(Hdf5File file, long start, ByteReader block, int version)
    {
        block.Skip(4);
        var (addresses, lengths) = Widths(file, block.Byte(), block.Byte());
        block.Skip(9 + (version == 1 ? 4 : 0));
        ulong origin = block.Unsigned(addresses);
        block.Skip(addresses);
        ulong end = block.Unsigned(addresses);
        // The driver's block and, of the root's entry in a symbol table, the name.
        block.Skip(2 * addresses);
        return new(addresses, lengths, Place(file, start, origin, end), block.Unsigned(addresses));
    }

    private static (int Addresses, int Lengths) Widths(Hdf5File file, int addresses, int lengths) => addresses is 2 or 4 or 8 && lengths is 2 or 4 or 8
        ? (addresses, lengths)
        : throw file.Damaged($"addresses of {addresses} and lengths of {lengths} bytes; 2, 4 or 8 would fit");

    /// <summary>A file that was put behind other bytes keeps the origin it was written with; the superblock's own place is right then.</summary>
    private static long Place(Hdf5File file, long start, ulong origin, ulong end)
    {
        long moved = origin == (ulong)start ? 0 : start;
        return end <= (ulong)file.Bytes && (ulong)moved <= (ulong)file.Bytes - end
            ? start
            : throw file.Damaged($"the superblock says that the file ends at {end}, it has {file.Bytes} bytes: it is truncated");
    }
}
