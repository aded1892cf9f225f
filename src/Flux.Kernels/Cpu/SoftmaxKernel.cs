using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Flux.Kernels;

/// <summary>
/// softmax(x) = exp(x - max) / Σ exp(x - max) and its relatives. Infinite x share the place of the maximum, as in NNlib: two of them
/// get a half each; where every x is -∞ the softmax is 0, its logarithm -∞, and so is that of the sum.
/// </summary>
internal static unsafe class SoftmaxKernel<V, F> where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    /// <summary>Exponentials that a thread takes at a time.</summary>
    internal const int Share = 1 << 15;

    private static int Lanes => V.Count;

    /// <summary>Along the middle of (inner, count, outer); y has x's size.</summary>
    internal static void Run(F* x, F* y, int inner, int count, int outer, bool log, nint room)
    {
        if (inner == 1)
        {
            int share = Math.Max(1, Share / count);
            Workers.Run(Workers.Chunks(outer, share), new RunsJob(x, y, count, outer, share, log, room));
        }
        else
        {
            int strips = Workers.Chunks(inner, Lanes), share = (int)Math.Max(1, Share / ((long)count * Lanes));
            Workers.Run(Workers.Chunks(strips * outer, share), new StripsJob(x, y, inner, count, strips, strips * outer, share, log));
        }
    }

    /// <summary>x - max; 0 where both are +∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Shift(V x, V max) =>
        V.Select(V.Equal(x, V.All(F.PositiveInfinity)), default, x - max);

    /// <summary>A maximum of -∞ would make every difference NaN; any other number does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Finite(V max) =>
        V.Select(V.Equal(max, V.All(F.NegativeInfinity)), default, max);

    /// <summary>What the exponentials are divided by: their sum, which is 0 where all are, and then 1 does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Positive(V sum) => V.Select(V.Equal(sum, default), V.Const(1), sum);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Exp(V x) => V.Exp(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Log(V x) => V.Log(x);

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
                else Long(x + start, y + start);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void OneVector(F* x, F* y, nint room)
        {
            var v = RunFold<V, F, MaxFold<V, F>>.From(x, count);
            var shifted = Shift(v, Finite(RunFold<V, F, MaxFold<V, F>>.Across(v)));
            var e = Exp(shifted) & V.Below(count);
            var sum = Positive(RunFold<V, F, SumFold<V, F>>.Across(e));
            Lane.Store(log ? shifted - Log(sum) : e / sum, y, room >= V.Count ? room : count);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Long(F* x, F* y)
        {
            var max = Finite(V.All(RunFold<V, F, MaxFold<V, F>>.All(x, count)));
            nint block = BlockSum<V, F>.Block * V.Count;
            var sum = count <= block ? Exponentials(x, y, max, count) : Blocks(x, y, max, block);
            Finish(y, 1, Positive(RunFold<V, F, SumFold<V, F>>.Across(sum)));
        }

        private V Blocks(F* x, F* y, V max, nint block)
        {
            BlockSum<V, F> sums = default;
            for (nint i = 0; i < count; i += block) sums.Add(Exponentials(x + i, y + i, max, Math.Min(block, count - i)));
            return sums.Total;
        }

        /// <summary>The exponentials of one block, and their sum.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private V Exponentials(F* x, F* y, V max, nint end)
        {
            V sum = default;
            for (nint i = 0; i < end; i += V.Count)
            {
                var shifted = Shift(V.Load(x + i), max);
                var e = Exp(shifted);
                sum += end - i >= V.Count ? e : e & V.Below(end - i);
                Lane.Store(log ? shifted : e, y + i, end - i);
            }
            return sum;
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Finish(F* y, nint stride, V sum)
        {
            var by = log ? Log(sum) : sum;
            for (nint i = 0; i < count; i += V.Count)
            {
                var v = V.Load(y + i);
                Lane.Store(log ? v - by : v / by, y + i, count - i);
            }
        }
    }

    /// <summary>Lanes along inner: one vector of neighbouring runs at a time.</summary>
    private readonly struct StripsJob(F* x, F* y, int inner, int count, int strips, int units, int share, bool log) : IJob
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int chunk)
        {
            int from = chunk * share, to = from + Math.Min(share, units - from);
            for (int unit = from; unit < to; unit++)
            {
                int column = unit % strips * V.Count;
                nint start = (nint)(unit / strips) * inner * count + column;
                Strip(x + start, y + start, inner - column);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Strip(F* x, F* y, nint width)
        {
            nint end = (nint)count * inner;
            var max = V.Load(x);
            for (nint i = inner; i < end; i += inner) max = V.Max(max, V.Load(x + i));
            max = Finite(max);
            nint block = (nint)BlockSum<V, F>.Block * inner;
            var sum = Positive(end <= block ? Exponentials(x, y, max, end, width) : Blocks(x, y, max, block, width));
            var by = log ? Log(sum) : sum;
            for (nint i = 0; i < end; i += inner)
            {
                var v = V.Load(y + i);
                Lane.Store(log ? v - by : v / by, y + i, width);
            }
        }

        private V Blocks(F* x, F* y, V max, nint block, nint width)
        {
            BlockSum<V, F> sums = default;
            nint end = (nint)count * inner;
            for (nint i = 0; i < end; i += block) sums.Add(Exponentials(x + i, y + i, max, Math.Min(block, end - i), width));
            return sums.Total;
        }

        /// <summary>The exponentials of one block, and their sum.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private V Exponentials(F* x, F* y, V max, nint end, nint width)
        {
            V sum = default;
            for (nint i = 0; i < end; i += inner)
            {
                var shifted = Shift(V.Load(x + i), max);
                var e = Exp(shifted);
                sum += e;
                Lane.Store(log ? shifted : e, y + i, width);
            }
            return sum;
        }
    }
}
