using System.Numerics;

namespace Flux.Kernels;

/// <summary>Convolutions as products of images that are never written out as matrices.</summary>
internal sealed partial class GpuKernels
{
    // Pixels that one member of the batch of a weight gradient adds up.
    private const int PixelPart = 2048;

    public void Conv(View x, View w, ConvGeometry geometry, View y) => Dispatch.Reals("Conv", y.DType, new ConvWork(this, x, w, geometry, y));

    public void ConvInputGradient(View dy, View w, ConvGeometry geometry, View dx) =>
        Dispatch.Reals("ConvInputGradient", dx.DType, new InputGradientWork(this, dy, w, geometry, dx));

    public void ConvWeightGradient(View x, View dy, ConvGeometry geometry, View dw) =>
        Dispatch.Reals("ConvWeightGradient", dw.DType, new WeightGradientWork(this, x, dy, geometry, dw));

    private readonly struct ConvWork(GpuKernels on, View x, View w, ConvGeometry geometry, View y) : IRealWork
    {
        public void Run<F>() where F : unmanaged, IBinaryFloatingPointIeee754<F>
        {
            var c = new ConvWindow(x.Shape, w.Shape, y.Shape, geometry);
            if (on.IsZero(y, c.Taps)) return;
            using HeldElements<F> hx = on.Hold<F>(x), hw = on.Hold<F>(w), hy = on.Hold<F>(y);
            var sizes = new ProductSizes(c.Result.Count.Value * c.Batch, c.Outputs, c.Taps, geometry.Groups, c.Taps);
            on.Multiply<F, ConvProduct<F>>(new(hx.Elements, hw.Elements, hy.Elements, c, sizes), sizes);
        }
    }

    private readonly struct InputGradientWork(GpuKernels on, View dy, View w, ConvGeometry geometry, View dx) : IRealWork
    {
        public void Run<F>() where F : unmanaged, IBinaryFloatingPointIeee754<F>
        {
            var c = new ConvWindow(dx.Shape, w.Shape, dy.Shape, geometry);
            int terms = c.Window.Count.Value * c.Outputs;
            if (on.IsZero(dx, terms)) return;
            using HeldElements<F> hdy = on.Hold<F>(dy), hw = on.Hold<F>(w), hdx = on.Hold<F>(dx);
            var sizes = new ProductSizes(c.Image.Count.Value * c.Batch, c.Inputs, terms, geometry.Groups, terms);
            on.Multiply<F, ConvInputProduct<F>>(new(hdy.Elements, hw.Elements, hdx.Elements, c, sizes), sizes);
        }
    }

    private readonly struct WeightGradientWork(GpuKernels on, View x, View dy, ConvGeometry geometry, View dw) : IRealWork
    {
        public void Run<F>() where F : unmanaged, IBinaryFloatingPointIeee754<F>
        {
            var c = new ConvWindow(x.Shape, dw.Shape, dy.Shape, geometry);
            int terms = c.Result.Count.Value * c.Batch, parts = Folding.PartsOf(terms, PixelPart);
            if (on.IsZero(dw, terms)) return;
            if (parts == 1)
            {
                Multiply<F>(c, dw, 1, terms);
                return;
            }
            using var partial = on.Rent(dw.DType, Threads(dw.Count, parts, 1));
            Multiply<F>(c, partial.View, parts, PixelPart);
            on.FoldStored<F, GpuSumFold<F>>(partial.View, dw.Count, parts, dw, F.Zero);
        }

        private void Multiply<F>(ConvWindow c, View to, int parts, int terms) where F : unmanaged, IBinaryFloatingPointIeee754<F>
        {
            using HeldElements<F> hx = on.Hold<F>(x), hdy = on.Hold<F>(dy), hto = on.Hold<F>(to);
            var sizes = new ProductSizes(c.Taps, c.Outputs, c.Result.Count.Value * c.Batch, geometry.Groups * parts, terms);
            on.Multiply<F, ConvWeightProduct<F>>(new(hx.Elements, hdy.Elements, hto.Elements, c, new(geometry.Groups), sizes), sizes);
        }
    }

    /// <summary>Whether a result has no elements or no terms; the elements that it has are then zeros.</summary>
    private bool IsZero(View y, int terms)
    {
        if (y.Count > 0 && terms == 0) Fill(y, 0);
        return y.Count == 0 || terms == 0;
    }
}
