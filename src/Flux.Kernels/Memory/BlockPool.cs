namespace Flux.Kernels;

/// <summary>
/// Free blocks by size class, last in first out. A fresh array per result costs 3 to 15 times a pooled one in page faults alone.
/// Blocks are uninitialised and padded: a kernel may touch whole vectors up to <see cref="Padding"/> bytes past the end.
/// </summary>
internal sealed class BlockPool
{
    /// <summary>Bytes past the end of a block that kernels may read and write: 16 elements of any type.</summary>
    internal const int Padding = 128;

    /// <summary>The host's blocks; FLUX_POISON=1 poisons what was returned.</summary>
    internal static BlockPool Host { get; } =
        FullCollections.Followed(new(new HostBlocks(), Environment.GetEnvironmentVariable("FLUX_POISON") == "1" ? new() : null));

    private const long FirstBudget = 12 << 20, TrimSlack = 64 << 20;

    private readonly IBlockSource source;
    private readonly Poison? poison;
    private readonly EscapedBlocks escapedBlocks;
    private readonly Lock emptying = new();
    private readonly BlockBin[] bins = Bins();
    private readonly int[] blocks = new int[SizeClass.Count];
    private long allocated, live, peak, escaped, kept, budget;

    // The least that had escaped since the last collection, and how much more may before the next.
    private long settled, interval;
    private int collecting;

    internal BlockPool(IBlockSource source, Poison? poison = null)
    {
        (this.source, this.poison) = (source, poison);
        escapedBlocks = new(Reclaim);
        budget = Math.Min(FirstBudget, source.Limit / 8);
        Ceiling = source.Limit / 3 * 2;
        interval = source.OnHost ? LeastInterval : source.Limit;
    }

    internal DeviceMemory Memory
    {
        get
        {
            Sweep();
            return new(Volatile.Read(ref live), Pooled, Volatile.Read(ref peak));
        }
    }

    private long Pooled => Volatile.Read(ref allocated) - Volatile.Read(ref live);

    /// <summary>Bytes that only the garbage collector can return.</summary>
    internal long EscapedBytes
    {
        get
        {
            Sweep();
            return Volatile.Read(ref escaped);
        }
    }

    /// <summary>Bytes beyond which only blocks in use are kept. The rest of the limit serves other objects, and what fragments.</summary>
    internal long Ceiling { get; }

    // Two results of 4 MB and what they came from, for each two processors: about what these have of the last cache.
    private long LeastInterval => Math.Min(Math.Clamp(Environment.ProcessorCount * (9L << 19), 9 << 20, 36 << 20), source.Limit / 8);

    /// <summary>A block of the class, uninitialised.</summary>
    /// <exception cref="InsufficientMemoryException">There is no room for one, not even after everything unused went back.</exception>
    internal nint Rent(int sizeClass)
    {
        long bytes = SizeClass.Bytes(sizeClass);
        long since = Volatile.Read(ref escaped) - Volatile.Read(ref settled);
        if (since > Volatile.Read(ref interval)) Collect(settled + interval);
        else if (since < 0) Volatile.Write(ref settled, settled + since);
        nint block = bins[sizeClass].Pop();
        if (block == 0) block = Miss(sizeClass, bytes);
        poison?.Verify(block, bytes + Padding);
        RaisePeak(Interlocked.Add(ref live, bytes));
        return block;
    }

    /// <summary>Takes a block back; the reason names who returned it, should someone write into it later.</summary>
    internal void Return(nint block, int sizeClass, string reason)
    {
        long bytes = SizeClass.Bytes(sizeClass);
        Interlocked.Add(ref live, -bytes);
        if (poison is not null && source.OnHost) (block, sizeClass) = poison.Exchange(block, sizeClass, bytes + Padding, reason);
        if (block != 0) Keep(block, sizeClass);
    }

    /// <summary>Takes a block back whose memory was lent as a span: it goes to the garbage collector, never to another tensor.</summary>
    internal void Discard(nint block, int sizeClass)
    {
        long bytes = SizeClass.Bytes(sizeClass);
        Interlocked.Add(ref live, -bytes);
        Free(block, sizeClass);
    }

    /// <summary>Elements of a block as a span; the block must be discarded, not returned, from then on.</summary>
    internal ReadOnlySpan<T> Lend<T>(nint block, long start, int count) where T : unmanaged => source is HostBlocks host
        ? host.Span<T>(block, start, count)
        : throw new InvalidOperationException("A span of device memory; move the tensor to the cpu first.");

    /// <summary>Leaves a block to the collector: once nobody refers to its holder, it comes back.</summary>
    internal EscapedBlock Escape(object holder, nint block, int sizeClass)
    {
        var leaving = new EscapedBlock(holder, block, sizeClass);
        Interlocked.Add(ref escaped, SizeClass.Bytes(sizeClass));
        escapedBlocks.Add(leaving);
        return leaving;
    }

    /// <summary>The holder of an escaped block returns it itself.</summary>
    internal void Dismiss(EscapedBlock block)
    {
        block.Dismiss();
        Interlocked.Add(ref escaped, -SizeClass.Bytes(block.SizeClass));
    }

    /// <summary>Pools the blocks whose holders are dead since the last collection.</summary>
    internal void Sweep() => escapedBlocks.Sweep();

    /// <summary>Frees every pooled block.</summary>
    internal void Trim()
    {
        foreach (var (block, sizeClass) in poison?.Release() ?? []) Keep(block, sizeClass);
        Free(bin => bin.Count);
    }

    /// <summary>Frees the blocks that stayed in their bins since the last time.</summary>
    private void TrimIdle() => Free(bin => bin.Low);

    private void Reclaim(EscapedBlock left, nint block)
    {
        if (block == 0) return;
        Interlocked.Add(ref escaped, -SizeClass.Bytes(left.SizeClass));
        if (left.IsLent) Discard(block, left.SizeClass);
        else Return(block, left.SizeClass, "nothing referred to it");
    }

    private nint Miss(int sizeClass, long bytes)
    {
        Sweep();
        if (bins[sizeClass].Pop() is var swept and not 0) return swept;
        if (Volatile.Read(ref escaped) > Volatile.Read(ref budget))
        {
            Collect(budget);
            if (bins[sizeClass].Pop() is var found and not 0) return found;
        }
        if (Pooled > 2 * Volatile.Read(ref live) + TrimSlack) TrimIdle();
        if (!Fits(bytes)) MakeRoom(bytes);
        nint block = Allocate(bytes);
        Interlocked.Add(ref allocated, bytes);
        Interlocked.Increment(ref blocks[sizeClass]);
        if (source.OnHost) poison?.Fill(block, bytes + Padding);
        return block;
    }

    private bool Fits(long bytes) => Volatile.Read(ref allocated) + bytes <= Ceiling;

    /// <summary>
    /// Before the limit is reached every pooled block goes back; where that is not enough and much has escaped since the last time, dead tensors are looked
    /// for. Threads wait for the one that does it, since what they would take meanwhile is what is short.
    /// </summary>
    private void MakeRoom(long bytes)
    {
        lock (emptying)
        {
            if (Fits(bytes)) return;
            Trim();
            kept = Math.Min(kept, Volatile.Read(ref escaped));
            if (Fits(bytes) || Volatile.Read(ref escaped) - kept < source.Limit / 16) return;
            Empty();
            kept = Volatile.Read(ref escaped);
        }
    }

    /// <summary>
    /// A new block. Where the system has none, all that nobody uses goes back and it is asked once more, by one thread at a time, so that each gets what it
    /// freed.
    /// </summary>
    private nint Allocate(long bytes)
    {
        try
        {
            return source.Allocate(bytes + Padding);
        }
        catch (OutOfMemoryException)
        {
            lock (emptying) return AllocateEmptied(bytes);
        }
    }

    private nint AllocateEmptied(long bytes)
    {
        Empty();
        // What a user's finaliser still refers to is free after it; bounded, because it may block.
        Task.Run(GC.WaitForPendingFinalizers).Wait(TimeSpan.FromSeconds(2));
        Empty();
        // The heap's parts that are empty now serve arrays of other sizes only once they went back to the system.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        try
        {
            return source.Allocate(bytes + Padding);
        }
        catch (OutOfMemoryException e)
        {
            var (held, pooled, _) = Memory;
            throw new InsufficientMemoryException(
                $"No room for {Megabytes(bytes)}: tensors hold {Megabytes(held)}, {Megabytes(pooled)} are pooled, and the limit of "
                + $"{(source.OnHost ? $"this process is {Megabytes(source.Limit)} with all other objects" : $"this device is {Megabytes(source.Limit)}")}; "
                + $"{Megabytes(Math.Max(0, source.Limit - held - pooled))} would fit at most. Live blocks:{LiveSizes()}", e);
        }
    }

    /// <summary>Gives back what is pooled and what dead tensors hold.</summary>
    private void Empty()
    {
        Trim();
        GC.Collect();
        Sweep();
        Trim();
    }

    /// <summary>
    /// Where more than so much has escaped, lets the collector find dead tensors until a quarter of the budget is free. It begins with generation 1: what is
    /// in use while generation 0 is collected would be moved up, found wanting there, and moved up again, so that each collection would need the last
    /// generation. Then the budget leaves room over what is alive, the less the nearer the limit. Memory pressure per block would cost 3 to 31 full collections
    /// a step; this costs none while tensors are returned in time.
    /// </summary>
    private void Collect(long most)
    {
        if (Interlocked.Exchange(ref collecting, 1) != 0) return;
        Sweep();
        long before = Volatile.Read(ref escaped), target = budget - budget / 4;
        if (before > most)
        {
            int generation = 0;
            do
            {
                GC.Collect(++generation);
                Sweep();
            }
            while (generation < GC.MaxGeneration && Volatile.Read(ref escaped) > target);
            long alive = Volatile.Read(ref escaped), room = Math.Max(0, Ceiling - alive) / 2;
            Volatile.Write(ref budget, alive > target ? alive + Math.Min(alive, room) : Math.Max(budget, alive + Math.Min(FirstBudget / 2, room)));
            if (source.OnHost) Volatile.Write(ref interval, Interval(before - alive, before - settled));
            Volatile.Write(ref settled, alive);
        }
        Volatile.Write(ref collecting, 0);
    }

    /// <summary>
    /// How much may escape before the next collection, however much is alive: what dies at once is written where the caches still have what was there before.
    /// Beside data of 100 MB that are kept a budget alone would let as much go by. Where less than half of what escaped was dead, collections come half as
    /// often, and by and by as often again.
    /// </summary>
    private long Interval(long dead, long since) => dead < since / 2
        ? Math.Min(2 * interval, source.Limit)
        : Math.Max(LeastInterval, interval - interval / 8);

    /// <summary>Pools a block, unless more is pooled than the limit allows or its bin cannot grow.</summary>
    private void Keep(nint block, int sizeClass)
    {
        if (Pooled > source.Limit / 3 || !bins[sizeClass].Push(block)) Free(block, sizeClass);
    }

    private void Free(Func<BlockBin, int> excess)
    {
        for (int i = 0; i < bins.Length; i++)
        {
            foreach (nint block in bins[i].Take(excess)) Free(block, i);
        }
    }

    private void Free(nint block, int sizeClass)
    {
        long bytes = SizeClass.Bytes(sizeClass);
        source.Free(block, bytes + Padding);
        Interlocked.Decrement(ref blocks[sizeClass]);
        Interlocked.Add(ref allocated, -bytes);
    }

    /// <summary>Sizes of live blocks, those that hold most first, one a line.</summary>
    private string LiveSizes() => string.Concat(
        from i in Enumerable.Range(0, SizeClass.Count)
        let count = Volatile.Read(ref blocks[i]) - bins[i].Count
        where count > 0
        let bytes = SizeClass.Bytes(i)
        orderby count * bytes descending
        select $"\n{count,8} x {bytes,12} bytes");

    private void RaisePeak(long now)
    {
        long seen = Volatile.Read(ref peak);
        while (now > seen)
        {
            long before = Interlocked.CompareExchange(ref peak, now, seen);
            if (before == seen) return;
            seen = before;
        }
    }

    private static string Megabytes(long bytes) => $"{bytes / 1e6:F1} MB";

    private static BlockBin[] Bins()
    {
        var bins = new BlockBin[SizeClass.Count];
        for (int i = 0; i < bins.Length; i++) bins[i] = new();
        return bins;
    }
}
