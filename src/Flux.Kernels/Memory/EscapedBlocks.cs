namespace Flux.Kernels;

/// <summary>
/// The escaped blocks of a pool. After a collection, who needs a block sweeps out those of dead holders. A finaliser per block would do so too, at several
/// times the cost, and on a thread that whoever needs the block has to wait for.
/// </summary>
internal sealed class EscapedBlocks(Action<EscapedBlock, nint> reclaim)
{
    private const int Interval = 4096;

    // One list per generation: what outlived the collection of one is not looked at again before there is a collection of the next.
    private readonly EscapedBlock?[] lists = new EscapedBlock?[GC.MaxGeneration + 1];
    private readonly int[] swept = new int[GC.MaxGeneration + 1];
    private readonly Lock sweeping = new();
    private int added;

    internal void Add(EscapedBlock block)
    {
        Push(block, 0);
        // Who returns blocks before any collection leaves them listed.
        if (Interlocked.Increment(ref added) % Interval == 0) Sweep(always: true);
    }

    /// <summary>Takes back the blocks whose holders the last collections found dead.</summary>
    internal void Sweep(bool always = false)
    {
        lock (sweeping)
        {
            for (int generation = GC.MaxGeneration; generation >= 0; generation--)
            {
                int collections = GC.CollectionCount(generation);
                if (collections == swept[generation] && !(always && generation == 0)) continue;
                swept[generation] = collections;
                Sweep(generation, collections);
            }
        }
    }

    private void Sweep(int generation, int collections)
    {
        var rest = Interlocked.Exchange(ref lists[generation], null);
        try
        {
            while (rest is { } block)
            {
                rest = block.Next;
                if (block.IsDone) reclaim(block, block.Take());
                else Push(block, block.Collections == collections ? generation : Math.Min(generation + 1, GC.MaxGeneration));
            }
        }
        finally
        {
            for (; rest is { } block; Push(block, generation)) rest = block.Next;
        }
    }

    private void Push(EscapedBlock block, int generation)
    {
        block.Collections = GC.CollectionCount(generation);
        ref var list = ref lists[generation];
        EscapedBlock? first;
        do block.Next = first = Volatile.Read(ref list);
        while (Interlocked.CompareExchange(ref list, block, first) != first);
    }
}
