using System.Numerics;

namespace Flux.Kernels;

internal sealed partial class GpuKernels
{
    public void Reduce(Reduction how, View x, View y)
    {
        if (y.DType == DType.Float64) Reduce<double>(how, x, y);
        else Reduce<float>(how, x, y);
    }

    private void Reduce<F>(Reduction how, View x, View y) where F : unmanaged, IBinaryFloatingPointIeee754<F>
    {
        if (x.Count == 0)
        {
            Fill(y, how == Reduction.Product ? 1 : 0);
            return;
        }
        (Walk kept, Walk reduced) = (default, default);
        for (int i = 0, stride = 1; i < x.Shape.Rank; stride *= x.Shape[i++])
        {
            if (y.Shape[i] == 1) reduced.Add(x.Shape[i], stride, 0);
            else kept.Add(x.Shape[i], stride, 0);
        }
        var folding = new Folding(Grid4.Of(kept), Strides4.Of(kept, 0), Grid4.Of(reduced), Strides4.Of(reduced, 0), x.Count / y.Count);
        switch (how)
        {
            case Reduction.Sum: launcher.Run(ReduceKernels<F>.Sum, y.Count, Elements<F>(x), Elements<F>(y), folding); break;
            case Reduction.Product: launcher.Run(ReduceKernels<F>.Product, y.Count, Elements<F>(x), Elements<F>(y), folding); break;
            case Reduction.Max: launcher.Run(ReduceKernels<F>.Max, y.Count, Elements<F>(x), Elements<F>(y), folding); break;
            default: launcher.Run(ReduceKernels<F>.Min, y.Count, Elements<F>(x), Elements<F>(y), folding); break;
        }
        KeepAlive(x, x, x, y);
    }
}
