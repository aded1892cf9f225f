using System.Numerics;
using System.Runtime.CompilerServices;

namespace Flux.Kernels;

/// <summary>log Σ exp(x) = max + log Σ exp(x - max); -∞ where every x is.</summary>
internal static unsafe class LogSumExpKernel<V, F> where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    /// <summary>Along the middle of (inner, count, outer); y is (inner, outer).</summary>
    internal static void Run(F* x, F* y, int inner, int count, int outer)
    {
        int width = inner == 1 ? 1 : ColumnBlock<V, F>.Width(count), blocks = Workers.Chunks(inner, width), units = blocks * outer;
        int share = (int)Math.Max(1, ExponentialSum<V, F>.Share / ((long)count * width));
        Workers.Run(Workers.Chunks(units, share), new Job(x, y, inner, count, blocks, units, share));
    }

    private readonly struct Job(F* x, F* y, int inner, int count, int blocks, int units, int share) : IJob
    {
        public void Run(int chunk)
        {
            int from = chunk * share, to = from + Math.Min(share, units - from);
            if (inner == 1) Runs(from, to);
            else Columns(from, to);
        }

        /// <summary>The logarithms are taken of a vector of runs at a time.</summary>
        [SkipLocalsInit]
        private void Runs(int from, int to)
        {
            F* maxima = stackalloc F[TileKernel.Grain], sums = stackalloc F[TileKernel.Grain];
            for (int run = from; run < to; run += V.Count)
            {
                int together = Math.Min(V.Count, to - run);
                for (int k = 0; k < together; k++)
                {
                    F* start = x + (nint)(run + k) * count;
                    var max = ExponentialSum<V, F>.Finite(V.All(RunFold<V, F, MaxFold<V, F>>.All(start, count)));
                    (maxima[k], sums[k]) = (max.First, ExponentialSum<V, F>.OfRun(start, count, max, null));
                }
                Lane.Store(V.Load(maxima) + ExponentialSum<V, F>.Log(V.Load(sums)), y + run, together);
            }
        }

        private void Columns(int from, int to)
        {
            int width = ColumnBlock<V, F>.Width(count);
            using var block = new ColumnBlock<V, F>(count);
            for (int unit = from; unit < to; unit++)
            {
                int column = unit % blocks * width, o = unit / blocks, here = Math.Min(width, inner - column);
                F* start = x + (nint)o * inner * count + column;
                block.Take(start, inner, here, false, start);
                for (int i = 0; i < here; i += V.Count)
                {
                    Lane.Store(V.Load(block.Maxima + i) + ExponentialSum<V, F>.Log(V.Load(block.Sums + i)), y + (nint)o * inner + column + i, here - i);
                }
            }
        }
    }
}
