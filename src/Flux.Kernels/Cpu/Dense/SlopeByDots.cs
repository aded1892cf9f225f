using System.Numerics;

namespace Flux.Kernels;

/// <summary>
/// dw by sums along pixels: x and dy lie in frames of one pitch, so that a tap is a shift and pixels run through whole planes, the gaps in dy being zero.
/// </summary>
internal static unsafe class SlopeByDots<V, F> where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    private const int Group = 4;

    // Reads run past the last pixel of a frame by up to a sum's accumulators.
    private static int Slack => 8 * V.Count;

    internal static void Run(
        ConvPlan plan, ImageStack<F> x, (int X, int Y, int Z) sizes, (int X, int Y, int Z) low, ImageStack<F> dy, F* dw, int outputs, int batch)
    {
        int taps = plan.Taps, groups = Workers.Chunks(batch, Group);
        int tapRoom = Rounded(taps, DotKernel<V, F>.Columns), outputRoom = Rounded(outputs, DotKernel<V, F>.Rows);
        using var offsets = new Scratch<nint>(tapRoom);
        plan.TapOffsets(offsets.Pointer, tapRoom);
        using var sums = new Scratch<F>((long)groups * tapRoom * outputRoom);
        var job = new Job(plan, x, sizes, low, dy, sums.Pointer, offsets.Pointer, outputs, batch, tapRoom, outputRoom);
        Workers.Run(groups, job, plan.Shares(outputs, batch));
        ConvolutionSlope<V, F>.Add(sums.Pointer, groups, tapRoom, outputRoom, dw, taps, outputs);
    }

    private static int Rounded(int n, int to) => Workers.Chunks(n, to) * to;

    private readonly struct Job(
        ConvPlan plan, ImageStack<F> x, (int X, int Y, int Z) sizes, (int X, int Y, int Z) low, ImageStack<F> dy,
        F* sums, nint* offsets, int outputs, int batch, int tapRoom, int outputRoom) : IJob
    {
        private const int Block = 1024;

        public void Run(int number)
        {
            F* sum = sums + (nint)number * outputRoom * tapRoom;
            new Span<F>(sum, outputRoom * tapRoom).Clear();
            int pitch = Rounded(plan.Span, DotKernel<V, F>.Accumulators);
            using var frame = new Scratch<F>((long)plan.Plane * plan.Channels + Slack);
            using var spread = new Scratch<F>((long)outputRoom * pitch);
            new Span<F>(frame.Pointer + (nint)plan.Plane * plan.Channels, Slack).Clear();
            for (int i = number * Group; i < Math.Min(batch, (number + 1) * Group); i++)
            {
                Frame<V, F>.Fill(x[i], sizes, plan.Channels, frame.Pointer, plan.Image, low);
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
