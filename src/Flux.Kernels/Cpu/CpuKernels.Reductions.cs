namespace Flux.Kernels;

internal sealed partial class CpuKernels
{
    public void Reduce(Reduction how, View x, View y) => throw new NotSupportedException("Reduce");
    public void ArgMax(View x, int dim, View y) => throw new NotSupportedException("ArgMax");
    public void Softmax(View x, int dim, bool log, View y) => throw new NotSupportedException("Softmax");
    public void LogSumExp(View x, int dim, View y) => throw new NotSupportedException("LogSumExp");
}
