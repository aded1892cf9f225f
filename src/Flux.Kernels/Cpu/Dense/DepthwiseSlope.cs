using System.Numerics;
using System.Runtime.CompilerServices;

namespace Flux.Kernels;

/// <summary>
/// dw of a <see cref="Depthwise{V, F}"/> convolution: for each tap the sum over images and pixels of dy times x, shifted, nine taps at a time. A sum has the
/// accumulators of a <see cref="DotKernel{V, F}"/>; pixel x of a row goes to accumulator x modulo their number, in the order of rows and images.
/// </summary>
internal static unsafe class DepthwiseSlope<V, F> where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    private const int TapsAtOnce = 9;

    /// <summary>dw from all planes of x and of dy, so many of these per plane of x.</summary>
    internal static void Run(
        ConvPlan plan, F* x, (int X, int Y, int Z) sizes, (int X, int Y, int Z) low, F* dy, F* dw, int channels, int multiplier, int batch)
    {
        int taps = plan.Taps, wide = Workers.Chunks(plan.Result.X, DotKernel<V, F>.Accumulators) * DotKernel<V, F>.Accumulators;
        int rows = checked(plan.Result.Y * plan.Result.Z), zeros = wide - plan.Result.X;
        var frame = new PhasedFrame<V, F>(null, plan, zeros);
        int room = Workers.Chunks(taps, TapsAtOnce) * TapsAtOnce;
        using var offsets = new Scratch<nint>(room);
        frame.Offsets(offsets.Pointer);
        for (int t = taps; t < room; t++) offsets.Pointer[t] = offsets.Pointer[taps - 1];
        using var starts = new Scratch<nint>(rows);
        for (int row = 0; row < rows; row++) starts.Pointer[row] = frame.Start(row % plan.Result.Y, row / plan.Result.Y);
        var job = new ChannelJob(plan, x, sizes, low, dy, dw, channels, multiplier, batch, wide, rows, zeros, room, offsets.Pointer, starts.Pointer);
        Workers.Run(channels, job, plan.Shares(channels, batch));
    }

    private readonly struct ChannelJob(
        ConvPlan plan, F* x, (int X, int Y, int Z) sizes, (int X, int Y, int Z) low, F* dy, F* dw, int channels, int multiplier, int batch,
        int wide, int rows, int zeros, int room, nint* offsets, nint* starts) : IJob
    {
        public void Run(int channel)
        {
            int taps = plan.Taps, parts = DotKernel<V, F>.Parts;
            nint plane = (nint)sizes.X * sizes.Y * sizes.Z;
            using var framed = new Scratch<F>(new PhasedFrame<V, F>(null, plan, zeros).Size);
            using var padded = new Scratch<F>(zeros == 0 ? 0 : (long)wide * rows);
            using var sums = new Scratch<V>((long)room * parts);
            var frame = new PhasedFrame<V, F>(framed.Pointer, plan, zeros);
            frame.Clear();
            new Span<F>(padded.Pointer, zeros == 0 ? 0 : wide * rows).Clear();
            new Span<V>(sums.Pointer, room * parts).Clear();
            for (int i = 0; i < batch; i++)
            {
                nint number = (nint)i * channels + channel;
                F* slope = dy + number * plan.Pixels;
                if (zeros > 0)
                {
                    Pad(slope, padded.Pointer);
                    slope = padded.Pointer;
                }
                frame.Fill(x + number / multiplier * plane, sizes, low);
                for (int t = 0; t < room; t += TapsAtOnce)
                {
                    for (int part = 0; part < parts; part++)
                    {
                        Sum(framed.Pointer + part * V.Count, offsets + t, slope + part * V.Count, sums.Pointer + t * parts + part, parts);
                    }
                }
            }
            for (int t = 0; t < taps; t++) dw[(nint)channel * taps + t] = DotKernel<V, F>.Total(sums.Pointer + t * parts);
        }

        private void Pad(F* slope, F* to)
        {
            for (int row = 0; row < rows; row++, slope += plan.Result.X, to += wide) Frame<V, F>.Copy(slope, to, plan.Result.X);
        }

        /// <summary>Adds one part of all rows to the sums of nine taps.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Sum(F* frame, nint* taps, F* slope, V* sums, int apart)
        {
            V p0 = sums[0], p1 = sums[apart], p2 = sums[2 * apart], p3 = sums[3 * apart], p4 = sums[4 * apart];
            V p5 = sums[5 * apart], p6 = sums[6 * apart], p7 = sums[7 * apart], p8 = sums[8 * apart];
            F* a0 = frame + taps[0], a1 = frame + taps[1], a2 = frame + taps[2], a3 = frame + taps[3], a4 = frame + taps[4];
            F* a5 = frame + taps[5], a6 = frame + taps[6], a7 = frame + taps[7], a8 = frame + taps[8];
            nint step = DotKernel<V, F>.Accumulators, length = wide;
            for (nint* start = starts, end = start + rows; start < end; start++, slope += length)
            {
                nint at = *start;
                for (nint i = 0; i < length; i += step, at += step)
                {
                    V d = V.Load(slope + i);
                    V.AddProduct(ref p0, V.Load(a0 + at), d);
                    V.AddProduct(ref p1, V.Load(a1 + at), d);
                    V.AddProduct(ref p2, V.Load(a2 + at), d);
                    V.AddProduct(ref p3, V.Load(a3 + at), d);
                    V.AddProduct(ref p4, V.Load(a4 + at), d);
                    V.AddProduct(ref p5, V.Load(a5 + at), d);
                    V.AddProduct(ref p6, V.Load(a6 + at), d);
                    V.AddProduct(ref p7, V.Load(a7 + at), d);
                    V.AddProduct(ref p8, V.Load(a8 + at), d);
                }
            }
            (sums[0], sums[apart], sums[2 * apart], sums[3 * apart], sums[4 * apart]) = (p0, p1, p2, p3, p4);
            (sums[5 * apart], sums[6 * apart], sums[7 * apart], sums[8 * apart]) = (p5, p6, p7, p8);
        }
    }
}
