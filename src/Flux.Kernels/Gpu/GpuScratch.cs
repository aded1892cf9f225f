namespace Flux.Kernels;

/// <summary>Elements of a device for the time of a few launches: these go in order, so after <c>using</c> the block may serve the next.</summary>
internal readonly ref struct GpuScratch(GpuDevice device, DType type, int count) : IDisposable
{
    internal View View { get; } = new(device.Rent(type, count), 0, [count]);

    public void Dispose() => View.Storage.Return("the operation that used it is over");
}
