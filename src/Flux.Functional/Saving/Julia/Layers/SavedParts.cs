namespace Flux;

/// <summary>The parts of a value of Julia's by name, whichever way it has names, and the arrays in it.</summary>
internal static class SavedParts
{
    private const int MostPlaces = 100_000;

    /// <summary>A field of a layer: of a struct by its own layouts, of a state by name.</summary>
    internal static JuliaField? Field(JuliaValue value, LayerReader? row, string name)
    {
        string[] names = row?.Names(name) ?? [name];
        if (value is JuliaStruct saved && (LayerReaders.Of(saved.Type) ?? row) is { } own && own.Fits(saved))
        {
            return names.Select(n => own.Field(saved, n)).FirstOrDefault(field => field is not null);
        }
        return value.Members.FirstOrDefault(member => names.Contains(member.Name));
    }

    /// <summary>The member of exactly this name.</summary>
    internal static JuliaField? Named(JuliaValue value, string name) => value.Members.FirstOrDefault(member => member.Name == name);

    /// <summary>The member of a name, but for capitals and underscores.</summary>
    internal static JuliaField? Loosely(JuliaValue value, string name) => value.Members.FirstOrDefault(member => Plain(member.Name) == Plain(name));

    /// <summary>The member at a place, from 0.</summary>
    internal static JuliaField? At(JuliaValue value, int place) => place < 0 ? null : value.Members.ElementAtOrDefault(place);

    /// <summary>The way to a part of what stands at a place.</summary>
    internal static string Inside(string place, string name) => place.Length == 0 ? name : $"{place}/{name}";

    /// <summary>What may be a model or the state of one: the value of a name; without one, all that hold arrays.</summary>
    internal static JuliaField[] Models(JuliaFile file, string? name)
    {
        if (name is not null) return [new(name, file[name])];
        return [.. file.Names.Select(n => n.Split('/')[0]).Distinct().Select(n => new JuliaField(n, file[n])).Where(one => Arrays(file, one).Any())];
    }

    /// <summary>The arrays of a list of nothing else (<c>Flux.params</c>), by their places; null for any other value.</summary>
    internal static JuliaField[]? Listed(JuliaField list)
    {
        var (place, value) = list;
        while (value is JuliaStruct { Type.ShortName: "Params" or "Buffer", Fields: [var inner, ..] })
        {
            (place, value) = (Inside(place, inner.Name), inner.Value);
        }
        return value is JuliaArray && value.Members.All(item => SavedArrays.IsArray(item.Value))
            ? [.. value.Members.Select(item => new JuliaField(Inside(place, item.Name), item.Value))]
            : null;
    }

    /// <summary>
    /// The arrays of a value by their places, each wrapper with what it holds as one. Left out is what no model holds here: the state that a recurrent layer
    /// was saved in, generators of random numbers, the set beside the list of parameters.
    /// </summary>
    internal static IEnumerable<JuliaField> Arrays(JuliaFile file, JuliaField model)
    {
        int places = 0;
        var open = new Stack<JuliaField>([model]);
        while (open.TryPop(out var next))
        {
            if (++places > MostPlaces) throw new FileFormatException(file.Path, $"{model.Name} has more than {MostPlaces} parts; the name of one would fit.");
            if (SavedArrays.IsArray(next.Value))
            {
                yield return next;
                continue;
            }
            foreach (var member in Kept(next.Value).Reverse()) open.Push(new(Inside(next.Name, member.Name), member.Value));
        }
    }

    private static IEnumerable<JuliaField> Kept(JuliaValue value)
    {
        if (value is JuliaStruct { Type.ShortName: "Params" } list) return list.Fields.Take(1);
        string[] left = Field(value, null, "cell") is null ? ["rng"] : ["state", "init"];
        JuliaField[] leftFields = [.. left.Select(name => Field(value, null, name)).OfType<JuliaField>()];
        return value.Members.Where(member => !leftFields.Contains(member));
    }

    private static string Plain(string name) => name.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
}
