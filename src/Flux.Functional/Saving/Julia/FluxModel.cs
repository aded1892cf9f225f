namespace Flux;

/// <summary>Models that Flux.jl saved whole, as models.</summary>
public static class FluxModel
{
    /// <summary>
    /// The model in a file of BSON.jl (<c>BSON.@save "m.bson" model</c>) or JLD2.jl (<c>jldsave("m.jld2"; model)</c>): layers and containers of Flux of all
    /// versions from 0.5 to 0.16, with activations by name; arrays of Tracker are taken as what they hold, tied arrays stay one. A recurrent layer takes all
    /// steps at once, (features×length×batch), and starts from its own first state, not from the one that it was saved in.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="name">The model's name in it, or the way to a part of it; without one, the only model of the file.</param>
    /// <exception cref="ArgumentException">The path is null, empty or none at all.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="KeyNotFoundException">Nothing has the name; those that would fit are listed.</exception>
    /// <exception cref="FileFormatException">
    /// The file is of another kind, truncated or damaged; or, without a name, it has no model or several, whose names are listed; or the model has a part that
    /// is not known, such as a function of the program that saved it: the message names part and place, and what gives its data.
    /// </exception>
    public static ILayer Read(string path, string? name = null)
    {
        FileKind.Demand("FluxModel.Read", path, FileKind.Bson, FileKind.Hdf5);
        bool isHdf5 = FileKind.Of(path) == FileKind.Hdf5;
        var file = isHdf5 ? Jld2.Open(path) : Bson.Open(path);
        string format = isHdf5 ? nameof(Jld2) : nameof(Bson);
        name ??= OnlyModel(file, format);
        return new ModelReader(file, format).Layer(file[name], name);
    }

    private static string OnlyModel(JuliaFile file, string format)
    {
        string[] names = [.. file.Names], models = [.. names.Where(name => file[name] is JuliaStruct saved && LayerReaders.Of(saved.Type) is not null)];
        return models switch
        {
            [var only] => only,
            [] => throw new FileFormatException(file.Path, $"no model of Flux, but {Listed(names.Select(name => $"{name} ({file[name]})"))}; " +
                $"the name of a part that is a model would fit, and for weights alone {format}.Load(path, like) with a model of the same structure."),
            _ => throw new FileFormatException(file.Path, $"{models.Length} models; the name of one would fit: {Listed(models)}."),
        };
    }

    private static string Listed(IEnumerable<string> names)
    {
        const int MostShown = 10;
        string[] shown = [.. names.Take(MostShown + 1)];
        return shown.Length == 0 ? "nothing" : $"{string.Join(", ", shown.Take(MostShown))}{(shown.Length > MostShown ? ", …" : "")}";
    }
}
