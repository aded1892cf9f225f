using System.Text.Json.Serialization;

namespace Flux;

/// <summary>A part of a value under its name.</summary>
[JsonConverter(typeof(BsonOnly))]
[TypeFormatterSource(typeof(PrintedForm))]
public sealed class JuliaField
{
    internal JuliaField(string name, JuliaValue value) => (Name, Value) = (name, value);

    /// <summary>The name of a field, or its number where the file knows no more.</summary>
    public string Name { get; }

    /// <summary>What stands there.</summary>
    public JuliaValue Value { get; }

    /// <summary>Name and value.</summary>
    public void Deconstruct(out string name, out JuliaValue value) => (name, value) = (Name, Value);

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Value}";
}
