using System.Globalization;

namespace Flux;

/// <summary>
/// The way from a place of a tree here to that of a file: by the names of Flux for its layers, by name or else by order for records of a user's own.
/// </summary>
internal sealed class SavedWay
{
    private readonly Dictionary<TreePath, object> owners;
    private readonly Dictionary<TreePath, string[]> members = [];

    private SavedWay(Dictionary<TreePath, object> owners) => this.owners = owners;

    /// <summary>The ways of a tree.</summary>
    internal static SavedWay Of<T>(T tree) where T : notnull =>
        new(tree is Tensor ? [] : Tree.Modules(tree).ToDictionary(part => part.Path, part => part.Module));

    /// <summary>What stands at a path in a value, with its place in the file; null and the place where the way ends if there is nothing.</summary>
    internal (JuliaValue? Value, string Place) To(TreePath path, JuliaValue root, string name)
    {
        var (value, place) = (root, name);
        string[] parts = path.Parts.IsDefaultOrEmpty ? [] : [.. path.Parts];
        for (int i = 0; i < parts.Length; i++)
        {
            foreach (var step in Steps(new([.. parts[..i]]), parts[i], value))
            {
                if (step(value) is not { } field) return (null, place);
                (value, place) = (field.Value, SavedParts.Inside(place, field.Name));
            }
        }
        return (value, place);
    }

    /// <summary>Tensors in the order that Flux has them in: that of trees, but within a layer that of its fields there.</summary>
    internal IEnumerable<TreeEntry> InOrderOfFlux(IEnumerable<TreeEntry> entries)
    {
        var all = entries.Select(entry => (Entry: entry, Owner: new TreePath(entry.Path.Parts.IsDefaultOrEmpty ? [] : entry.Path.Parts[..^1]))).ToArray();
        var order = all.Select(one => one.Owner).Distinct().Select((owner, i) => (owner, i)).ToDictionary(pair => pair.owner, pair => pair.i);
        return all.OrderBy(one => order[one.Owner]).ThenBy(one => Row(one.Owner)?.Place(one.Entry.Path.Parts[^1]) ?? 0).Select(one => one.Entry);
    }

    private LayerReader? Row(TreePath path) => owners.TryGetValue(path, out object? owner) ? LayerReaders.Of(owner) : null;

    /// <summary>The steps in the file that are one part of a path here.</summary>
    private IEnumerable<Func<JuliaValue, JuliaField?>> Steps(TreePath here, string part, JuliaValue value)
    {
        // Files of this library have its own names.
        if (value is JuliaNamedTuple && SavedParts.Named(value, part) is { } own) return [_ => own];
        switch (owners.GetValueOrDefault(here))
        {
            case Chain { Names.IsDefaultOrEmpty: false } chain when chain.Names.IndexOf(part) is >= 0 and var place:
                return [v => SavedParts.Field(v, null, "layers"), v => SavedParts.Named(v, part) ?? SavedParts.At(v, place)];
            // Its cell holds the state there: in one field, or before 0.12 an LSTM in two.
            case IStarted when part == nameof(Started<object>.Cell): case Started<LstmState>: return [];
            case IStarted: return [v => SavedParts.Field(v, null, "state0")];
            case LstmState when SavedParts.Field(value, null, "state0") is { } state: return [_ => state, v => SavedParts.At(v, part == "H" ? 0 : 1)];
            case { } owner when (LayerReaders.Of(owner) ?? State(owner)) is { } row:
                return row.Way(part).Select(name => (Func<JuliaValue, JuliaField?>)(v => SavedParts.Field(v, row, name)));
            case null when part.StartsWith('[') && Number(part[1..^1]) is { } index: return [v => SavedParts.At(v, index)];
            case var owner: return [v => SavedParts.Loosely(v, part) ?? InOrder(owner, here, part, v)];
        }
    }

    /// <summary>The row of a state, which is that of its cell.</summary>
    private static LayerReader? State(object owner) => owner is LstmState ? LayerReaders.Of(new JuliaType("Flux.LSTMCell", [])) : null;

    private static int? Number(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    /// <summary>A member of a record by its place among all: fields that BSON.jl wrote have no names.</summary>
    private JuliaField? InOrder(object? owner, TreePath here, string part, JuliaValue value)
    {
        if (owner is null) return part.StartsWith("Item", StringComparison.Ordinal) && Number(part[4..]) is { } item ? SavedParts.At(value, item - 1) : null;
        if (!members.TryGetValue(here, out string[]? names)) members[here] = names = [.. Tree.Children(owner).Select(child => child.Name)];
        return value.Members.Count() == names.Length ? SavedParts.At(value, Array.IndexOf(names, part)) : null;
    }
}
