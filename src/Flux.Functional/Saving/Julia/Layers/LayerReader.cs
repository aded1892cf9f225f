namespace Flux;

/// <summary>
/// How a layer of Flux.jl is read. Files of BSON.jl have no names of fields and none say which Flux wrote them, so the number of fields tells the layout.
/// </summary>
/// <param name="Type">Its name in Julia, without the module.</param>
/// <param name="Layouts">Its fields in order, one text for each layout that a version of Flux has: names with spaces between, more names of a field after
/// a bar.</param>
/// <param name="Read">The layer here.</param>
/// <param name="Here">Its type here.</param>
/// <param name="Members">Members here that are no field of their name in small letters: <c>Scale=γ Shift=β</c>, with a / into a field.</param>
internal sealed record LayerReader(string Type, string[] Layouts, Func<SavedLayer, ILayer> Read, Type Here, string Members = "")
{
    private readonly string[][][] layouts = [.. Layouts.Select(layout =>
        layout.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(field => field.Split('|')).ToArray())];
    private readonly Dictionary<string, string> members = Members.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(member => member.Split('='))
        .ToDictionary(member => member[0], member => member[1], StringComparer.Ordinal);

    /// <summary>Whether a struct has the fields of one of the layouts: by name, or as many.</summary>
    internal bool Fits(JuliaStruct saved) => !IsNumbered(saved) || Layout(saved) is not null;

    /// <summary>The field of a struct by one of its names, under the name that it has in the file; null where there is none.</summary>
    internal JuliaField? Field(JuliaStruct saved, string name)
    {
        if (!IsNumbered(saved)) return saved.Fields.FirstOrDefault(field => Names(name).Contains(field.Name));
        int place = Layout(saved) is { } layout ? Array.FindIndex(layout, names => names.Contains(name)) : -1;
        return place < 0 ? null : saved.Fields[place];
    }

    /// <summary>All names of the field that has one of them.</summary>
    internal string[] Names(string name) => Array.Find([.. layouts.SelectMany(layout => layout)], names => names.Contains(name)) ?? [name];

    /// <summary>The fields, one in another, that are a member of the layer here.</summary>
    internal string[] Way(string member) => members.TryGetValue(member, out string? way) ? way.Split('/') : [Own(member)];

    /// <summary>The place among the fields of a member of the layer here.</summary>
    internal int Place(string member) => Array.FindIndex(layouts[^1], names => names.Contains(Way(member)[0]));

    /// <summary>The layouts as an error lists them.</summary>
    internal string Listed => string.Join(" or ", layouts.Select(layout => $"{layout.Length} ({string.Join(", ", layout.Select(names => names[0]))})"));

    private string Own(string member) => Array.Find([.. layouts.SelectMany(layout => layout)], names =>
        string.Equals(names[0], member, StringComparison.OrdinalIgnoreCase)) is { } found ? found[0] : member;

    private string[][]? Layout(JuliaStruct saved) => Array.Find(layouts, layout => layout.Length == saved.Fields.Length);

    private static bool IsNumbered(JuliaStruct saved) => saved.Fields is [{ Name: "1" }, ..];
}
