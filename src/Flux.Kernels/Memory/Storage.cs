using System.Runtime.InteropServices;

namespace Flux.Kernels;

/// <summary>A block of device memory. Fresh until a region owns it or it escapes; once returned its pointer is null and its use throws.</summary>
internal sealed unsafe class Storage
{
    private nint pointer;

    internal Storage(Device device, DType type, int count)
    {
        (Device, DType, Count) = (device, type, count);
        pointer = (nint)NativeMemory.AlignedAlloc((nuint)Math.Max(64, (long)count * type.Size() + 64), 64);
    }

    internal Device Device { get; }
    internal DType DType { get; }
    internal int Count { get; }

    /// <summary>The region that will return this block, while it is open.</summary>
    internal Region? Region { get; set; }

    internal bool IsFresh => Region is null;

    internal nint Pointer => pointer;

    /// <summary>Leaves the block to the garbage collector.</summary>
    internal void Escape() => Region = null;

    /// <summary>Keeps the block from every region: its numbers were handed out.</summary>
    internal void Expose() => Escape();
}
