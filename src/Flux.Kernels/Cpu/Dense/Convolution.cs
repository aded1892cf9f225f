using System.Numerics;

namespace Flux.Kernels;

/// <summary>
/// One group of channels of a convolution over a batch, multiplied as pixels × taps. Images are framed in bands of rows, which stay in the second cache and
/// are shared among threads.
/// </summary>
internal static unsafe partial class Convolution<V, F> where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    // So many taps of a strip and of the pixels under a tile stay in the first cache.
    private const int DeepestBlock = 192;

    // Packing a panel costs as much as multiplying it by so many outputs, copying it out as much as multiplying so many taps.
    private const int PackingCost = 12, CopyingCost = 24;

    // Reads run past the last pixel of a frame by up to a tile.
    private static int Slack => MicroKernel<V, F>.Tall;

    /// <summary>How the pixels that are multiplied are found.</summary>
    private enum Way
    {
        /// <summary>Those of the result, packed into panels.</summary>
        Packed,

        /// <summary>All at the frame's pitch, where they lie, so that those beyond the ends of rows are computed for nothing.</summary>
        Shifted,

        /// <summary>Those of each row, where they lie; the last vector of a row ends with it, partly over the one before.</summary>
        InRows,
    }

    /// <summary>y = x ∗ w per image: w is taps × outputs; x is framed with the given low padding.</summary>
    internal static void Run(
        ConvPlan plan, ImageStack<F> x, (int X, int Y, int Z) sizes, (int X, int Y, int Z) low, F* w, ImageStack<F> y, PixelPlaces places, int outputs,
        int batch)
    {
        if (plan.Pixels == 0) return;
        int taps = plan.Taps, deep = Gemm<V, F>.Depth(taps, DeepestBlock), allRows = plan.Result.Y;
        bool shares = plan.Shares(outputs, batch);
        Way way = Choose(Joined(plan, places), places, outputs);
        plan = plan.Band(BandRows(plan, places, way));
        using var offsets = new Scratch<nint>(taps);
        plan.TapOffsets(offsets.Pointer, taps);
        bool single = way == Way.Shifted && outputs == 1;
        using var strips = new Scratch<F>(single ? 0 : (long)taps * Strips<V, F>.Padded(outputs));
        for (int p0 = 0; p0 < taps && !single; p0 += deep)
        {
            Strips<V, F>.Pack(strips.Pointer + (nint)p0 * Strips<V, F>.Padded(outputs), w + p0, 1, taps, Math.Min(deep, taps - p0), outputs);
        }
        var job = new BandJob(plan, x, sizes, low, single ? w : strips.Pointer, offsets.Pointer, y, places, outputs, deep, way, allRows);
        Workers.Run(checked(batch * Workers.Chunks(allRows, plan.Result.Y)), job, shares);
    }

    /// <summary>Where rows mean nothing, all as one.</summary>
    private static ConvPlan Joined(ConvPlan plan, PixelPlaces places) => plan.Pointwise && places.Dense ? plan.Flat() : plan;

    private static Way Choose(ConvPlan plan, PixelPlaces places, int outputs)
    {
        if (plan.Stride != (1, 1, 1)) return Way.Packed;
        long packed = Vectors(plan, Way.Packed) * (outputs + PackingCost) * plan.Taps;
        long shifted = Vectors(plan, Way.Shifted) * outputs * (plan.Taps + CopyingCost);
        bool whole = outputs > 1 && places.X == 1 && plan.Result.X >= V.Count;
        if (whole && Vectors(plan, Way.InRows) * outputs * plan.Taps <= Math.Min(packed, shifted)) return Way.InRows;
        return !places.Dense || shifted <= packed ? Way.Shifted : Way.Packed;
    }

    /// <summary>How many vectors of pixels are multiplied.</summary>
    private static long Vectors(ConvPlan plan, Way way) => way switch
    {
        Way.Packed => Workers.Chunks(plan.Pixels, V.Count),
        Way.Shifted => Workers.Chunks(plan.Span, V.Count),
        _ => (long)plan.RowVectors(V.Count) * plan.Result.Y * plan.Result.Z,
    };

    /// <summary>Rows of a band: of those that may be, such a number that few vectors end beyond a band.</summary>
    private static int BandRows(ConvPlan plan, PixelPlaces places, Way way)
    {
        int all = plan.Result.Y, most = plan.FramedRows(sizeof(F)), best = most;
        if (most == all) return all;
        for (int rows = most - 1; rows > most / 2; rows--)
        {
            if (Of(rows) < Of(best)) best = rows;
        }
        return best;

        long Of(int rows) => all / rows * VectorsOf(rows) + (all % rows > 0 ? VectorsOf(all % rows) : 0);
        long VectorsOf(int rows) => Vectors(Joined(plan.Band(rows), places), way);
    }
}
