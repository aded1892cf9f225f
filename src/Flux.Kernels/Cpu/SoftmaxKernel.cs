using System.Numerics;
using System.Runtime.CompilerServices;

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
            Workers.Run(Workers.Chunks(outer, share), new RunsJob(x, y, count, outer, share, log, room));
        }
        else
        {
            int width = ColumnBlock<V, F>.Width(count), blocks = Workers.Chunks(inner, width);
            int share = (int)Math.Max(1, ExponentialSum<V, F>.Share / ((long)count * width));
            Workers.Run(Workers.Chunks((long)blocks * outer, share), new ColumnsJob(x, y, inner, count, blocks, blocks * outer, share, log));
        }
    }

    private readonly struct RunsJob(F* x, F* y, int count, int outer, int share, bool log, nint room) : IJob
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int chunk)
        {
            int from = chunk * share, to = from + Math.Min(share, outer - from);
            nint limit = to == outer ? room : (nint)to * count;
            for (int run = from; run < to; run++)
            {
                nint start = (nint)run * count;
                if (count <= V.Count) OneVector(x + start, y + start, limit - start);
                else if (count <= 2 * V.Count) TwoVectors(x + start, y + start, limit - start);
                else Long(x + start, y + start);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void OneVector(F* x, F* y, nint room)
        {
            V v = RunFold<V, F, MaxFold<V, F>>.From(x, count), max = ExponentialSum<V, F>.Finite(RunFold<V, F, MaxFold<V, F>>.Across(v));
            V shifted = ExponentialSum<V, F>.Shift(v, max), e = V.Exp(shifted) & V.Below(count);
            var sum = ExponentialSum<V, F>.Positive(RunFold<V, F, SumFold<V, F>>.Across(e, count));
            Lane.Store(log ? shifted - V.Log(sum) : e / sum, y, room >= V.Count ? room : count);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void TwoVectors(F* x, F* y, nint room)
        {
            V v = V.Load(x), w = RunFold<V, F, MaxFold<V, F>>.From(x + V.Count, count - V.Count);
            var max = ExponentialSum<V, F>.Finite(RunFold<V, F, MaxFold<V, F>>.Across(V.Max(v, w)));
            V low = ExponentialSum<V, F>.Shift(v, max), high = ExponentialSum<V, F>.Shift(w, max);
            V first = V.Exp(low), second = V.Exp(high) & V.Below(count - V.Count);
            var sum = ExponentialSum<V, F>.Positive(RunFold<V, F, SumFold<V, F>>.Across(first + second));
            var logarithm = log ? V.Log(sum) : sum;
            (log ? low - logarithm : first / sum).Store(y);
            Lane.Store(log ? high - logarithm : second / sum, y + V.Count, room >= 2 * V.Count ? room - V.Count : count - V.Count);
        }

        private void Long(F* x, F* y)
        {
            var max = ExponentialSum<V, F>.Finite(V.All(RunFold<V, F, MaxFold<V, F>>.All(x, count)));
            var sum = ExponentialSum<V, F>.Positive(V.All(ExponentialSum<V, F>.OfRun(x, count, max, log ? null : y)));
            if (log) Subtract(x, y, max, V.Log(sum));
            else Divide(y, sum);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Divide(F* y, V by)
        {
            for (nint i = 0; i < count; i += V.Count) Lane.Store(V.Load(y + i) / by, y + i, count - i);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Subtract(F* x, F* y, V max, V logarithm)
        {
            for (nint i = 0; i < count; i += V.Count)
            {
                Lane.Store(ExponentialSum<V, F>.Shift(V.Load(x + i), max) - logarithm, y + i, count - i);
            }
        }
    }

    /// <summary>Lanes along inner: blocks of neighbouring columns.</summary>
    private readonly struct ColumnsJob(F* x, F* y, int inner, int count, int blocks, int units, int share, bool log) : IJob
    {
        public void Run(int chunk)
        {
            int from = chunk * share, to = from + Math.Min(share, units - from), width = ColumnBlock<V, F>.Width(count);
            using var block = new ColumnBlock<V, F>(count);
            using var sums = new Scratch<F>(width + TileKernel.Grain);
            for (int unit = from; unit < to; unit++)
            {
                int column = unit % blocks * width, here = Math.Min(width, inner - column);
                nint start = (nint)(unit / blocks) * inner * count + column;
                block.Load(x + start, inner, count, here);
                for (int i = 0; i < here; i += V.Count) Column(block, i).Store(sums.Pointer + i);
                Store(block[0], width, sums.Pointer, y + start, here);
            }
        }

        private V Column(ColumnBlock<V, F> block, int column)
        {
            var max = ExponentialSum<V, F>.Finite(block.Largest(column, count));
            var sum = ExponentialSum<V, F>.OfColumns(block[column], ColumnBlock<V, F>.Width(count), count, max, log);
            return log ? V.Log(ExponentialSum<V, F>.Positive(sum)) : ExponentialSum<V, F>.Positive(sum);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Store(F* block, int width, F* sums, F* y, int here)
        {
            for (int row = 0; row < count; row++, block += width, y += inner)
            {
                for (int i = 0; i < here; i += V.Count)
                {
                    V v = V.Load(block + i), by = V.Load(sums + i);
                    Lane.Store(log ? v - by : v / by, y + i, here - i);
                }
            }
        }
    }
}
