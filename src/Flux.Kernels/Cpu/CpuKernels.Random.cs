namespace Flux.Kernels;

internal sealed partial class CpuKernels
{
    public void Uniform(ulong key, View y) => throw new NotSupportedException("Uniform");
    public void Normal(ulong key, View y) => throw new NotSupportedException("Normal");
}
