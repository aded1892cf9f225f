namespace Flux.Kernels;

/// <summary>A stack of images inside larger ones: where the first starts, and how far the next is.</summary>
internal readonly unsafe struct ImageStack<F>(F* start, nint step) where F : unmanaged
{
    internal F* this[int i] => start + i * step;
}
