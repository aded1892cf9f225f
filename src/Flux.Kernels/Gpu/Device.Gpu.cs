using System.Runtime.CompilerServices;
using Flux.Kernels;

namespace Flux;

public abstract partial class Device
{
    /// <summary>Whether this program can compile kernels while it runs: a constant under Native AOT, which leaves all that compiles out.</summary>
    private static bool Compiles => RuntimeFeature.IsDynamicCodeSupported;

    /// <summary>
    /// A GPU of this machine through ILGPU: the best, or the index-th in the order of <see cref="List"/>, which is CUDA before OpenCL, then by memory, then by
    /// compute units. Needs a run time that compiles; not available under Native AOT.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is no such device; the message lists what was found and why each was rejected.</exception>
    /// <exception cref="PlatformNotSupportedException">The program was compiled ahead of time, or is set to be.</exception>
    public static Device Gpu(int index = 0)
    {
        if (!Compiles) throw Compiled("Device.Gpu");
        var gpus = Found.Gpus;
        return index >= 0 && index < gpus.Length ? gpus[index].Device : throw new InvalidOperationException(gpus.Length == 0
            ? $"Device.Gpu: this machine has no CUDA or OpenCL device that is a GPU ({string.Join("; ", Found.Rejected)}); Device.Cpu works everywhere."
            : $"Device.Gpu: index {index}; this machine has {gpus.Length}, so 0 to {gpus.Length - 1} would fit.");
    }

    private static PlatformNotSupportedException Compiled(string operation) => new(
        $"{operation}: kernels are compiled while the program runs, and this one was compiled ahead of time or is set to be; the property PublishAot=false "
        + "would fit (#:property PublishAot=false in a program of one file). Device.Cpu works everywhere.");
}
