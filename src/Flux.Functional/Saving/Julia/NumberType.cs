using System.Buffers.Binary;
using System.Numerics;

namespace Flux;

/// <summary>How the bits of a number are read.</summary>
internal enum NumberKind
{
    Signed,
    Unsigned,
    Floating,
    BFloat16,
    Bool,
}

/// <summary>A type of numbers under Julia's name: what its bytes mean, little-endian.</summary>
internal sealed record NumberType(string Name, NumberKind Kind, int Size)
{
    internal static readonly NumberType Bool = new("Bool", NumberKind.Bool, 1);

    private static readonly Dictionary<string, NumberType> byName = new[] { 1, 2, 4, 8, 16 }
        .SelectMany(size => new NumberType[] { new($"Int{8 * size}", NumberKind.Signed, size), new($"UInt{8 * size}", NumberKind.Unsigned, size) })
        .Concat(new[] { 2, 4, 8 }.Select(size => new NumberType($"Float{8 * size}", NumberKind.Floating, size)))
        .Append(new("BFloat16", NumberKind.BFloat16, 2)).Append(Bool)
        .ToDictionary(type => type.Name, StringComparer.Ordinal);

    /// <summary>The type of a name without its module; null for what is no number.</summary>
    internal static NumberType? Of(string name) => byName.GetValueOrDefault(name);

    /// <summary>The dtype with the same bytes, if there is one.</summary>
    internal DType? Same => (Kind, Size) switch
    {
        (NumberKind.Floating, 2) => DType.Float16,
        (NumberKind.Floating, 4) => DType.Float32,
        (NumberKind.Floating, 8) => DType.Float64,
        (NumberKind.BFloat16, _) => DType.BFloat16,
        (NumberKind.Signed, 4) => DType.Int32,
        (NumberKind.Bool, _) => DType.Bool,
        _ => null,
    };

    internal bool IsInteger => Kind is NumberKind.Signed or NumberKind.Unsigned;

    /// <summary>An integer of at most 64 bits that a long holds; null where it does not.</summary>
    internal long? Int64(ReadOnlySpan<byte> bytes) => (Kind, Size) switch
    {
        (NumberKind.Signed, 1) => (sbyte)bytes[0],
        (NumberKind.Signed, 2) => BinaryPrimitives.ReadInt16LittleEndian(bytes),
        (NumberKind.Signed, 4) => BinaryPrimitives.ReadInt32LittleEndian(bytes),
        (NumberKind.Signed, 8) => BinaryPrimitives.ReadInt64LittleEndian(bytes),
        (NumberKind.Unsigned, 1) or (NumberKind.Bool, _) => bytes[0],
        (NumberKind.Unsigned, 2) => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        (NumberKind.Unsigned, 4) => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        _ => Integer(bytes) is var exact && exact >= long.MinValue && exact <= long.MaxValue ? (long)exact : null,
    };

    internal BigInteger Integer(ReadOnlySpan<byte> bytes) => new(bytes[..Size], isUnsigned: Kind is NumberKind.Unsigned);

    internal double Real(ReadOnlySpan<byte> bytes) => (Kind, Size) switch
    {
        (NumberKind.BFloat16, _) => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadUInt16LittleEndian(bytes) << 16),
        (_, 2) => (double)BinaryPrimitives.ReadHalfLittleEndian(bytes),
        (_, 4) => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        _ => BinaryPrimitives.ReadDoubleLittleEndian(bytes),
    };

    /// <summary>One number as a value.</summary>
    internal JuliaValue Scalar(ReadOnlySpan<byte> bytes) => Kind switch
    {
        NumberKind.Bool => new JuliaBool(bytes[0] != 0),
        NumberKind.Signed or NumberKind.Unsigned => new JuliaInteger(Integer(bytes), Name),
        _ => new JuliaReal(Real(bytes), Name),
    };
}
