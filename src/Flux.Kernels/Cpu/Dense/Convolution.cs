using System.Numerics;

namespace Flux.Kernels;

/// <summary>
/// One group of channels of a convolution over a batch. Each image is framed once and multiplied as pixels × taps; images, and blocks of rows of large ones,
/// are shared among threads.
/// </summary>
internal static unsafe class Convolution<V, F> where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    // So many taps of a strip and of the pixels under a tile stay in the first cache.
    private const int DeepestBlock = 192, GradientGroup = 4;
    private const long ParallelFrom = 1 << 20;

    // Reads run past the last pixel of a frame by up to a panel of pixels.
    private static int Slack => 4 * MicroKernel<V, F>.Rows;

    /// <summary>y = x ∗ w per image: w is taps × outputs; x is framed with the given low padding and gaps.</summary>
    internal static void Run(
        ConvPlan plan, ImageStack<F> x, (int X, int Y, int Z) sizes, (int X, int Y, int Z) low, (int X, int Y, int Z) gaps, F* w, ImageStack<F> y, int outputs,
        int batch)
    {
        int taps = plan.Taps, deep = Gemm<V, F>.Depth(taps, DeepestBlock);
        using var offsets = new Scratch<int>(taps);
        for (int t = 0; t < taps; t++) offsets.Pointer[t] = plan.TapOffset(t);
        using var strips = new Scratch<F>((long)taps * Strips<V, F>.Padded(outputs));
        for (int p0 = 0; p0 < taps; p0 += deep)
        {
            Strips<V, F>.Pack(strips.Pointer + (nint)p0 * Strips<V, F>.Padded(outputs), w + p0, 1, taps, Math.Min(deep, taps - p0), outputs);
        }
        var job = new ImageJob(plan, x, sizes, low, gaps, strips.Pointer, offsets.Pointer, y, outputs, deep);
        if ((long)plan.Pixels * taps * outputs * batch < ParallelFrom)
        {
            for (int i = 0; i < batch; i++) job.Run(i);
        }
        else
        {
            Workers.Run(batch, job);
        }
    }

    private readonly struct ImageJob(
        ConvPlan plan, ImageStack<F> x, (int X, int Y, int Z) sizes, (int X, int Y, int Z) low, (int X, int Y, int Z) gaps,
        F* strips, int* offsets, ImageStack<F> y, int outputs, int deep) : IJob
    {
        private const int PanelsPerBlock = 4;

        public void Run(int image)
        {
            using var frame = new Scratch<F>((long)plan.Plane * plan.Channels + Slack);
            Frame<F>.Fill(x[image], sizes, plan.Channels, frame.Pointer, plan.Image, low, gaps);
            if (plan.Stride == (1, 1, 1)) Shifted(frame.Pointer, y[image]);
            else Packed(frame.Pointer, y[image]);
        }

        /// <summary>
        /// With stride 1 a tap is a shift of the whole frame: pixels are computed at the frame's pitch, those beyond the ends of rows for nothing, and rows
        /// copied out.
        /// </summary>
        private void Shifted(F* frame, F* result)
        {
            int height = MicroKernel<V, F>.Rows, span = plan.PixelStart(plan.Pixels - 1) + 1, pitch = plan.Image.X;
            using var tile = new Scratch<F>((long)outputs * height);
            for (int start = 0; start < span; start += height)
            {
                F* strip = strips;
                for (int p0 = 0; p0 < plan.Taps; p0 += deep)
                {
                    int k = Math.Min(deep, plan.Taps - p0);
                    var pixels = new PixelRows<F>(frame + start, offsets + p0);
                    for (int j = 0; j < outputs;)
                    {
                        int width = Strips<V, F>.Width(j, outputs), columns = Math.Min(width, outputs - j);
                        MicroKernel<V, F>.Run(k, pixels, strip, tile.Pointer + (nint)j * height, height, columns, width, p0 > 0);
                        strip += (nint)k * width;
                        j += width;
                    }
                }
                CopyOut(tile.Pointer, start, Math.Min(start + height, span), height, result, pitch);
            }
        }

        /// <summary>The pixels of a tile that are pixels of the result, row by row.</summary>
        private void CopyOut(F* tile, int start, int end, int height, F* result, int pitch)
        {
            for (int at = start; at < end;)
            {
                int row = at / pitch, x = at - row * pitch, length = Math.Min(end - at, pitch - x), valid = Math.Min(length, plan.Result.X - x);
                int y = row % plan.Image.Y, z = row / plan.Image.Y;
                if (valid > 0 && y < plan.Result.Y)
                {
                    F* to = result + ((nint)z * plan.Result.Y + y) * plan.Result.X + x, from = tile + (at - start);
                    for (int o = 0; o < outputs; o++, to += plan.Pixels, from += height) new ReadOnlySpan<F>(from, valid).CopyTo(new Span<F>(to, valid));
                }
                at += length;
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
                        Math.Min(rows, plan.Pixels - row), outputs, p0, Math.Min(deep, plan.Taps - p0));
                }
            }
        }
    }

    /// <summary>
    /// dw[tap, output] = Σ over images and pixels of x at the tap times dy: both lie in frames of one pitch, so that a tap is a shift and pixels run through
    /// whole planes, the gaps in dy being zero. Images are summed in groups of fixed size, groups in their order.
    /// </summary>
    internal static void WeightGradient(
        ConvPlan plan, ImageStack<F> x, (int X, int Y, int Z) sizes, (int X, int Y, int Z) low, ImageStack<F> dy, F* dw, int outputs, int batch)
    {
        int taps = plan.Taps, groups = (batch + GradientGroup - 1) / GradientGroup;
        int tapRoom = Rounded(taps, DotKernel<V, F>.Columns), outputRoom = Rounded(outputs, DotKernel<V, F>.Rows);
        using var offsets = new Scratch<int>(tapRoom);
        for (int t = 0; t < tapRoom; t++) offsets.Pointer[t] = plan.TapOffset(Math.Min(t, taps - 1));
        using var sums = new Scratch<F>((long)groups * tapRoom * outputRoom);
        var job = new GradientJob(plan, x, sizes, low, dy, sums.Pointer, offsets.Pointer, outputs, batch, tapRoom, outputRoom);
        if ((long)plan.Pixels * taps * outputs * batch < ParallelFrom)
        {
            for (int i = 0; i < groups; i++) job.Run(i);
        }
        else
        {
            Workers.Run(groups, job);
        }
        for (int o = 0; o < outputs; o++)
        {
            for (int t = 0; t < taps; t++)
            {
                F sum = F.Zero;
                for (int g = 0; g < groups; g++) sum += sums.Pointer[((nint)g * outputRoom + o) * tapRoom + t];
                dw[(nint)o * taps + t] = sum;
            }
        }
    }

    private static int Rounded(int n, int to) => (n + to - 1) / to * to;

    private readonly struct GradientJob(
        ConvPlan plan, ImageStack<F> x, (int X, int Y, int Z) sizes, (int X, int Y, int Z) low, ImageStack<F> dy,
        F* sums, int* offsets, int outputs, int batch, int tapRoom, int outputRoom) : IJob
    {
        private const int Block = 1024;

        public void Run(int number)
        {
            F* sum = sums + (nint)number * outputRoom * tapRoom;
            new Span<F>(sum, outputRoom * tapRoom).Clear();
            int span = plan.PixelStart(plan.Pixels - 1) + 1;
            int pitch = Rounded(span, DotKernel<V, F>.Accumulators);
            using var frame = new Scratch<F>((long)plan.Plane * plan.Channels + Slack);
            using var spread = new Scratch<F>((long)outputRoom * pitch);
            new Span<F>(frame.Pointer + (nint)plan.Plane * plan.Channels, Slack).Clear();
            for (int i = number * GradientGroup; i < Math.Min(batch, (number + 1) * GradientGroup); i++)
            {
                Frame<F>.Fill(x[i], sizes, plan.Channels, frame.Pointer, plan.Image, low, (1, 1, 1));
                Spread(dy[i], spread.Pointer, pitch);
                for (int p = 0; p < pitch; p += Block) Sum(frame.Pointer + p, spread.Pointer + p, pitch, Math.Min(Block, pitch - p), sum);
            }
        }

        /// <summary>dy at the pitch of the frame, zeros between.</summary>
        private void Spread(F* dy, F* to, int pitch)
        {
            new Span<F>(to, outputRoom * pitch).Clear();
            for (int o = 0; o < outputs; o++, to += pitch)
            {
                for (int z = 0; z < plan.Result.Z; z++)
                {
                    for (int y = 0; y < plan.Result.Y; y++, dy += plan.Result.X)
                    {
                        F* row = to + ((nint)z * plan.Stride.Z * plan.Image.Y + y * plan.Stride.Y) * plan.Image.X;
                        if (plan.Stride.X == 1) new ReadOnlySpan<F>(dy, plan.Result.X).CopyTo(new Span<F>(row, plan.Result.X));
                        else
                        {
                            for (int x = 0; x < plan.Result.X; x++) row[x * plan.Stride.X] = dy[x];
                        }
                    }
                }
            }
        }

        private void Sum(F* frame, F* spread, int pitch, int length, F* sum)
        {
            for (int o = 0; o < outputs; o += DotKernel<V, F>.Rows)
            {
                for (int t = 0; t < tapRoom; t += DotKernel<V, F>.Columns)
                {
                    DotKernel<V, F>.Run(
                        length, spread + (nint)o * pitch, pitch, frame + offsets[t], frame + offsets[t + 1], frame + offsets[t + 2], frame + offsets[t + 3],
                        sum + (nint)o * tapRoom + t, tapRoom);
                }
            }
        }
    }
}
