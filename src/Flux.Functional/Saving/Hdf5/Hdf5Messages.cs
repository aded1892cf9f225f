using System.Buffers.Binary;
using System.Text;

namespace Flux;

/// <summary>The pieces of an HDF5 file as bytes: what <see cref="ObjectHeader"/>, <see cref="Hdf5TypeReader"/> and the others read.</summary>
internal static class Hdf5Messages
{
    /// <summary>The longest name that a link message holds.</summary>
    internal const int LongestName = ushort.MaxValue - 32;

    internal static byte[] Number(long value, int size)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        return bytes[..size].ToArray();
    }

    /// <summary>A block and its checksum.</summary>
    internal static byte[] Sealed(byte[] block) => [.. block, .. Number(Lookup3.Of(block), 4)];

    /// <summary>A superblock of version 2, at its own origin.</summary>
    internal static byte[] Superblock(long origin, long end, ulong root) => Sealed(
        [0x89, .. "HDF\r\n"u8, 0x1a, 0x0a, 2, 8, 8, 0, .. Number(origin, 8), .. Number(-1, 8), .. Number(end, 8), .. Number((long)root, 8)]);

    /// <summary>An object header of version 2 in one chunk.</summary>
    internal static byte[] Header(params ReadOnlySpan<byte[]> messages)
    {
        byte[] body = [.. messages.ToArray().SelectMany(message => message)];
        return Sealed([.. "OHDR"u8, 2, 2, .. Number(body.Length, 4), .. body]);
    }

    internal static byte[] Message(int type, params ReadOnlySpan<byte> body) => [(byte)type, .. Number(body.Length, 2), 0, .. body];

    /// <summary>Sizes, which HDF5 counts from the slowest; none for a scalar.</summary>
    internal static byte[] Dataspace(params ReadOnlySpan<int> sizes)
    {
        byte[] reversed = [.. sizes.ToArray().Reverse().SelectMany(n => Number(n, 8))];
        return Message(HeaderMessage.Dataspace, [2, (byte)sizes.Length, 0, (byte)(sizes.IsEmpty ? 0 : 1), .. reversed]);
    }

    /// <summary>Space from the start, nothing written to it before the data.</summary>
    internal static byte[] Fill() => Message(HeaderMessage.Fill, 3, 0x09);

    internal static byte[] Datatype(NumberType number) => Message(HeaderMessage.Datatype, number.Kind switch
    {
        NumberKind.Bool => [0x14, 0, 0, 0, 1, 0, 0, 0, 0, 0, 8, 0],
        NumberKind.Floating => [0x11, 0x20, (byte)(8 * number.Size - 1), 0, .. Number(number.Size, 4), 0, 0, (byte)(8 * number.Size), 0, .. Ieee(number.Size)],
        _ => [0x10, (byte)(number.Kind == NumberKind.Signed ? 8 : 0), 0, 0, .. Number(number.Size, 4), 0, 0, (byte)(8 * number.Size), 0],
    });

    /// <summary>Text of so many bytes of UTF-8; of none, which HDF5 has no such type for, a string of variable length.</summary>
    internal static byte[] TextType(int bytes) => Message(HeaderMessage.Datatype, bytes > 0
        ? [0x13, 0x11, 0, 0, .. Number(bytes, 4)]
        : [0x19, 0x11, 1, 0, 16, 0, 0, 0, 0x13, 0x11, 0, 0, 1, 0, 0, 0]);

    /// <summary>Elements that stand in the header.</summary>
    internal static byte[] Compact(ReadOnlySpan<byte> data) => Message(HeaderMessage.Layout, [3, 0, .. Number(data.Length, 2), .. data]);

    /// <summary>Elements that stand at an address.</summary>
    internal static byte[] Contiguous(ulong address, long bytes) => Message(HeaderMessage.Layout, [3, 1, .. Number((long)address, 8), .. Number(bytes, 8)]);

    /// <summary>What makes a header that of a group, besides its links.</summary>
    internal static byte[] GroupInfo() => [.. Message(HeaderMessage.LinkInfo, [0, 0, .. Number(-1, 8), .. Number(-1, 8)]), .. Message(0x0a, 0, 0)];

    /// <summary>A name for the object at an address.</summary>
    internal static byte[] Link(string name, ulong address)
    {
        byte[] text = Encoding.UTF8.GetBytes(name);
        bool wide = text.Length > byte.MaxValue;
        return Message(HeaderMessage.Link, [1, (byte)(0x10 | (wide ? 1 : 0)), 1, .. Number(text.Length, wide ? 2 : 1), .. text, .. Number((long)address, 8)]);
    }

    /// <summary>Places and widths of exponent and mantissa, and the bias of the exponent.</summary>
    private static byte[] Ieee(int size) => size switch
    {
        2 => [10, 5, 0, 10, 15, 0, 0, 0],
        4 => [23, 8, 0, 23, 127, 0, 0, 0],
        _ => [52, 11, 0, 52, 0xff, 3, 0, 0],
    };
}
