using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Flux;

/// <summary>What chunks went through before they were written: undone in reverse.</summary>
internal sealed class Hdf5Filters
{
    private const int Deflate = 1, Shuffle = 2, Fletcher32 = 3;

    /// <summary>Deflate makes a byte of at most so many.</summary>
    internal const int MostInflation = 1032;

    private readonly Hdf5File file;
    private readonly string name;
    private readonly List<(int Id, uint[] Data)> filters = [];

    internal Hdf5Filters(Hdf5File file, ReadOnlySpan<byte> message, string name)
    {
        (this.file, this.name) = (file, name);
        var body = new ByteReader(file, message, $"the filters of {name}");
        int version = body.Byte(), count = body.Byte();
        if (version is not (1 or 2)) throw file.Damaged($"{body.What} have version {version}; 1 or 2 would fit");
        if (version == 1) body.Skip(6);
        for (int i = 0; i < count; i++)
        {
            int id = body.UInt16(), nameLength = version == 1 || id >= 256 ? body.UInt16() : 0;
            body.Skip(2);
            int values = body.UInt16();
            string label = Encoding.UTF8.GetString(body.Take(version == 1 ? nameLength + 7 & ~7 : nameLength)).TrimEnd('\0');
            var data = new uint[Math.Min(values, body.Remaining)];
            for (int k = 0; k < data.Length; k++) data[k] = body.UInt32();
            if (version == 1 && values % 2 == 1) body.Skip(4);
            if (id is not (Deflate or Shuffle or Fletcher32))
            {
                string met = Named(id) ?? (label.Length > 0 ? label : $"filter {id}");
                throw file.Damaged($"{name} is packed by {met}; deflate, shuffle and fletcher32 would fit");
            }
            filters.Add((id, data));
        }
    }

    /// <summary>The chunk as it was; filters whose bit is set in the mask were left out.</summary>
    internal byte[] Undo(byte[] stored, int size, uint mask)
    {
        byte[] bytes = stored;
        for (int i = filters.Count - 1; i >= 0; i--)
        {
            if ((mask >> i & 1) != 0) continue;
            var (id, data) = filters[i];
            bytes = id switch
            {
                Deflate => Inflated(bytes, size + 4 * filters.Take(i).Count(f => f.Id == Fletcher32)),
                Shuffle => Unshuffled(bytes, data.Length > 0 ? (int)Math.Min(data[0], int.MaxValue) : 1),
                _ => Verified(bytes),
            };
        }
        return bytes.Length == size ? bytes : throw file.Damaged($"a chunk of {name} has {bytes.Length} bytes; {size} would fit");
    }

    private static string? Named(int id) => id switch
    {
        4 => "szip",
        5 => "nbit",
        6 => "scale-offset",
        307 => "bzip2",
        32000 => "LZF",
        32001 or 32026 => "Blosc",
        32004 => "LZ4",
        32008 => "bitshuffle",
        32015 => "Zstandard",
        _ => null,
    };

    private byte[] Inflated(byte[] packed, int size)
    {
        if (size > 64 + (long)MostInflation * packed.Length) throw file.Damaged($"a chunk of {name} has {packed.Length} bytes, too few to hold {size}");
        try
        {
            var plain = new byte[size];
            using var inflate = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
            int read = inflate.ReadAtLeast(plain, size, throwOnEndOfStream: false);
            return read == size && inflate.ReadByte() < 0 ? plain : throw file.Damaged($"a chunk of {name} does not unpack to {size} bytes");
        }
        catch (InvalidDataException e)
        {
            throw new FileFormatException(file.Path, $"a chunk of {name} is no deflated data: {e.Message}", e);
        }
    }

    /// <summary>The first bytes of all elements, then the second ones, ...; what is left over at the end stands as it was.</summary>
    private static byte[] Unshuffled(byte[] bytes, int width)
    {
        int count = width > 1 ? bytes.Length / width : 0;
        if (count <= 1) return bytes;
        var plain = new byte[bytes.Length];
        for (int k = 0; k < width; k++)
        {
            var plane = bytes.AsSpan(k * count, count);
            for (int i = 0; i < count; i++) plain[i * width + k] = plane[i];
        }
        bytes.AsSpan(count * width).CopyTo(plain.AsSpan(count * width));
        return plain;
    }

    private byte[] Verified(byte[] bytes)
    {
        if (bytes.Length < 4) throw file.Damaged($"a chunk of {name} has {bytes.Length} bytes, without room for a checksum");
        byte[] body = bytes[..^4];
        uint said = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(body.Length));
        return Fletcher(body) == said ? body : throw file.Damaged($"a chunk of {name} does not agree with its checksum");
    }

    /// <summary>Fletcher's checksum over big-endian words of 16 bits.</summary>
    private static uint Fletcher(ReadOnlySpan<byte> bytes)
    {
        uint sum = 0, sums = 0;
        for (int i = 0; i < bytes.Length; i += 2)
        {
            sum = (sum + (uint)(bytes[i] << 8 | (i + 1 < bytes.Length ? bytes[i + 1] : 0))) % 65535;
            sums = (sums + sum) % 65535;
        }
        return sums << 16 | sum;
    }
}
