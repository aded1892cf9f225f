using System.Text.Json.Serialization;

namespace Flux;

/// <summary>
/// Something that Julia saved, as data: a tree that files of BSON.jl and JLD2.jl share. The kinds are all here: <see cref="JuliaTensor"/> (an array of
/// numbers), <see cref="JuliaArray"/> (of anything else), <see cref="JuliaInteger"/>, <see cref="JuliaReal"/>, <see cref="JuliaBool"/>,
/// <see cref="JuliaChar"/>, <see cref="JuliaString"/>, <see cref="JuliaSymbol"/>, <see cref="JuliaTuple"/>, <see cref="JuliaNamedTuple"/>,
/// <see cref="JuliaStruct"/>, <see cref="JuliaDict"/>, <see cref="JuliaType"/>, <see cref="JuliaNothing"/>, <see cref="JuliaUndefined"/>,
/// <see cref="JuliaOpaque"/> (bytes without a meaning here) and <see cref="JuliaCycle"/>. Types are names and nothing is made from them. What the file has
/// once and names at several places is one object here. Compared by identity; immutable.
/// </summary>
[JsonConverter(typeof(BsonOnly))]
public abstract class JuliaValue
{
    private protected JuliaValue() { }

    /// <summary>
    /// What it is made of, by name: fields by theirs, members of tuples as 1, 2, ..., elements of arrays as [1], [2], ..., values of dictionaries by their
    /// keys. Nothing for all else, arrays of numbers and cycles among it.
    /// </summary>
    public virtual IEnumerable<JuliaField> Members => [];

    /// <summary>
    /// All arrays of numbers in it, named by the way there (<c>layers/1/weight</c>; empty for the array itself). One that stands at several places comes at
    /// each, as the same object.
    /// </summary>
    public IEnumerable<KeyValuePair<string, JuliaTensor>> Tensors() => Tensors("");

    private IEnumerable<KeyValuePair<string, JuliaTensor>> Tensors(string path) => this is JuliaTensor x
        ? [new(path, x)]
        : Members.SelectMany(member => member.Value.Tensors(path.Length == 0 ? member.Name : $"{path}/{member.Name}"));
}
