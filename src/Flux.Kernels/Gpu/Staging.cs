namespace Flux.Kernels;

/// <summary>
/// Host memory from which uploads are read while the device is busy with what came before, so that nobody waits for it: each block is kept until the device
/// has caught up. Used under the device's lock.
/// </summary>
internal sealed unsafe class Staging
{
    // More on the way than this, and the device is waited for: uploads would else outrun it.
    private const long Most = 64 << 20;

    private readonly List<(nint Block, int SizeClass)> pending = [];
    private long bytes;

    /// <summary>A copy of the host's bytes that stays until <see cref="Clear"/>; none where too much is on the way.</summary>
    internal ReadOnlySpan<byte> Copy(ReadOnlySpan<byte> host)
    {
        if (bytes + host.Length > Most) return default;
        int sizeClass = SizeClass.Of(host.Length);
        nint block = BlockPool.Host.Rent(sizeClass);
        pending.Add((block, sizeClass));
        bytes += host.Length;
        var copy = new Span<byte>((void*)block, host.Length);
        host.CopyTo(copy);
        return copy;
    }

    /// <summary>Gives the blocks back: the device has read them.</summary>
    internal void Clear()
    {
        foreach (var (block, sizeClass) in pending) BlockPool.Host.Return(block, sizeClass, "the device has read it");
        pending.Clear();
        bytes = 0;
    }
}
