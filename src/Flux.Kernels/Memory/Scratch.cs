namespace Flux.Kernels;

/// <summary>A temporary of one kernel call: 64-byte aligned, uninitialised, padded like every block; <c>using</c> gives it back.</summary>
internal readonly unsafe ref struct Scratch<T> : IDisposable where T : unmanaged
{
    private readonly int sizeClass;

    /// <summary>Room for count elements.</summary>
    internal Scratch(long count)
    {
        sizeClass = SizeClass.Of(count * sizeof(T));
        Pointer = (T*)BlockPool.Host.Rent(sizeClass);
    }

    internal T* Pointer { get; }

    public void Dispose() => BlockPool.Host.Return((nint)Pointer, sizeClass, "the kernel that rented it as scratch has ended");
}
