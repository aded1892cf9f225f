namespace Flux.Kernels;

/// <summary>
/// After each full collection a pool takes the blocks of dead tensors, and where memory is short gives its free blocks back: what the user's own objects need
/// is not kept for tensors to come. Nobody refers to this object, so every collection that reaches its generation, soon the last, runs its finaliser.
/// </summary>
internal sealed class FullCollections
{
    private readonly BlockPool pool;

    private FullCollections(BlockPool pool) => this.pool = pool;

    /// <summary>The pool, which follows the collector from now on.</summary>
    internal static BlockPool Followed(BlockPool pool)
    {
        _ = new FullCollections(pool);
        return pool;
    }

    ~FullCollections()
    {
        try
        {
            if (!Environment.HasShutdownStarted) GC.ReRegisterForFinalize(this);
            pool.Sweep();
            var memory = GC.GetGCMemoryInfo();
            if (memory.TotalCommittedBytes > pool.Ceiling || memory.MemoryLoadBytes > memory.HighMemoryLoadThresholdBytes) pool.Trim();
        }
        catch (OutOfMemoryException)
        {
            // On this thread it would end the process; the thread that is refused memory empties the pool itself.
        }
    }
}
