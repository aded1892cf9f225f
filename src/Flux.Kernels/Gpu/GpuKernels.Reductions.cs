using System.Numerics;

namespace Flux.Kernels;

internal sealed partial class GpuKernels
{
    private static double Neutral(Reduction how) => how switch
    {
        Reduction.Sum => 0,
        Reduction.Product => 1,
        Reduction.Max => double.NegativeInfinity,
        _ => double.PositiveInfinity,
    };

    public void Reduce(Reduction how, View x, View y) => Dispatch.Reals("Reduce", y.DType, new ReduceWork(this, how, x, y));

    private readonly struct ReduceWork(GpuKernels on, Reduction how, View x, View y) : IRealWork
    {
        public void Run<F>() where F : unmanaged, IBinaryFloatingPointIeee754<F>
        {
            if (x.Count == 0)
            {
                on.Fill(y, Neutral(how));
                return;
            }
            (Walk kept, Walk reduced) = (default, default);
            for (int i = 0, stride = 1; i < x.Shape.Rank; stride *= x.Shape[i++])
            {
                if (y.Shape[i] == 1) reduced.Add(x.Shape[i], stride, 0);
                else kept.Add(x.Shape[i], stride, 0);
            }
            var folding = new Folding(kept, reduced, x.Count / y.Count);
            using HeldElements<F> hx = on.Hold<F>(x), hy = on.Hold<F>(y);
            switch (how)
            {
                case Reduction.Sum: on.launcher.Run(ReduceKernels<F>.Sum, y.Count, hx.Elements, hy.Elements, folding); break;
                case Reduction.Product: on.launcher.Run(ReduceKernels<F>.Product, y.Count, hx.Elements, hy.Elements, folding); break;
                case Reduction.Max: on.launcher.Run(ReduceKernels<F>.Max, y.Count, hx.Elements, hy.Elements, folding); break;
                default: on.launcher.Run(ReduceKernels<F>.Min, y.Count, hx.Elements, hy.Elements, folding); break;
            }
        }
    }
}
