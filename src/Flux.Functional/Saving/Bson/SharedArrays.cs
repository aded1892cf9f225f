namespace Flux;

/// <summary>
/// Tensors that sit at several places, as BSON.jl writes them: once in a list of their own, and {tag: "backref", ref: place in it from 1} wherever they are
/// used.
/// </summary>
internal sealed class SharedArrays
{
    /// <summary>The name of the list in a document.</summary>
    internal const string Name = "_backrefs";

    private readonly Dictionary<Tensor, int> references = [];

    /// <param name="entries">All that is saved.</param>
    internal SharedArrays(IReadOnlyList<TreeEntry> entries)
    {
        foreach (var places in entries.Select(entry => entry.Value).OfType<Tensor>().GroupBy(x => x.Leaf).Where(places => places.Skip(1).Any()))
        {
            references.Add(places.Key, references.Count + 1);
        }
    }

    /// <summary>The list: each such tensor once.</summary>
    internal List<object?> Arrays => [.. references.Keys.Select(TaggedArray.Of)];

    /// <summary>What stands at a place of a tensor.</summary>
    internal Dictionary<string, object?> Encoded(Tensor x) => references.TryGetValue(x.Leaf, out int reference)
        ? new() { ["tag"] = "backref", ["ref"] = (long)reference }
        : TaggedArray.Of(x);

    /// <summary>The tensors of a list that was read; none where there is no list.</summary>
    /// <exception cref="FormatException">It is no list of arrays.</exception>
    internal static Tensor[] Read(object? list) => list switch
    {
        null => [],
        List<object?> arrays => [.. arrays.Select(array => array is Dictionary<string, object?> document && TaggedArray.Is(document)
            ? TaggedArray.Read(document)
            : throw new FormatException($"{Name} holds something else than arrays"))],
        _ => throw new FormatException($"{Name} is no list"),
    };

    /// <summary>The tensor at a place: an array, or one that is referred to; null for anything else.</summary>
    /// <exception cref="FormatException">It is neither a sound array nor a reference to one of the list.</exception>
    internal static Tensor? Decoded(object? saved, Tensor[] list)
    {
        if (saved is not Dictionary<string, object?> document) return null;
        if (TaggedArray.Is(document)) return TaggedArray.Read(document);
        if (document.GetValueOrDefault("tag") is not "backref") return null;
        object? reference = document.GetValueOrDefault("ref");
        return reference is long and >= 1 && (long)reference <= list.Length
            ? list[(long)reference - 1]
            : throw new FormatException($"a reference to array {reference ?? "unknown"} of {list.Length}");
    }
}
