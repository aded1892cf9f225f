namespace Flux;

/// <summary>The classes of HDF5's datatypes, by their numbers.</summary>
internal enum Hdf5Class
{
    Integer,
    Float,
    Time,
    Text,
    BitField,
    Opaque,
    Compound,
    Reference,
    Enum,
    VariableLength,
    Array,
}

/// <summary>A member of a compound type.</summary>
internal readonly record struct Hdf5Member(string Name, int Offset, Hdf5Type Type);

/// <summary>A datatype: what an element's bytes mean.</summary>
internal sealed record Hdf5Type(Hdf5Class Class, int Size)
{
    /// <summary>Numbers as such: whole bytes, and floating-point numbers as IEEE has them; null for anything else.</summary>
    internal NumberType? Number { get; init; }

    /// <summary>Whether the bytes of the numbers stand in the other order.</summary>
    internal bool IsBigEndian { get; init; }

    /// <summary>Of a variable length or a reference: whether it is of the second kind, a string or a region.</summary>
    internal bool IsSecondKind { get; init; }

    /// <summary>Fields of a compound.</summary>
    internal IReadOnlyList<Hdf5Member> Members { get; init; } = [];

    /// <summary>What sequences, arrays and enums are made of.</summary>
    internal Hdf5Type? Element { get; init; }

    /// <summary>Sizes of an array within an element, in Julia's order.</summary>
    internal long[] Sizes { get; init; } = [];

    internal bool IsString => Class == Hdf5Class.Text || Class == Hdf5Class.VariableLength && IsSecondKind;

    public override string ToString() => Class switch
    {
        Hdf5Class.Integer => $"{8 * Size}-bit integers",
        Hdf5Class.Float => $"{8 * Size}-bit floating-point numbers",
        Hdf5Class.Text => "strings",
        Hdf5Class.VariableLength => IsSecondKind ? "strings" : "sequences",
        Hdf5Class.BitField => $"bit fields of {Size} bytes",
        Hdf5Class.Compound => "structs",
        Hdf5Class.Reference => IsSecondKind ? "references to regions" : "references",
        Hdf5Class.Array => $"arrays of {InvariantText.Join("×", Sizes)} {Element}",
        Hdf5Class.Enum => "enum members",
        Hdf5Class.Time => "times",
        _ => $"opaque elements of {Size} bytes",
    };
}
