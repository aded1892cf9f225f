namespace Flux.Kernels;

/// <summary>The contract on the host's cores; one file per family.</summary>
internal sealed partial class CpuKernels : IKernels;
