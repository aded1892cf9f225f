using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Flux;

/// <summary>A dictionary: pairs in the order of the file.</summary>
[JsonConverter(typeof(BsonOnly))]
public sealed class JuliaDict : JuliaValue
{
    internal JuliaDict(JuliaType type, ImmutableArray<KeyValuePair<JuliaValue, JuliaValue>> pairs) => (Type, Pairs) = (type, pairs);

    /// <summary>Its type by name, such as Base.Dict.</summary>
    public JuliaType Type { get; }

    /// <summary>Keys and values.</summary>
    public ImmutableArray<KeyValuePair<JuliaValue, JuliaValue>> Pairs { get; }

    /// <summary>The value whose key is a string or symbol of this text, or a number or other scalar written so.</summary>
    /// <exception cref="KeyNotFoundException">There is no such key; those that are there are listed.</exception>
    public JuliaValue this[string key] => JuliaStruct.Field([.. Members], key, "dictionary");

    /// <inheritdoc/>
    public override IEnumerable<JuliaField> Members => Pairs.Select(pair => new JuliaField(Text(pair.Key), pair.Value));

    /// <inheritdoc/>
    public override string ToString() => $"{Type} of {Pairs.Length} pairs";

    private static string Text(JuliaValue key) => key switch
    {
        JuliaString text => text.Value,
        JuliaSymbol symbol => symbol.Name,
        _ => $"{key}",
    };
}
