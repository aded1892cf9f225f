using System.Numerics;

namespace Flux.Kernels;

/// <summary>
/// One group of channels of a convolution over a batch. Each image is framed once and multiplied as pixels × taps; images, and blocks of rows of large ones, are
/// shared among threads.
/// </summary>
internal static unsafe class Convolution<F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    private const int DeepestBlock = 384;
    private const long ParallelFrom = 1 << 20;

    // Reads run past the last pixel of a frame by up to a panel of pixels.
    private static int Slack => 4 * MicroKernel<F>.Rows;

    /// <summary>A stack of images inside larger ones: where the first starts, and how far the next is.</summary>
    internal readonly struct Images(F* start, nint step)
    {
        internal F* this[int i] => start + i * step;
    }

    /// <summary>y = x ∗ w per image: w is taps × outputs; x is framed with the given low padding and gaps.</summary>
    internal static void Run(
        ConvPlan plan, Images x, (int X, int Y, int Z) sizes, (int X, int Y, int Z) low, (int X, int Y, int Z) gaps, F* w, Images y, int outputs, int batch)
    {
        int taps = plan.Taps, parts = (taps + DeepestBlock - 1) / DeepestBlock, deep = (taps + parts - 1) / parts;
        using var offsets = new Scratch<int>(taps);
        for (int t = 0; t < taps; t++) offsets.Pointer[t] = plan.TapOffset(t);
        using var strips = new Scratch<F>((long)taps * Strips<F>.Padded(outputs));
        for (int p0 = 0; p0 < taps; p0 += deep)
        {
            Strips<F>.Pack(strips.Pointer + (nint)p0 * Strips<F>.Padded(outputs), w + p0, 1, taps, Math.Min(deep, taps - p0), outputs);
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
        ConvPlan plan, Images x, (int X, int Y, int Z) sizes, (int X, int Y, int Z) low, (int X, int Y, int Z) gaps, F* strips, int* offsets, Images y, int outputs, int deep) : IJob
    {
        private const int PanelsPerBlock = 4;

        public void Run(int image)
        {
            using var frame = new Scratch<F>((long)plan.Plane * plan.Channels + Slack);
            Frame<F>.Fill(x[image], sizes, plan.Channels, frame.Pointer, plan.Image, low, gaps);
            var panels = new ImagePanels<F>(frame.Pointer, plan, offsets);
            int rows = MicroKernel<F>.Rows * PanelsPerBlock;
            for (int row = 0; row < plan.Pixels; row += rows)
            {
                for (int p0 = 0; p0 < plan.Taps; p0 += deep)
                {
                    Gemm<F>.Block(
                        panels, strips + (nint)p0 * Strips<F>.Padded(outputs), y[image], plan.Pixels, row, Math.Min(rows, plan.Pixels - row), outputs, p0, Math.Min(deep, plan.Taps - p0));
                }
            }
        }
    }

    /// <summary>
    /// dw[tap, output] = Σ over images and pixels of x at the tap times dy: both lie in frames of one pitch, so that a tap is a shift and pixels run through whole
    /// planes, the gaps in dy being zero. Images are summed in groups of fixed size, groups in their order.
    /// </summary>
    internal static void WeightGradient(
        ConvPlan plan, Images x, (int X, int Y, int Z) sizes, (int X, int Y, int Z) low, Images dy, F* dw, int outputs, int batch)
    {
        const int group = 4;
        int taps = plan.Taps, groups = (batch + group - 1) / group, tapRoom = (taps + 3) & -4, outputRoom = (outputs + 3) & -4;
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
                F sum = sums.Pointer[(nint)o * tapRoom + t];
                for (int g = 1; g < groups; g++) sum += sums.Pointer[((nint)g * outputRoom + o) * tapRoom + t];
                dw[(nint)o * taps + t] = sum;
            }
        }
    }

    private readonly struct GradientJob(
        ConvPlan plan, Images x, (int X, int Y, int Z) sizes, (int X, int Y, int Z) low, Images dy, F* sums, int* offsets, int outputs, int batch, int tapRoom, int outputRoom) : IJob
    {
        private const int Group = 4, Block = 1024;

        public void Run(int number)
        {
            F* sum = sums + (nint)number * outputRoom * tapRoom;
            new Span<F>(sum, outputRoom * tapRoom).Clear();
            int span = (plan.Result.Z - 1) * plan.Stride.Z * plan.Image.Y * plan.Image.X + (plan.Result.Y - 1) * plan.Stride.Y * plan.Image.X + (plan.Result.X - 1) * plan.Stride.X + 1;
            int pitch = (span + Vector - 1) / Vector * Vector;
            using var frame = new Scratch<F>((long)plan.Plane * plan.Channels + Slack);
            using var spread = new Scratch<F>((long)outputRoom * pitch);
            new Span<F>(frame.Pointer + (nint)plan.Plane * plan.Channels, Slack).Clear();
            for (int i = number * Group; i < Math.Min(batch, (number + 1) * Group); i++)
            {
                Frame<F>.Fill(x[i], sizes, plan.Channels, frame.Pointer, plan.Image, low, (1, 1, 1));
                Spread(dy[i], spread.Pointer, pitch);
                for (int p = 0; p < pitch; p += Block) Sum(frame.Pointer + p, spread.Pointer + p, pitch, Math.Min(Block, pitch - p), sum);
            }
        }

        private static int Vector => System.Runtime.Intrinsics.Vector512<F>.Count;

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
            for (int o = 0; o < outputs; o += 4)
            {
                for (int t = 0; t < tapRoom; t += 4)
                {
                    MicroKernel<F>.Dot4x4(
                        length, spread + (nint)o * pitch, pitch, frame + offsets[t], frame + offsets[t + 1], frame + offsets[t + 2], frame + offsets[t + 3],
                        sum + (nint)o * tapRoom + t, tapRoom);
                }
            }
        }
    }
}
