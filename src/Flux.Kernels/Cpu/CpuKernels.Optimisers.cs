using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Flux.Kernels;

internal sealed unsafe partial class CpuKernels
{
    public bool HasAdam(DType type) => type.IsReal();

    public void Adam(View p, View g, View m, View v, AdamStep step, View p2, View m2, View v2) =>
        Dispatch.Reals("Adam", p.DType, new AdamWork(p, g, m, v, step, p2, m2, v2));

    private readonly struct AdamWork(View p, View g, View m, View v, AdamStep step, View p2, View m2, View v2) : IRealWork
    {
        public void Run<F>() where F : unmanaged, IBinaryFloatingPointIeee754<F>
        {
            using Held<F> hp = p.Hold<F>(), hg = g.Hold<F>(), hm = m.Hold<F>(), hv = v.Hold<F>();
            using Held<F> hp2 = p2.Hold<F>(), hm2 = m2.Hold<F>(), hv2 = v2.Hold<F>();
            bool aligned = (((nint)hp2.Pointer | (nint)hm2.Pointer | (nint)hv2.Pointer) & 63) == 0;
            bool fresh = hp2.Pointer != hp.Pointer && hm2.Pointer != hm.Pointer && hv2.Pointer != hv.Pointer;
            bool streams = aligned && fresh && (long)p.Count * sizeof(F) >= Elementwise.StreamFrom;
            var job = new AdamJob<F>(hp.Pointer, hg.Pointer, hm.Pointer, hv.Pointer, hp2.Pointer, hm2.Pointer, hv2.Pointer, p.Count, step, streams);
            Workers.Run(Workers.Chunks(p.Count, Elementwise.Chunk), job);
            if (streams) Interlocked.MemoryBarrier();
        }
    }

    private readonly struct AdamJob<F>(F* p, F* g, F* m, F* v, F* p2, F* m2, F* v2, int count, AdamStep step, bool streams) : IJob
        where F : unmanaged, IBinaryFloatingPointIeee754<F>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int chunk)
        {
            Lanes<F> β1 = Lanes<F>.Const(step.Beta1), rest1 = Lanes<F>.Const(1 - step.Beta1);
            Lanes<F> β2 = Lanes<F>.Const(step.Beta2), rest2 = Lanes<F>.Const(1 - step.Beta2);
            Lanes<F> ε = Lanes<F>.Const(step.Epsilon), η = Lanes<F>.Const(step.StepSize), correction = Lanes<F>.Const(step.Correction2);
            int start = chunk * Elementwise.Chunk, end = start + Math.Min(Elementwise.Chunk, count - start);
            for (int i = start; i < end; i += Vector512<F>.Count)
            {
                Lanes<F> gradient = new(Vector512.Load(g + i));
                var mean = β1 * new Lanes<F>(Vector512.Load(m + i)) + rest1 * gradient;
                var square = β2 * new Lanes<F>(Vector512.Load(v + i)) + rest2 * (gradient * gradient);
                var moved = new Lanes<F>(Vector512.Load(p + i)) - η * mean / (Lanes<F>.Sqrt(square / correction) + ε);
                Store(moved, p2 + i, end - i);
                Store(mean, m2 + i, end - i);
                Store(square, v2 + i, end - i);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void Store(Lanes<F> x, F* y, nint count)
        {
            if (streams && count >= Vector512<F>.Count) x.V.StoreAlignedNonTemporal(y);
            else Lane.Store(x.V, y, count);
        }
    }
}
