using System.Runtime.InteropServices;

namespace Flux.Kernels;

/// <summary>
/// A block that only the garbage collector can tell to be unused, known by a weak handle of who holds it. The handle follows resurrection: a user's finaliser
/// that still reads a tensor finds its numbers.
/// </summary>
internal sealed class EscapedBlock
{
    private WeakGCHandle<object> holder;
    private nint block;

    internal EscapedBlock(object holder, nint block, int sizeClass)
    {
        (this.block, SizeClass) = (block, sizeClass);
        this.holder = new(holder, trackResurrection: true);
    }

    internal int SizeClass { get; }

    /// <summary>Whether memory was handed out that may outlive the holder.</summary>
    internal bool IsLent { get; set; }

    /// <summary>The next in a list of <see cref="EscapedBlocks"/>.</summary>
    internal EscapedBlock? Next { get; set; }

    /// <summary>How many collections there had been of the generation whose list this is in, when it came there.</summary>
    internal int Collections { get; set; }

    /// <summary>Whether the holder is gone, or has returned the block itself.</summary>
    internal bool IsDone => Volatile.Read(ref block) == 0 || !holder.TryGetTarget(out _);

    /// <summary>The holder returns the block itself.</summary>
    internal void Dismiss() => Volatile.Write(ref block, 0);

    /// <summary>The block that its dead holder left, or 0; only once, and only when all is done.</summary>
    internal nint Take()
    {
        holder.Dispose();
        return Interlocked.Exchange(ref block, 0);
    }
}
