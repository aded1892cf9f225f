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
            Workers.Run(blocks, new AlongJob(d, x, by, mean, factor, partial.Pointer, layout, blocks));
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

    /// <summary>
    /// A chunk adds up one block of runs, two at a time, each as it lies in memory. The last block comes first: the slope in x, which is computed before, has
    /// left it in the cache.
    /// </summary>
    private readonly struct AlongJob(F* d, F* x, F* by, F* mean, F* factor, F* partial, NormLayout layout, int blocks) : IJob
    {
        public void Run(int chunk)
        {
            nint block = blocks - 1 - chunk, from = block * RowBlock, to = Math.Min(from + RowBlock, (nint)layout.Pieces), run = from;
            F* weighed = partial + 2 * block * layout.Run, terms = weighed + layout.Run;
            new Span<F>(weighed, 2 * layout.Run).Clear();
            int group = layout.GroupOf(from);
            for (; run + 1 < to; run += 2)
            {
                var first = At(run, group);
                group = Next(group);
                Add(first, At(run + 1, group), terms, weighed, layout.Run);
                group = Next(group);
            }
            if (run < to) Add(At(run, group), terms, weighed, layout.Run);
        }

        private int Next(int group) => group + 1 == layout.Groups ? 0 : group + 1;

        private Plain At(nint run, int group) => new(d + run * layout.Run, x + run * layout.Run, new(by, mean, factor, group));

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void Add(in Plain one, in Plain other, F* terms, F* weighed, nint count)
        {
            Plain first = one, second = other;
            for (nint i = 0; i < count; i += V.Count)
            {
                V a = first.Term(i), b = second.Term(i);
                Lane.Store(V.Load(terms + i) + a + b, terms + i, count - i);
                Lane.Store(V.Fma(b, second.Weight(i), V.Fma(a, first.Weight(i), V.Load(weighed + i))), weighed + i, count - i);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void Add(in Plain one, F* terms, F* weighed, nint count)
        {
            var places = one;
            for (nint i = 0; i < count; i += V.Count)
            {
                V term = places.Term(i);
                Lane.Store(V.Load(terms + i) + term, terms + i, count - i);
                Lane.Store(V.Fma(term, places.Weight(i), V.Load(weighed + i)), weighed + i, count - i);
            }
        }
    }
}
