using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Flux;

/// <summary>A key in JSON: its bits in hexadecimal, "000000000000002a".</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class KeyJson : JsonConverter<Key>
{
    /// <inheritdoc/>
    /// <exception cref="JsonException">What stands there is no key.</exception>
    public override Key Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
            && ulong.TryParse(reader.GetString(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong bits)
            ? new(bits)
            : throw new JsonException("Key: this is no key; 16 hexadecimal digits would fit.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Key value, JsonSerializerOptions options) => writer.WriteStringValue($"{value.Bits:x16}");
}
