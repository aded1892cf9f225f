namespace Flux;

/// <summary>What the header of a safetensors file says of one tensor.</summary>
/// <param name="DType">The element type by its name there.</param>
/// <param name="Sizes">Row-major: the last dimension is the fastest.</param>
/// <param name="Begin">The first byte behind the header.</param>
/// <param name="End">The byte after the last.</param>
internal sealed record SafetensorsEntry(string DType, long[] Sizes, long Begin, long End)
{
    /// <summary>Element types that are read.</summary>
    private static readonly Dictionary<string, ElementFormat> formats = new()
    {
        ["F16"] = new(ElementKind.Float, 2),
        ["F32"] = new(ElementKind.Float, 4),
        ["F64"] = new(ElementKind.Float, 8),
        ["BF16"] = new(ElementKind.BrainFloat, 2),
        ["I8"] = new(ElementKind.Signed, 1),
        ["I16"] = new(ElementKind.Signed, 2),
        ["I32"] = new(ElementKind.Signed, 4),
        ["I64"] = new(ElementKind.Signed, 8),
        ["U8"] = new(ElementKind.Unsigned, 1),
        ["U16"] = new(ElementKind.Unsigned, 2),
        ["U32"] = new(ElementKind.Unsigned, 4),
        ["U64"] = new(ElementKind.Unsigned, 8),
        ["BOOL"] = new(ElementKind.Bool, 1),
    };

    internal static string Name(DType type) => formats.First(pair => pair.Value == ElementFormat.Of(type)).Key;

    internal static string Readable => string.Join(", ", formats.Keys);

    /// <summary>How the elements are written; null for a type that is not read here, such as F8_E4M3.</summary>
    internal ElementFormat? Format => formats.TryGetValue(DType, out var format) ? format : null;

    /// <summary>The sizes here: the same bytes, the first dimension being the fastest.</summary>
    /// <exception cref="FormatException">More elements than a tensor holds.</exception>
    internal Shape Shape() => Flux.Shape.Fitting([.. Sizes.Reverse()]) ?? throw new FormatException(
        $"its shape is [{InvariantText.Join(", ", Sizes)}]; up to {Kernels.Sizes.MaxRank} dimensions and {Kernels.Sizes.MaxElements} elements would fit");

    /// <summary>What is wrong with it by itself, in a file with so many bytes behind the header; null for nothing.</summary>
    internal string? Problem(long bytes)
    {
        if (Begin < 0 || End < Begin || End > bytes) return $"has the bytes {Begin} to {End} of {bytes} behind the header";
        Int128 count = 1;
        foreach (long size in Sizes)
        {
            if (size < 0 || (count *= size) > long.MaxValue) return $"has the shape [{InvariantText.Join(", ", Sizes)}]";
        }
        return Format is { } format && count * format.Size != End - Begin
            ? $"has {End - Begin} bytes where {DType} [{InvariantText.Join(", ", Sizes)}] has {count * format.Size}"
            : null;
    }
}
