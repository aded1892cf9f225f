using System.Numerics;

namespace Flux.Kernels;

/// <summary>The sizes of a convolution per group, in three spatial dimensions.</summary>
internal readonly unsafe struct ConvSizes
{
    internal readonly (int X, int Y, int Z) Image, Result, Low, Stride, Window, Dilation;
    internal readonly int Groups, Inputs, Outputs, AllInputs, AllOutputs, Batch;
    private readonly (int X, int Y, int Z) high;

    internal ConvSizes(Shape x, Shape w, Shape y, ConvGeometry geometry)
    {
        int spatial = geometry.Spatial;
        (Image, Result) = (ConvPlan.Sizes(x.ToArray(), spatial), ConvPlan.Sizes(y.ToArray(), spatial));
        (Window, Stride) = (ConvPlan.Sizes(geometry.Window, spatial), ConvPlan.Sizes(geometry.Stride, spatial));
        Dilation = ConvPlan.Sizes(geometry.Dilation, spatial);
        (Low, high) = (ConvPlan.Sizes(geometry.PadLow, spatial, 0), ConvPlan.Sizes(geometry.PadHigh, spatial, 0));
        (Inputs, AllInputs, AllOutputs, Batch) = (w[spatial], x[spatial], w[spatial + 1], x[spatial + 1]);
        (Groups, Outputs) = (geometry.Groups, AllOutputs / geometry.Groups);
    }

    /// <summary>
    /// Whether groups are so small, one channel in and few out, that a product is not worth it; more of them under a stride, where the pixels of a product are
    /// gathered.
    /// </summary>
    internal bool IsDepthwise => Inputs == 1 && Outputs <= (Stride == (1, 1, 1) ? 4 : 8);

    internal int ImagePixels => Image.X * Image.Y * Image.Z;
    internal int Pixels => Result.X * Result.Y * Result.Z;
    internal int WindowSize => Window.X * Window.Y * Window.Z;
    internal int Taps => WindowSize * Inputs;

    /// <summary>The images of a group, among those of all groups.</summary>
    internal ImageStack<F> Images<F>(F* x, int group) where F : unmanaged =>
        new(x + (nint)group * Inputs * ImagePixels, (nint)AllInputs * ImagePixels);

    /// <summary>The results of a group, among those of all groups.</summary>
    internal ImageStack<F> Results<F>(F* y, int group) where F : unmanaged =>
        new(y + (nint)group * Outputs * Pixels, (nint)AllOutputs * Pixels);

    /// <summary>The weights of a group.</summary>
    internal F* Weights<F>(F* w, int group) where F : unmanaged => w + (nint)group * Outputs * Taps;

    internal ConvPlan Plan(bool flip) => new(
        (Image.X + Low.X + high.X, Image.Y + Low.Y + high.Y, Image.Z + Low.Z + high.Z), Result, Window, Stride, Dilation, Inputs, flip);
}
