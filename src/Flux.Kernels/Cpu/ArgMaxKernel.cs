using System.Numerics;
using System.Runtime.CompilerServices;

namespace Flux.Kernels;

/// <summary>The place of the first largest number along a dimension; the first NaN if there is one.</summary>
internal static unsafe class ArgMaxKernel<V, F> where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    private const int Share = 1 << 17;

    /// <summary>Along the middle of (inner, count, outer); y is (inner, outer).</summary>
    internal static void Run(F* x, int* y, int inner, int count, int outer)
    {
        int share = Math.Max(1, Share / (inner * count));
        Workers.Run(Workers.Chunks(outer, share), new Job(x, y, inner, count, outer, share));
    }

    private readonly struct Job(F* x, int* y, int inner, int count, int outer, int share) : IJob
    {
        public void Run(int chunk)
        {
            int from = chunk * share, to = from + Math.Min(share, outer - from);
            for (int o = from; o < to; o++)
            {
                F* part = x + (nint)o * inner * count;
                if (inner == 1) y[o] = OfRun(part, count);
                else OfColumns(part, y + (nint)o * inner);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static int OfRun(F* x, nint count)
        {
            F max = RunFold<V, F, MaxFold<V, F>>.All(x, count);
            var sought = V.All(max);
            bool nan = F.IsNaN(max);
            for (nint i = 0; i < count; i += V.Count)
            {
                var v = V.Load(x + i);
                uint hits = V.Signs(nan ? ~V.Equal(v, v) : V.Equal(v, sought));
                if (hits != 0) return (int)i + BitOperations.TrailingZeroCount(hits);
            }
            return 0;
        }

        private void OfColumns(F* x, int* y)
        {
            for (int i = 0; i < inner; i++)
            {
                F best = x[i];
                int at = 0;
                for (int j = 1; j < count; j++)
                {
                    F candidate = x[i + (nint)j * inner];
                    if (!(candidate > best) && (!F.IsNaN(candidate) || F.IsNaN(best))) continue;
                    best = candidate;
                    at = j;
                }
                y[i] = at;
            }
        }
    }
}
