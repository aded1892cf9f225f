using System.Numerics;
using System.Runtime.CompilerServices;

namespace Flux.Kernels;

/// <summary>Σ d x̂ and Σ d over all numbers that share a scale: the cotangents of scale and shift, one behind the other.</summary>
internal static unsafe class StandardiseScaleKernel<V, F> where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    private const int Share = 1 << 16, RowBlock = 64;

    internal static void Run(F* d, F* x, F* by, F* mean, F* factor, F* y, NormLayout layout)
    {
        if (layout.Along)
        {
            int blocks = Workers.Chunks(layout.Pieces, RowBlock);
            using var partial = new Scratch<F>(2L * layout.Run * blocks + TileKernel.Grain);
            Workers.Run(blocks, new AlongJob(d, x, by, mean, factor, partial.Pointer, layout));
            Reducer<V, F, SumFold<V, F>>.Columns(partial.Pointer, y, 2 * layout.Run, blocks, 1);
        }
        else
        {
            int share = (int)Math.Max(1, Share / (layout.Piece * (layout.Pieces / layout.Channels)));
            Workers.Run(Workers.Chunks(layout.Channels, share), new ChannelsJob(d, x, by, mean, factor, y, layout, share));
        }
    }

    private readonly struct ChannelsJob(F* d, F* x, F* by, F* mean, F* factor, F* y, NormLayout layout, int share) : IJob
    {
        public void Run(int chunk)
        {
            int from = chunk * share, to = from + Math.Min(share, layout.Channels - from);
            for (int channel = from; channel < to; channel++)
            {
                var sum = new WeighedSum<V, F>();
                for (nint piece = channel; piece < layout.Pieces; piece += layout.Channels)
                {
                    nint start = piece * layout.Piece;
                    sum.Add(new Plain(d + start, x + start, new(by, mean, factor, layout.GroupOf(piece))), layout.Piece);
                }
                (y[channel], y[layout.Channels + channel]) = (sum.Weighed, sum.Terms);
            }
        }
    }

    /// <summary>d, weighed by x̂.</summary>
    private readonly struct Plain(F* d, F* x, Standard<V, F> standard) : IWeighed<V>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Term(nint i) => V.Load(d + i);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Weight(nint i) => standard.Of(V.Load(x + i));
    }

    /// <summary>A chunk adds up one block of runs, each as it lies in memory.</summary>
    private readonly struct AlongJob(F* d, F* x, F* by, F* mean, F* factor, F* partial, NormLayout layout) : IJob
    {
        public void Run(int chunk)
        {
            F* weighed = partial + 2 * (nint)chunk * layout.Run, terms = weighed + layout.Run;
            new Span<F>(weighed, 2 * layout.Run).Clear();
            nint from = (nint)chunk * RowBlock, to = Math.Min(from + RowBlock, (nint)layout.Pieces);
            for (nint run = from; run < to; run++)
            {
                Add(new(d + run * layout.Run, x + run * layout.Run, new(by, mean, factor, layout.GroupOf(run))), terms, weighed, layout.Run);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void Add(Plain places, F* terms, F* weighed, nint count)
        {
            for (nint i = 0; i < count; i += V.Count)
            {
                V term = places.Term(i);
                Lane.Store(V.Load(terms + i) + term, terms + i, count - i);
                Lane.Store(V.Fma(term, places.Weight(i), V.Load(weighed + i)), weighed + i, count - i);
            }
        }
    }
}
