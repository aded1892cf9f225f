namespace Flux;

/// <summary>Layers made of layers.</summary>
internal static class ContainerReaders
{
    internal static readonly LayerReader[] Rows =
    [
        new("Chain", ["layers"], ChainOf, typeof(Chain)),
        new("Parallel", ["connection layers"], InParallelOf, typeof(InParallel)),
        new("SkipConnection", ["layers connection"], SkipConnectionOf, typeof(SkipConnection), "Layer=layers"),
        new("Maxout", ["layers|over"], MaxoutOf, typeof(Maxout)),
    ];

    private static Chain ChainOf(SavedLayer saved)
    {
        var (layers, names) = saved.Layers("layers");
        return new(layers, names);
    }

    private static InParallel InParallelOf(SavedLayer saved)
    {
        var connection = saved.Function("connection");
        var joining = SavedConnections.Joining(connection) ?? throw Unknown(saved, connection);
        return new(joining, saved.Layers("layers").Layers is { IsEmpty: false } layers ? layers : throw Empty(saved));
    }

    private static SkipConnection SkipConnectionOf(SavedLayer saved)
    {
        var connection = saved.Function("connection", last: true);
        return new(saved.Layer("layers"), SavedConnections.Binary(connection) ?? throw Unknown(saved, connection));
    }

    private static Maxout MaxoutOf(SavedLayer saved) => saved.Layers("layers").Layers is { IsEmpty: false } layers
        ? new(layers)
        : throw Empty(saved);

    private static FileFormatException Empty(SavedLayer saved) => saved.Unfit("has no layers; one or more would fit");

    private static FileFormatException Unknown(SavedLayer saved, JuliaValue connection) =>
        saved.Unfit($"has {ModelReader.Said(connection)}, as its connection; {SavedConnections.Fitting} would fit");
}
