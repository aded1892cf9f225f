using System.Globalization;
using System.Runtime.InteropServices;
using Flux.Kernels;

namespace Flux;

/// <summary>A tensor as BSON.jl writes an array: {tag: "array", type: datatype, size, data}, column-major and little-endian.</summary>
internal static class TaggedArray
{
    /// <summary>The document; its numbers become bytes when it is written, so that one array at a time is held twice.</summary>
    internal static Dictionary<string, object?> Of(Tensor x) => new()
    {
        ["tag"] = "array",
        ["type"] = Datatype(x.DType),
        ["size"] = x.Shape.Select(n => (object?)(long)n).ToList(),
        ["data"] = x.Concrete,
    };

    internal static bool Is(Dictionary<string, object?> document) => document.GetValueOrDefault("tag") is "array";

    /// <exception cref="FormatException">The document is no array of a known type, or its bytes are not as many as its sizes say.</exception>
    internal static Tensor Read(Dictionary<string, object?> document)
    {
        var type = Type(document.GetValueOrDefault("type"));
        if (document.GetValueOrDefault("size") is not List<object?> size || !size.TrueForAll(n => n is long or int))
        {
            throw new FormatException("an array without a list of sizes");
        }
        if (document.GetValueOrDefault("data") is not ReadOnlyMemory<byte> data) throw new FormatException("an array without binary data");
        long[] sizes = [.. size.Select(n => Convert.ToInt64(n, CultureInfo.InvariantCulture))];
        var shape = Shape.Fitting(sizes)
            ?? throw new FormatException($"an array of {InvariantText.Join("×", sizes)} elements; up to {Sizes.MaxElements} would fit");
        long bytes = (long)shape.Elements * type.Size();
        if (data.Length != bytes) throw new FormatException($"an array of {shape.Elements} {type} elements has {data.Length} bytes instead of {bytes}");
        if (Value.Unsound(data.Span, type) is { } met) throw new FormatException($"an array of Bool with a byte of {met}; 0 and 1 would fit");
        return Value.Upload(data.Span, Device.Cpu, type, shape);
    }

    private static Dictionary<string, object?> Datatype(DType type) => new()
    {
        ["tag"] = "datatype",
        ["name"] = new List<object?> { "Core", Name(type) },
        ["params"] = new List<object?>(),
    };

    private static string Name(DType type) => type switch { DType.BFloat16 => "BFloat16", _ => type.ToString() };

    private static DType Type(object? datatype)
    {
        // Old files write Main.Core.Float32; only the last part names the type.
        var path = (datatype as Dictionary<string, object?>)?.GetValueOrDefault("name") as List<object?>;
        string? name = path is [.., string last] ? last : null;
        return Enum.TryParse(name, out DType type) && Enum.IsDefined(type)
            ? type
            : throw new FormatException($"an array of element type {name ?? "unknown"}; {string.Join(", ", Enum.GetNames<DType>())} would fit");
    }
}
