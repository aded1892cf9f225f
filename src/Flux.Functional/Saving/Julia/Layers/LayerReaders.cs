namespace Flux;

/// <summary>The layers of Flux.jl that are read, by family. A layer more is a row more.</summary>
internal static class LayerReaders
{
    private static readonly LayerReader[] rows =
    [
        .. ContainerReaders.Rows, .. LinearReaders.Rows, .. ConvReaders.Rows, .. PoolReaders.Rows, .. NormReaders.Rows, .. DropoutReaders.Rows,
        .. RecurrentReaders.Rows, .. AttentionReaders.Rows,
    ];
    private static readonly Dictionary<string, LayerReader> byType = rows.ToDictionary(row => row.Type, StringComparer.Ordinal);

    /// <summary>The row of a type of Flux's; null for any other type, those of other packages and of scripts among them.</summary>
    internal static LayerReader? Of(JuliaType type) => SavedFunctions.Module(type) is "Flux" ? byType.GetValueOrDefault(type.ShortName) : null;

    /// <summary>The row of a layer here; null for one that Flux has not.</summary>
    internal static LayerReader? Of(object here) => Array.Find(rows, row => row.Here == Open(here.GetType()));

    private static Type Open(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;

    /// <summary>The names of all types.</summary>
    internal static IEnumerable<string> Types => byType.Keys;
}
