using System.Numerics;
using System.Runtime.CompilerServices;

namespace Flux.Kernels;

/// <summary>
/// Convolutions whose groups have one channel each: every plane of a result is the sum of one plane, shifted, times as many weights as the window has. There is
/// no product to share what is loaded, so sums are taken where pixels lie, eight vectors at a time, and planes are shared among threads.
/// </summary>
internal static unsafe class Depthwise<V, F> where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    private const int Vectors = 8;

    // A frame of so many bytes stays in the second cache.
    private const int FrameBytes = 1 << 18;

    // Multiply-adds of a chunk, beside which its beginning costs little.
    private const int ChunkWork = 1 << 17;

    /// <summary>
    /// y = x ∗ w: result number r, of those of all images, from plane r / multiplier of x and the weights of its channel; x is framed with the low padding.
    /// </summary>
    internal static void Run(
        ConvPlan plan, F* x, (int X, int Y, int Z) sizes, (int X, int Y, int Z) low, F* w, F* y, PixelPlaces places, int channels, int multiplier, int batch)
    {
        if (plan.Pixels == 0) return;
        int rows = BandRows(plan), bands = Workers.Chunks(plan.Result.Y, rows), planes = checked(channels * batch), pieces = checked(planes * bands);
        int share = (int)Math.Clamp(ChunkWork / Math.Max(1, (long)plan.Pixels / bands * plan.Taps), 1, pieces);
        var band = plan.Band(rows);
        using var offsets = new Scratch<nint>(plan.Taps);
        new PhasedFrame<V, F>(null, band).Offsets(offsets.Pointer);
        using var vectors = new Scratch<nint>(2L * Math.Max(Vectors, Count(band)));
        Place(band, places, vectors.Pointer);
        var job = new PiecesJob(plan, x, sizes, low, w, y, places, channels, multiplier, rows, pieces, share, offsets.Pointer, vectors.Pointer);
        Workers.Run(Workers.Chunks(pieces, share), job, plan.Shares(channels, batch));
    }

    private static int BandRows(ConvPlan plan)
    {
        int all = plan.Result.Y, twice = Math.Max(1, plan.Band(1).Image.Y - plan.Stride.Y);
        long row = (long)plan.Image.X * plan.Stride.Y * sizeof(F);
        return plan.Result.Z > 1 ? all : (int)Math.Min(all, Math.Max(FrameBytes / row, 3 * twice));
    }

    private static int RowVectors(ConvPlan plan) => Workers.Chunks(plan.Result.X, V.Count);

    /// <summary>Vectors that cover the rows of a band.</summary>
    private static int Count(ConvPlan band) => checked(RowVectors(band) * band.Result.Y * band.Result.Z);

    /// <summary>Where each vector of the results starts in the frame and in the result; the last of a row ends with it, partly over the one before.</summary>
    private static void Place(ConvPlan band, PixelPlaces places, nint* to)
    {
        var frame = new PhasedFrame<V, F>(null, band);
        int last = Math.Max(0, band.Result.X - V.Count);
        for (int z = 0; z < band.Result.Z; z++)
        {
            for (int y = 0; y < band.Result.Y; y++)
            {
                nint start = frame.Start(y, z), place = places.At(0, y, z), step = places.X;
                for (int x = 0; x < last; x += V.Count, to += 2) (to[0], to[1]) = (start + x, place + x * step);
                (to[0], to[1]) = (start + last, place + last * step);
                to += 2;
            }
        }
    }

    /// <summary>Some of the bands of all planes.</summary>
    private readonly struct PiecesJob(
        ConvPlan plan, F* x, (int X, int Y, int Z) sizes, (int X, int Y, int Z) low, F* w, F* y, PixelPlaces places, int channels, int multiplier, int rows,
        int pieces, int share, nint* offsets, nint* vectors) : IJob
    {
        public void Run(int chunk)
        {
            int bands = Workers.Chunks(plan.Result.Y, rows);
            var framed = plan.Band(rows);
            using var scratch = new Scratch<F>(new PhasedFrame<V, F>(null, framed).Size + V.Count);
            var frame = new PhasedFrame<V, F>(scratch.Pointer, framed);
            nint plane = (nint)sizes.X * sizes.Y * sizes.Z;
            for (int piece = chunk * share; piece < Math.Min(pieces, (chunk + 1) * share); piece++)
            {
                int number = piece / bands, first = (piece - number * bands) * rows;
                // All planes have their zeros at the same places, bands of a plane do not.
                if (bands > 1 || piece == chunk * share) frame.Clear();
                frame.Fill(x + number / multiplier * plane, sizes, (low.X, low.Y - first * plan.Stride.Y, low.Z));
                var band = plan.Band(Math.Min(rows, plan.Result.Y - first));
                Piece(band, scratch.Pointer, w + (nint)(number % channels) * plan.Taps, y + number * places.Channel + places.Row(first));
            }
        }

        [SkipLocalsInit]
        private void Piece(in ConvPlan band, F* frame, F* weights, F* result)
        {
            int count = Count(band), wide = Math.Min(V.Count, band.Result.X);
            nint* few = stackalloc nint[2 * Vectors];
            V* sums = stackalloc V[Vectors];
            for (int v = 0; v < count; v += Vectors)
            {
                nint* eight = vectors + 2 * v;
                // The last eight end with the last vector; where there are fewer, that one stands for those that lack.
                if (v + Vectors > count)
                {
                    eight = few;
                    int from = Math.Max(0, count - Vectors);
                    for (int i = 0; i < Vectors; i++)
                    {
                        nint* vector = vectors + 2 * Math.Min(from + i, count - 1);
                        (few[2 * i], few[2 * i + 1]) = (vector[0], vector[1]);
                    }
                }
                Sum(plan.Taps, frame, eight, weights, sums);
                for (int i = 0; i < Vectors; i++) Put(sums + i, result + eight[2 * i + 1], wide);
            }
        }

        private void Put(V* sum, F* to, int count)
        {
            if (places.X == 1) Lane.Store(*sum, to, count);
            else
            {
                for (int i = 0; i < count; i++) to[i * places.X] = ((F*)sum)[i];
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Sum(int taps, F* frame, nint* starts, F* weights, V* sums)
        {
            V p0 = default, p1 = default, p2 = default, p3 = default, p4 = default, p5 = default, p6 = default, p7 = default;
            F* a0 = frame + starts[0], a1 = frame + starts[2], a2 = frame + starts[4], a3 = frame + starts[6];
            F* a4 = frame + starts[8], a5 = frame + starts[10], a6 = frame + starts[12], a7 = frame + starts[14];
            nint* at = offsets, end = at + taps;
            for (; at < end; at++, weights++)
            {
                nint tap = *at;
                V z = V.All(*weights);
                V.AddProduct(ref p0, V.Load(a0 + tap), z);
                V.AddProduct(ref p1, V.Load(a1 + tap), z);
                V.AddProduct(ref p2, V.Load(a2 + tap), z);
                V.AddProduct(ref p3, V.Load(a3 + tap), z);
                V.AddProduct(ref p4, V.Load(a4 + tap), z);
                V.AddProduct(ref p5, V.Load(a5 + tap), z);
                V.AddProduct(ref p6, V.Load(a6 + tap), z);
                V.AddProduct(ref p7, V.Load(a7 + tap), z);
            }
            (sums[0], sums[1], sums[2], sums[3], sums[4], sums[5], sums[6], sums[7]) = (p0, p1, p2, p3, p4, p5, p6, p7);
        }
    }
}
