using System.Collections.Immutable;
using System.Text;

namespace Flux;

/// <summary>What the bytes of elements mean: HDF5's types, and on them those of Julia.</summary>
internal sealed class JldElements
{
    private readonly Hdf5File file;
    private readonly JldReader reader;
    private readonly JldTypes types;
    private readonly JldStructs structs;
    private readonly Dictionary<(ulong Address, int Index, Hdf5Type Type), (JuliaValue Value, long Length)> shared = [];

    internal JldElements(Hdf5File file, JldReader reader)
    {
        (this.file, this.reader) = (file, reader);
        types = new(file, reader, this);
        structs = new(reader, types, this);
    }

    /// <summary>A type that was committed, as a value.</summary>
    internal JuliaType Type(ulong address, string name)
    {
        var type = types.At(address, name);
        return type.Julia ?? new($"HDF5 {type.Layout}", []);
    }

    /// <summary>A data set as a value: arrays of numbers are read later.</summary>
    internal JuliaValue Dataset(ObjectHeader header, string name)
    {
        var data = new Hdf5Dataset(file, header, name);
        var committed = data.CommittedType is { } address ? types.At(address, name) : null;
        var dimensions = JldAttribute.Find(file, header, "dimensions");
        var named = types.Named(header, "julia_type", name);
        if (data.Space.IsNull && dimensions is null) return named is not null || committed?.Julia is not null
            ? structs.Singleton(named ?? committed!.Julia!, name)
            : JuliaNothing.Value;
        var sizes = dimensions is null ? [.. data.Space.Sizes] : Dimensions(dimensions, name);
        bool isArray = dimensions is not null || !data.Space.IsScalar;
        if (data.Space.IsNull) return Empty(sizes, named ?? committed?.Julia, name);
        if (isArray && Numbers(data.Type, committed) is var (number, element))
        {
            ArrayBytes stored = sizes.SequenceEqual(data.Space.Sizes) ? data : Reshaped(data, sizes, name);
            return number.Size == data.Type.Size ? new JuliaTensor(element, number, sizes, stored) : new(element, number, [2, .. sizes], new Pairs(stored));
        }
        byte[] bytes = data.All();
        reader.Allow(bytes.Length);
        var items = Items(data.Type, committed, bytes, data.Space.Elements, name);
        return isArray ? new JuliaArray(Shape(sizes, items.Length, name), items) : JldStructs.Scalar(items[0], named);
    }

    /// <summary>So many elements side by side.</summary>
    internal ImmutableArray<JuliaValue> Items(Hdf5Type type, JldType? julia, ReadOnlySpan<byte> bytes, long count, string name)
    {
        reader.Charge(count, name);
        var items = ImmutableArray.CreateBuilder<JuliaValue>((int)count);
        for (int i = 0; i < count; i++) items.Add(Item(type, julia, bytes.Slice(i * type.Size, type.Size), name));
        return items.MoveToImmutable();
    }

    /// <summary>One element, of a type of Julia's or a plain one.</summary>
    internal JuliaValue Item(Hdf5Type type, JldType? julia, ReadOnlySpan<byte> bytes, string name) =>
        julia?.Julia is null ? Plain(type, bytes, name) : structs.Value(julia, bytes, name);

    /// <summary>One element as HDF5 sees it.</summary>
    internal JuliaValue Plain(Hdf5Type type, ReadOnlySpan<byte> bytes, string name)
    {
        if (type.Number is { } number) return Number(number, bytes, type.IsBigEndian);
        switch (type.Class)
        {
            case Hdf5Class.Text: return new JuliaString(Encoding.UTF8.GetString(bytes).TrimEnd('\0'));
            case Hdf5Class.VariableLength: return Variable(type, bytes, name);
            case Hdf5Class.Reference when !type.IsSecondKind && bytes.Length >= file.AddressSize:
                ulong address = new ByteReader(file, bytes, name).Address();
                return address is 0 or Hdf5File.Undefined ? JuliaUndefined.Value : reader.Object(address, name);
            case Hdf5Class.Compound: return new JuliaNamedTuple(Fields(type, null, bytes, name));
            case Hdf5Class.Array when type.Element is { } element: return Array(element, type.Sizes, bytes.ToArray(), name);
            default: return new JuliaOpaque($"HDF5 {type}", [.. bytes]);
        }
    }

    /// <summary>The members of a struct.</summary>
    internal ImmutableArray<JuliaField> Fields(Hdf5Type type, JldType? julia, ReadOnlySpan<byte> bytes, string name)
    {
        reader.Charge(type.Members.Count, name);
        var fields = ImmutableArray.CreateBuilder<JuliaField>(type.Members.Count);
        for (int i = 0; i < type.Members.Count; i++)
        {
            var member = type.Members[i];
            var field = julia?.FieldType(i) is { } address ? types.At(address, name) : null;
            // The layout of the field here rules: it is the one that the bytes have.
            if (field is not null) field = field with { Layout = member.Type };
            fields.Add(new(member.Name, Item(member.Type, field, bytes.Slice(member.Offset, member.Type.Size), $"{name}/{member.Name}")));
        }
        return fields.MoveToImmutable();
    }

    /// <summary>Numbers, or pairs of them that are complex numbers; null for elements of any other type.</summary>
    private static (NumberType Number, string Element)? Numbers(Hdf5Type type, JldType? julia)
    {
        if (julia?.Julia is { } named) return named.Name switch
        {
            "Base.Complex" or "Core.Complex" => Complex(type),
            _ when named.ShortName == "BFloat16" && type.Size == 2 => (NumberType.Of("BFloat16")!, "BFloat16"),
            _ => null,
        };
        return type.Number is { } number ? (number, number.Name) : type.Members is [{ Name: "r" }, { Name: "i" }] ? Complex(type) : null;
    }

    private static (NumberType, string)? Complex(Hdf5Type type) =>
        type.Members is [{ Offset: 0, Type: { Number: { } number, IsBigEndian: false } first }, { Type: { Number: { } second, IsBigEndian: false } } imaginary]
            && number == second && imaginary.Offset == first.Size && type.Size == 2 * first.Size
            ? (number, $"Complex{{{number.Name}}}")
            : null;

    private static JuliaValue Number(NumberType number, ReadOnlySpan<byte> bytes, bool turned)
    {
        if (!turned) return number.Scalar(bytes);
        Span<byte> little = stackalloc byte[16];
        bytes.CopyTo(little);
        little[..bytes.Length].Reverse();
        return number.Scalar(little[..bytes.Length]);
    }

    /// <summary>A string or sequence kept in a heap: what one object of the heap holds is one value.</summary>
    private JuliaValue Variable(Hdf5Type type, ReadOnlySpan<byte> bytes, string name)
    {
        var (length, address, index) = file.Heap.Place(bytes);
        if (length == 0 || address is 0 or Hdf5File.Undefined) return type.IsSecondKind ? new JuliaString("") : Array(type.Element!, [0], [], name);
        if (shared.TryGetValue((address, index, type), out var known) && known.Length == length) return known.Value;
        if (known.Value is not null) throw file.Damaged($"{name} has one object of a heap with {known.Length} items and with {length}");
        var data = file.Heap.Object(address, index);
        int width = type.IsSecondKind ? 1 : type.Element!.Size;
        if (length > data.Length / Math.Max(1, width)) throw file.Damaged($"{name} has {length} items of {width} bytes in an object of {data.Length}");
        var whole = data[..(int)(length * width)];
        JuliaValue value = type.IsSecondKind ? new JuliaString(Encoding.UTF8.GetString(whole.Span)) : Array(type.Element!, [length], whole.ToArray(), name);
        shared[(address, index, type)] = (value, length);
        return value;
    }

    private JuliaValue Array(Hdf5Type element, long[] sizes, byte[] bytes, string name)
    {
        if (element is { Number: { } number, IsBigEndian: false })
        {
            return new JuliaTensor(number.Name, number, [.. sizes], new BytesInMemory(file.Path, name, sizes, element.Size, bytes));
        }
        long count = sizes.Aggregate(1L, (product, n) => product * n);
        return new JuliaArray(Shape([.. sizes], count, name), Items(element, null, bytes, count, name));
    }

    private JuliaArray Empty(ImmutableArray<long> sizes, JuliaType? type, string name)
    {
        long count = sizes.Aggregate(1L, (product, n) => n == 0 ? 0 : Math.Min(product, long.MaxValue / Math.Max(1, n)) * n);
        reader.Charge(count, name);
        var one = type is null ? JuliaNothing.Value : structs.Singleton(type, name);
        return new JuliaArray(Shape(sizes, count, name), [.. Enumerable.Repeat(one, (int)count)]);
    }

    /// <summary>An array without dimensions is stored as one of a single element.</summary>
    private BytesInMemory Reshaped(Hdf5Dataset data, ImmutableArray<long> sizes, string name)
    {
        _ = Shape(sizes, data.Space.Elements, name);
        return new(file.Path, name, [.. sizes], data.Type.Size, data.All());
    }

    /// <summary>The sizes that JLD2.jl writes beside arrays whose elements take no room, and beside those without dimensions.</summary>
    private ImmutableArray<long> Dimensions(JldAttribute dimensions, string name) =>
    [
        .. Items(dimensions.Type, null, dimensions.Data.Span, dimensions.Space.Elements, name).Select(size => size is JuliaInteger integer
            && integer.Value >= 0 && integer.Value <= int.MaxValue ? (long)integer.Value : throw file.Damaged($"{name} has a size of {size}")).Reverse(),
    ];

    private Shape Shape(ImmutableArray<long> sizes, long count, string name) =>
        Flux.Shape.Fitting(sizes.AsSpan()) is { } shape && shape.Elements == count
            ? shape
            : throw file.Damaged($"{name} has {count} elements for sizes of {InvariantText.Join("×", sizes)}");

    /// <summary>Complex numbers as arrays with a first dimension of 2.</summary>
    private sealed class Pairs(ArrayBytes pairs) : ArrayBytes
    {
        internal override byte[] Box(ReadOnlySpan<long> start, ReadOnlySpan<long> count)
        {
            byte[] whole = pairs.Box(start[1..], count[1..]);
            if (count[0] == 2) return whole;
            long both = 2;
            foreach (long n in count[1..]) both *= n;
            int width = both == 0 ? 0 : (int)(whole.Length / both);
            var half = new byte[whole.Length / 2 * (int)count[0]];
            for (int at = 0; at < half.Length; at += width) whole.AsSpan(2 * at + (int)start[0] * width, width).CopyTo(half.AsSpan(at));
            return half;
        }

        internal override FileFormatException Unfit(string problem) => pairs.Unfit(problem);
    }
}
