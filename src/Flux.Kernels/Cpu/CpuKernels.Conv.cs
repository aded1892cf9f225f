using System.Numerics;

namespace Flux.Kernels;

internal sealed unsafe partial class CpuKernels
{
    public void Conv(View x, View w, ConvGeometry geometry, View y)
    {
        if (y.DType == DType.Float64) Forward<double>(x, w, geometry, y);
        else Forward<float>(x, w, geometry, y);
    }

    public void ConvInputGradient(View dy, View w, ConvGeometry geometry, View dx)
    {
        if (dx.DType == DType.Float64) InputGradient<double>(dy, w, geometry, dx);
        else InputGradient<float>(dy, w, geometry, dx);
    }

    public void ConvWeightGradient(View x, View dy, ConvGeometry geometry, View dw)
    {
        if (dw.DType == DType.Float64) WeightGradient<double>(x, dy, geometry, dw);
        else WeightGradient<float>(x, dy, geometry, dw);
    }

    private static void Forward<F>(View x, View w, ConvGeometry geometry, View y) where F : unmanaged, IBinaryFloatingPointIeee754<F>
    {
        var c = new ConvSizes(x.Shape, w.Shape, y.Shape, geometry);
        if (y.Count == 0) return;
        for (int group = 0; group < geometry.Groups; group++)
        {
            Convolution<F>.Run(
                c.Plan(geometry.Flip), new(x.Start<F>() + (nint)group * c.Inputs * c.ImagePixels, (nint)c.AllInputs * c.ImagePixels), c.Image, c.Low, (1, 1, 1),
                w.Start<F>() + (nint)group * c.Outputs * c.Taps, new(y.Start<F>() + (nint)group * c.Outputs * c.Pixels, (nint)c.AllOutputs * c.Pixels), c.Outputs, c.Batch);
        }
        x.KeepAlive();
        w.KeepAlive();
        y.KeepAlive();
    }

    // The transpose is a convolution of dy, spread to the stride, with the window turned round and inputs and outputs exchanged.
    private static void InputGradient<F>(View dy, View w, ConvGeometry geometry, View dx) where F : unmanaged, IBinaryFloatingPointIeee754<F>
    {
        var c = new ConvSizes(dx.Shape, w.Shape, dy.Shape, geometry);
        if (dx.Count == 0) return;
        using var exchanged = new Scratch<F>((long)c.Taps * c.Outputs);
        for (int group = 0; group < geometry.Groups; group++)
        {
            Exchange(w.Start<F>() + (nint)group * c.Outputs * c.Taps, exchanged.Pointer, c.WindowSize, c.Inputs, c.Outputs);
            Convolution<F>.Run(
                c.TransposedPlan(!geometry.Flip), new(dy.Start<F>() + (nint)group * c.Outputs * c.Pixels, (nint)c.AllOutputs * c.Pixels), c.Result, c.TransposedLow, c.Stride,
                exchanged.Pointer, new(dx.Start<F>() + (nint)group * c.Inputs * c.ImagePixels, (nint)c.AllInputs * c.ImagePixels), c.Inputs, c.Batch);
        }
        dy.KeepAlive();
        w.KeepAlive();
        dx.KeepAlive();
    }

    private static void WeightGradient<F>(View x, View dy, ConvGeometry geometry, View dw) where F : unmanaged, IBinaryFloatingPointIeee754<F>
    {
        var c = new ConvSizes(x.Shape, dw.Shape, dy.Shape, geometry);
        if (dw.Count == 0) return;
        for (int group = 0; group < geometry.Groups; group++)
        {
            Convolution<F>.WeightGradient(
                c.Plan(geometry.Flip), new(x.Start<F>() + (nint)group * c.Inputs * c.ImagePixels, (nint)c.AllInputs * c.ImagePixels), c.Image, c.Low,
                new(dy.Start<F>() + (nint)group * c.Outputs * c.Pixels, (nint)c.AllOutputs * c.Pixels), dw.Start<F>() + (nint)group * c.Outputs * c.Taps, c.Outputs, c.Batch);
        }
        x.KeepAlive();
        dy.KeepAlive();
        dw.KeepAlive();
    }

    /// <summary>(window, inputs, outputs) to (window, outputs, inputs).</summary>
    private static void Exchange<F>(F* w, F* to, int window, int inputs, int outputs) where F : unmanaged
    {
        for (int i = 0; i < inputs; i++)
        {
            for (int o = 0; o < outputs; o++, to += window) new ReadOnlySpan<F>(w + ((nint)o * inputs + i) * window, window).CopyTo(new Span<F>(to, window));
        }
    }
}
