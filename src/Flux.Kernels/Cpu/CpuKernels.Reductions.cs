using System.Numerics;

namespace Flux.Kernels;

internal sealed unsafe partial class CpuKernels<V32, V64>
{
    public void Reduce(Reduction how, View x, View y)
    {
        if (x.DType == DType.Int32 && how == Reduction.Sum) IntegerSum.Reduce(x, y);
        else Width<V32, V64>.Reals("Reduce", x.DType, new ReduceWork(how, x, y));
    }

    private readonly struct ReduceWork(Reduction how, View x, View y) : ILaneWork
    {
        public void Run<V, F>() where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
        {
            switch (how)
            {
                case Reduction.Sum: Reducer<V, F, SumFold<V, F>>.Reduce(x, y); break;
                case Reduction.Max: Reducer<V, F, MaxFold<V, F>>.Reduce(x, y); break;
                case Reduction.Min: Reducer<V, F, MinFold<V, F>>.Reduce(x, y); break;
                default: Reducer<V, F, ProductFold<V, F>>.Reduce(x, y); break;
            }
        }
    }

    public void ArgMax(View x, int dim, View y)
    {
        if (y.Count == 0) return;
        if (x.Shape[dim] == 0) throw new ArgumentException($"ArgMax: dimension {dim} of {x.Shape} is empty; a size of 1 or more would fit.");
        Width<V32, V64>.Reals("ArgMax", x.DType, new ArgMaxWork(x, dim, y));
    }

    private readonly struct ArgMaxWork(View x, int dim, View y) : ILaneWork
    {
        public void Run<V, F>() where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
        {
            var (inner, count, outer) = Around(x.Shape, dim);
            using var hx = x.Hold<F>();
            using var hy = y.Hold<int>();
            ArgMaxKernel<V, F>.Run(hx.Pointer, hy.Pointer, inner, count, outer);
        }
    }

    public void Softmax(View x, int dim, bool log, View y)
    {
        if (x.Count > 0) Width<V32, V64>.Reals("Softmax", x.DType, new SoftmaxWork(x, dim, log, y));
    }

    private readonly struct SoftmaxWork(View x, int dim, bool log, View y) : ILaneWork
    {
        public void Run<V, F>() where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
        {
            var (inner, count, outer) = Around(x.Shape, dim);
            nint room = y.Offset + y.Count == y.Storage.Count ? y.Count + TileKernel.Grain : y.Count;
            using Held<F> hx = x.Hold<F>(), hy = y.Hold<F>();
            SoftmaxKernel<V, F>.Run(hx.Pointer, hy.Pointer, inner, count, outer, log, room);
        }
    }

    public void LogSumExp(View x, int dim, View y)
    {
        if (y.Count == 0) return;
        if (x.Shape[dim] == 0) Fill(y, double.NegativeInfinity);
        else Width<V32, V64>.Reals("LogSumExp", x.DType, new LogSumExpWork(x, dim, y));
    }

    private readonly struct LogSumExpWork(View x, int dim, View y) : ILaneWork
    {
        public void Run<V, F>() where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
        {
            var (inner, count, outer) = Around(x.Shape, dim);
            using Held<F> hx = x.Hold<F>(), hy = y.Hold<F>();
            LogSumExpKernel<V, F>.Run(hx.Pointer, hy.Pointer, inner, count, outer);
        }
    }

    /// <summary>The sizes before, at and after a dimension.</summary>
    private static (int Inner, int Count, int Outer) Around(Shape shape, int dim)
    {
        int inner = shape.Stride(dim), outer = 1;
        for (int i = dim + 1; i < shape.Rank; i++) outer *= shape[i];
        return (inner, shape[dim], outer);
    }
}
