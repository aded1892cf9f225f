using System.Numerics;

namespace Flux.Kernels;

/// <summary>
/// One group of channels of a convolution over a batch. Each image is framed once and multiplied as pixels × taps; images, and blocks of rows of large ones,
/// are shared among threads.
/// </summary>
internal static unsafe class Convolution<V, F> where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    // So many taps of a strip and of the pixels under a tile stay in the first cache.
    private const int DeepestBlock = 192;

    // Packing a panel costs as much as multiplying it by so many outputs.
    private const int PackingCost = 8;

    // Reads run past the last pixel of a frame by up to a tile.
    private static int Slack => MicroKernel<V, F>.Tall;

    /// <summary>y = x ∗ w per image: w is taps × outputs; x is framed with the given low padding.</summary>
    internal static void Run(
        ConvPlan plan, ImageStack<F> x, (int X, int Y, int Z) sizes, (int X, int Y, int Z) low, F* w, ImageStack<F> y, PixelPlaces places, int outputs,
        int batch)
    {
        int taps = plan.Taps, deep = Gemm<V, F>.Depth(taps, DeepestBlock);
        using var offsets = new Scratch<int>(taps);
        plan.TapOffsets(offsets.Pointer, taps);
        bool shifted = !places.Dense || ShiftsPay(plan, outputs), single = shifted && outputs == 1;
        using var strips = new Scratch<F>(single ? 0 : (long)taps * Strips<V, F>.Padded(outputs));
        for (int p0 = 0; p0 < taps && !single; p0 += deep)
        {
            Strips<V, F>.Pack(strips.Pointer + (nint)p0 * Strips<V, F>.Padded(outputs), w + p0, 1, taps, Math.Min(deep, taps - p0), outputs);
        }
        var job = new ImageJob(plan, x, sizes, low, single ? w : strips.Pointer, offsets.Pointer, y, places, outputs, deep, shifted);
        Workers.Run(batch, job, plan.Shares(outputs, batch));
    }

    /// <summary>Whether computing pixels at the frame's pitch, those between rows for nothing, costs less than packing those that are wanted.</summary>
    private static bool ShiftsPay(ConvPlan plan, int outputs)
    {
        int height = MicroKernel<V, F>.Rows;
        long passed = (plan.Span + height - 1) / height, wanted = (plan.Pixels + height - 1) / height;
        return plan.Stride == (1, 1, 1) && passed * outputs <= wanted * (outputs + PackingCost);
    }

    private readonly struct ImageJob(
        ConvPlan plan, ImageStack<F> x, (int X, int Y, int Z) sizes, (int X, int Y, int Z) low,
        F* strips, int* offsets, ImageStack<F> y, PixelPlaces places, int outputs, int deep, bool shifted) : IJob
    {
        private const int PanelsPerBlock = 4;

        public void Run(int image)
        {
            using var frame = new Scratch<F>((long)plan.Plane * plan.Channels + Slack);
            Frame<F>.Fill(x[image], sizes, plan.Channels, frame.Pointer, plan.Image, low);
            if (shifted) Shifted(frame.Pointer, y[image]);
            else Packed(frame.Pointer, y[image]);
        }

        /// <summary>
        /// With stride 1 a tap is a shift of the whole frame: pixels are computed at the frame's pitch, those beyond the ends of rows for nothing, and rows
        /// copied out.
        /// </summary>
        private void Shifted(F* frame, F* result)
        {
            int height = outputs == 1 ? MicroKernel<V, F>.Tall : MicroKernel<V, F>.Rows;
            using var tile = new Scratch<F>((long)outputs * height);
            for (int start = 0; start < plan.Span; start += height)
            {
                for (int p0 = 0; p0 < plan.Taps; p0 += deep)
                {
                    var pixels = new PixelRows<F>(frame + start, offsets + p0);
                    int k = Math.Min(deep, plan.Taps - p0);
                    if (outputs == 1) MicroKernel<V, F>.RunTall(k, pixels, strips + p0, tile.Pointer, p0 > 0);
                    else Outputs(k, pixels, strips + (nint)p0 * Strips<V, F>.Padded(outputs), tile.Pointer, p0 > 0);
                }
                CopyOut(tile.Pointer, start, Math.Min(start + height, plan.Span), height, result);
            }
        }

        private void Outputs(int k, PixelRows<F> pixels, F* strip, F* tile, bool accumulate)
        {
            int height = MicroKernel<V, F>.Rows;
            for (int j = 0; j < outputs;)
            {
                int width = Strips<V, F>.Width(j, outputs), columns = Math.Min(width, outputs - j);
                MicroKernel<V, F>.Run(k, pixels, new StripColumns<F>(strip), tile + (nint)j * height, height, columns, width, accumulate);
                strip += (nint)k * width;
                j += width;
            }
        }

        /// <summary>The pixels of a tile that are pixels of the result, row by row.</summary>
        private void CopyOut(F* tile, int start, int end, int height, F* result)
        {
            int row = start / plan.Image.X, x = start - row * plan.Image.X, z = row / plan.Image.Y, y = row - z * plan.Image.Y;
            for (int left = end - start; left > 0;)
            {
                int length = Math.Min(left, plan.Image.X - x), valid = Math.Min(length, plan.Result.X - x);
                if (valid > 0 && y < plan.Result.Y) CopyRow(tile, height, result + places.At(x, y, z), valid);
                tile += length;
                (x, y, left) = (0, y + 1, left - length);
                if (y == plan.Image.Y) (y, z) = (0, z + 1);
            }
        }

        private void CopyRow(F* from, int height, F* to, int count)
        {
            for (int o = 0; o < outputs; o++, to += places.Channel, from += height)
            {
                if (places.X == 1)
                {
                    for (int i = 0; i < count; i += V.Count) Lane.Store(V.Load(from + i), to + i, count - i);
                }
                else
                {
                    for (int i = 0; i < count; i++) to[i * places.X] = from[i];
                }
            }
        }

        private void Packed(F* frame, F* result)
        {
            var panels = new ImagePanels<V, F>(frame, plan, offsets);
            int rows = MicroKernel<V, F>.Rows * PanelsPerBlock;
            for (int row = 0; row < plan.Pixels; row += rows)
            {
                for (int p0 = 0; p0 < plan.Taps; p0 += deep)
                {
                    Gemm<V, F>.Block(
                        panels, strips + (nint)p0 * Strips<V, F>.Padded(outputs), result, plan.Pixels, row,
                        Math.Min(rows, plan.Pixels - row), outputs, p0, Math.Min(deep, plan.Taps - p0), p0 > 0);
                }
            }
        }
    }
}
