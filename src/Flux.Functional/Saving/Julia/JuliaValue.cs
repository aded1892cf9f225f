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
[TypeFormatterSource(typeof(PrintedForm))]
public abstract class JuliaValue
{
    private const int MostPlaces = 1_000_000;

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
    /// <exception cref="InvalidOperationException">There are more than a million places, as parts that share parts can make of few bytes.</exception>
    public IEnumerable<KeyValuePair<string, JuliaTensor>> Tensors()
    {
        int places = 0;
        var open = new Stack<(string Path, JuliaValue Value)>([("", this)]);
        while (open.TryPop(out var next))
        {
            if (++places > MostPlaces) throw new InvalidOperationException($"Tensors: {this} has more than {MostPlaces} places; a part of it would fit.");
            if (next.Value is JuliaTensor x) yield return new(next.Path, x);
            foreach (var (name, value) in next.Value.Members.Reverse()) open.Push((next.Path.Length == 0 ? name : $"{next.Path}/{name}", value));
        }
    }
}
