namespace Flux.Kernels;

/// <summary>Where a pool gets memory from when it has no block left.</summary>
internal interface IBlockSource
{
    /// <summary>Whether the host may touch the blocks, which is what poison needs.</summary>
    bool OnHost { get; }

    /// <summary>Bytes that this process may use of it in all.</summary>
    long Limit { get; }

    /// <summary>A 64-byte aligned block of at least so many bytes.</summary>
    nint Allocate(long bytes);

    /// <summary>Gives a block of <see cref="Allocate"/> back to the system.</summary>
    void Free(nint block, long bytes);
}
