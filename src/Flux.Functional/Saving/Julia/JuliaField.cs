namespace Flux;

/// <summary>A part of a value under its name.</summary>
/// <param name="Name">The name of a field, or its number where the file knows no more.</param>
/// <param name="Value">What stands there.</param>
[System.Text.Json.Serialization.JsonConverter(typeof(BsonOnly))]
public readonly record struct JuliaField(string Name, JuliaValue Value);
