namespace Flux.Kernels;

internal sealed unsafe partial class CpuKernels<V32, V64>
{
    public void Permute(View x, ReadOnlySpan<int> order, View y)
    {
        int bytes = x.DType.Size();
        Walk walk = default;
        for (int i = 0; i < order.Length; i++) walk.Add(y.Shape[i], (long)x.Shape.Stride(order[i]) * bytes, (long)y.Shape.Stride(i) * bytes);
        StridedCopy<V32>.Run(walk, x, 0, y, 0);
    }

    public void Slice(View x, ReadOnlySpan<int> start, ReadOnlySpan<int> step, View y)
    {
        int bytes = x.DType.Size();
        Walk walk = default;
        long first = 0;
        for (int i = 0; i < Math.Max(x.Shape.Rank, y.Shape.Rank); i++)
        {
            long stride = x.Shape.Stride(i);
            first += At(start, i, 0) * stride;
            walk.Add(y.Shape[i], At(step, i, 1) * stride * bytes, (long)y.Shape.Stride(i) * bytes);
        }
        StridedCopy<V32>.Run(walk, x, first, y, 0);
    }

    public void Paste(View x, ReadOnlySpan<int> start, ReadOnlySpan<int> step, View y)
    {
        int bytes = x.DType.Size();
        Walk walk = default;
        long first = 0;
        for (int i = 0; i < Math.Max(x.Shape.Rank, y.Shape.Rank); i++)
        {
            long stride = y.Shape.Stride(i);
            first += At(start, i, 0) * stride;
            walk.Add(x.Shape[i], (long)x.Shape.Stride(i) * bytes, At(step, i, 1) * stride * bytes);
        }
        StridedCopy<V32>.Run(walk, x, 0, y, first);
    }

    public void Broadcast(View x, View y) => Elementwise.Run(RepeatTiles.Kernel(y.DType.Size()), x, x, x, y);

    private static int At(ReadOnlySpan<int> values, int i, int otherwise) => i < values.Length ? values[i] : otherwise;
}
