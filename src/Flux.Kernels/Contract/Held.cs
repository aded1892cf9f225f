using System.Runtime.CompilerServices;

namespace Flux.Kernels;

/// <summary>
/// The one door from a storage to its address: <c>using</c> keeps the block from the collector, which would let another tensor have it, until the kernel is
/// done.
/// </summary>
internal readonly unsafe ref struct Held<T> : IDisposable where T : unmanaged
{
    private readonly Storage storage;

    internal Held(Storage storage, T* pointer)
    {
        this.storage = storage;
        Pointer = pointer;
    }

    /// <summary>The first element.</summary>
    internal T* Pointer { get; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Dispose() => GC.KeepAlive(storage);
}
