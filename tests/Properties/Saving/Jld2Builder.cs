using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Flux.Properties.Saving;

/// <summary>
/// Writes the simplest JLD2 files by hand, whatever Jld2.Save does: header, superblock, one group, plain arrays and string vectors.
/// </summary>
internal sealed class Jld2Builder
{
    private const int Base = 512;
    private readonly List<byte> body = [];
    private readonly List<(string Name, ulong Address)> links = [];

    private readonly Func<byte[], byte[]> damage;

    /// <param name="damage">What is done to every block before its checksum is made.</param>
    internal Jld2Builder(Func<byte[], byte[]>? damage = null)
    {
        this.damage = damage ?? (block => block);
        body.AddRange(new byte[48]);
    }

    internal Jld2Builder Array<T>(string name, T[] values, params int[] sizes) where T : unmanaged
    {
        bool real = typeof(T) == typeof(float) || typeof(T) == typeof(double);
        int size = Marshal.SizeOf<T>();
        byte bits = (byte)(8 * size);
        byte[] number = size == 8 ? [52, 11, 0, 52, 0xff, 3, 0, 0] : [23, 8, 0, 23, 0x7f, 0, 0, 0];
        byte[] kind = real ? [0x11, 0x20, (byte)(bits - 1), 0] : [0x10, 0x08, 0, 0];
        byte[] type = [.. kind, (byte)size, 0, 0, 0, 0, 0, bits, 0, .. real ? number : []];
        return Dataset(name, sizes, type, MemoryMarshal.AsBytes<T>(values).ToArray());
    }

    internal Jld2Builder Strings(string name, string[] values)
    {
        ulong heap = (ulong)body.Count;
        var objects = new List<byte>();
        var elements = new List<byte>();
        for (int i = 0; i < values.Length; i++)
        {
            byte[] text = Encoding.UTF8.GetBytes(values[i]);
            bool empty = text.Length == 0;
            elements.AddRange([.. Number(text.Length, 4), .. Number(empty ? 0 : (long)heap, 8), .. Number(empty ? 0 : i + 1, 4)]);
            if (!empty)
            {
                objects.AddRange([.. Number(i + 1, 2), .. Number(1, 2), .. Number(0, 4), .. Number(text.Length, 8), .. text,
                    .. new byte[(8 - text.Length % 8) % 8]]);
            }
        }
        objects.AddRange(new byte[16]);
        body.AddRange([.. "GCOL"u8, 1, 0, 0, 0, .. Number(16 + objects.Count, 8), .. objects]);
        byte[] type = [0x19, 0x01, 0x01, 0, 16, 0, 0, 0, 0x10, 0, 0, 0, 1, 0, 0, 0, 0, 0, 8, 0];
        return Dataset(name, [values.Length], type, [.. elements]);
    }

    internal byte[] Build()
    {
        ulong root = Header([.. links.SelectMany(link => LinkMessage(link.Name, link.Address))]);
        byte[] file = [.. Encoding.ASCII.GetBytes("HDF5-based Julia Data Format, version 0.2.0\0".PadRight(Base, '\0')), .. body];
        byte[] superblock = [0x89, .. "HDF\r\n"u8, 0x1a, 0x0a, 2, 8, 8, 0, .. Number(Base, 8), .. Number(-1, 8), .. Number(file.Length, 8),
            .. Number((long)root, 8)];
        Sealed(superblock).CopyTo(file, Base);
        return file;
    }

    /// <summary>Bytes as they are, and where they begin.</summary>
    internal ulong Raw(byte[] bytes)
    {
        body.AddRange(bytes);
        return (ulong)(body.Count - bytes.Length);
    }

    /// <summary>A name for the object at an address.</summary>
    internal Jld2Builder Link(string name, ulong address)
    {
        links.Add((name, address));
        return this;
    }

    /// <summary>Where the next piece will begin.</summary>
    internal ulong Next => (ulong)body.Count;

    internal Jld2Builder Dataset(string name, int[] sizes, byte[] type, byte[] data) => Link(name, Object(sizes, type, data));

    /// <summary>A data set without a name.</summary>
    internal ulong Object(int[] sizes, byte[] type, byte[] data)
    {
        long at = body.Count;
        body.AddRange(data);
        byte[] space = [2, (byte)sizes.Length, 0, 1, .. sizes.Reverse().SelectMany(n => Number(n, 8))];
        return Header([.. Message(1, space), .. Message(3, type), .. Message(8, [4, 1, .. Number(at, 8), .. Number(data.Length, 8)])]);
    }

    internal ulong Header(byte[] messages)
    {
        long at = body.Count;
        body.AddRange(Sealed([.. "OHDR"u8, 2, 2, .. Number(messages.Length, 4), .. messages]));
        return (ulong)at;
    }

    /// <summary>The bytes, damaged, and their checksum.</summary>
    internal byte[] Sealed(byte[] block)
    {
        byte[] damaged = damage(block);
        return [.. damaged, .. Number(Lookup3.Of(damaged), 4)];
    }

    internal static byte[] LinkMessage(string name, ulong address) => Message(6, [1, 0x10, 1, (byte)Encoding.UTF8.GetByteCount(name),
        .. Encoding.UTF8.GetBytes(name), .. Number((long)address, 8)]);

    internal static byte[] Message(byte type, byte[] data) => [type, .. Number(data.Length, 2), 0, .. data];

    internal static byte[] Number(long value, int size)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        return bytes[..size];
    }
}
