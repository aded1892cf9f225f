using Flux.Kernels;

namespace Flux;

public abstract partial class Device
{
    /// <summary>The host: SIMD kernels on all cores.</summary>
    public static Device Cpu { get; } = new CpuDevice();
}
