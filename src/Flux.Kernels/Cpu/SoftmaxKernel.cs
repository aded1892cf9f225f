using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Flux.Kernels;

/// <summary>
/// softmax(x) = exp(x - max) / Σ exp(x - max) and its relatives. Infinite x share the place of the maximum, as in NNlib: two of them
/// get a half each; where every x is -∞ the softmax is 0, its logarithm -∞, and so is that of the sum.
/// </summary>
internal static unsafe class SoftmaxKernel<F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    /// <summary>Exponentials that a thread takes at a time.</summary>
    internal const int Share = 1 << 15;

    private static int Lanes => Vector512<F>.Count;

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
    internal static Vector512<F> Shift(Vector512<F> x, Vector512<F> max) =>
        Vector512.ConditionalSelect(Vector512.Equals(x, Vector512.Create(F.PositiveInfinity)), Vector512<F>.Zero, x - max);

    /// <summary>A maximum of -∞ would make every difference NaN; any other number does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<F> Finite(Vector512<F> max) =>
        Vector512.ConditionalSelect(Vector512.Equals(max, Vector512.Create(F.NegativeInfinity)), Vector512<F>.Zero, max);

    /// <summary>What the exponentials are divided by: their sum, which is 0 where all are, and then 1 does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<F> Positive(Vector512<F> sum) => Vector512.ConditionalSelect(Vector512.Equals(sum, Vector512<F>.Zero), Vector512<F>.One, sum);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<F> Exp(Vector512<F> x) => Lanes<F>.Exp(new(x)).V;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<F> Log(Vector512<F> x) => Lanes<F>.Log(new(x)).V;

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
                if (count <= Vector512<F>.Count) OneVector(x + start, y + start, limit - start);
                else Long(x + start, y + start);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void OneVector(F* x, F* y, nint room)
        {
            var v = RunFold<F, MaxFold<F>>.From(x, count);
            var shifted = Shift(v, Finite(RunFold<F, MaxFold<F>>.Across(v)));
            var e = Exp(shifted) & Lane.Below<F>(count);
            var sum = Positive(RunFold<F, SumFold<F>>.Across(e));
            Lane.Store(log ? shifted - Log(sum) : e / sum, y, room >= Vector512<F>.Count ? room : count);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Long(F* x, F* y)
        {
            var max = Finite(Vector512.Create(RunFold<F, MaxFold<F>>.All(x, count)));
            nint block = BlockSum<F>.Block * Vector512<F>.Count;
            var sum = count <= block ? Exponentials(x, y, max, count) : Blocks(x, y, max, block);
            Finish(y, 1, Positive(RunFold<F, SumFold<F>>.Across(sum)));
        }

        private Vector512<F> Blocks(F* x, F* y, Vector512<F> max, nint block)
        {
            BlockSum<F> sums = default;
            for (nint i = 0; i < count; i += block) sums.Add(Exponentials(x + i, y + i, max, Math.Min(block, count - i)));
            return sums.Total;
        }

        /// <summary>The exponentials of one block, and their sum.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private Vector512<F> Exponentials(F* x, F* y, Vector512<F> max, nint end)
        {
            var sum = Vector512<F>.Zero;
            for (nint i = 0; i < end; i += Vector512<F>.Count)
            {
                var shifted = Shift(Vector512.Load(x + i), max);
                var e = Exp(shifted);
                sum += end - i >= Vector512<F>.Count ? e : e & Lane.Below<F>(end - i);
                Lane.Store(log ? shifted : e, y + i, end - i);
            }
            return sum;
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Finish(F* y, nint stride, Vector512<F> sum)
        {
            var by = log ? Log(sum) : sum;
            for (nint i = 0; i < count; i += Vector512<F>.Count)
            {
                var v = Vector512.Load(y + i);
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
                int column = unit % strips * Vector512<F>.Count;
                nint start = (nint)(unit / strips) * inner * count + column;
                Strip(x + start, y + start, inner - column);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Strip(F* x, F* y, nint width)
        {
            nint end = (nint)count * inner;
            var max = Vector512.Load(x);
            for (nint i = inner; i < end; i += inner) max = Vector512.Max(max, Vector512.Load(x + i));
            max = Finite(max);
            nint block = (nint)BlockSum<F>.Block * inner;
            var sum = Positive(end <= block ? Exponentials(x, y, max, end, width) : Blocks(x, y, max, block, width));
            var by = log ? Log(sum) : sum;
            for (nint i = 0; i < end; i += inner)
            {
                var v = Vector512.Load(y + i);
                Lane.Store(log ? v - by : v / by, y + i, width);
            }
        }

        private Vector512<F> Blocks(F* x, F* y, Vector512<F> max, nint block, nint width)
        {
            BlockSum<F> sums = default;
            nint end = (nint)count * inner;
            for (nint i = 0; i < end; i += block) sums.Add(Exponentials(x + i, y + i, max, Math.Min(block, end - i), width));
            return sums.Total;
        }

        /// <summary>The exponentials of one block, and their sum.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private Vector512<F> Exponentials(F* x, F* y, Vector512<F> max, nint end, nint width)
        {
            var sum = Vector512<F>.Zero;
            for (nint i = 0; i < end; i += inner)
            {
                var shifted = Shift(Vector512.Load(x + i), max);
                var e = Exp(shifted);
                sum += e;
                Lane.Store(log ? shifted : e, y + i, width);
            }
            return sum;
        }
    }
}
