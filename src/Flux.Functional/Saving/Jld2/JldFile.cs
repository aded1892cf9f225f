using System.Buffers.Binary;

namespace Flux;

/// <summary>The bytes of a JLD2 file by address: the superblock, and checked reads relative to its base.</summary>
internal sealed class JldFile
{
    private const int SuperblockSize = 48;
    private static readonly byte[] signature = [0x89, (byte)'H', (byte)'D', (byte)'F', 0x0d, 0x0a, 0x1a, 0x0a];
    private readonly long length, start;
    private readonly ulong origin;

    internal JldFile(string path)
    {
        Path = path;
        length = new FileInfo(path).Length;
        start = Superblock();
        var block = new ByteReader(this, Absolute(start, SuperblockSize));
        block.Skip(8);
        int version = block.Byte(), offsets = block.Byte(), lengths = block.Byte();
        if (version is not (2 or 3) || offsets != 8 || lengths != 8)
        {
            throw Corrupt($"superblock version {version} with {offsets}-byte offsets; version 2 or 3 with 8 would fit");
        }
        block.Skip(1);
        origin = block.UInt64();
    }

    internal string Path { get; }

    /// <summary>The address of the root group.</summary>
    internal ulong Root() => BinaryPrimitives.ReadUInt64LittleEndian(Absolute(start + 36, 8));

    /// <summary>So many bytes from an address of the file.</summary>
    internal byte[] Read(ulong address, long count)
    {
        ulong position = address + origin;
        if (address == ulong.MaxValue || position > (ulong)length) throw Corrupt($"an address of {address} in a file of {length} bytes");
        return Absolute((long)position, count);
    }

    internal FileFormatException Corrupt(string problem) => new(Path, problem + ".");

    private byte[] Absolute(long position, long count)
    {
        if (count < 0 || count > length - position || count > Array.MaxLength)
        {
            throw Corrupt($"{count} bytes at {position} in a file of {length} bytes; it is truncated or corrupt");
        }
        var bytes = new byte[count];
        using var handle = File.OpenHandle(Path);
        for (int read = 0; read < count;)
        {
            int now = RandomAccess.Read(handle, bytes.AsSpan(read), position + read);
            if (now == 0) throw Corrupt($"the file ended at {position + read}");
            read += now;
        }
        return bytes;
    }

    /// <summary>The superblock stands at 0, 512, 1024, 2048, ...</summary>
    private long Superblock()
    {
        for (long at = 0; at + SuperblockSize <= length; at = at == 0 ? 512 : 2 * at)
        {
            if (Absolute(at, 8).AsSpan().SequenceEqual(signature)) return at;
        }
        throw Corrupt("no HDF5 signature; a file that JLD2.jl wrote would fit");
    }
}

/// <summary>Reads numbers from a run of bytes and refuses to run past its end.</summary>
internal ref struct ByteReader(JldFile file, ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> rest = bytes;

    internal readonly int Remaining => rest.Length;

    internal ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > rest.Length) throw file.Corrupt($"{count} bytes wanted where {rest.Length} are left");
        var taken = rest[..count];
        rest = rest[count..];
        return taken;
    }

    internal void Skip(int count) => Take(count);
    internal int Byte() => Take(1)[0];
    internal int UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));
    internal uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));
    internal ulong UInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8));

    /// <summary>An unsigned number of 1, 2, 4 or 8 bytes.</summary>
    internal ulong Unsigned(int size) => size switch { 1 => (ulong)Byte(), 2 => (ulong)UInt16(), 4 => UInt32(), _ => UInt64() };
}
