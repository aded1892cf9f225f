using System.Numerics;
using System.Runtime.CompilerServices;

namespace Flux.Kernels;

/// <summary>
/// Convolutions whose groups have a channel each, or few: every plane of a result is the sum of one plane or few, shifted, times as many weights as the window
/// has. There is no product to share what is loaded, so sums are taken where pixels lie, eight vectors at a time, and planes are shared among threads.
/// </summary>
internal static unsafe class Depthwise<V, F> where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    // Multiply-adds of a chunk, beside which its beginning costs little.
    private const int ChunkWork = 1 << 17;

    /// <summary>
    /// y = x ∗ w: result number r, of those of all images, from group r / multiplier of x, each of as many planes as the plan has channels, and the weights
    /// of its channel; x is framed with the low padding.
    /// </summary>
    internal static void Run(
        ConvPlan plan, F* x, (int X, int Y, int Z) sizes, (int X, int Y, int Z) low, F* w, F* y, int channels, int multiplier, int batch)
    {
        if (plan.Pixels == 0) return;
        int rows = plan.FramedRows(sizeof(F)), bands = Workers.Chunks(plan.Result.Y, rows), pieces = checked(channels * batch * bands);
        int share = (int)Math.Clamp(ChunkWork / Math.Max(1, (long)plan.Pixels / bands * plan.Taps), 1, pieces);
        var band = plan.Band(rows);
        using var offsets = new Scratch<nint>(plan.Taps);
        new PhasedFrame<V, F>(null, band).Offsets(offsets.Pointer);
        using var vectors = new Scratch<VectorPlace>(Count(band));
        Place(band, vectors.Pointer);
        var job = new PiecesJob(plan, x, sizes, low, w, y, channels, multiplier, rows, pieces, share, offsets.Pointer, vectors.Pointer);
        Workers.Run(Workers.Chunks(pieces, share), job, plan.Shares(channels, batch));
    }

    /// <summary>Vectors that cover the rows of a band.</summary>
    private static int Count(ConvPlan band) => checked(band.RowVectors(V.Count) * band.Result.Y * band.Result.Z);

    /// <summary>Where each vector of the results starts in the frame and in the result; the last of a row ends with it, partly over the one before.</summary>
    private static void Place(ConvPlan band, VectorPlace* to)
    {
        var frame = new PhasedFrame<V, F>(null, band);
        var size = band.Result;
        int last = Math.Max(0, size.X - V.Count);
        for (int z = 0; z < size.Z; z++)
        {
            for (int y = 0; y < size.Y; y++)
            {
                nint start = frame.Start(y, z), place = ((nint)z * size.Y + y) * size.X;
                for (int x = 0; x < last; x += V.Count) *to++ = new(start + x, place + x, V.Count);
                *to++ = new(start + last, place + last, size.X - last);
            }
        }
    }

    /// <summary>Some of the bands of all planes.</summary>
    private readonly struct PiecesJob(
        ConvPlan plan, F* x, (int X, int Y, int Z) sizes, (int X, int Y, int Z) low, F* w, F* y, int channels, int multiplier, int rows,
        int pieces, int share, nint* offsets, VectorPlace* vectors) : IJob
    {
        public void Run(int chunk)
        {
            int bands = Workers.Chunks(plan.Result.Y, rows);
            var framed = plan.Band(rows);
            using var scratch = new Scratch<F>(new PhasedFrame<V, F>(null, framed).Size + V.Count);
            var frame = new PhasedFrame<V, F>(scratch.Pointer, framed);
            nint group = (nint)sizes.X * sizes.Y * sizes.Z * plan.Channels;
            int start = chunk * share, end = (int)Math.Min(pieces, (chunk + 1L) * share);
            for (int piece = start; piece < end; piece++)
            {
                int number = piece / bands, first = (piece - number * bands) * rows;
                // All planes have their zeros at the same places, bands of a plane do not.
                if (bands > 1 || piece == start) frame.Clear();
                frame.Fill(x + number / multiplier * group, sizes, (low.X, low.Y - first * plan.Stride.Y, low.Z));
                var band = plan.Band(Math.Min(rows, plan.Result.Y - first));
                Piece(band, scratch.Pointer, w + (nint)(number % channels) * plan.Taps, y + (nint)number * plan.Pixels + (nint)first * plan.Result.X);
            }
        }

        [SkipLocalsInit]
        private void Piece(in ConvPlan band, F* frame, F* weights, F* result)
        {
            int count = Count(band);
            VectorPlace* few = stackalloc VectorPlace[ShiftedSums<V, F>.Vectors];
            V* sums = stackalloc V[ShiftedSums<V, F>.Vectors];
            for (int v = 0; v < count; v += ShiftedSums<V, F>.Vectors)
            {
                VectorPlace* eight = ShiftedSums<V, F>.Eight(vectors, v, count, few);
                ShiftedSums<V, F>.Run(plan.Taps, frame, eight, offsets, weights, sums);
                for (int i = 0; i < ShiftedSums<V, F>.Vectors; i++) Lane.Store(sums[i], result + eight[i].Result, eight[i].Room);
            }
        }
    }
}
