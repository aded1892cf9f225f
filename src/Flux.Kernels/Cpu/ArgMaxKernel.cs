using System.Numerics;
using System.Runtime.CompilerServices;

namespace Flux.Kernels;

/// <summary>The place of the first largest number along a dimension; the first NaN if there is one.</summary>
internal static unsafe class ArgMaxKernel<V, F> where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    private const int Share = 1 << 17, Strip = 256;

    /// <summary>Along the middle of (inner, count, outer); y is (inner, outer).</summary>
    internal static void Run(F* x, int* y, int inner, int count, int outer)
    {
        int strips = Workers.Chunks(inner, Strip), units = strips * outer, share = (int)Math.Max(1, Share / ((long)Math.Min(inner, Strip) * count));
        Workers.Run(Workers.Chunks(units, share), new Job(x, y, inner, count, strips, units, share));
    }

    private readonly struct Job(F* x, int* y, int inner, int count, int strips, int units, int share) : IJob
    {
        public void Run(int chunk)
        {
            int from = chunk * share, to = from + Math.Min(share, units - from);
            for (int unit = from; unit < to; unit++)
            {
                int o = unit / strips, column = unit % strips * Strip;
                F* part = x + (nint)o * inner * count + column;
                if (inner == 1) y[o] = OfRun(part, count);
                else OfColumns(part, y + (nint)o * inner + column, Math.Min(Strip, inner - column));
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

        /// <summary>A strip of columns, row by row: the best so far and its place, which is the bits of its lane.</summary>
        [SkipLocalsInit]
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void OfColumns(F* x, int* y, int width)
        {
            F* best = stackalloc F[Strip], places = stackalloc F[Strip];
            for (int i = 0; i < width; i += V.Count)
            {
                V.Load(x + i).Store(best + i);
                V.AllBits(0).Store(places + i);
            }
            for (int row = 1; row < count; row++)
            {
                x += inner;
                var place = V.AllBits(row);
                for (int i = 0; i < width; i += V.Count)
                {
                    V v = V.Load(x + i), b = V.Load(best + i), better = V.Less(b, v) | ~V.Equal(v, v) & V.Equal(b, b);
                    V.Select(better, v, b).Store(best + i);
                    V.Select(better, place, V.Load(places + i)).Store(places + i);
                }
            }
            for (int i = 0; i < width; i++) y[i] = sizeof(F) == 4 ? ((int*)places)[i] : (int)((long*)places)[i];
        }
    }
}
