using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Flux.Kernels;

namespace Flux;

/// <summary>
/// A tensor in JSON: {"dtype": "Float32", "shape": [3, 4], "data": its bytes in base64}, column-major and little-endian. It is read onto the cpu.
/// One that sits at several places of a tree is written at each of them and read as so many tensors; <c>Tree.LoadState(like, Tree.State(read))</c> makes
/// them one where they are one in the tree <c>like</c>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TensorJson : JsonConverter<Tensor>
{
    private const string Elements = "dtype", Sizes = "shape", Data = "data";

    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => typeof(Tensor).IsAssignableFrom(typeToConvert);

    /// <inheritdoc/>
    /// <exception cref="JsonException">What stands there is no tensor, or its bytes are not as many as its sizes say.</exception>
    public override Tensor Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var json = document.RootElement;
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(Sizes, out var sizes)) throw Unfit("it has no shape");
        var shape = ShapeJson.Of(sizes);
        if (!json.TryGetProperty(Elements, out var name) || !Enum.TryParse(name.ToString(), out DType type) || !Enum.IsDefined(type))
        {
            throw Unfit($"its dtype is {name}");
        }
        if (!json.TryGetProperty(Data, out var data) || data.ValueKind != JsonValueKind.String || !data.TryGetBytesFromBase64(out byte[]? bytes))
        {
            throw Unfit("it has no data in base64");
        }
        if (Value.Unsound(bytes, type) is { } met) throw Unfit($"it has a byte of {met} for a truth value; 0 and 1 are those");
        long count = (long)shape.Elements * type.Size();
        return bytes.Length == count ? Value.Upload(bytes, Device.Cpu, type, shape)
            : throw Unfit($"it has {bytes.Length} bytes where {type} {shape} has {count}");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Tensor value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString(Elements, $"{value.DType}");
        writer.WritePropertyName(Sizes);
        new ShapeJson().Write(writer, value.Shape, options);
        writer.WriteBase64String(Data, value.Concrete.ToBytes());
        writer.WriteEndObject();
    }

    private static JsonException Unfit(string why) =>
        new($"Tensor: {why}; {{\"{Elements}\": \"Float32\", \"{Sizes}\": [2], \"{Data}\": eight bytes in base64}} would fit.");
}
