using System.Numerics;
using System.Runtime.CompilerServices;

namespace Flux.Kernels;

/// <summary>factor (e - mean(e) - x̂ mean(e x̂)) for e = d scale, or d where there is no scale: two passes over a group while it is in the cache.</summary>
internal static unsafe class StandardiseSlopeKernel<V, F> where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    private const int Share = 1 << 15;

    internal static void Run(F* d, F* x, F* by, F* mean, F* factor, F* scale, F* y, NormLayout layout)
    {
        int share = (int)Math.Max(1, Share / layout.Count);
        Workers.Run(Workers.Chunks(layout.Groups, share), new Job(d, x, by, mean, factor, scale, y, layout, share));
    }

    private readonly struct Job(F* d, F* x, F* by, F* mean, F* factor, F* scale, F* y, NormLayout layout, int share) : IJob
    {
        public void Run(int chunk)
        {
            int from = chunk * share, to = from + Math.Min(share, layout.Groups - from);
            F count = F.CreateTruncating(layout.Count);
            for (int group = from; group < to; group++)
            {
                var standard = new Standard<V, F>(by, mean, factor, group);
                var sum = new WeighedSum<V, F>();
                for (int piece = 0; piece < layout.PiecesOfRun * layout.Outer; piece++) sum.Add(At(group, piece, standard, out _), layout.Piece);
                V ofTerms = V.All(sum.Terms / count), ofWeighed = V.All(sum.Weighed / count);
                for (int piece = 0; piece < layout.PiecesOfRun * layout.Outer; piece++)
                {
                    var places = At(group, piece, standard, out nint start);
                    Slopes(places, ofTerms, ofWeighed, standard.Factor, y + start, layout.Piece);
                }
            }
        }

        /// <summary>A piece of a group, and where it starts.</summary>
        private Scaled At(int group, int piece, in Standard<V, F> standard, out nint start)
        {
            nint run = (nint)(piece / layout.PiecesOfRun) * layout.Groups + group, number = run * layout.PiecesOfRun + piece % layout.PiecesOfRun;
            start = number * layout.Piece;
            bool one = scale != null && !layout.Along;
            return new(d + start, x + start, one ? null : scale, one ? V.All(scale[number % layout.Channels]) : V.Const(1), standard);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Slopes(in Scaled of, V ofTerms, V ofWeighed, V factor, F* y, nint count)
    {
        var places = of;
        for (nint i = 0; i < count; i += V.Count)
        {
            Lane.Store((places.Term(i) - ofTerms - places.Weight(i) * ofWeighed) * factor, y + i, count - i);
        }
    }

    /// <summary>d times a scale per place, or the one of all places, weighed by x̂.</summary>
    private readonly struct Scaled(F* d, F* x, F* scale, V ofAll, Standard<V, F> standard) : IWeighed<V>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Term(nint i) => V.Load(d + i) * (scale == null ? ofAll : V.Load(scale + i));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Weight(nint i) => standard.Of(V.Load(x + i));
    }
}
