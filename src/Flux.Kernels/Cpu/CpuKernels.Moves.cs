namespace Flux.Kernels;

internal sealed unsafe partial class CpuKernels<V32, V64>
{
    public void Permute(View x, ReadOnlySpan<int> order, View y) => StridedCopy<V32>.Run(MoveWalk.Permute(x.Shape, order, y.Shape, x.DType.Size()), x, y);

    public void Slice(View x, ReadOnlySpan<int> start, ReadOnlySpan<int> step, View y) =>
        StridedCopy<V32>.Run(MoveWalk.Slice(x.Shape, start, step, y.Shape, x.DType.Size()), x, y);

    public void Paste(View x, ReadOnlySpan<int> start, ReadOnlySpan<int> step, View y) =>
        StridedCopy<V32>.Run(MoveWalk.Paste(x.Shape, start, step, y.Shape, x.DType.Size()), x, y);

    public void Broadcast(View x, View y) => Elementwise.Run(RepeatTiles.Kernel(y.DType.Size()), x, x, x, y);
}
