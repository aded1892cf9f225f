using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;
using Flux.Kernels;

namespace Flux;

/// <summary>
/// An array of numbers. Its elements are read from the file when they are asked for, each time anew: a model keeps the tensor, not this. Complex numbers are
/// pairs: their arrays have a first dimension of 2, for real and imaginary parts.
/// </summary>
[JsonConverter(typeof(BsonOnly))]
public sealed class JuliaTensor : JuliaValue
{
    /// <summary>Integers up to here are doubles, without rounding.</summary>
    internal const long ExactInDouble = 1L << 53;
    private readonly NumberType number;
    private readonly ArrayBytes data;

    /// <param name="elementType">Julia's name of the elements, which may be pairs of the numbers.</param>
    /// <param name="number">The numbers.</param>
    /// <param name="sizes">Sizes as Julia counts them, pairs included.</param>
    /// <param name="data">Where the numbers lie.</param>
    internal JuliaTensor(string elementType, NumberType number, ImmutableArray<long> sizes, ArrayBytes data) =>
        (ElementType, this.number, Sizes, this.data) = (elementType, number, sizes, data);

    /// <summary>Julia's type of an element: Float32, Int64, Bool, Complex{Float64}.</summary>
    public string ElementType { get; }

    /// <summary>Julia's sizes; arrays in files may have more elements than a tensor.</summary>
    public ImmutableArray<long> Sizes { get; }

    /// <summary>
    /// The numbers as a tensor: floating-point numbers and truth values as they are, integers as Int32 where all fit, else as Float64 if that holds each
    /// exactly. Slices read their part of the file only: <c>x.Tensor(.., 0..10)</c>; dimensions that are not given are whole.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A slice reaches past a dimension, or there are more slices than dimensions.</exception>
    /// <exception cref="FileFormatException">The data is damaged, or larger than a tensor can be, or has integers that Float64 would round.</exception>
    public Tensor Tensor(params Slice[] slices)
    {
        var (bytes, shape) = Read(slices);
        return number.Same is { } type ? Value.Upload(bytes, Device.Cpu, type, shape) : Integers(bytes, shape);
    }

    /// <summary>Integers or truth values, exact, first dimension fastest; slices as those of <see cref="Tensor(Slice[])"/>.</summary>
    /// <exception cref="FileFormatException">The elements are no integers, or one has more than 64 bits.</exception>
    public ImmutableArray<long> Int64s(params Slice[] slices)
    {
        if (!number.IsInteger && number.Kind != NumberKind.Bool) throw data.Unfit($"has elements of {ElementType}; Int64s wants integers, Tensor would fit");
        var (bytes, shape) = Read(slices);
        return ImmutableCollectionsMarshal.AsImmutableArray(Exact(bytes, shape.Elements));
    }

    /// <summary>Each number of a vector as a value.</summary>
    internal ImmutableArray<JuliaValue> Items()
    {
        var (bytes, shape) = Read([]);
        var items = ImmutableArray.CreateBuilder<JuliaValue>(shape.Elements);
        for (int i = 0; i < shape.Elements; i++) items.Add(number.Scalar(bytes.AsSpan(i * number.Size)));
        return items.MoveToImmutable();
    }

    /// <inheritdoc/>
    public override string ToString() => $"{ElementType} {InvariantText.Join("×", Sizes)}";

    private (byte[] Bytes, Shape Shape) Read(Slice[] slices)
    {
        if (slices.Length > Sizes.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(slices), $"JuliaTensor: {slices.Length} slices of {this}; at most {Sizes.Length} would fit.");
        }
        long[] start = new long[Sizes.Length], count = [.. Sizes];
        for (int d = 0; d < slices.Length; d++) (start[d], count[d]) = Part(slices[d], d);
        long[] kept = [.. count.Where((_, d) => d >= slices.Length || !slices[d].Drop)];
        return Shape.Fitting(kept) is { } shape
            ? (data.Box(start, count), shape)
            : throw data.Unfit($"is {this}; up to {Kernels.Sizes.MaxElements} elements fit a tensor, slices would do");
    }

    private (long Start, long Count) Part(Slice slice, int dim)
    {
        long size = Sizes[dim], start = Offset(slice.Range.Start, size), end = Offset(slice.Range.End, size);
        return start >= 0 && start <= end && end <= size ? (start, end - start) : throw new ArgumentOutOfRangeException(nameof(slice),
            $"JuliaTensor: {(slice.Drop ? slice.Range.Start : slice.Range)} in dimension {dim} of {this}; 0 to {size - (slice.Drop ? 1 : 0)} would fit.");
    }

    private static long Offset(Index index, long size) => index.IsFromEnd ? size - index.Value : index.Value;

    private long[] Exact(ReadOnlySpan<byte> bytes, int elements)
    {
        var values = new long[elements];
        for (int i = 0; i < elements; i++)
        {
            var one = bytes.Slice(i * number.Size, number.Size);
            values[i] = number.Int64(one) ?? throw data.Unfit($"holds {number.Integer(one)}; integers of 64 bits would fit");
        }
        return values;
    }

    private Value Integers(ReadOnlySpan<byte> bytes, Shape shape)
    {
        long[] values = Exact(bytes, shape.Elements);
        if (Array.TrueForAll(values, v => v is >= int.MinValue and <= int.MaxValue))
        {
            return Value.Upload(MemoryMarshal.AsBytes<int>(Array.ConvertAll(values, v => (int)v)), Device.Cpu, DType.Int32, shape);
        }
        int rounded = Array.FindIndex(values, v => v is > ExactInDouble or < -ExactInDouble);
        if (rounded >= 0) throw data.Unfit($"holds {values[rounded]}, which no tensor holds exactly; Int64s would fit");
        return Value.Upload(MemoryMarshal.AsBytes<double>(Array.ConvertAll(values, v => (double)v)), Device.Cpu, DType.Float64,
            shape);
    }
}
