namespace Flux.Kernels;

internal sealed partial class CpuKernels
{
    public void MatMul(View a, bool transposeA, View b, bool transposeB, View y) => throw new NotSupportedException("MatMul");
}
