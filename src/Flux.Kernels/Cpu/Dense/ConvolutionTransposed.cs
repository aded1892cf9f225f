using System.Numerics;

namespace Flux.Kernels;

/// <summary>
/// dx of a convolution: in each group of channels dy convolved with the window turned round, inputs and outputs exchanged. Under a stride the pixels of x fall
/// into phases, each met by a part of the taps, and each phase is a convolution of its own.
/// </summary>
internal static unsafe class ConvolutionTransposed<V, F> where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    internal static void Run(ConvSizes sizes, bool flip, F* dy, F* w, F* dx)
    {
        var (image, window, stride, dilation, low) = (sizes.Image, sizes.Window, sizes.Stride, sizes.Dilation, sizes.Low);
        StridePhase[] alongX = StridePhase.All(image.X, window.X, stride.X, dilation.X, low.X);
        StridePhase[] alongY = StridePhase.All(image.Y, window.Y, stride.Y, dilation.Y, low.Y);
        StridePhase[] alongZ = StridePhase.All(image.Z, window.Z, stride.Z, dilation.Z, low.Z);
        if (sizes.IsDepthwise && sizes.Stride != (1, 1, 1))
        {
            DepthwiseTransposed<V, F>.Run(sizes, flip, alongX, alongY, alongZ, dy, w, dx);
            return;
        }
        if (Misses(alongX) || Misses(alongY) || Misses(alongZ))
        {
            for (int i = 0; i < sizes.Batch; i++) new Span<F>(dx + (nint)i * sizes.AllInputs * sizes.ImagePixels, sizes.AllInputs * sizes.ImagePixels).Clear();
        }
        using var weights = new Scratch<F>((long)sizes.Taps * sizes.AllOutputs);
        foreach (var z in alongZ)
        {
            foreach (var y in alongY)
            {
                foreach (var x in alongX)
                {
                    if (x.Taps * y.Taps * z.Taps > 0) Run(sizes, flip, x, y, z, dy, w, weights.Pointer, dx);
                }
            }
        }
    }

    /// <summary>Whether there are pixels that no tap meets.</summary>
    private static bool Misses(StridePhase[] phases) => Array.Exists(phases, phase => phase.Taps == 0);

    private static void Run(
        ConvSizes sizes, bool flip, StridePhase x, StridePhase y, StridePhase z, F* dy, F* w, F* weights, F* dx)
    {
        var plan = new ConvPlan(
            (x.Frame, y.Frame, z.Frame), (x.Count, y.Count, z.Count), (x.Taps, y.Taps, z.Taps), (1, 1, 1), (x.Dilation, y.Dilation, z.Dilation), sizes.Outputs,
            flip: true);
        var places = new PixelPlaces(sizes.Image, (x.First, y.First, z.First), sizes.Stride);
        (int, int, int) low = (x.Low, y.Low, z.Low);
        nint each = (nint)plan.WindowSize * sizes.Inputs * sizes.Outputs;
        for (int group = 0; group < sizes.Groups; group++) Exchange(sizes, flip, x, y, z, sizes.Weights(w, group), weights + group * each);
        if (sizes.IsDepthwise)
        {
            Depthwise<V, F>.Run(plan, dy, sizes.Result, low, weights, dx, sizes.AllInputs, 1, sizes.Batch);
            return;
        }
        for (int group = 0; group < sizes.Groups; group++)
        {
            Convolution<V, F>.Run(
                plan, sizes.Results(dy, group), sizes.Result, low, weights + group * each, sizes.Images(dx, group), places, sizes.Inputs, sizes.Batch);
        }
    }

    /// <summary>The taps of a phase: (window, inputs, outputs) to (taps, outputs, inputs).</summary>
    private static void Exchange(ConvSizes sizes, bool flip, StridePhase x, StridePhase y, StridePhase z, F* w, F* to)
    {
        var window = sizes.Window;
        for (int i = 0; i < sizes.Inputs; i++)
        {
            for (int o = 0; o < sizes.Outputs; o++)
            {
                F* from = w + ((nint)o * sizes.Inputs + i) * sizes.WindowSize;
                for (int c = 0; c < z.Taps; c++)
                {
                    for (int b = 0; b < y.Taps; b++)
                    {
                        int row = (z.At(c) * window.Y + y.At(b)) * window.X;
                        for (int a = 0; a < x.Taps; a++)
                        {
                            int tap = row + x.At(a);
                            *to++ = from[flip ? sizes.WindowSize - 1 - tap : tap];
                        }
                    }
                }
            }
        }
    }
}
