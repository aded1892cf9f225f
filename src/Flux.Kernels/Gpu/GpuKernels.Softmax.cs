using System.Numerics;

namespace Flux.Kernels;

/// <summary>Softmax in three passes, each with as many threads as there is work: maxima, sums of exponentials, quotients.</summary>
internal sealed partial class GpuKernels
{
    public void Softmax(View x, int dim, bool log, View y)
    {
        if (x.Count > 0) GpuDispatch.Reals("Softmax", x.DType, new SoftmaxWork(this, x, dim, log, y));
    }

    private readonly struct SoftmaxWork(GpuKernels on, View x, int dim, bool log, View y) : IGpuWork
    {
        public void Run<T, F>() where T : struct, IGpuReal<T, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
        {
            var (inner, count, outer) = Around(x.Shape, dim);
            using GpuScratch maxima = on.Rent(x.DType, inner * outer), sums = on.Rent(x.DType, inner * outer);
            on.Exponentials<T, F>(x, inner, count, maxima.View, sums.View);
            using HeldElements<F> hx = on.Hold<F>(x), hm = on.Hold<F>(maxima.View), hs = on.Hold<F>(sums.View), hy = on.Hold<F>(y);
            Divisor byInner = new(inner), byCount = new(count);
            if (log) on.launcher.Run(SoftmaxKernels<T, F>.LogSoftmax, y.Count, hx.Elements, hm.Elements, hs.Elements, hy.Elements, byInner, byCount);
            else on.launcher.Run(SoftmaxKernels<T, F>.Softmax, y.Count, hx.Elements, hm.Elements, hs.Elements, hy.Elements, byInner, byCount);
        }
    }

    public void LogSumExp(View x, int dim, View y)
    {
        if (y.Count == 0) return;
        if (x.Shape[dim] == 0) Fill(y, double.NegativeInfinity);
        else GpuDispatch.Reals("LogSumExp", x.DType, new LogSumExpWork(this, x, dim, y));
    }

    private readonly struct LogSumExpWork(GpuKernels on, View x, int dim, View y) : IGpuWork
    {
        public void Run<T, F>() where T : struct, IGpuReal<T, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
        {
            var (inner, count, _) = Around(x.Shape, dim);
            using GpuScratch maxima = on.Rent(x.DType, y.Count), sums = on.Rent(x.DType, y.Count);
            on.Exponentials<T, F>(x, inner, count, maxima.View, sums.View);
            using HeldElements<F> hm = on.Hold<F>(maxima.View), hs = on.Hold<F>(sums.View), hy = on.Hold<F>(y);
            on.launcher.Run(SoftmaxKernels<T, F>.LogSumExp, y.Count, hm.Elements, hs.Elements, hy.Elements);
        }
    }

    /// <summary>The maxima along the middle of (inner, count, outer), and the sums of exp(x - max).</summary>
    private void Exponentials<T, F>(View x, int inner, int count, View maxima, View sums)
        where T : struct, IGpuReal<T, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
    {
        FoldStored<F, GpuMaxFold<T, F>>(x, inner, count, maxima, F.NegativeInfinity);
        using HeldElements<F> hx = Hold<F>(x), hm = Hold<F>(maxima);
        Fold<F, GpuSumFold<F>, ExponentialSource<T, F>>(new(hx.Elements, hm.Elements, default), inner, count, sums, F.Zero);
    }
}
