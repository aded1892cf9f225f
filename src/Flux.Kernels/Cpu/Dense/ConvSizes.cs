using System.Numerics;

namespace Flux.Kernels;

/// <summary>The sizes of a convolution per group, in three spatial dimensions.</summary>
internal readonly unsafe struct ConvSizes
{
    internal readonly (int X, int Y, int Z) Image, Result, Low, Stride;
    internal readonly int Inputs, Outputs, AllInputs, AllOutputs, Batch;
    private readonly (int X, int Y, int Z) window, dilation, high;

    internal ConvSizes(Shape x, Shape w, Shape y, ConvGeometry geometry)
    {
        int spatial = geometry.Spatial;
        (Image, Result) = (ConvPlan.Sizes(x.ToArray(), spatial), ConvPlan.Sizes(y.ToArray(), spatial));
        (window, Stride) = (ConvPlan.Sizes(geometry.Window, spatial), ConvPlan.Sizes(geometry.Stride, spatial));
        dilation = ConvPlan.Sizes(geometry.Dilation, spatial);
        (Low, high) = (ConvPlan.Sizes(geometry.PadLow, spatial, 0), ConvPlan.Sizes(geometry.PadHigh, spatial, 0));
        (Inputs, AllInputs, AllOutputs, Batch) = (w[spatial], x[spatial], w[spatial + 1], x[spatial + 1]);
        Outputs = AllOutputs / geometry.Groups;
    }

    internal int ImagePixels => Image.X * Image.Y * Image.Z;
    internal int Pixels => Result.X * Result.Y * Result.Z;
    internal int WindowSize => window.X * window.Y * window.Z;
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
        (Image.X + Low.X + high.X, Image.Y + Low.Y + high.Y, Image.Z + Low.Z + high.Z), Result, window, Stride, dilation, Inputs, flip);

    /// <summary>Zeros before the first pixel of dy in the frame of the transpose; negative where the padding of x was larger than the window.</summary>
    internal (int X, int Y, int Z) TransposedLow =>
        (Reach(window.X, dilation.X) - Low.X, Reach(window.Y, dilation.Y) - Low.Y, Reach(window.Z, dilation.Z) - Low.Z);

    internal ConvPlan TransposedPlan(bool flip) => new(
        (Image.X + Reach(window.X, dilation.X), Image.Y + Reach(window.Y, dilation.Y), Image.Z + Reach(window.Z, dilation.Z)),
        Image, window, (1, 1, 1), dilation, Outputs, flip);

    private static int Reach(int window, int dilation) => (window - 1) * dilation;
}
