using System.Numerics;

namespace Flux.Kernels;

internal sealed unsafe partial class CpuKernels
{
    public void Reduce(Reduction how, View x, View y)
    {
        if (x.DType == DType.Float32) Reduce<float>(how, x, y);
        else Reduce<double>(how, x, y);
    }

    private static void Reduce<F>(Reduction how, View x, View y) where F : unmanaged, IBinaryFloatingPointIeee754<F>
    {
        switch (how)
        {
            case Reduction.Sum: Reducer<F, SumFold<F>>.Reduce(x, y); break;
            case Reduction.Max: Reducer<F, MaxFold<F>>.Reduce(x, y); break;
            case Reduction.Min: Reducer<F, MinFold<F>>.Reduce(x, y); break;
            default: Reducer<F, ProductFold<F>>.Reduce(x, y); break;
        }
    }

    public void ArgMax(View x, int dim, View y)
    {
        if (y.Count == 0) return;
        var (inner, count, outer) = Around(x.Shape, dim);
        if (count == 0) throw new ArgumentException($"ArgMax: dimension {dim} of {x.Shape} is empty; a size of 1 or more would fit.");
        if (x.DType == DType.Float32) ArgMaxKernel<float>.Run(x.Start<float>(), y.Start<int>(), inner, count, outer);
        else ArgMaxKernel<double>.Run(x.Start<double>(), y.Start<int>(), inner, count, outer);
        x.KeepAlive();
        y.KeepAlive();
    }

    public void Softmax(View x, int dim, bool log, View y)
    {
        if (x.Count == 0) return;
        var (inner, count, outer) = Around(x.Shape, dim);
        nint room = y.Offset + y.Count == y.Storage.Count ? y.Count + TileKernel.Grain : y.Count;
        if (x.DType == DType.Float32) SoftmaxKernel<float>.Run(x.Start<float>(), y.Start<float>(), inner, count, outer, log, room);
        else SoftmaxKernel<double>.Run(x.Start<double>(), y.Start<double>(), inner, count, outer, log, room);
        x.KeepAlive();
        y.KeepAlive();
    }

    public void LogSumExp(View x, int dim, View y)
    {
        if (y.Count == 0) return;
        var (inner, count, outer) = Around(x.Shape, dim);
        if (count == 0) Fill(y, double.NegativeInfinity);
        else if (x.DType == DType.Float32) LogSumExpKernel<float>.Run(x.Start<float>(), y.Start<float>(), inner, count, outer);
        else LogSumExpKernel<double>.Run(x.Start<double>(), y.Start<double>(), inner, count, outer);
        x.KeepAlive();
        y.KeepAlive();
    }

    /// <summary>The sizes before, at and after a dimension.</summary>
    private static (int Inner, int Count, int Outer) Around(Shape shape, int dim)
    {
        int inner = shape.Stride(dim), outer = 1;
        for (int i = dim + 1; i < shape.Rank; i++) outer *= shape[i];
        return (inner, shape[dim], outer);
    }
}
