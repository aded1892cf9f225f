using Microsoft.Win32.SafeHandles;

namespace Flux;

/// <summary>
/// The bytes of an HDF5 file by address. Reads are checked against the file's length before anything is allocated, checksums are verified, and all metadata
/// together may be read only a few times over, so that structures that overlap or go round end in an error. The file is kept open and read piece by piece, not
/// mapped: a mapped file that another program cuts short would end this one.
/// </summary>
internal sealed class Hdf5File
{
    /// <summary>The address of nothing.</summary>
    internal const ulong Undefined = ulong.MaxValue;

    private const int MetadataReads = 8, MetadataSpare = 1 << 20;
    private readonly SafeFileHandle handle;
    private readonly Dictionary<ulong, ObjectHeader> headers = [];
    private readonly long origin;
    private long metadataLeft;

    internal Hdf5File(string path)
    {
        Path = path;
        handle = File.OpenHandle(path, share: FileShare.Read | FileShare.Delete);
        Bytes = RandomAccess.GetLength(handle);
        metadataLeft = MetadataSpare + (Bytes > long.MaxValue / 16 ? long.MaxValue / 2 : MetadataReads * Bytes);
        Heap = new(this);
        var superblock = Superblock.Read(this);
        (AddressSize, LengthSize, origin, Root) = (superblock.AddressSize, superblock.LengthSize, superblock.Origin, superblock.Root);
    }

    internal string Path { get; }

    /// <summary>The length of the file.</summary>
    internal long Bytes { get; }

    internal int AddressSize { get; } = 8;

    internal int LengthSize { get; } = 8;

    /// <summary>The address of the root group.</summary>
    internal ulong Root { get; }

    /// <summary>Strings and sequences of variable length.</summary>
    internal GlobalHeap Heap { get; }

    /// <summary>The header of an object, read once.</summary>
    internal ObjectHeader Header(ulong address)
    {
        if (!headers.TryGetValue(address, out var header)) headers[address] = header = ObjectHeader.Read(this, address);
        return header;
    }

    /// <summary>So many bytes of data from an address.</summary>
    internal byte[] Read(ulong address, long count, string what)
    {
        long position = Position(address, what);
        if (count < 0 || count > Bytes - position || count > Array.MaxLength)
        {
            throw Damaged($"{what} has {(ulong)count} bytes at {address}, past the file's end at {Bytes}: it is truncated or damaged");
        }
        var bytes = new byte[count];
        Fill(bytes, position);
        return bytes;
    }

    /// <summary>Fills a run of bytes from an address.</summary>
    internal void ReadInto(Span<byte> bytes, ulong address, string what)
    {
        long position = Position(address, what);
        if (bytes.Length > Bytes - position) throw Damaged($"{what} has {bytes.Length} bytes at {address}, past the file's end at {Bytes}");
        Fill(bytes, position);
    }

    /// <summary>So many bytes of metadata, which all together are read a few times at most.</summary>
    internal byte[] Metadata(ulong address, long count, string what)
    {
        Charge(count, what);
        return Read(address, count, what);
    }

    /// <summary>Metadata without the checksum at its end, which is verified.</summary>
    internal ReadOnlyMemory<byte> Checked(ulong address, long count, string what)
    {
        byte[] bytes = Metadata(address, count, what);
        return Verified(bytes, address, what);
    }

    /// <summary>The bytes without the checksum at their end, which is verified.</summary>
    internal ReadOnlyMemory<byte> Verified(ReadOnlyMemory<byte> bytes, ulong address, string what)
    {
        if (bytes.Length < 4) throw Damaged($"{what} at {address} has {bytes.Length} bytes, without room for a checksum");
        var body = bytes[..^4];
        return Lookup3.Of(body.Span) == System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(bytes.Span[^4..])
            ? body
            : throw Damaged($"{what} at {address} does not agree with its checksum");
    }

    /// <summary>An error in this file: a sentence without its full stop.</summary>
    internal FileFormatException Damaged(string problem) => new(Path, $"{problem}.");

    private void Charge(long count, string what)
    {
        if ((metadataLeft -= Math.Max(0, count)) < 0) throw Damaged($"{what}: the structures of this file overlap; following them has no end");
    }

    private long Position(ulong address, string what) => address <= (ulong)(Bytes - origin)
        ? (long)address + origin
        : throw Damaged($"{what} is at {(address == Undefined ? "no address" : $"address {address}")} in a file of {Bytes} bytes");

    private void Fill(Span<byte> bytes, long position)
    {
        for (int read = 0; read < bytes.Length;)
        {
            int now = RandomAccess.Read(handle, bytes[read..], position + read);
            if (now == 0) throw Damaged($"the file was cut at {position + read} while it was read");
            read += now;
        }
    }
}
