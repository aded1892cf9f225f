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
            var max = Finite(Vector512.Create(RunFold<F, MaxFold<F>>.All(x, count)));
            var sum = Vector512<F>.Zero;
            for (nint i = 0; i < count; i += Vector512<F>.Count)
            {
                sum += SoftmaxKernel<F>.Exp(SoftmaxKernel<F>.Shift(Vector512.Load(x + i), max)) & Lane.Below<F>(count - i);
            }
            largest = max.ToScalar();
            total = RunFold<F, SumFold<F>>.Across(sum).ToScalar();
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private Vector512<F> OfStrip(F* x)
        {
            nint end = (nint)count * inner;
            var max = Vector512.Load(x);
            for (nint i = inner; i < end; i += inner) max = Vector512.Max(max, Vector512.Load(x + i));
            max = Finite(max);
            var sum = Vector512<F>.Zero;
            for (nint i = 0; i < end; i += inner) sum += SoftmaxKernel<F>.Exp(SoftmaxKernel<F>.Shift(Vector512.Load(x + i), max));
            return max + SoftmaxKernel<F>.Log(sum);
        }

        /// <summary>A maximum of -∞ would make every difference NaN; any other number does.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector512<F> Finite(Vector512<F> max) =>
            Vector512.ConditionalSelect(Vector512.Equals(max, Vector512.Create(F.NegativeInfinity)), Vector512<F>.Zero, max);
    }
}
