using System.Diagnostics;

namespace Flux.Kernels;

/// <summary>
/// Free blocks by size class, last in first out. A fresh array per result costs 3 to 15 times a pooled one in page faults alone.
/// Blocks are uninitialised and padded: a kernel may touch whole vectors up to <see cref="Padding"/> bytes past the end.
/// </summary>
internal sealed class BlockPool(IBlockSource source, Poison? poison = null)
{
    /// <summary>Bytes past the end of a block that kernels may read and write: 16 elements of any type.</summary>
    internal const int Padding = 128;

    /// <summary>The host's blocks; FLUX_POISON=1 poisons what was returned.</summary>
    internal static BlockPool Host { get; } = new(new HostBlocks(), Environment.GetEnvironmentVariable("FLUX_POISON") == "1" ? new() : null);

    private const long FirstBudget = 16 << 20, TrimSlack = 64 << 20;

    private readonly BlockBin[] bins = Bins();
    private long allocated, live, peak, escaped;
    private long budget = FirstBudget;
    private int collecting;

    internal DeviceMemory Memory => new(Volatile.Read(ref live), Pooled, Volatile.Read(ref peak));

    private long Pooled => Volatile.Read(ref allocated) - Volatile.Read(ref live);

    /// <summary>Bytes that only the garbage collector can return.</summary>
    internal long EscapedBytes => Volatile.Read(ref escaped);

    /// <summary>A block of the class, uninitialised.</summary>
    internal nint Rent(int sizeClass)
    {
        long bytes = SizeClass.Bytes(sizeClass);
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
        if (block != 0) bins[sizeClass].Push(block);
    }

    /// <summary>Takes a block back whose memory was lent as a span: it goes to the garbage collector, never to another tensor.</summary>
    internal void Discard(nint block, int sizeClass)
    {
        long bytes = SizeClass.Bytes(sizeClass);
        Interlocked.Add(ref live, -bytes);
        source.Free(block, bytes + Padding);
        Interlocked.Add(ref allocated, -bytes);
    }

    /// <summary>Elements of a block as a span; the block must be discarded, not returned, from then on.</summary>
    internal ReadOnlySpan<T> Lend<T>(nint block, long start, int count) where T : unmanaged => source is HostBlocks host
        ? host.Span<T>(block, start, count)
        : throw new InvalidOperationException("A span of device memory; move the tensor to the cpu first.");

    internal void Escaped(int sizeClass) => Interlocked.Add(ref escaped, SizeClass.Bytes(sizeClass));

    internal void Reclaimed(int sizeClass) => Interlocked.Add(ref escaped, -SizeClass.Bytes(sizeClass));

    /// <summary>Frees every pooled block.</summary>
    internal void Trim()
    {
        foreach (var (block, sizeClass) in poison?.Release() ?? []) bins[sizeClass].Push(block);
        Free(bin => bin.Count);
    }

    /// <summary>Frees the blocks that stayed in their bins since the last time.</summary>
    private void TrimIdle() => Free(bin => bin.Low);

    private nint Miss(int sizeClass, long bytes)
    {
        if (Volatile.Read(ref escaped) > Volatile.Read(ref budget))
        {
            Collect();
            if (bins[sizeClass].Pop() is var found and not 0) return found;
        }
        if (Pooled > 2 * Volatile.Read(ref live) + TrimSlack) TrimIdle();
        nint block = source.Allocate(bytes + Padding);
        Interlocked.Add(ref allocated, bytes);
        if (source.OnHost) poison?.Fill(block, bytes + Padding);
        return block;
    }

    /// <summary>
    /// Lets the collector find dead tensors until a quarter of the budget is free, the cheap generations first; where even the last does not free it, the
    /// budget grows. Memory pressure per block would cost 3 to 31 full collections a step; this costs none while tensors are returned in time.
    /// </summary>
    private void Collect()
    {
        if (Interlocked.Exchange(ref collecting, 1) != 0) return;
        long target = budget - budget / 4;
        for (int generation = 0; generation <= GC.MaxGeneration && Volatile.Read(ref escaped) > target; generation++)
        {
            GC.Collect(generation);
            AwaitFinalisers(target);
        }
        if (Volatile.Read(ref escaped) is var alive && alive > target) Volatile.Write(ref budget, 2 * alive);
        Volatile.Write(ref collecting, 0);
    }

    /// <summary>Until the finalisers are through or have returned enough; bounded, because a user's finaliser may block the thread that runs ours.</summary>
    private void AwaitFinalisers(long target)
    {
        var longest = TimeSpan.FromMilliseconds(20);
        long start = Stopwatch.GetTimestamp();
        var done = Task.Run(GC.WaitForPendingFinalizers);
        while (!done.IsCompleted && Volatile.Read(ref escaped) > target && Stopwatch.GetElapsedTime(start) < longest) Thread.Yield();
    }

    private void Free(Func<BlockBin, int> excess)
    {
        for (int i = 0; i < bins.Length; i++)
        {
            long bytes = SizeClass.Bytes(i);
            foreach (nint block in bins[i].Take(excess))
            {
                source.Free(block, bytes + Padding);
                Interlocked.Add(ref allocated, -bytes);
            }
        }
    }

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

    private static BlockBin[] Bins()
    {
        var bins = new BlockBin[SizeClass.Count];
        for (int i = 0; i < bins.Length; i++) bins[i] = new();
        return bins;
    }
}
