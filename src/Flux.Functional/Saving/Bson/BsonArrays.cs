using System.Collections.Immutable;
using Flux.Kernels;

namespace Flux;

/// <summary>Arrays as BSON.jl lowers them: a type of elements, sizes, and memory as Julia has it, or a list where elements have no fixed size.</summary>
internal sealed class BsonArrays(BsonValues values)
{
    private static readonly NumberType uint8 = NumberType.Of("UInt8")!;

    /// <summary>Bytes without a tag are a vector of them.</summary>
    internal JuliaTensor Bytes(ReadOnlyMemory<byte> data) => Tensor(uint8.Name, uint8, [data.Length], data);

    internal JuliaValue Array(Dictionary<string, object?> lowered)
    {
        var type = values.Type(lowered.GetValueOrDefault("type"));
        long[] sizes = Sizes(values.List(lowered, "size"));
        long count = Kernels.Sizes.Product(sizes);
        if (lowered.GetValueOrDefault("data") is List<object?> list) return new JuliaArray(Shape(sizes, count, list.Count, type), values.Parts(list));
        if (lowered.GetValueOrDefault("data") is not ReadOnlyMemory<byte> data) throw values.Unfit($"is an array of {type} without data");
        if (values.Layouts.Of(type) is { } known)
        {
            if (known.Size > 0 && data.Length / known.Size != count || data.Length != known.Size * count) throw Unfit(type, sizes, data.Length, known.Size);
            if (known.Number is { } number)
            {
                if (Value.Unsound(data.Span, number.Same ?? DType.Float32) is { } met) throw values.Unfit($"has a byte of {met} for a Bool; 0 and 1 would fit");
                return Tensor(known.Pairs ? $"Complex{{{number.Name}}}" : number.Name, number, known.Pairs ? [2, .. sizes] : sizes, data);
            }
            return Elements(sizes, count, known.Values, known.Size, data, type);
        }
        // Structs of a layout that is not in the file.
        int width = count == 0 ? 0 : (int)Math.Min(data.Length / count, int.MaxValue);
        if (width * count != data.Length) throw Unfit(type, sizes, data.Length, width);
        return Elements(sizes, count, 1, width, data, type);
    }

    /// <summary>The elements of a list or a vector.</summary>
    internal ImmutableArray<JuliaValue> Items(JuliaValue list)
    {
        switch (list)
        {
            case JuliaArray array:
                values.Charge(array.Items.Count);
                return [.. array.Items];
            case JuliaTuple tuple: return tuple.Items;
            case JuliaTensor { Sizes: [var count] } vector:
                values.Charge(count);
                return vector.Items();
            default: throw values.Unfit($"has {list} where a vector would fit");
        }
    }

    private JuliaArray Elements(long[] sizes, long count, int valuesEach, int width, ReadOnlyMemory<byte> data, JuliaType type)
    {
        values.Charge(count > int.MaxValue ? count : count * valuesEach);
        var shape = Shape(sizes, count, count, type);
        var bits = values.Layouts.Of(type);
        var items = ImmutableArray.CreateBuilder<JuliaValue>((int)count);
        for (int i = 0; i < count; i++)
        {
            var one = data.Span.Slice(i * width, width);
            items.Add(bits is not null ? bits.Value(one) : width == 0 ? new JuliaStruct(type, []) : new JuliaOpaque($"{type}", [.. one]));
        }
        return new JuliaArray(shape, items.MoveToImmutable());
    }

    private JuliaTensor Tensor(string name, NumberType number, long[] sizes, ReadOnlyMemory<byte> data) =>
        new(name, number, [.. sizes], new BytesInMemory(values.Path, values.Place(), sizes, number.Size, data));

    /// <summary>Sizes, which a machine of 32 bits writes with as many.</summary>
    private long[] Sizes(List<object?> list)
    {
        values.Charge(list.Count);
        return [.. list.Select(size => size switch
        {
            int n when n >= 0 => n,
            long n when n >= 0 => n,
            _ => throw values.Unfit($"has a size of {size ?? "nothing"}; 0 and more would fit"),
        })];
    }

    private Shape Shape(long[] sizes, long count, long met, JuliaType type) =>
        count == met && Flux.Shape.Fitting(sizes) is { } shape
            ? shape
            : throw values.Unfit($"is an array of {met} {type} elements for sizes of {InvariantText.Join("×", sizes)}");

    private FileFormatException Unfit(JuliaType type, long[] sizes, int met, int width) =>
        values.Unfit($"is an array of {type} {InvariantText.Join("×", sizes)} with {met} bytes; {width} for each element would fit");
}
