using System.Numerics;

namespace Flux.Kernels;

/// <summary>
/// dw as a product (taps × pixels)(pixels × outputs) over the pixels of several images, where sums along pixels would meet gaps or end too soon.
/// </summary>
internal static unsafe class SlopeByProducts<V, F> where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    // Pixels that make a product long enough.
    private const int ManyPixels = 512, FewestImages = 4, MostImages = 64;

    internal static void Run(
        ConvPlan plan, ImageStack<F> x, (int X, int Y, int Z) sizes, (int X, int Y, int Z) low, ImageStack<F> dy, F* dw, int outputs, int batch)
    {
        int taps = plan.Taps, piece = Math.Clamp(ManyPixels / plan.Pixels, 1, MostImages), images = Math.Max(piece, FewestImages);
        int groups = Workers.Chunks(batch, images);
        using var offsets = new Scratch<nint>(taps);
        plan.TapOffsets(offsets.Pointer, taps);
        using var sums = new Scratch<F>((long)groups * taps * outputs);
        var job = new Job(plan, x, sizes, low, dy, sums.Pointer, offsets.Pointer, outputs, batch, images, piece);
        Workers.Run(groups, job, plan.Shares(outputs, batch));
        ConvolutionSlope<V, F>.Add(sums.Pointer, groups, taps, outputs, dw, taps, outputs);
    }

    private readonly struct Job(
        ConvPlan plan, ImageStack<F> x, (int X, int Y, int Z) sizes, (int X, int Y, int Z) low, ImageStack<F> dy,
        F* sums, nint* offsets, int outputs, int batch, int images, int piece) : IJob
    {
        public void Run(int group)
        {
            int first = group * images, last = Math.Min(batch, first + images), frame = plan.Plane * plan.Channels;
            using var frames = new Scratch<F>((long)piece * frame);
            using var starts = new Scratch<int>(piece * plan.Pixels);
            using var slopes = new Scratch<F>((long)piece * plan.Pixels * outputs);
            for (int i = first; i < last; i += piece)
            {
                int count = Math.Min(piece, last - i), pixels = count * plan.Pixels;
                for (int j = 0; j < count; j++)
                {
                    Frame<V, F>.Fill(x[i + j], sizes, plan.Channels, frames.Pointer + (nint)j * frame, plan.Image, low);
                    for (int p = 0; p < plan.Pixels; p++) starts.Pointer[j * plan.Pixels + p] = j * frame + plan.PixelStart(p);
                    Gather(dy[i + j], slopes.Pointer + j * plan.Pixels, pixels);
                }
                var panels = new TapPanels<V, F>(frames.Pointer, starts.Pointer, offsets);
                Multiply(panels, slopes.Pointer, pixels, sums + (nint)group * plan.Taps * outputs, i > first);
            }
        }

        /// <summary>The outputs of an image, each where those of the images before end.</summary>
        private void Gather(F* from, F* to, int pitch)
        {
            for (int o = 0; o < outputs; o++, from += plan.Pixels, to += pitch) new ReadOnlySpan<F>(from, plan.Pixels).CopyTo(new Span<F>(to, plan.Pixels));
        }

        private void Multiply(TapPanels<V, F> panels, F* slopes, int pixels, F* sum, bool accumulate)
        {
            int deep = Gemm<V, F>.Depth(pixels), rows = Gemm<V, F>.BlockRows;
            using var strips = new Scratch<F>((long)deep * Strips<V, F>.Padded(outputs));
            for (int p0 = 0; p0 < pixels; p0 += deep)
            {
                int k = Math.Min(deep, pixels - p0);
                Strips<V, F>.Pack(strips.Pointer, slopes + p0, 1, pixels, k, outputs);
                for (int row = 0; row < plan.Taps; row += rows)
                {
                    Gemm<V, F>.Block(
                        panels, strips.Pointer, sum, plan.Taps, row, Math.Min(rows, plan.Taps - row), outputs, p0, k, accumulate || p0 > 0);
                }
            }
        }
    }
}
