using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Flux.Kernels;

/// <summary>log Σ exp(x) = max + log Σ exp(x - max); -∞ where every x is.</summary>
internal static unsafe class LogSumExpKernel<V, F> where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    /// <summary>Along the middle of (inner, count, outer); y is (inner, outer).</summary>
    internal static void Run(F* x, F* y, int inner, int count, int outer)
    {
        int strips = Workers.Chunks(inner, V.Count), units = strips * outer;
        int share = (int)Math.Max(1, SoftmaxKernel<V, F>.Share / ((long)count * Math.Min(inner, V.Count)));
        Workers.Run(Workers.Chunks(units, share), new Job(x, y, inner, count, strips, units, share));
    }

    private readonly struct Job(F* x, F* y, int inner, int count, int strips, int units, int share) : IJob
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int chunk)
        {
            int from = chunk * share, to = from + Math.Min(share, units - from);
            if (inner == 1)
            {
                Runs(from, to);
                return;
            }
            for (int unit = from; unit < to; unit++)
            {
                int column = unit % strips * V.Count, o = unit / strips;
                Lane.Store(OfStrip(x + (nint)o * inner * count + column), y + (nint)o * inner + column, inner - column);
            }
        }

        /// <summary>The logarithms are taken of a vector of runs at a time.</summary>
        private void Runs(int from, int to)
        {
            F* maxima = stackalloc F[TileKernel.Grain], sums = stackalloc F[TileKernel.Grain];
            for (int run = from; run < to; run += V.Count)
            {
                int together = Math.Min(V.Count, to - run);
                for (int k = 0; k < together; k++) Run(x + (nint)(run + k) * count, out maxima[k], out sums[k]);
                Lane.Store(V.Load(maxima) + SoftmaxKernel<V, F>.Log(V.Load(sums)), y + run, together);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Run(F* x, out F largest, out F total)
        {
            var max = SoftmaxKernel<V, F>.Finite(V.All(RunFold<V, F, MaxFold<V, F>>.All(x, count)));
            BlockSum<V, F> sum = default;
            for (nint block = 0; block < count; block += BlockSum<V, F>.Block * V.Count)
            {
                V partial = default;
                nint end = Math.Min(count, block + BlockSum<V, F>.Block * V.Count);
                for (nint i = block; i < end; i += V.Count)
                {
                    partial += SoftmaxKernel<V, F>.Exp(SoftmaxKernel<V, F>.Shift(V.Load(x + i), max)) & V.Below(count - i);
                }
                sum.Add(partial);
            }
            largest = max.First;
            total = RunFold<V, F, SumFold<V, F>>.Across(sum.Total).First;
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private V OfStrip(F* x)
        {
            nint end = (nint)count * inner;
            var max = V.Load(x);
            for (nint i = inner; i < end; i += inner) max = V.Max(max, V.Load(x + i));
            max = SoftmaxKernel<V, F>.Finite(max);
            BlockSum<V, F> sum = default;
            for (nint block = 0; block < end; block += (nint)BlockSum<V, F>.Block * inner)
            {
                V partial = default;
                nint last = Math.Min(end, block + (nint)BlockSum<V, F>.Block * inner);
                for (nint i = block; i < last; i += inner) partial += SoftmaxKernel<V, F>.Exp(SoftmaxKernel<V, F>.Shift(V.Load(x + i), max));
                sum.Add(partial);
            }
            return max + SoftmaxKernel<V, F>.Log(sum.Total);
        }
    }
}
