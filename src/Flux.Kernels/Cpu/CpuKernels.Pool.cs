namespace Flux.Kernels;

internal sealed partial class CpuKernels
{
    public void MaxPool(View x, View values, PoolGeometry geometry, View y) => throw new NotSupportedException("MaxPool");
    public void MaxPoolGradient(View x, View dy, PoolGeometry geometry, View dx) => throw new NotSupportedException("MaxPoolGradient");
    public void MeanPool(View x, PoolGeometry geometry, View y) => throw new NotSupportedException("MeanPool");
    public void MeanPoolGradient(View dy, PoolGeometry geometry, View dx) => throw new NotSupportedException("MeanPoolGradient");
}
