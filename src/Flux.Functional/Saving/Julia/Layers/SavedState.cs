using Flux.Kernels;

namespace Flux;

/// <summary>
/// Loads weights that Julia saved, a state (<c>Flux.state(model)</c>) or a whole model, into a tree of the same structure, as Flux's <c>loadmodel!</c> does:
/// member by member, arrays by shape.
/// </summary>
internal sealed class SavedState
{
    private const int MostProblems = 20;
    private readonly SavedArrays arrays = new();
    private readonly SavedWay way;
    private readonly HashSet<string> used = new(StringComparer.Ordinal);
    private readonly List<string> problems = [];
    private readonly Dictionary<TreePath, Tensor> read = [];

    private SavedState(SavedWay way) => this.way = way;

    /// <summary>The tree with the arrays of a value of a file: that of a name, or the only one that fits, which may be the whole file.</summary>
    internal static T Into<T>(JuliaFile file, string? name, T like) where T : notnull
    {
        var way = SavedWay.Of(like);
        JuliaField[] models = SavedParts.Models(file, name);
        if (models.Length == 0) throw new FileFormatException(file.Path, "no arrays of floating-point numbers; a model, or a state of one, would fit.");
        var tried = models.Select(model => (model.Name, State: Matched(way, file, model, like))).ToList();
        if (name is null && !tried.Exists(one => one.State.problems.Count == 0))
        {
            tried.Add(("the file", Matched(way, file, new("", new JuliaNamedTuple([.. models])), like)));
        }
        var fitting = tried.Where(one => one.State.problems.Count == 0).ToArray();
        return fitting switch
        {
            [var only] => Tree.Rewrite(like, (path, value) => value is Tensor ? only.State.read[path] : value),
            [] => throw Misfit<T>(file, tried.MinBy(one => one.State.problems.Count)),
            _ => throw new FileFormatException(file.Path,
                $"{fitting.Length} values fit; the name of one would fit: {string.Join(", ", fitting.Select(one => one.Name))}."),
        };
    }

    private static SavedState Matched<T>(SavedWay way, JuliaFile file, JuliaField model, T like) where T : notnull
    {
        var state = new SavedState(way);
        TreeEntry[] entries = [.. Tree.Entries(like).Where(entry => entry.Value is Tensor)];
        if (SavedParts.Listed(model) is { } list) state.MatchInOrder(entries, list, model.Name);
        else
        {
            foreach (var entry in entries)
            {
                var (value, place) = way.To(entry.Path, model.Value, model.Name);
                state.Match(entry, value, place);
            }
        }
        foreach (var (place, value) in SavedParts.Arrays(file, model).Where(part => !state.used.Contains(part.Name)))
        {
            // Arrays of zeros do nothing where a model has none: no bias, a first state of zero.
            if (state.arrays.Of(value, out _) is { } x && !Array.TrueForAll(x.ToDoubles(), number => number == 0)) state.problems.Add($"{place} is extra");
        }
        return state;
    }

    /// <summary>Arrays in Flux's order (<c>Flux.params(model)</c>, which has no statistics), each once.</summary>
    private void MatchInOrder(TreeEntry[] entries, JuliaField[] list, string name)
    {
        var places = new Dictionary<object, JuliaField?>(ReferenceEqualityComparer.Instance);
        foreach (var entry in way.InOrderOfFlux(entries.Where(entry => entry.Kind == EntryKind.Trainable)))
        {
            if (!places.ContainsKey(entry.Value)) places.Add(entry.Value, places.Count < list.Length ? list[places.Count] : null);
        }
        foreach (var entry in entries)
        {
            if (places.TryGetValue(entry.Value, out var field)) Match(entry, field?.Value, field?.Name ?? name);
            else read[entry.Path] = (Tensor)entry.Value;
        }
    }

    private void Match(TreeEntry entry, JuliaValue? value, string place)
    {
        var x = (Tensor)entry.Value;
        string here = entry.Path.Parts.IsDefaultOrEmpty ? "the tensor" : $"{entry.Path}";
        if (value is JuliaNothing or JuliaUndefined or null && entry.Kind == EntryKind.NonTrainable) read[entry.Path] = x;
        else if (value is null) problems.Add($"{here} is missing in {place}");
        else if (value is JuliaBool { Value: false } or JuliaStruct { Type.ShortName: "Zeros" }) read[entry.Path] = x.ZerosLike();
        else if (arrays.Of(value, out string problem) is not { } loaded) problems.Add($"{here} is {problem} in {place}, {x.Shape} would fit");
        else
        {
            used.Add(place);
            if (Fits(loaded.Shape, x.Shape)) read[entry.Path] = loaded.Shape == x.Shape ? loaded : loaded.Reshape([.. x.Shape]);
            else problems.Add($"{here} is {x.Shape}, in {place} {loaded.Shape}");
        }
    }

    /// <summary>Equal shapes, but for a last size of 1, which states of recurrent layers have.</summary>
    private static bool Fits(Shape saved, Shape here) => saved == here || saved.Rank == here.Rank + 1 && saved[^1] == 1 && saved.Elements == here.Elements;

    private static FileFormatException Misfit<T>(JuliaFile file, (string Name, SavedState State) best)
    {
        var problems = best.State.problems;
        string more = problems.Count > MostProblems ? $"; and {problems.Count - MostProblems} more" : "";
        return new(file.Path, $"{best.Name} does not fit a {typeof(T).Name} of this structure: {string.Join("; ", problems.Take(MostProblems))}{more}.");
    }
}
