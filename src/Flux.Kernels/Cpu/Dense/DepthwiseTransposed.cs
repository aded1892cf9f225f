using System.Numerics;
using System.Runtime.CompilerServices;

namespace Flux.Kernels;

/// <summary>
/// dx of a <see cref="Depthwise{V, F}"/> convolution under a stride: the planes of dy that a plane of x gave are framed once for all phases of its pixels, and
/// the phases along a row are put together before they are written.
/// </summary>
internal static unsafe class DepthwiseTransposed<V, F> where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    internal static void Run(ConvSizes sizes, bool flip, StridePhase[] alongX, StridePhase[] alongY, StridePhase[] alongZ, F* dy, F* w, F* dx)
    {
        var low = (X: Low(alongX), Y: Low(alongY), Z: Low(alongZ));
        var frame = (X: Size(alongX, low.X), Y: Size(alongY, low.Y), Z: Size(alongZ, low.Z));
        var plan = new ConvPlan(frame, frame, (1, 1, 1), (1, 1, 1), (1, 1, 1), sizes.Outputs, false);
        int taps = checked(sizes.WindowSize * sizes.Outputs);
        int last = Math.Max(0, alongX[0].Count - V.Count), perRow = Workers.Chunks(alongX[0].Count, V.Count);
        using var offsets = new Scratch<nint>(taps);
        using var order = new Scratch<int>(taps);
        int noted = 0;
        foreach (var z in alongZ)
        {
            foreach (var y in alongY)
            {
                foreach (var x in alongX) noted = Note(sizes, flip, plan, low, x, y, z, order.Pointer, offsets.Pointer, noted);
            }
        }
        using var vectors = new Scratch<VectorPlace>(checked((long)perRow * alongY[0].Count));
        var to = vectors.Pointer;
        for (int row = 0; row < alongY[0].Count; row++)
        {
            for (int v = 0; v < perRow; v++)
            {
                int x = Math.Min(v * V.Count, last);
                nint at = (nint)x * sizes.Stride.X;
                *to++ = new((nint)row * frame.X + x, (nint)row * sizes.Stride.Y * sizes.Image.X + at, sizes.Image.X - at);
            }
        }
        int tapsPerRow = alongX.Sum(x => x.Taps) * sizes.Outputs;
        var job = new PlaneJob(sizes, plan, low, alongX, alongY, alongZ, dy, w, dx, perRow, tapsPerRow, noted, offsets.Pointer, order.Pointer, vectors.Pointer);
        Workers.Run(checked(sizes.AllInputs * sizes.Batch), job, sizes.Plan(flip).Shares(sizes.AllInputs, sizes.Batch));
    }

    /// <summary>Which taps meet a phase, and where in the frame from its first result; how many are noted then. Some may meet no pixel at all.</summary>
    private static int Note(
        ConvSizes sizes, bool flip, ConvPlan plan, (int X, int Y, int Z) low, StridePhase x, StridePhase y, StridePhase z,
        int* order, nint* offsets, int noted)
    {
        for (int c = 0; c < z.Taps; c++)
        {
            for (int b = 0; b < y.Taps; b++)
            {
                for (int a = 0; a < x.Taps; a++, noted++)
                {
                    int tap = (z.At(c) * sizes.Window.Y + y.At(b)) * sizes.Window.X + x.At(a);
                    order[noted] = flip ? sizes.WindowSize - 1 - tap : tap;
                    offsets[noted] = ((nint)z.Behind(c, low.Z) * plan.Image.Y + y.Behind(b, low.Y)) * plan.Image.X + x.Behind(a, low.X);
                }
            }
        }
        int window = x.Taps * y.Taps * z.Taps;
        for (int t = window; t < window * sizes.Outputs; t++, noted++)
        {
            order[noted] = order[noted - window] + sizes.WindowSize;
            offsets[noted] = offsets[noted - window] + plan.Plane;
        }
        return noted;
    }

    private static int Low(StridePhase[] phases) => phases.Where(phase => phase.Taps > 0).Select(phase => phase.Low).DefaultIfEmpty().Max();

    private static int Size(StridePhase[] phases, int low) =>
        phases.Where(phase => phase.Taps > 0).Select(phase => low - phase.Low + phase.Frame).DefaultIfEmpty().Max();

    private readonly struct PlaneJob(
        ConvSizes sizes, ConvPlan plan, (int X, int Y, int Z) low, StridePhase[] alongX, StridePhase[] alongY, StridePhase[] alongZ, F* dy, F* w, F* dx,
        int perRow, int tapsPerRow, int taps, nint* offsets, int* order, VectorPlace* vectors) : IJob
    {
        public void Run(int number)
        {
            F* from = w + (nint)(number % sizes.AllInputs) * sizes.Outputs * sizes.WindowSize, to = dx + (nint)number * sizes.ImagePixels;
            using var weights = new Scratch<F>(taps);
            for (int t = 0; t < taps; t++) weights.Pointer[t] = from[order[t]];
            using var scratch = new Scratch<F>(new PhasedFrame<V, F>(null, plan).Size + V.Count);
            var frame = new PhasedFrame<V, F>(scratch.Pointer, plan);
            frame.Clear();
            frame.Fill(dy + (nint)number * sizes.Outputs * sizes.Pixels, sizes.Result, low);
            int first = 0;
            foreach (var z in alongZ)
            {
                foreach (var y in alongY)
                {
                    for (int plane = 0; plane < z.Count; plane++)
                    {
                        nint start = ((nint)(z.First + plane * sizes.Stride.Z) * sizes.Image.Y + y.First) * sizes.Image.X;
                        Rows(y.Count, first, z.Taps * y.Taps, weights.Pointer, scratch.Pointer + (nint)plane * plan.Image.X * plan.Image.Y, to + start);
                    }
                    first += z.Taps * y.Taps * tapsPerRow;
                }
            }
        }

        /// <summary>Rows of one phase, whose taps start with number first.</summary>
        [SkipLocalsInit]
        private void Rows(int rows, int first, int tapsPerColumn, F* weights, F* frame, F* to)
        {
            const int Vectors = ShiftedSums<V, F>.Vectors;
            VectorPlace* few = stackalloc VectorPlace[Vectors];
            using var sums = new Scratch<V>((long)alongX.Length * Vectors);
            int all = checked(rows * perRow);
            for (int v = 0; v < all; v += Vectors)
            {
                VectorPlace* eight = ShiftedSums<V, F>.Eight(vectors, v, all, few);
                int at = first;
                for (int i = 0; i < alongX.Length; i++)
                {
                    int count = tapsPerColumn * alongX[i].Taps * sizes.Outputs;
                    ShiftedSums<V, F>.Run(count, frame, eight, offsets + at, weights + at, sums.Pointer + i * Vectors);
                    at += count;
                }
                for (int i = 0; i < Vectors; i++) Put(sums.Pointer + i, to + eight[i].Result, eight[i].Room);
            }
        }

        /// <summary>The phases of a row together, so many of its pixels at most.</summary>
        private void Put(V* sums, F* to, nint room)
        {
            const int Vectors = ShiftedSums<V, F>.Vectors;
            if (sizes.Stride.X == 2 && alongX.Length == 2)
            {
                var (low, high) = V.Together(sums[0], sums[Vectors]);
                Lane.Store(low, to, room);
                Lane.Store(high, to + V.Count, room - V.Count);
                return;
            }
            for (int phase = 0; phase < alongX.Length; phase++, sums += Vectors)
            {
                for (nint i = 0, x = phase; i < V.Count && x < room; i++, x += sizes.Stride.X) to[x] = ((F*)sums)[i];
            }
        }
    }
}
