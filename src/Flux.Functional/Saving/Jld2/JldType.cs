using System.Buffers.Binary;

namespace Flux;

/// <summary>The element type of a data set: an HDF5 class and a size in bytes.</summary>
internal sealed record JldType(int Class, int Size, bool Signed)
{
    internal const int Integer = 0, Float = 1, Text = 3, BitField = 4, Compound = 6, Reference = 7, VariableLength = 9;

    /// <summary>Reads a datatype message, which may point to a committed type.</summary>
    internal static JldType Read(JldFile file, HeaderMessage message, int depth = 0)
    {
        var body = new ByteReader(file, message.Body);
        if ((message.Flags & 2) != 0)
        {
            // A committed type may carry attributes of its own type; only its datatype message is read.
            body.Skip(2);
            ulong address = body.UInt64();
            if (depth > 8) throw file.Corrupt("a datatype that refers to itself");
            var committed = ObjectHeader.Read(file, address).Find(m => m.Type == HeaderMessage.Datatype);
            return committed.Body is null ? throw file.Corrupt($"no datatype at {address}") : Read(file, committed, depth + 1);
        }
        int kind = body.Byte() & 0x0f, bits = body.Byte();
        body.Skip(2);
        long size = body.UInt32();
        if (kind is Integer or Float && (bits & 1) != 0) throw file.Corrupt("big-endian numbers; little-endian ones would fit");
        return size is > 0 and <= int.MaxValue ? new(kind, (int)size, (bits & 8) != 0) : throw file.Corrupt($"elements of {size} bytes");
    }

    /// <summary>One integer as a double; exact up to 2^53.</summary>
    internal double Integer1(ReadOnlySpan<byte> bytes) => (Size, Signed) switch
    {
        (1, true) => (sbyte)bytes[0],
        (1, false) => bytes[0],
        (2, true) => BinaryPrimitives.ReadInt16LittleEndian(bytes),
        (2, false) => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        (4, true) => BinaryPrimitives.ReadInt32LittleEndian(bytes),
        (4, false) => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        (_, true) => BinaryPrimitives.ReadInt64LittleEndian(bytes),
        _ => BinaryPrimitives.ReadUInt64LittleEndian(bytes),
    };

    public override string ToString() => Class switch
    {
        Integer => $"{8 * Size}-bit integers",
        Float => $"{8 * Size}-bit floating-point numbers",
        Text or VariableLength => "strings",
        BitField => "bit fields",
        Compound => "structs",
        Reference => "references",
        _ => $"HDF5 class {Class}",
    };
}
