using Flux.Kernels;
using Xunit;

namespace Flux.Properties;

/// <summary>A test that needs OpenCL on the processor: where that is missing it is skipped, and the report says what to install.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PoclFactAttribute : FactAttribute
{
    internal const string Missing = "No OpenCL on the processor; apt-get install -y pocl-opencl-icd ocl-icd-libopencl1 would fit.";

    /// <summary>Looks for a device.</summary>
    public PoclFactAttribute()
    {
        if (GpuDevice.Pocl is null) Skip = Missing;
    }
}
