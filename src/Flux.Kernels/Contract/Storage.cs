namespace Flux.Kernels;

/// <summary>
/// A block of device memory. Fresh until a region owns it or it escapes to the garbage collector; once returned its pointer is null
/// and its use throws, naming why it was returned.
/// </summary>
internal sealed unsafe class Storage
{
    private readonly BlockPool pool;
    private readonly int sizeClass;
    private nint pointer;
    private EscapedBlock? escaped;
    private string? reason;
    private volatile bool lent;

    /// <summary>Rents a block with uninitialised contents.</summary>
    internal Storage(Device device, BlockPool pool, DType type, int count)
    {
        (Device, DType, Count, this.pool) = (device, type, count, pool);
        sizeClass = SizeClass.Of((long)count * type.Size());
        pointer = pool.Rent(sizeClass);
    }

    internal Device Device { get; }
    internal DType DType { get; }
    internal int Count { get; }

    /// <summary>The open region that will return this block, if any.</summary>
    internal Region? Region { get; set; }

    /// <summary>Whether nobody has taken charge of this block yet.</summary>
    internal bool IsFresh => Region is null && escaped is null && pointer != 0;

    internal bool IsAlive => pointer != 0;

    /// <summary>Whether code that no trace sees may hold this block; sticky.</summary>
    internal bool IsExposed { get; private set; }

    /// <summary>The elements from one on, for as long as <c>using</c> lasts.</summary>
    /// <exception cref="InvalidOperationException">The block was returned.</exception>
    internal Held<T> Hold<T>(int start) where T : unmanaged => new(this, (T*)Address + start);

    /// <summary>The elements from one on as bytes, for as long as <c>using</c> lasts.</summary>
    /// <exception cref="InvalidOperationException">The block was returned.</exception>
    internal Held<byte> HoldBytes(int start) => new(this, (byte*)Address + (long)start * DType.Size());

    private nint Address => pointer != 0 ? pointer : throw Gone();

    /// <summary>Leaves the block to the garbage collector. A second call changes nothing.</summary>
    internal void Escape()
    {
        if (escaped is not null) return;
        if (!IsAlive) throw Gone();
        Region = null;
        escaped = pool.Escape(this, pointer, sizeClass);
        Interlocked.MemoryBarrier();
        if (lent) escaped.IsLent = true;
    }

    /// <summary>Marks that memory or handle left the sight of traces: the end of a region lets the block escape.</summary>
    internal void Expose() => IsExposed = true;

    /// <summary>Elements as a span. It may outlive every tensor of this storage, so the block is never used again.</summary>
    internal ReadOnlySpan<T> Lend<T>(long start, int count) where T : unmanaged
    {
        lent = true;
        Expose();
        // Whichever of this and an escape on another thread comes second sees what the first has set.
        Interlocked.MemoryBarrier();
        if (escaped is { } block) block.IsLent = true;
        using var held = Hold<byte>(0);
        return pool.Lend<T>((nint)held.Pointer, start, count);
    }

    /// <summary>Returns the block to its pool. Later use throws, naming the reason: "it was ...".</summary>
    /// <exception cref="InvalidOperationException">The block was returned before.</exception>
    internal void Return(string reason)
    {
        nint block = Interlocked.Exchange(ref pointer, 0);
        if (block == 0) throw new InvalidOperationException($"Storage: returned twice, because {reason} and before because {this.reason}.");
        this.reason = reason;
        Region = null;
        if (escaped is not null) pool.Dismiss(escaped);
        if (lent) pool.Discard(block, sizeClass);
        else pool.Return(block, sizeClass, reason);
    }

    private InvalidOperationException Gone() => new($"This tensor's memory went back to the pool because {reason ?? "it was returned"}.");
}
