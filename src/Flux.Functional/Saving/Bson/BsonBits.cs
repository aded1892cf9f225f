using System.Collections.Immutable;

namespace Flux;

/// <summary>
/// How the values of a type lie in memory, for the types whose layout follows from their name: numbers, characters, complex numbers, and tuples and named
/// tuples of such, each part aligned as in C.
/// </summary>
internal sealed class BsonBits
{
    private readonly JuliaType type;
    private readonly ImmutableArray<(int Offset, BsonBits Bits)> parts = [];
    private readonly ImmutableArray<string> names = [];
    private readonly int alignment = 1;

    /// <summary>A number.</summary>
    internal BsonBits(JuliaType type, NumberType number) => (this.type, Number, Size, alignment) = (type, number, number.Size, number.Size);

    /// <summary>What has no parts, of a size.</summary>
    internal BsonBits(JuliaType type, int size) => (this.type, Size, alignment) = (type, size, Math.Max(1, size));

    /// <summary>What is made of parts; the names are those of a named tuple, the number that of a complex one.</summary>
    internal BsonBits(JuliaType type, ImmutableArray<BsonBits> bits, ImmutableArray<string> names, NumberType? number = null)
    {
        (this.type, this.names) = (type, names);
        var placed = ImmutableArray.CreateBuilder<(int, BsonBits)>(bits.Length);
        int end = 0;
        foreach (var part in bits)
        {
            int offset = Aligned(end, part.alignment);
            placed.Add((offset, part));
            end = offset + part.Size;
            alignment = Math.Max(alignment, part.alignment);
            Values += part.Values;
        }
        (parts, Size, Number) = (placed.MoveToImmutable(), Aligned(end, alignment), number);
    }

    /// <summary>Bytes of one value.</summary>
    internal int Size { get; }

    /// <summary>The numbers that it is one of, or a pair of; null for anything else.</summary>
    internal NumberType? Number { get; }

    /// <summary>Whether it is a pair of numbers, which a complex one is.</summary>
    internal bool Pairs => Number is not null && parts.Length == 2;

    /// <summary>How many values one is made of, itself among them.</summary>
    internal int Values { get; } = 1;

    /// <summary>One value from its bytes.</summary>
    internal JuliaValue Value(ReadOnlySpan<byte> bytes)
    {
        if (Number is not null && !Pairs) return Number.Scalar(bytes);
        if (type.Name == "Core.Nothing") return JuliaNothing.Value;
        if (type.Name == "Core.Char") return JuliaChar.Of(bytes);
        var items = ImmutableArray.CreateBuilder<JuliaValue>(parts.Length);
        foreach (var (offset, bits) in parts) items.Add(bits.Value(bytes.Slice(offset, bits.Size)));
        return type.Name switch
        {
            "Core.Tuple" => new JuliaTuple(items.MoveToImmutable()),
            "Core.NamedTuple" => new JuliaNamedTuple([.. names.Zip(items, (name, item) => new JuliaField(name, item))]),
            _ => new JuliaStruct(type, [.. items.Select((item, i) => new JuliaField($"{i + 1}", item))]),
        };
    }

    private static int Aligned(int offset, int alignment) => (offset + alignment - 1) / alignment * alignment;
}
