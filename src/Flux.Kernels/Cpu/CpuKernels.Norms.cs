using System.Numerics;

namespace Flux.Kernels;

internal sealed unsafe partial class CpuKernels<V32, V64>
{
    public bool HasNorms => true;

    public void Moments(View x, NormLayout layout, View moments) =>
        Width<V32, V64>.Reals("Moments", x.DType, new MomentsWork(x, layout, moments));

    private readonly struct MomentsWork(View x, NormLayout layout, View moments) : ILaneWork
    {
        public void Run<V, F>() where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
        {
            using Held<F> hx = x.Hold<F>(), hy = moments.Hold<F>();
            MomentsKernel<V, F>.Run(hx.Pointer, hy.Pointer, layout);
        }
    }

    public void Standardise(View x, Statistics by, View? scale, View? shift, NormLayout layout, View y) =>
        Width<V32, V64>.Reals("Standardise", x.DType, new StandardiseWork(x, by, scale, shift, layout, y));

    private readonly struct StandardiseWork(View x, Statistics by, View? scale, View? shift, NormLayout layout, View y) : ILaneWork
    {
        public void Run<V, F>() where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
        {
            using Held<F> hx = x.Hold<F>(), hby = by.By.Hold<F>(), hmean = by.Mean.Hold<F>(), hfactor = by.Factor.Hold<F>(), hy = y.Hold<F>();
            using Held<F> hscale = Hold<F>(scale), hshift = Hold<F>(shift);
            StandardiseKernel<V, F>.Run(
                hx.Pointer, hby.Pointer, hmean.Pointer, hfactor.Pointer, hscale.Pointer, hshift.Pointer, hy.Pointer, layout);
        }
    }

    public void StandardiseSlope(View d, View x, Statistics by, View? scale, NormLayout layout, View dx) =>
        Width<V32, V64>.Reals("StandardiseSlope", x.DType, new SlopeWork(d, x, by, scale, layout, dx));

    private readonly struct SlopeWork(View d, View x, Statistics by, View? scale, NormLayout layout, View dx) : ILaneWork
    {
        public void Run<V, F>() where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
        {
            using Held<F> hd = d.Hold<F>(), hx = x.Hold<F>(), hdx = dx.Hold<F>();
            using Held<F> hby = by.By.Hold<F>(), hmean = by.Mean.Hold<F>(), hfactor = by.Factor.Hold<F>(), hscale = Hold<F>(scale);
            StandardiseSlopeKernel<V, F>.Run(
                hd.Pointer, hx.Pointer, hby.Pointer, hmean.Pointer, hfactor.Pointer, hscale.Pointer, hdx.Pointer, layout);
        }
    }

    public void StandardiseScale(View d, View x, Statistics by, NormLayout layout, View sums) =>
        Width<V32, V64>.Reals("StandardiseScale", x.DType, new ScaleWork(d, x, by, layout, sums));

    private readonly struct ScaleWork(View d, View x, Statistics by, NormLayout layout, View sums) : ILaneWork
    {
        public void Run<V, F>() where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
        {
            using Held<F> hd = d.Hold<F>(), hx = x.Hold<F>(), hy = sums.Hold<F>();
            using Held<F> hby = by.By.Hold<F>(), hmean = by.Mean.Hold<F>(), hfactor = by.Factor.Hold<F>();
            StandardiseScaleKernel<V, F>.Run(hd.Pointer, hx.Pointer, hby.Pointer, hmean.Pointer, hfactor.Pointer, hy.Pointer, layout);
        }
    }

    /// <summary>What there may not be.</summary>
    private static Held<F> Hold<F>(View? view) where F : unmanaged => view is { } there ? there.Hold<F>() : default;
}
