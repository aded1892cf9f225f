using Flux.Kernels;

namespace Flux;

public abstract partial class Device
{
    /// <summary>The index-th GPU of this machine, through ILGPU (CUDA or OpenCL). Needs a run time that compiles; not available under Native AOT.</summary>
    /// <exception cref="InvalidOperationException">There is no such device.</exception>
    /// <exception cref="PlatformNotSupportedException">The program was compiled ahead of time.</exception>
    public static Device Gpu(int index = 0) => GpuDevice.At(index);
}
