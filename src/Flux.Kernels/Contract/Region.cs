namespace Flux.Kernels;

/// <summary>
/// The blocks that one outermost derivative allocated. They go back when it ends, except those its results reach. Inside a derivative
/// user code sees only tracers, so nothing else can hold them; what can is exposed.
/// </summary>
internal sealed class Region(string op)
{
    private readonly Lock gate = new();
    private readonly List<Storage> owned = new(32);
    private bool open = true;

    internal string Op { get; } = op;

    internal bool IsOpen => Volatile.Read(ref open);

    /// <summary>Takes ownership of a fresh block; after <see cref="End"/> the block escapes instead.</summary>
    internal void Add(Storage fresh)
    {
        if (!fresh.IsFresh) return;
        lock (gate)
        {
            if (open)
            {
                fresh.Region = this;
                owned.Add(fresh);
                return;
            }
        }
        fresh.Escape();
    }

    /// <summary>Returns every owned block that is neither among the results nor exposed; those escape. A second call changes nothing.</summary>
    internal void End(ReadOnlySpan<Storage> results)
    {
        lock (gate)
        {
            Volatile.Write(ref open, false);
            foreach (var result in results)
            {
                if (result.Region == this) result.Escape();
            }
            string reason = $"it was computed inside {Op} and is not part of its results; return it as an auxiliary output";
            foreach (var storage in owned)
            {
                if (storage.Region != this) continue;
                if (storage.IsExposed) storage.Escape();
                else storage.Return(reason);
            }
            owned.Clear();
        }
    }
}
