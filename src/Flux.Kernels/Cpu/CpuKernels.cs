namespace Flux.Kernels;

/// <summary>The contract on the host's cores, all of it; one file per family.</summary>
internal sealed partial class CpuKernels : IKernels
{
    public void Without(string kernel) => throw new NotSupportedException($"{kernel}: the host has no such kernel.");
}
