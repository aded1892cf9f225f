namespace Flux;

/// <summary>What runs the kernels of a device.</summary>
public enum DeviceKind
{
    /// <summary>SIMD code on the host.</summary>
    Cpu,

    /// <summary>A GPU through CUDA.</summary>
    Cuda,

    /// <summary>A device through OpenCL: a GPU, or the processor where an OpenCL for it is installed.</summary>
    OpenCL,

    /// <summary>ILGPU's simulation of a GPU on the processor, for tests.</summary>
    Simulator,
}
