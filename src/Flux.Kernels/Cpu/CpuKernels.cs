namespace Flux.Kernels;

/// <summary>The contract on the host's cores, all of it, at one width of registers; one file per family.</summary>
/// <typeparam name="V32">Lanes of float.</typeparam>
/// <typeparam name="V64">Lanes of double.</typeparam>
internal sealed partial class CpuKernels<V32, V64> : IKernels where V32 : unmanaged, ILanes<V32, float> where V64 : unmanaged, ILanes<V64, double>
{
    public void Without(string kernel) => throw new NotSupportedException($"{kernel}: the host has no such kernel.");
}
