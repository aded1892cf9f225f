using System.Numerics;
using System.Runtime.CompilerServices;

namespace Flux.Kernels;

/// <summary>
/// The mean of every group, rounded; the mean of what is left when x is moved by it; the variance (Chan, Golub and LeVeque 1983). A mean far from 0 is rounded
/// by a good part of a deviation, but a difference of near numbers is exact.
/// </summary>
internal static unsafe class MomentsKernel<V, F> where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    private const int Share = 1 << 16;

    /// <summary>y holds the three numbers of all groups one after another.</summary>
    internal static void Run(F* x, F* y, NormLayout layout)
    {
        int share = (int)Math.Max(1, Share / layout.Count);
        Workers.Run(Workers.Chunks(layout.Groups, share), new Job(x, y, layout, share));
    }

    private readonly struct Job(F* x, F* y, NormLayout layout, int share) : IJob
    {
        public void Run(int chunk)
        {
            int from = chunk * share, to = from + Math.Min(share, layout.Groups - from);
            F count = F.CreateTruncating(layout.Count);
            for (int group = from; group < to; group++)
            {
                F by = Sum(group) / count;
                var left = new WeighedSum<V, F>();
                for (nint run = group; run < (nint)layout.Groups * layout.Outer; run += layout.Groups)
                {
                    left.Add(new Moved(x + run * layout.Run, V.All(by)), layout.Run);
                }
                F mean = left.Terms / count;
                (y[group], y[layout.Groups + group], y[2 * layout.Groups + group]) = (by, mean, F.Max(F.Zero, left.Weighed / count - mean * mean));
            }
        }

        private F Sum(int group)
        {
            var sum = new BlockSum<F>();
            for (nint run = group; run < (nint)layout.Groups * layout.Outer; run += layout.Groups)
            {
                F* from = x + run * layout.Run;
                for (nint i = 0; i < layout.Run; i += WeighedSum<V, F>.RunBlock)
                {
                    sum.Add(RunFold<V, F, SumFold<V, F>>.All(from + i, Math.Min(WeighedSum<V, F>.RunBlock, layout.Run - i)));
                }
            }
            return sum.Total;
        }
    }

    /// <summary>x - by, weighed by itself.</summary>
    private readonly struct Moved(F* x, V by) : IWeighed<V>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Term(nint i) => V.Load(x + i) - by;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Weight(nint i) => Term(i);
    }
}
