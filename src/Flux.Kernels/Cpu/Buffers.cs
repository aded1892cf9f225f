namespace Flux.Kernels;

/// <summary>The one door from views to pointers. Whoever takes a pointer keeps its view alive until the kernel is done.</summary>
internal static unsafe class Buffers
{
    /// <summary>The first element of the view.</summary>
    internal static T* Start<T>(this View view) where T : unmanaged => (T*)view.Storage.Pointer + view.Offset;

    /// <summary>The first element of the view as an address of bytes.</summary>
    internal static byte* StartByte(this View view) => (byte*)view.Storage.Pointer + (long)view.Offset * view.DType.Size();

    /// <summary>Keeps the blocks from the finaliser up to this point.</summary>
    internal static void KeepAlive(this View view) => GC.KeepAlive(view.Storage);
}
