namespace Flux.Kernels;

/// <summary>The free blocks of one size class, and the fewest there were since the last trim.</summary>
internal sealed class BlockBin
{
    // Held for a handful of instructions and as often as twice per operation: a spin lock costs half of a monitor here.
    private SpinLock gate = new(false);
    private nint[] blocks = [];

    internal int Count { get; private set; }
    internal int Low { get; private set; }

    /// <summary>The block returned last, or 0.</summary>
    internal nint Pop()
    {
        nint block = 0;
        Enter();
        if (Count > 0)
        {
            block = blocks[--Count];
            if (Count < Low) Low = Count;
        }
        gate.Exit(false);
        return block;
    }

    /// <summary>Whether there was room to note the block: the finaliser's thread pushes, where an exception would end the process.</summary>
    internal bool Push(nint block)
    {
        Enter();
        bool fits = Count < blocks.Length || Grows();
        if (fits) blocks[Count++] = block;
        gate.Exit(false);
        return fits;
    }

    /// <summary>Removes so many of the blocks unused the longest.</summary>
    internal nint[] Take(Func<BlockBin, int> excess)
    {
        Enter();
        try
        {
            int count = Math.Min(excess(this), Count);
            nint[] taken = blocks[..count];
            Array.Copy(blocks, count, blocks, 0, Count - count);
            Count -= count;
            Low = Count;
            return taken;
        }
        finally
        {
            gate.Exit();
        }
    }

    private void Enter()
    {
        bool taken = false;
        gate.Enter(ref taken);
    }

    private bool Grows()
    {
        try
        {
            Array.Resize(ref blocks, Math.Max(8, 2 * Count));
            return true;
        }
        catch (OutOfMemoryException)
        {
            return false;
        }
    }
}
