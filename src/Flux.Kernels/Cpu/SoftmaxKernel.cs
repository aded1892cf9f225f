using System.Numerics;

namespace Flux.Kernels;

/// <summary>softmax(x) = exp(x - max) / Σ exp(x - max) and its logarithm; where every x is -∞ the softmax is 0 and its logarithm -∞.</summary>
internal static unsafe class SoftmaxKernel<V, F> where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    /// <summary>Along the middle of (inner, count, outer); y has x's size, and so much may be written there.</summary>
    internal static void Run(F* x, F* y, int inner, int count, int outer, bool log, nint room)
    {
        if (inner == 1)
        {
            int share = Math.Max(1, ExponentialSum<V, F>.Share / count);
            Workers.Run(Workers.Chunks(outer, share), new SoftmaxRuns<V, F>(x, y, count, outer, share, log, room));
        }
        else
        {
            int width = ColumnBlock<V, F>.Width(count), blocks = Workers.Chunks(inner, width);
            int share = (int)Math.Max(1, ExponentialSum<V, F>.Share / ((long)count * width));
            Workers.Run(Workers.Chunks((long)blocks * outer, share), new ColumnsJob(x, y, inner, count, blocks, blocks * outer, share, log));
        }
    }

    /// <summary>Lanes along inner: blocks of neighbouring columns.</summary>
    private readonly struct ColumnsJob(F* x, F* y, int inner, int count, int blocks, int units, int share, bool log) : IJob
    {
        public void Run(int chunk)
        {
            int from = chunk * share, to = from + Math.Min(share, units - from), width = ColumnBlock<V, F>.Width(count);
            using var block = new ColumnBlock<V, F>(count);
            for (int unit = from; unit < to; unit++)
            {
                int column = unit % blocks * width, here = Math.Min(width, inner - column);
                nint start = (nint)(unit / blocks) * inner * count + column;
                block.Take(x + start, inner, here, log, y + start);
                for (int i = 0; i < here; i += V.Count)
                {
                    var sum = ExponentialSum<V, F>.Positive(V.Load(block.Sums + i));
                    (log ? ExponentialSum<V, F>.Log(sum) : sum).Store(block.Sums + i);
                }
                block.Finish(y + start, inner, here, log);
            }
        }
    }
}
