using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Flux;

/// <summary>A named tuple, such as a state of a model; also a group of a file, whose fields are what is saved in it.</summary>
[JsonConverter(typeof(BsonOnly))]
public sealed class JuliaNamedTuple : JuliaValue
{
    internal JuliaNamedTuple(ImmutableArray<JuliaField> fields) => Fields = fields;

    /// <summary>Its fields in order.</summary>
    public ImmutableArray<JuliaField> Fields { get; }

    /// <summary>The field of a name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such field; those that are there are listed.</exception>
    public JuliaValue this[string name] => JuliaStruct.Field(Fields, name, "named tuple");

    /// <inheritdoc/>
    public override IEnumerable<JuliaField> Members => Fields;

    /// <inheritdoc/>
    public override string ToString() => $"named tuple of {JuliaStruct.Names(Fields)}";
}
