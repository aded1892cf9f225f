namespace Flux.Kernels;

internal sealed partial class CpuKernels
{
    public void Adam(View p, View g, View m, View v, AdamStep step, View p2, View m2, View v2) => throw new NotSupportedException("Adam");
}
