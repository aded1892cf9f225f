namespace Flux.Kernels;

/// <summary>The contract as ILGPU kernels: one file per family; what is missing names itself.</summary>
/// <param name="device">Where they run.</param>
/// <param name="coarse">Whether a thread does a row or a chunk, as a processor wants it, or one place of a tile, as a GPU does.</param>
internal sealed partial class GpuKernels(GpuDevice device, bool coarse) : IKernels
{
    private readonly Launcher launcher = device.Launcher;

    private HeldElements<T> Hold<T>(View view) where T : unmanaged => new(device.Blocks, view.Storage, view.Offset, view.Count);

    private GpuScratch Rent(DType type, int count) => new(device, type, count);

    public void Without(string kernel) => throw new NotSupportedException($"{kernel}: not on {device} yet; move the tensors with To(Device.Cpu).");
}
