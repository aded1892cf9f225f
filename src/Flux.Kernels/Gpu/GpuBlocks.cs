using System.Collections.Concurrent;
using ILGPU;
using ILGPU.Runtime;

namespace Flux.Kernels;

/// <summary>Blocks of an accelerator's memory. The handle of a block is its number, since a view must be made from the buffer itself.</summary>
internal sealed class GpuBlocks(Accelerator accelerator, Lock gate) : IBlockSource
{
    private readonly ConcurrentDictionary<nint, MemoryBuffer1D<byte, Stride1D.Dense>> buffers = new();
    private nint last;

    public bool OnHost => false;

    public long Limit => accelerator.MemorySize;

    public nint Allocate(long bytes)
    {
        lock (gate)
        {
            var buffer = accelerator.Allocate1D<byte>(bytes);
            GC.AddMemoryPressure(bytes);
            buffers[++last] = buffer;
            return last;
        }
    }

    public void Free(nint block, long bytes)
    {
        if (!buffers.TryRemove(block, out var buffer)) return;
        lock (gate) buffer.Dispose();
        GC.RemoveMemoryPressure(bytes);
    }

    /// <summary>The bytes of so many elements of a block, after their bounds were checked: ILGPU's own answer to a bad view is to end the process.</summary>
    internal ArrayView<byte> Part(nint block, Storage storage, int start, int count)
    {
        if (start < 0 || count < 0 || start > storage.Count - count)
        {
            throw new InvalidOperationException($"Gpu: elements {start} to {(long)start + count} of a block of {storage.Count}.");
        }
        int size = storage.DType.Size();
        return buffers[block].View.BaseView.SubView((long)start * size, (long)count * size);
    }
}
