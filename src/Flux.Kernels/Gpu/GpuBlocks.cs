using System.Collections.Concurrent;
using System.Diagnostics;
using ILGPU;
using ILGPU.Runtime;

namespace Flux.Kernels;

/// <summary>
/// Blocks of an accelerator's memory, small ones as pieces of shared buffers. The handle of a block is its number, since a view must be made from the buffer
/// itself.
/// </summary>
internal sealed class GpuBlocks(GpuDevice device, long limit) : IBlockSource
{
    // Of the memory, what shared buffers may take: their pieces come back in any order, so that each may be left with all free but one.
    private const int SharedShare = 16;

    private readonly ConcurrentDictionary<nint, Slab> slabs = new();
    private readonly Dictionary<long, List<Slab>> withRoom = [];
    private nint last;
    private long allocated, shared;

    public bool OnHost => false;

    public long Limit => limit;

    /// <summary>How many buffers the device has given.</summary>
    internal int Buffers => slabs.Count;

    public nint Allocate(long bytes)
    {
        nint block;
        long added = 0;
        lock (device.Gate)
        {
            device.Check();
            var slab = WithRoom(bytes);
            if (slab is null)
            {
                slab = Added(bytes);
                added = slab.Bytes;
            }
            block = slab.Take();
            if (slab.IsFull) Rooms(slab.Piece).Remove(slab);
        }
        if (added > 0) GC.AddMemoryPressure(added);
        return block;
    }

    public void Free(nint block, long bytes)
    {
        if (!slabs.TryGetValue(Slab.NumberOf(block), out var slab)) return;
        lock (device.Gate)
        {
            var rooms = Rooms(slab.Piece);
            if (slab.IsFull) rooms.Add(slab);
            if (!slab.Give(block)) return;
            if (!slab.IsEmpty) return;
            rooms.Remove(slab);
            slabs.TryRemove(Slab.NumberOf(block), out _);
            Dispose(slab);
            allocated -= slab.Bytes;
            if (slab.IsShared) shared -= slab.Bytes;
        }
        GC.RemoveMemoryPressure(slab.Bytes);
    }

    /// <summary>The slab with free pieces for such blocks that had them first, so that later ones become free as a whole.</summary>
    private Slab? WithRoom(long bytes) => bytes <= Slab.LargestPiece && Rooms(Slab.PieceOf(bytes)) is [var first, ..] ? first : null;

    private List<Slab> Rooms(long piece) => withRoom.TryGetValue(piece, out var rooms) ? rooms : withRoom[piece] = [];

    /// <summary>A slab of which a block is a piece, or all where it is large or where shared buffers have their part of the memory.</summary>
    private Slab Added(long bytes)
    {
        bool shares = bytes <= Slab.LargestPiece && shared + Slab.Shared <= limit / SharedShare && Slab.Shared <= limit - allocated;
        if (!shares && bytes > limit - allocated) throw new InsufficientMemoryException($"{device}: {bytes} bytes beside {allocated} of {limit}.");
        long piece = Slab.PieceOf(bytes);
        var slab = shares ? new Slab(last + 1, SharedBuffer(), piece, Slab.CountOf(piece)) : new Slab(last + 1, Buffer(bytes), bytes, 1);
        slabs[++last] = slab;
        allocated += slab.Bytes;
        if (slab.IsShared) shared += slab.Bytes;
        Rooms(slab.Piece).Add(slab);
        return slab;
    }

    // Blocks are freed on the finaliser's thread too, where an exception would end the process; a driver that refuses has lost the block anyway.
    private static void Dispose(Slab slab)
    {
        try
        {
            slab.Dispose();
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
        return slabs[Slab.NumberOf(block)].Part(block, (long)start * size, (long)count * size);
    }

    // Memory that the system gives when it is first touched costs a processor 75 us per launch that reaches over it without using it.
    private MemoryBuffer1D<byte, Stride1D.Dense> SharedBuffer()
    {
        var buffer = Buffer(Slab.Shared);
        if (device.RunsOnCpu) buffer.MemSetToZero(device.Accelerator.DefaultStream);
        return buffer;
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
