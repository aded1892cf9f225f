using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Flux;

/// <summary>
/// What stands before the numbers of a NumPy array: a signature, a version, a length, and a dictionary of Python with the element type, the order and the
/// sizes.
/// </summary>
/// <param name="Format">How an element is written.</param>
/// <param name="IsFortran">Whether the first dimension is the fastest.</param>
/// <param name="Sizes">As NumPy counts them.</param>
internal sealed partial record NpyHeader(ElementFormat Format, bool IsFortran, int[] Sizes)
{
    private const int LargestHeader = 1 << 16, Alignment = 64;

    private static ReadOnlySpan<byte> Signature => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>Bytes of all elements.</summary>
    internal long Bytes => (long)Elements * Format.Size;

    private int Elements => Sizes.Aggregate(1, (product, n) => product * n);

    /// <summary>The header that comes next in a stream.</summary>
    /// <exception cref="FormatException">No such header, or an array that is not read.</exception>
    internal static NpyHeader Read(Stream stream)
    {
        Span<byte> start = stackalloc byte[8];
        int read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (read < start.Length || !start.StartsWith(Signature)) throw new FormatException("no signature of NumPy; an array that numpy.save wrote would fit");
        if (start[6] is not (1 or 2 or 3)) throw new FormatException($"version {start[6]} of NumPy's format; 1 to 3 would fit");
        Span<byte> length = stackalloc byte[start[6] == 1 ? 2 : 4];
        stream.ReadExactly(length);
        uint bytes = length.Length == 2 ? BinaryPrimitives.ReadUInt16LittleEndian(length) : BinaryPrimitives.ReadUInt32LittleEndian(length);
        if (bytes > LargestHeader) throw new FormatException($"a header of {bytes} bytes; up to {LargestHeader} would fit");
        byte[] text = new byte[bytes];
        stream.ReadExactly(text);
        return Parsed(Encoding.UTF8.GetString(text));
    }

    /// <summary>The array behind the header.</summary>
    /// <exception cref="FormatException">A number fits no element type here.</exception>
    internal Tensor Array(Stream stream)
    {
        var x = Format.Read(new(IsFortran ? Sizes : [.. Sizes.Reverse()]), stream.ReadExactly);
        return IsFortran ? x.Permute([.. Enumerable.Range(0, x.Rank).Reverse()]) : x;
    }

    /// <summary>The header of a tensor: its sizes in reverse order, so that its bytes are in C's.</summary>
    internal static byte[] Of(DType type, Shape shape)
    {
        string sizes = string.Concat(shape.Reverse().Select(n => $"{n}, ")).TrimEnd();
        if (shape.Rank > 1) sizes = sizes.TrimEnd(',');
        string text = $"{{'descr': '{Name(type)}', 'fortran_order': False, 'shape': ({sizes}), }}";
        int before = Signature.Length + 4, padded = (before + text.Length + Alignment) / Alignment * Alignment - before;
        byte[] header = [.. Signature, 1, 0, (byte)padded, (byte)(padded >> 8), .. Encoding.ASCII.GetBytes(text.PadRight(padded - 1) + "\n")];
        return header;
    }

    /// <summary>NumPy knows no BFloat16; what its users have of it (ml_dtypes, JAX) writes two bytes of no type.</summary>
    private static string Name(DType type) => type switch
    {
        DType.Float16 => "<f2",
        DType.Float32 => "<f4",
        DType.Float64 => "<f8",
        DType.BFloat16 => "<V2",
        DType.Int32 => "<i4",
        _ => "|b1",
    };

    private static NpyHeader Parsed(string text)
    {
        var match = Dictionary().Match(text);
        if (!match.Success) throw new FormatException($"the header {Shown(text)}; {{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }} would fit");
        string sizes = match.Groups["sizes"].Value;
        int[] parsed = [.. sizes.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Size)];
        if (!Kernels.Sizes.Fit<int>(parsed))
        {
            throw new FormatException(
                $"the shape ({Shown(sizes)}); up to {Kernels.Sizes.MaxRank} dimensions and {Kernels.Sizes.MaxElements} elements would fit");
        }
        return new(Type(match.Groups["type"].Value), match.Groups["order"].Value == "True", parsed);
    }

    private static int Size(string digits) => int.TryParse(digits.TrimEnd('L'), NumberStyles.None, CultureInfo.InvariantCulture, out int n)
        ? n
        : throw new FormatException($"a size of {Shown(digits)}; 0 to {int.MaxValue} would fit");

    private static ElementFormat Type(string name)
    {
        bool isBig = name[0] == '>';
        return name[1..] switch
        {
            "f2" => new(ElementKind.Float, 2, isBig),
            "f4" => new(ElementKind.Float, 4, isBig),
            "f8" => new(ElementKind.Float, 8, isBig),
            "i1" => new(ElementKind.Signed, 1),
            "i2" => new(ElementKind.Signed, 2, isBig),
            "i4" => new(ElementKind.Signed, 4, isBig),
            "i8" => new(ElementKind.Signed, 8, isBig),
            "u1" => new(ElementKind.Unsigned, 1),
            "u2" => new(ElementKind.Unsigned, 2, isBig),
            "u4" => new(ElementKind.Unsigned, 4, isBig),
            "u8" => new(ElementKind.Unsigned, 8, isBig),
            "b1" => new(ElementKind.Bool, 1),
            "V2" => new(ElementKind.BrainFloat, 2),
            _ => throw new FormatException($"elements of type {Shown(name)}{(name[1..] == "O" ? ", Python objects, which are programs" : "")}; " +
                "floating-point numbers, integers and truth values would fit"),
        };
    }

    private static string Shown(string text) => text.Length <= 60 ? text.Trim() : $"{text.AsSpan(0, 60).Trim()}...";

    // The keys stand in this order, which is that of the alphabet, in every file that NumPy wrote.
    [GeneratedRegex(
        @"\A\{\s*'descr':\s*'(?<type>[<>|=][^']{1,20})',\s*'fortran_order':\s*(?<order>True|False),\s*'shape':\s*\((?<sizes>[0-9L, ]*)\),?\s*\}\s*\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Dictionary();
}
