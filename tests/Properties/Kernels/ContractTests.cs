using Flux.Kernels;
using Xunit;

namespace Flux.Properties.Kernels;

/// <summary>A device may lack kernels, and then says so; the host has them all.</summary>
public sealed class ContractTests
{
    [Fact]
    public void The_host_has_every_kernel()
    {
        var kernels = typeof(CpuKernels<Lanes128<float>, Lanes128<double>>).GetInterfaceMap(typeof(IKernels));
        Assert.All(kernels.TargetMethods, kernel => Assert.False(kernel.DeclaringType!.IsInterface));
    }
}
