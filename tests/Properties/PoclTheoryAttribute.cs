using Flux.Kernels;
using Xunit;

namespace Flux.Properties;

/// <summary>As <see cref="PoclFactAttribute"/>, for tests of rows.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PoclTheoryAttribute : TheoryAttribute
{
    /// <summary>Looks for a device.</summary>
    public PoclTheoryAttribute()
    {
        if (GpuDevice.Pocl is null) Skip = PoclFactAttribute.Missing;
    }
}
