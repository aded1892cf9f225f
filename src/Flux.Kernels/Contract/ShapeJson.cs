using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Flux;

/// <summary>A shape in JSON: its sizes, [3, 4].</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ShapeJson : JsonConverter<Shape>
{
    /// <inheritdoc/>
    /// <exception cref="JsonException">What stands there is no list of sizes.</exception>
    public override Shape Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return Of(document.RootElement);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Shape value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (int size in value.AsSpan()) writer.WriteNumberValue(size);
        writer.WriteEndArray();
    }

    internal static Shape Of(JsonElement json)
    {
        var sizes = new List<int>();
        if (json.ValueKind != JsonValueKind.Array) throw Unfit(json);
        foreach (var size in json.EnumerateArray()) sizes.Add(size.ValueKind == JsonValueKind.Number && size.TryGetInt32(out int n) ? n : throw Unfit(json));
        try
        {
            return new([.. sizes]);
        }
        catch (ArgumentException e)
        {
            throw new JsonException(e.Message, e);
        }
    }

    private static JsonException Unfit(JsonElement json) => new($"Shape: {json.GetRawText()} is no shape; a list of sizes such as [3, 4] would fit.");
}
