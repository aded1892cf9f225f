using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Flux;

/// <summary>
/// Marks what JSON cannot bring back, since parts are known by interface or base class alone or belong to the program: it is refused, not emptied.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BsonOnly : JsonConverter<object>
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => true;

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override object Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw Refusal(typeToConvert);

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options) => throw Refusal(value.GetType());

    private static NotSupportedException Refusal(Type type) => new(
        $"JSON cannot hold a {type.Name} whole; Bson.Save(path, model) and Bson.Load(path, like: model) would fit, " +
        "as would its tensors one by one: Tree.State(model).");
}
