using System.Numerics;
using System.Runtime.CompilerServices;

namespace Flux.Kernels;

/// <summary>Panels of pixels by taps, read from a padded image: convolution without an im2col.</summary>
internal readonly unsafe struct ImagePanels<V, F>(F* image, ConvPlan plan, nint* tapOffsets) : IPanels<V, F>
    where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    [SkipLocalsInit]
    public void Pack(F* panel, int row, int rows, int p0, int k)
    {
        int full = MicroKernel<V, F>.Rows;
        int* starts = stackalloc int[full], lengths = stackalloc int[full];
        int runs = plan.Stride.X == 1 ? Runs(row, rows, starts, lengths) : 0;
        if (runs == 1 && rows == full)
        {
            Whole(panel, image + starts[0], p0, k);
            return;
        }
        if (runs > 0)
        {
            for (int p = 0; p < k; p++, panel += full) InRuns(panel, image + tapOffsets[p0 + p], runs, starts, lengths);
            return;
        }
        for (int i = 0; i < rows; i++) starts[i] = plan.PixelStart(row + i);
        for (int p = 0; p < k; p++, panel += full)
        {
            F* from = image + tapOffsets[p0 + p];
            for (int i = 0; i < rows; i++) panel[i] = from[starts[i]];
            for (int i = rows; i < full; i++) panel[i] = F.Zero;
        }
    }

    /// <summary>Pixels that follow each other in the image, row by row.</summary>
    private int Runs(int row, int rows, int* starts, int* lengths)
    {
        int runs = 0;
        for (int i = 0; i < rows;)
        {
            int length = Math.Min(rows - i, plan.Result.X - (row + i) % plan.Result.X);
            (starts[runs], lengths[runs++]) = (plan.PixelStart(row + i), length);
            i += length;
        }
        return runs;
    }

    private void Whole(F* panel, F* from, int p0, int k)
    {
        int step = V.Count;
        for (int p = 0; p < k; p++, panel += 2 * step)
        {
            F* s = from + tapOffsets[p0 + p];
            V.Load(s).Store(panel);
            V.Load(s + step).Store(panel + step);
        }
    }

    // A run may be written past its end: the next run, or the next column of the panel, overwrites it.
    private static void InRuns(F* to, F* from, int runs, int* starts, int* lengths)
    {
        for (int r = 0; r < runs; r++)
        {
            F* s = from + starts[r];
            int length = lengths[r];
            for (int i = 0; i < length; i += V.Count) V.Load(s + i).Store(to + i);
            to += length;
        }
    }
}
