using System.Numerics;
using System.Runtime.CompilerServices;

namespace Flux.Kernels;

internal sealed unsafe partial class CpuKernels<V32, V64>
{
    public bool HasAdam(DType type) => type.IsReal();

    public void Adam(View p, View g, View m, View v, AdamStep step, View p2, View m2, View v2) =>
        Width<V32, V64>.Reals("Adam", p.DType, new AdamWork(p, g, m, v, step, p2, m2, v2));

    private readonly struct AdamWork(View p, View g, View m, View v, AdamStep step, View p2, View m2, View v2) : ILaneWork
    {
        public void Run<V, F>() where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
        {
            using Held<F> hp = p.Hold<F>(), hg = g.Hold<F>(), hm = m.Hold<F>(), hv = v.Hold<F>();
            using Held<F> hp2 = p2.Hold<F>(), hm2 = m2.Hold<F>(), hv2 = v2.Hold<F>();
            bool aligned = (((nint)hp2.Pointer | (nint)hm2.Pointer | (nint)hv2.Pointer) & 63) == 0;
            bool fresh = hp2.Pointer != hp.Pointer && hm2.Pointer != hm.Pointer && hv2.Pointer != hv.Pointer;
            bool streams = aligned && fresh && (long)p.Count * sizeof(F) >= Elementwise.StreamFrom;
            var job = new AdamJob<V, F>(hp.Pointer, hg.Pointer, hm.Pointer, hv.Pointer, hp2.Pointer, hm2.Pointer, hv2.Pointer, p.Count, step, streams);
            Workers.Run(Workers.Chunks(p.Count, Elementwise.Chunk), job);
            if (streams) Interlocked.MemoryBarrier();
        }
    }

    private readonly struct AdamJob<V, F>(F* p, F* g, F* m, F* v, F* p2, F* m2, F* v2, int count, AdamStep step, bool streams) : IJob
        where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int chunk)
        {
            V β1 = V.Const(step.Beta1), rest1 = V.Const(1 - step.Beta1);
            V β2 = V.Const(step.Beta2), rest2 = V.Const(1 - step.Beta2);
            V ε = V.Const(step.Epsilon), η = V.Const(step.StepSize), correction = V.Const(step.Correction2);
            int start = chunk * Elementwise.Chunk, end = start + Math.Min(Elementwise.Chunk, count - start);
            for (int i = start; i < end; i += V.Count)
            {
                V gradient = V.Load(g + i);
                var mean = β1 * V.Load(m + i) + rest1 * gradient;
                var square = β2 * V.Load(v + i) + rest2 * (gradient * gradient);
                var moved = V.Load(p + i) - η * mean / (V.Sqrt(square / correction) + ε);
                Store(moved, p2 + i, end - i);
                Store(mean, m2 + i, end - i);
                Store(square, v2 + i, end - i);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void Store(V x, F* y, nint count)
        {
            if (streams && count >= V.Count) x.Stream(y);
            else Lane.Store(x, y, count);
        }
    }
}
