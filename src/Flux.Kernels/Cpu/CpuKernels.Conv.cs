namespace Flux.Kernels;

internal sealed partial class CpuKernels
{
    public void Conv(View x, View w, View? bias, ConvGeometry geometry, View y) => throw new NotSupportedException("Conv");
    public void ConvInputGradient(View dy, View w, ConvGeometry geometry, View dx) => throw new NotSupportedException("ConvInputGradient");
    public void ConvWeightGradient(View x, View dy, ConvGeometry geometry, View dw) => throw new NotSupportedException("ConvWeightGradient");
}
