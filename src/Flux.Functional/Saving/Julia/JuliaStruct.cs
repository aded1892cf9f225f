using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Flux;

/// <summary>
/// A value of a type that Julia's code declares: its name and its fields. Functions, and other types of one value, have no fields.
/// </summary>
[JsonConverter(typeof(BsonOnly))]
public sealed class JuliaStruct : JuliaValue
{
    private const int MostNamesShown = 20;

    internal JuliaStruct(JuliaType type, ImmutableArray<JuliaField> fields) => (Type, Fields) = (type, fields);

    /// <summary>Its type by name.</summary>
    public JuliaType Type { get; }

    /// <summary>Its fields in order; numbered from 1 where the file does not name them, as BSON.jl's do not.</summary>
    public ImmutableArray<JuliaField> Fields { get; }

    /// <summary>The field of a name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such field; those that are there are listed.</exception>
    public JuliaValue this[string name] => Field(Fields, name, Type.Name);

    /// <inheritdoc/>
    public override IEnumerable<JuliaField> Members => Fields;

    /// <inheritdoc/>
    public override string ToString() => Fields.IsEmpty ? $"{Type}" : $"{Type} of {Names(Fields)}";

    internal static JuliaValue Field(ImmutableArray<JuliaField> fields, string name, string owner)
    {
        foreach (var field in fields)
        {
            if (field.Name == name) return field.Value;
        }
        throw new KeyNotFoundException($"{owner} has no field {name}; {(fields.IsEmpty ? "it has none" : $"{Names(fields)} would fit")}.");
    }

    internal static string Names(ImmutableArray<JuliaField> fields) =>
        $"{string.Join(", ", fields.Take(MostNamesShown).Select(field => field.Name))}{(fields.Length > MostNamesShown ? ", …" : "")}";
}
