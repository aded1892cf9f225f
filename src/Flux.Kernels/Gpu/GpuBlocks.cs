using System.Collections.Concurrent;
using System.Diagnostics;
using ILGPU;
using ILGPU.Runtime;

namespace Flux.Kernels;

/// <summary>Blocks of an accelerator's memory. The handle of a block is its number, since a view must be made from the buffer itself.</summary>
internal sealed class GpuBlocks(GpuDevice device, long limit) : IBlockSource
{
    private readonly ConcurrentDictionary<nint, MemoryBuffer1D<byte, Stride1D.Dense>> buffers = new();
    private nint last;
    private long allocated;

    public bool OnHost => false;

    public long Limit => limit;

    public nint Allocate(long bytes)
    {
        nint block;
        lock (device.Gate)
        {
            device.Check();
            if (bytes > limit - allocated) throw new InsufficientMemoryException($"{device}: {bytes} bytes beside {allocated} of {limit}.");
            buffers[block = ++last] = Buffer(bytes);
            allocated += bytes;
        }
        GC.AddMemoryPressure(bytes);
        return block;
    }

    public void Free(nint block, long bytes)
    {
        if (!buffers.TryRemove(block, out var buffer)) return;
        lock (device.Gate)
        {
            Dispose(buffer);
            allocated -= bytes;
        }
        GC.RemoveMemoryPressure(bytes);
    }

    // Blocks are freed on the finaliser's thread too, where an exception would end the process; a driver that refuses has lost the block anyway.
    private static void Dispose(MemoryBuffer buffer)
    {
        try
        {
            buffer.Dispose();
        }
        catch (AcceleratorException e)
        {
            Debug.WriteLine(e.Message);
        }
    }

    /// <summary>
    /// The bytes of so many elements of a block, after their owner and bounds were checked: ILGPU's own answer to a bad view is to end the process.
    /// </summary>
    internal ArrayView<byte> Part(nint block, Storage storage, int start, int count)
    {
        device.Check();
        if (storage.Device != device) throw new InvalidOperationException($"{device}: a block of {storage.Device}; one of its own would fit.");
        if (start < 0 || count < 0 || start > storage.Count - count)
        {
            throw new InvalidOperationException($"{device}: elements {start} to {(long)start + count} of a block of {storage.Count}.");
        }
        int size = storage.DType.Size();
        return buffers[block].View.BaseView.SubView((long)start * size, (long)count * size);
    }

    private MemoryBuffer1D<byte, Stride1D.Dense> Buffer(long bytes)
    {
        try
        {
            return device.Accelerator.Allocate1D<byte>(bytes);
        }
        catch (AcceleratorException e)
        {
            throw new InsufficientMemoryException($"{device}: {e.Message}", e);
        }
    }
}
