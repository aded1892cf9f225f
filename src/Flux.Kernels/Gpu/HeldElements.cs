using ILGPU;

namespace Flux.Kernels;

/// <summary>
/// Elements in an accelerator's memory, kept from the collector until <c>using</c> ends: launches go in order, so after it the block may serve the next.
/// </summary>
internal readonly ref struct HeldElements<T> : IDisposable where T : unmanaged
{
    private readonly Held<byte> block;

    internal unsafe HeldElements(GpuBlocks blocks, Storage storage, int start, int count)
    {
        block = storage.Hold<byte>(0);
        Elements = blocks.Part((nint)block.Pointer, storage, start, count).Cast<T>();
    }

    internal ArrayView<T> Elements { get; }

    public void Dispose() => block.Dispose();
}
