using System.Numerics;

namespace Flux.Kernels;

internal sealed partial class GpuKernels
{
    public bool HasAdam(DType type) => type.IsReal();

    public void Adam(View p, View g, View m, View v, AdamStep step, View p2, View m2, View v2) =>
        GpuDispatch.Reals("Adam", p.DType, new AdamWork(this, p, g, m, v, step, p2, m2, v2));

    private readonly struct AdamWork(GpuKernels on, View p, View g, View m, View v, AdamStep step, View p2, View m2, View v2) : IGpuWork
    {
        public void Run<T, F>() where T : struct, IGpuReal<T, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
        {
            using HeldElements<F> hp = on.Hold<F>(p), hg = on.Hold<F>(g), hm = on.Hold<F>(m), hv = on.Hold<F>(v);
            using HeldElements<F> hp2 = on.Hold<F>(p2), hm2 = on.Hold<F>(m2), hv2 = on.Hold<F>(v2);
            var views = new AdamViews<F>(hp.Elements, hg.Elements, hm.Elements, hv.Elements, hp2.Elements, hm2.Elements, hv2.Elements);
            on.launcher.Run(AdamKernel<T, F>.Run, p.Count, views, new AdamNumbers<F>(step));
        }
    }
}
