using System.Buffers.Binary;
using System.Text.Json;

namespace Flux;

/// <summary>The directory of a safetensors file: its length in eight bytes, then JSON that gives each tensor its type, sizes and bytes.</summary>
/// <param name="Entries">By name.</param>
/// <param name="Metadata">What <c>__metadata__</c> says.</param>
/// <param name="DataStart">Where in the file the bytes begin.</param>
internal sealed record SafetensorsHeader(
    SortedDictionary<string, SafetensorsEntry> Entries, SortedDictionary<string, string> Metadata, long DataStart)
{
    internal const string MetadataName = "__metadata__";

    /// <summary>The specification's limit, and how deep its JSON goes at most.</summary>
    private const int LargestHeader = 100_000_000, Deepest = 4, MostDimensions = 64, LengthBytes = 8;

    /// <exception cref="FileFormatException">Not what the specification demands; the message says what and where.</exception>
    internal static SafetensorsHeader Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        byte[] json = Json(path, file);
        try
        {
            var header = Parsed(json);
            Check(header, file.Length - header.DataStart);
            return header;
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            throw new FileFormatException(path, $"the header of the safetensors file: {e.Message.TrimEnd('.')}.", e);
        }
    }

    private static byte[] Json(string path, FileStream file)
    {
        Span<byte> length = stackalloc byte[LengthBytes];
        if (file.ReadAtLeast(length, LengthBytes, throwOnEndOfStream: false) < LengthBytes)
        {
            throw new FileFormatException(path, $"{file.Length} bytes; a safetensors file has at least {LengthBytes + 2}.");
        }
        ulong bytes = BinaryPrimitives.ReadUInt64LittleEndian(length);
        if (bytes > LargestHeader)
        {
            throw new FileFormatException(path, $"a header of {bytes} bytes; up to {LargestHeader} would fit a safetensors file.");
        }
        if (bytes > (ulong)(file.Length - LengthBytes))
        {
            throw new FileFormatException(
                path, $"a header of {bytes} bytes where {file.Length - LengthBytes} are left; a whole safetensors file would fit.");
        }
        byte[] json = new byte[bytes];
        file.ReadExactly(json);
        return json is [(byte)'{', ..] ? json : throw new FileFormatException(path, "a header that does not begin with {; a safetensors file would fit.");
    }

    private static SafetensorsHeader Parsed(byte[] json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = Deepest });
        var entries = new SortedDictionary<string, SafetensorsEntry>(StringComparer.Ordinal);
        var metadata = new SortedDictionary<string, string>(StringComparer.Ordinal);
        bool hasMetadata = false;
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            reader.Read();
            if (name == MetadataName)
            {
                if (hasMetadata) throw new FormatException($"{MetadataName} occurs twice");
                hasMetadata = true;
                Strings(ref reader, metadata);
            }
            else if (!entries.TryAdd(name, Entry(ref reader, name))) throw new FormatException($"the name {name} occurs twice");
        }
        if (reader.Read()) throw new FormatException("it goes on behind its end");
        return new(entries, metadata, LengthBytes + json.Length);
    }

    private static void Strings(ref Utf8JsonReader reader, SortedDictionary<string, string> strings)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw new FormatException($"{MetadataName} is no object of strings");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            if (!reader.Read() || reader.TokenType != JsonTokenType.String) throw new FormatException($"{MetadataName}.{name} is no string");
            if (!strings.TryAdd(name, reader.GetString()!)) throw new FormatException($"{MetadataName}.{name} occurs twice");
        }
    }

    private static SafetensorsEntry Entry(ref Utf8JsonReader reader, string name)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw new FormatException($"{name} is no object of dtype, shape and data_offsets");
        string? type = null;
        long[]? sizes = null, offsets = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string field = reader.GetString()!;
            reader.Read();
            if (field == "dtype" && type is null && reader.TokenType == JsonTokenType.String) type = reader.GetString();
            else if (field == "shape" && sizes is null) sizes = Numbers(ref reader, name, field);
            else if (field == "data_offsets" && offsets is null) offsets = Numbers(ref reader, name, field);
            else throw new FormatException($"{name} has a {field} that does not belong there; one dtype, one shape and one data_offsets would fit");
        }
        if (type is null || sizes is null || offsets is not [var begin, var end])
        {
            throw new FormatException($"{name} lacks its dtype, its shape or its two data_offsets");
        }
        return new(type, sizes, begin, end);
    }

    private static long[] Numbers(ref Utf8JsonReader reader, string name, string field)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw new FormatException($"the {field} of {name} is no list of numbers");
        var numbers = new List<long>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt64(out long n) || numbers.Count == MostDimensions)
            {
                throw new FormatException($"the {field} of {name} is no list of at most {MostDimensions} whole numbers");
            }
            numbers.Add(n);
        }
        return [.. numbers];
    }

    /// <summary>Every byte behind the header belongs to exactly one tensor.</summary>
    private static void Check(SafetensorsHeader header, long bytes)
    {
        long at = 0;
        foreach (var (name, entry) in header.Entries.OrderBy(pair => pair.Value.Begin).ThenBy(pair => pair.Value.End))
        {
            if (entry.Problem(bytes) is { } problem) throw new FormatException($"{name} {problem}");
            if (entry.Begin != at)
            {
                throw new FormatException($"{name} begins at byte {entry.Begin} behind the header, {(entry.Begin < at ? "within another tensor" :
                    "behind bytes of no tensor")}; {at} would fit");
            }
            at = entry.End;
        }
        if (at != bytes) throw new FormatException($"its tensors end at byte {at} of {bytes} behind it; a file without further bytes would fit");
    }
}
