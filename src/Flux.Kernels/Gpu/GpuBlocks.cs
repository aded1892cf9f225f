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

    /// <summary>The elements of a view, after its bounds were checked: ILGPU's own answer to a bad view is to end the process.</summary>
    internal ArrayView<T> Elements<T>(View view) where T : unmanaged => Part(view.Storage, view.Offset, view.Count).Cast<T>();

    /// <summary>The bytes of so many elements of a storage.</summary>
    internal ArrayView<byte> Part(Storage storage, int offset, int count)
    {
        if (offset < 0 || count < 0 || offset > storage.Count - count)
        {
            throw new InvalidOperationException($"Gpu: elements {offset} to {(long)offset + count} of a block of {storage.Count}.");
        }
        int size = storage.DType.Size();
        return buffers[storage.Pointer].View.BaseView.SubView((long)offset * size, (long)count * size);
    }
}
