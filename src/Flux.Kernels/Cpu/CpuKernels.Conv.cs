using System.Numerics;

namespace Flux.Kernels;

internal sealed unsafe partial class CpuKernels<V32, V64>
{
    public void Conv(View x, View w, ConvGeometry geometry, View y)
    {
        if (!IsZero(y, w.Shape[geometry.Spatial])) Width<V32, V64>.Reals("Conv", y.DType, new ConvWork(x, w, geometry, y));
    }

    public void ConvInputGradient(View dy, View w, ConvGeometry geometry, View dx)
    {
        if (!IsZero(dx, w.Shape[geometry.Spatial + 1])) Width<V32, V64>.Reals("ConvInputGradient", dx.DType, new InputGradientWork(dy, w, geometry, dx));
    }

    public void ConvWeightGradient(View x, View dy, ConvGeometry geometry, View dw) =>
        Width<V32, V64>.Reals("ConvWeightGradient", dw.DType, new WeightGradientWork(x, dy, geometry, dw));

    private readonly struct ConvWork(View x, View w, ConvGeometry geometry, View y) : ILaneWork
    {
        public void Run<V, F>() where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
        {
            var c = new ConvSizes(x.Shape, w.Shape, y.Shape, geometry);
            using Held<F> hx = x.Hold<F>(), hw = w.Hold<F>(), hy = y.Hold<F>();
            if (c.IsDepthwise)
            {
                Depthwise<V, F>.Run(
                    c.Plan(geometry.Flip), hx.Pointer, c.Image, c.Low, hw.Pointer, hy.Pointer, c.AllOutputs, c.Outputs, c.Batch);
                return;
            }
            for (int group = 0; group < geometry.Groups; group++)
            {
                Convolution<V, F>.Run(
                    c.Plan(geometry.Flip), c.Images(hx.Pointer, group), c.Image, c.Low, c.Weights(hw.Pointer, group),
                    c.Results(hy.Pointer, group), PixelPlaces.All(c.Result), c.Outputs, c.Batch);
            }
        }
    }

    private readonly struct InputGradientWork(View dy, View w, ConvGeometry geometry, View dx) : ILaneWork
    {
        public void Run<V, F>() where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
        {
            var c = new ConvSizes(dx.Shape, w.Shape, dy.Shape, geometry);
            using Held<F> hdy = dy.Hold<F>(), hw = w.Hold<F>(), hdx = dx.Hold<F>();
            ConvolutionTransposed<V, F>.Run(c, geometry.Flip, hdy.Pointer, hw.Pointer, hdx.Pointer);
        }
    }

    private readonly struct WeightGradientWork(View x, View dy, ConvGeometry geometry, View dw) : ILaneWork
    {
        public void Run<V, F>() where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
        {
            var c = new ConvSizes(x.Shape, dw.Shape, dy.Shape, geometry);
            if (dw.Count == 0) return;
            using Held<F> hx = x.Hold<F>(), hdy = dy.Hold<F>(), hdw = dw.Hold<F>();
            if (c.IsDepthwise)
            {
                DepthwiseSlope<V, F>.Run(
                    c.Plan(geometry.Flip), hx.Pointer, c.Image, c.Low, hdy.Pointer, hdw.Pointer, c.AllOutputs, c.Outputs, c.Batch);
                return;
            }
            for (int group = 0; group < geometry.Groups; group++)
            {
                ConvolutionSlope<V, F>.Run(
                    c.Plan(geometry.Flip), c.Images(hx.Pointer, group), c.Image, c.Low, c.Results(hdy.Pointer, group),
                    c.Weights(hdw.Pointer, group), c.Outputs, c.Batch);
            }
        }
    }

    /// <summary>Whether a result has no elements or no channels to sum over; the elements that it has are then zeros.</summary>
    private bool IsZero(View y, int channels)
    {
        if (y.Count > 0 && channels == 0) Fill(y, 0);
        return y.Count == 0 || channels == 0;
    }
}
