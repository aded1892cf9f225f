namespace Flux.Kernels;

/// <summary>The blocks that one outermost derivative allocated. They go back when it ends, except those its results reach.</summary>
internal sealed class Region(string op)
{
    internal string Op { get; } = op;

    /// <summary>Takes ownership of a fresh block; after <see cref="End"/> the block escapes instead.</summary>
    internal void Add(Storage fresh) => fresh.Escape();

    /// <summary>Returns every owned block that is neither among the results nor exposed.</summary>
    internal void End(ReadOnlySpan<Storage> results) { }
}
