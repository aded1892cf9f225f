using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Flux.Kernels;

internal sealed unsafe partial class CpuKernels
{
    private const int AdamChunk = 1 << 15;
    private const long AdamStreamFrom = 8 << 20;

    public void Adam(View p, View g, View m, View v, AdamStep step, View p2, View m2, View v2)
    {
        if (p.DType == DType.Float32) Adam<float>(p, g, m, v, step, p2, m2, v2);
        else Adam<double>(p, g, m, v, step, p2, m2, v2);
    }

    private static void Adam<F>(View p, View g, View m, View v, AdamStep step, View p2, View m2, View v2)
        where F : unmanaged, IBinaryFloatingPointIeee754<F>
    {
        F* pp = p2.Start<F>(), mp = m2.Start<F>(), vp = v2.Start<F>();
        bool aligned = (((nint)pp | (nint)mp | (nint)vp) & 63) == 0, fresh = pp != p.Start<F>() && mp != m.Start<F>() && vp != v.Start<F>();
        bool streams = aligned && fresh && (long)p.Count * sizeof(F) >= AdamStreamFrom;
        var job = new AdamJob<F>(p.Start<F>(), g.Start<F>(), m.Start<F>(), v.Start<F>(), pp, mp, vp, p.Count, step, streams);
        Workers.Run(Workers.Chunks(p.Count, AdamChunk), job);
        if (streams) Interlocked.MemoryBarrier();
        p.KeepAlive();
        g.KeepAlive();
        m.KeepAlive();
        v.KeepAlive();
        p2.KeepAlive();
        m2.KeepAlive();
        v2.KeepAlive();
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
            int start = chunk * AdamChunk, end = start + Math.Min(AdamChunk, count - start);
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
