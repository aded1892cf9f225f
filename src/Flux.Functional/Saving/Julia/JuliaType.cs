using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Flux;

/// <summary>
/// A type by name: that of a struct or a dictionary, or one that was saved as a value. Functions have types without fields of their own: that of <c>relu</c>
/// is <c>NNlib.#relu</c>.
/// </summary>
[JsonConverter(typeof(BsonOnly))]
public sealed class JuliaType : JuliaValue
{
    private const int MostParametersShown = 4;

    internal JuliaType(string name, ImmutableArray<JuliaValue> parameters) => (Name, Parameters) = (name, parameters);

    /// <summary>Module and name, as the file has them: <c>Flux.Dense</c>.</summary>
    public string Name { get; }

    /// <summary>What stands in braces in Julia: types, numbers, symbols.</summary>
    public ImmutableArray<JuliaValue> Parameters { get; }

    /// <summary>The name without the modules before it: <c>Dense</c>.</summary>
    public string ShortName => Name[(Name.LastIndexOf('.', Math.Max(0, Name.Length - 2)) + 1)..];

    /// <summary>The name, with the names of its parameters in braces; parameters of those are left out.</summary>
    public override string ToString()
    {
        if (Parameters.IsEmpty) return Name;
        var shown = Parameters.Take(MostParametersShown).Select(p => p is JuliaType type ? type.Name : $"{p}");
        return $"{Name}{{{string.Join(", ", shown)}{(Parameters.Length > MostParametersShown ? ", …" : "")}}}";
    }
}
