using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Flux.Kernels;

/// <summary>log Σ exp(x) = max + log Σ exp(x - max); -∞ where every x is.</summary>
internal static unsafe class LogSumExpKernel<F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    /// <summary>Along the middle of (inner, count, outer); y is (inner, outer).</summary>
    internal static void Run(F* x, F* y, int inner, int count, int outer)
    {
        int strips = Workers.Chunks(inner, Vector512<F>.Count), units = strips * outer;
        int share = (int)Math.Max(1, SoftmaxKernel<F>.Share / ((long)count * Math.Min(inner, Vector512<F>.Count)));
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
                int column = unit % strips * Vector512<F>.Count, o = unit / strips;
                Lane.Store(OfStrip(x + (nint)o * inner * count + column), y + (nint)o * inner + column, inner - column);
            }
        }

        /// <summary>The logarithms are taken of a vector of runs at a time.</summary>
        private void Runs(int from, int to)
        {
            F* maxima = stackalloc F[TileKernel.Grain], sums = stackalloc F[TileKernel.Grain];
            for (int run = from; run < to; run += Vector512<F>.Count)
            {
                int together = Math.Min(Vector512<F>.Count, to - run);
                for (int k = 0; k < together; k++) Run(x + (nint)(run + k) * count, out maxima[k], out sums[k]);
                Lane.Store(Vector512.Load(maxima) + SoftmaxKernel<F>.Log(Vector512.Load(sums)), y + run, together);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Run(F* x, out F largest, out F total)
        {
            var max = SoftmaxKernel<F>.Finite(Vector512.Create(RunFold<F, MaxFold<F>>.All(x, count)));
            BlockSum<F> sum = default;
            for (nint block = 0; block < count; block += BlockSum<F>.Block * Vector512<F>.Count)
            {
                var partial = Vector512<F>.Zero;
                nint end = Math.Min(count, block + BlockSum<F>.Block * Vector512<F>.Count);
                for (nint i = block; i < end; i += Vector512<F>.Count)
                {
                    partial += SoftmaxKernel<F>.Exp(SoftmaxKernel<F>.Shift(Vector512.Load(x + i), max)) & Lane.Below<F>(count - i);
                }
                sum.Add(partial);
            }
            largest = max.ToScalar();
            total = RunFold<F, SumFold<F>>.Across(sum.Total).ToScalar();
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private Vector512<F> OfStrip(F* x)
        {
            nint end = (nint)count * inner;
            var max = Vector512.Load(x);
            for (nint i = inner; i < end; i += inner) max = Vector512.Max(max, Vector512.Load(x + i));
            max = SoftmaxKernel<F>.Finite(max);
            BlockSum<F> sum = default;
            for (nint block = 0; block < end; block += (nint)BlockSum<F>.Block * inner)
            {
                var partial = Vector512<F>.Zero;
                nint last = Math.Min(end, block + (nint)BlockSum<F>.Block * inner);
                for (nint i = block; i < last; i += inner) partial += SoftmaxKernel<F>.Exp(SoftmaxKernel<F>.Shift(Vector512.Load(x + i), max));
                sum.Add(partial);
            }
            return max + SoftmaxKernel<F>.Log(sum.Total);
        }
    }
}
