namespace Flux;

/// <summary>Makes layers of the values of a file.</summary>
internal sealed class ModelReader(JuliaFile file, string format)
{
    private const int MostLayers = 100_000, DeepestNesting = 200;
    private int layers, depth;

    /// <summary>The arrays of the model.</summary>
    internal SavedArrays Arrays { get; } = new();

    /// <summary>The layer that a value is.</summary>
    /// <param name="value">The value.</param>
    /// <param name="place">Its name in the file.</param>
    /// <exception cref="FileFormatException">It is none, or not one that can be; the message names place and value.</exception>
    internal ILayer Layer(JuliaValue value, string place)
    {
        if (++layers > MostLayers) throw Unfit(place, $"is one of more than {MostLayers} layers; fewer would fit");
        if (depth == DeepestNesting) throw Unfit(place, $"nests more than {DeepestNesting} deep; less deep would fit");
        depth++;
        try
        {
            return value switch
            {
                JuliaStruct saved when LayerReaders.Of(saved.Type) is { } row => new SavedLayer(this, row, saved, place).Read(),
                _ => SavedFunctions.Layer(value) ?? throw Unfit(place, $"is {Said(value)}"),
            };
        }
        finally
        {
            depth--;
        }
    }

    /// <summary>An error that names file and place, and offers the data.</summary>
    internal FileFormatException Unfit(string place, string problem) => new(file.Path, $"{place} {problem}; {format}.Open(path)[\"{place}\"] gives its data.");

    /// <summary>What a value is that is no layer here, and what to do.</summary>
    internal static string Said(JuliaValue value) => value switch
    {
        JuliaStruct saved when SavedFunctions.IsFunction(saved.Type) && (SavedFunctions.Name(saved) is null || !saved.Fields.IsEmpty) =>
            $"a function of the program that saved it ({saved.Type.Name}{Captured(saved)}), whose code is no part of a file; " +
            "a model built here, with Fn(x => ...) in that place and the weights by Load(path, like), would fit",
        JuliaStruct saved when SavedFunctions.IsFunction(saved.Type) => $"the function {saved.Type.Name}, which is not known here",
        JuliaStruct saved => $"a {saved.Type.Name}, which is not known here; {string.Join(", ", LayerReaders.Types)} and functions of NNlib are",
        JuliaCycle => "a value around this one; a model that does not hold itself would fit",
        _ => $"{value}, which is no layer",
    };

    private static string Captured(JuliaStruct saved) => saved.Fields.IsEmpty ? "" : $", with {saved.Fields.Length} captured";
}
