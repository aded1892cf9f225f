using System.Numerics;
using System.Runtime.CompilerServices;

namespace Flux.Kernels;

/// <summary>x̂ scale + shift, or x̂ alone where there is no scale.</summary>
internal static unsafe class StandardiseKernel<V, F> where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    private const int Share = 1 << 16, Block = 1 << 14;

    internal static void Run(F* x, F* by, F* mean, F* factor, F* scale, F* shift, F* y, NormLayout layout)
    {
        int blocks = Workers.Chunks(layout.Piece, Block), share = Math.Max(1, Share / Math.Min(Block, layout.Piece));
        long units = layout.Pieces * blocks;
        Workers.Run(Workers.Chunks(units, share), new Job(x, by, mean, factor, scale, shift, y, layout, blocks, units, share));
    }

    private readonly struct Job(
        F* x, F* by, F* mean, F* factor, F* scale, F* shift, F* y, NormLayout layout, int blocks, long units, int share) : IJob
    {
        public void Run(int chunk)
        {
            long from = (long)chunk * share, to = Math.Min(units, from + share);
            for (long unit = from; unit < to; unit++)
            {
                long piece = unit / blocks;
                int start = (int)(unit % blocks) * Block, count = Math.Min(Block, layout.Piece - start), channel = (int)(piece % layout.Channels);
                nint at = (nint)piece * layout.Piece + start;
                var standard = new Standard<V, F>(by, mean, factor, layout.GroupOf(piece));
                if (scale == null) Plain(x + at, y + at, count, standard);
                else if (layout.Along) Along(x + at, y + at, count, standard, scale + start, shift + start);
                else Affine(x + at, y + at, count, standard, V.All(scale[channel]), V.All(shift[channel]));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Plain(F* x, F* y, nint count, in Standard<V, F> of)
    {
        // A copy, since only what is its own does a method keep in registers.
        var standard = of;
        for (nint i = 0; i < count; i += V.Count) Lane.Store(standard.Of(V.Load(x + i)), y + i, count - i);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Affine(F* x, F* y, nint count, in Standard<V, F> of, V scale, V shift)
    {
        var standard = of;
        for (nint i = 0; i < count; i += V.Count) Lane.Store(V.Fma(standard.Of(V.Load(x + i)), scale, shift), y + i, count - i);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Along(F* x, F* y, nint count, in Standard<V, F> of, F* scale, F* shift)
    {
        var standard = of;
        for (nint i = 0; i < count; i += V.Count)
        {
            Lane.Store(V.Fma(standard.Of(V.Load(x + i)), V.Load(scale + i), V.Load(shift + i)), y + i, count - i);
        }
    }
}
