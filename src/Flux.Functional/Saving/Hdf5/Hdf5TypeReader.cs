using System.Text;

namespace Flux;

/// <summary>Reads datatype messages, whose types nest.</summary>
internal static class Hdf5TypeReader
{
    private const int DeepestNesting = 32;

    internal static Hdf5Type Read(Hdf5File file, ReadOnlySpan<byte> message, string name)
    {
        var body = new ByteReader(file, message, $"the datatype of {name}");
        return Read(file, ref body, 0);
    }

    private static Hdf5Type Read(Hdf5File file, ref ByteReader body, int depth)
    {
        if (depth > DeepestNesting) throw file.Damaged($"{body.What} nests more than {DeepestNesting} deep");
        int head = body.Byte(), version = head >> 4, kind = head & 0x0f;
        uint bits = (uint)body.Unsigned(3), size = body.UInt32();
        if (version is < 1 or > 4 || kind > (int)Hdf5Class.Array) throw file.Damaged($"{body.What} has class {kind} in version {version}");
        if (size > int.MaxValue) throw file.Damaged($"{body.What} has elements of {size} bytes");
        var type = new Hdf5Type((Hdf5Class)kind, (int)size);
        return type.Class switch
        {
            Hdf5Class.Integer => Integer(type, bits, ref body),
            Hdf5Class.Float => Float(type, bits, ref body),
            Hdf5Class.BitField => BitField(type, ref body),
            Hdf5Class.Time => Skipped(type, 2, ref body),
            Hdf5Class.Opaque => Skipped(type, (bits & 0xff) + 7 & ~7, ref body),
            Hdf5Class.Compound => Compound(file, type, version, bits, ref body, depth),
            Hdf5Class.Reference => type with { IsSecondKind = (bits & 0xf) != 0 },
            Hdf5Class.Enum => Enum(file, type, version, (int)(bits & 0xffff), ref body, depth),
            Hdf5Class.VariableLength => type with { IsSecondKind = (bits & 0xf) == 1, Element = Read(file, ref body, depth + 1) },
            Hdf5Class.Array => Array(file, type, version, ref body, depth),
            _ => type,
        };
    }

    private static Hdf5Type Integer(Hdf5Type type, uint bits, ref ByteReader body)
    {
        int offset = body.UInt16(), precision = body.UInt16();
        bool whole = offset == 0 && precision == 8 * type.Size;
        return type with { IsBigEndian = (bits & 1) != 0, Number = whole ? NumberType.Of($"{((bits & 8) != 0 ? "Int" : "UInt")}{8 * type.Size}") : null };
    }

    private static Hdf5Type Float(Hdf5Type type, uint bits, ref ByteReader body)
    {
        body.Skip(4);
        int exponentAt = body.Byte(), exponent = body.Byte(), mantissaAt = body.Byte(), mantissa = body.Byte();
        uint bias = body.UInt32();
        var number = (type.Size, exponentAt, exponent, mantissaAt, mantissa, bias) switch
        {
            (2, 10, 5, 0, 10, 15) => NumberType.Of("Float16"),
            (2, 7, 8, 0, 7, 127) => NumberType.Of("BFloat16"),
            (4, 23, 8, 0, 23, 127) => NumberType.Of("Float32"),
            (8, 52, 11, 0, 52, 1023) => NumberType.Of("Float64"),
            _ => null,
        };
        return type with { IsBigEndian = (bits & 1) != 0, Number = (bits & 0x40) == 0 ? number : null };
    }

    private static Hdf5Type BitField(Hdf5Type type, ref ByteReader body)
    {
        body.Skip(4);
        return type with { Number = type.Size == 1 ? NumberType.Bool : null };
    }

    private static Hdf5Type Skipped(Hdf5Type type, long bytes, ref ByteReader body)
    {
        body.Skip(Math.Min(bytes, body.Remaining));
        return type;
    }

    private static Hdf5Type Compound(Hdf5File file, Hdf5Type type, int version, uint bits, ref ByteReader body, int depth)
    {
        int offsetWidth = type.Size switch { < 1 << 8 => 1, < 1 << 16 => 2, < 1 << 24 => 3, _ => 4 };
        var members = new Hdf5Member[(int)Math.Min(bits & 0xffff, (uint)body.Remaining)];
        for (int i = 0; i < members.Length; i++)
        {
            string name = Name(ref body, padded: version < 3);
            ulong offset = body.Unsigned(version < 3 ? 4 : offsetWidth);
            long[] sizes = version == 1 ? OldSizes(ref body) : [];
            var member = Read(file, ref body, depth + 1);
            if (sizes.Length > 0) member = ArrayOf(file, member, sizes, sizes.Aggregate((double)member.Size, (bytes, n) => bytes * n), body.What);
            if (offset > (ulong)type.Size || member.Size > type.Size - (long)offset)
            {
                throw file.Damaged($"{body.What} has a member {name} of {member.Size} bytes at {offset} in a struct of {type.Size}");
            }
            members[i] = new(name, (int)offset, member);
        }
        return type with { Members = members };
    }

    /// <summary>Version 1 writes arrays as members with up to four sizes.</summary>
    private static long[] OldSizes(ref ByteReader body)
    {
        int rank = Math.Min(4, body.Byte());
        body.Skip(11);
        var sizes = new long[4];
        for (int i = 0; i < 4; i++) sizes[i] = body.UInt32();
        return [.. sizes[..rank].Reverse()];
    }

    private static Hdf5Type Enum(Hdf5File file, Hdf5Type type, int version, int count, ref ByteReader body, int depth)
    {
        var element = Read(file, ref body, depth + 1);
        if (element.Class != Hdf5Class.Integer || element.Size != type.Size) throw file.Damaged($"{body.What} is an enum that is not made of integers");
        var names = new string[Math.Min(count, body.Remaining)];
        for (int i = 0; i < names.Length; i++) names[i] = Name(ref body, padded: version < 3);
        body.Skip((long)count * element.Size);
        // What h5py writes for truth values.
        bool truth = type.Size == 1 && names is ["FALSE", "TRUE"];
        return type with { Element = element, IsBigEndian = element.IsBigEndian, Number = truth ? NumberType.Bool : element.Number };
    }

    private static Hdf5Type Array(Hdf5File file, Hdf5Type type, int version, ref ByteReader body, int depth)
    {
        int rank = body.Byte();
        if (version < 3) body.Skip(3);
        var sizes = new long[rank];
        for (int i = rank - 1; i >= 0; i--) sizes[i] = body.UInt32();
        if (version < 3) body.Skip(4L * rank);
        return ArrayOf(file, Read(file, ref body, depth + 1), sizes, type.Size, body.What);
    }

    private static Hdf5Type ArrayOf(Hdf5File file, Hdf5Type element, long[] sizes, double size, string what) =>
        sizes.Aggregate((double)element.Size, (bytes, n) => bytes * n) == size && size <= int.MaxValue
            ? new(Hdf5Class.Array, (int)size) { Element = element, Sizes = sizes }
            : throw file.Damaged($"{what} is an array of {InvariantText.Join("×", sizes)} elements of {element.Size} bytes in {size}");

    private static string Name(ref ByteReader body, bool padded)
    {
        var bytes = new List<byte>();
        for (int next = body.Byte(); next != 0; next = body.Byte()) bytes.Add((byte)next);
        if (padded) body.Skip((8 - (bytes.Count + 1) % 8) % 8);
        return Encoding.UTF8.GetString([.. bytes]);
    }
}
