using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Flux;

/// <summary>What kind of number an element of a file is.</summary>
internal enum ElementKind { Float, BrainFloat, Signed, Unsigned, Bool }

/// <summary>How a file writes an element: what other systems have more of than there are element types here.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Size">Its bytes.</param>
/// <param name="IsBigEndian">Whether the bytes stand most significant first.</param>
internal readonly record struct ElementFormat(ElementKind Kind, int Size, bool IsBigEndian = false)
{
    private const int Piece = 1 << 14;

    /// <summary>The format of an element type here.</summary>
    internal static ElementFormat Of(DType type) => new(type switch
    {
        DType.Bool => ElementKind.Bool,
        DType.BFloat16 => ElementKind.BrainFloat,
        DType.Int32 => ElementKind.Signed,
        _ => ElementKind.Float,
    }, type.Size());

    /// <summary>The element type that holds every such element.</summary>
    private DType? Type => (Kind, Size) switch
    {
        (ElementKind.Float, 2) => DType.Float16,
        (ElementKind.Float, 4) => DType.Float32,
        (ElementKind.Float, 8) => DType.Float64,
        (ElementKind.BrainFloat, 2) => DType.BFloat16,
        (ElementKind.Bool, 1) => DType.Bool,
        (ElementKind.Signed, 1 or 2 or 4) or (ElementKind.Unsigned, 1 or 2) => DType.Int32,
        _ => null,
    };

    private bool IsInteger => Kind is ElementKind.Signed or ElementKind.Unsigned;

    /// <summary>
    /// A tensor of what comes next: floating-point numbers, truth values and integers of up to 32 bits as they are, larger ones as
    /// <see cref="Tensor.Of(ReadOnlySpan{long}, Shape)"/> takes them.
    /// </summary>
    /// <exception cref="FormatException">A number fits no element type here.</exception>
    internal Tensor Read(Shape shape, Action<Span<byte>> next)
    {
        if (Type is not { } type) return Fitted(Longs(shape.Elements, next), shape);
        var format = this;
        if (IsInteger && (Size != type.Size() || IsBigEndian))
        {
            return Value.Filled(type, shape, bytes => format.Integers(MemoryMarshal.Cast<byte, int>(bytes), next, n => (int)n));
        }
        return Value.Filled(type, shape, bytes =>
        {
            next(bytes);
            if (format.IsBigEndian) format.Reverse(bytes);
        });
    }

    /// <summary>So many integers of what comes next, exact.</summary>
    /// <exception cref="FormatException">They are no integers, or one is 2^63 or more.</exception>
    internal long[] Longs(int count, Action<Span<byte>> next)
    {
        if (!IsInteger && Kind != ElementKind.Bool) throw new FormatException("the elements are no integers");
        var longs = new long[count];
        Integers(longs, next, n => n);
        return longs;
    }

    private static Tensor Fitted(long[] values, Shape shape) => LongElements.FirstInexact(values) is { } i
        ? throw new FormatException($"element {i} is {values[i]}; integers of at most 2^53 would fit a tensor, any would fit Integers")
        : Tensor.Of(values, shape);

    private void Integers<T>(Span<T> to, Action<Span<byte>> next, Func<long, T> convert)
    {
        Span<byte> bytes = stackalloc byte[Math.Min(Piece, Math.Max(1, to.Length)) * Size];
        for (int start = 0, count; start < to.Length; start += count)
        {
            count = Math.Min(Piece, to.Length - start);
            var part = to.Slice(start, count);
            var piece = bytes[..(part.Length * Size)];
            next(piece);
            for (int i = 0; i < part.Length; i++) part[i] = convert(Integer(piece.Slice(i * Size, Size)));
        }
    }

    private long Integer(ReadOnlySpan<byte> bytes)
    {
        ulong bits = 0;
        for (int i = 0; i < Size; i++) bits |= (ulong)bytes[IsBigEndian ? Size - 1 - i : i] << (8 * i);
        int unused = 64 - 8 * Size;
        if (Kind == ElementKind.Signed) return (long)(bits << unused) >> unused;
        return bits <= long.MaxValue ? (long)bits : throw new FormatException($"an element is {bits}; integers below 2^63 would fit");
    }

    private void Reverse(Span<byte> bytes)
    {
        switch (Size)
        {
            case 2: Swap<short>(bytes, (from, to) => BinaryPrimitives.ReverseEndianness(from, to)); break;
            case 4: Swap<int>(bytes, (from, to) => BinaryPrimitives.ReverseEndianness(from, to)); break;
            case 8: Swap<long>(bytes, (from, to) => BinaryPrimitives.ReverseEndianness(from, to)); break;
        }
    }

    private static void Swap<T>(Span<byte> bytes, Action<ReadOnlySpan<T>, Span<T>> swap) where T : unmanaged
    {
        var elements = MemoryMarshal.Cast<byte, T>(bytes);
        swap(elements, elements);
    }
}
