using System.Runtime.InteropServices;

namespace Flux.Kernels;

/// <summary>A temporary of one kernel call: 64-byte aligned, uninitialised, padded like every block; <c>using</c> gives it back.</summary>
internal readonly unsafe ref struct Scratch<T> : IDisposable where T : unmanaged
{
    private readonly T* pointer;

    /// <summary>Room for count elements, and for whole vectors past the end.</summary>
    internal Scratch(long count) => pointer = (T*)NativeMemory.AlignedAlloc((nuint)(count * sizeof(T) + 64), 64);

    internal T* Pointer => pointer;

    public void Dispose() => NativeMemory.AlignedFree(pointer);
}
