using Flux.Kernels;

namespace Flux;

/// <summary>Convolution of x (spatial, in, n) with w (window, in/groups, out).</summary>
internal sealed record ConvOp(ConvGeometry Geometry) : BilinearPrimitive
{
    public override string Name => Geometry.Flip ? "Conv" : "CrossCor";

    public override Tensor Eval(ReadOnlySpan<Tensor> xs)
    {
        var (x, w) = Arguments.Real(Name, xs[0], xs[1]);
        var y = x.Rent(Result(x.Shape, w.Shape));
        x.Kernels.Conv(x.View, w.View, Geometry, y.View);
        return y;
    }

    /// <summary>The shape of the result, with every mismatch named.</summary>
    internal Shape Result(Shape x, Shape w)
    {
        int spatial = Geometry.Spatial;
        if (x.Rank != spatial + 2)
        {
            throw new ArgumentException(
                $"{Name}: the input has shape {x}; a window of {spatial} dimensions needs {spatial + 2}: spatial sizes, channels, batch.");
        }
        if (x[spatial] != w[spatial] * Geometry.Groups)
        {
            throw new ArgumentException(
                $"{Name}: the input {x} has {x[spatial]} channels, the weight {w} with {Geometry.Groups} groups takes {w[spatial] * Geometry.Groups}; " +
                "equal numbers would fit.");
        }
        var sizes = new int[spatial + 2];
        for (int i = 0; i < spatial; i++)
        {
            sizes[i] = Geometry.Output(i, x[i]);
            if (sizes[i] < 1 || x[i] + Geometry.PadLow[i] + Geometry.PadHigh[i] < (Geometry.Window[i] - 1) * Geometry.Dilation[i] + 1)
            {
                throw new ArgumentException(
                    $"{Name}: a window of {Geometry.Window[i]} (dilation {Geometry.Dilation[i]}) does not fit into dimension {i} of the input {x} " +
                    $"with padding {Geometry.PadLow[i]} and {Geometry.PadHigh[i]}.");
            }
        }
        (sizes[spatial], sizes[spatial + 1]) = (w[spatial + 1], x[spatial + 1]);
        return new(sizes);
    }

    public override Tensor Left(Tensor ct, Tensor a, Tensor b) => Bind(new ConvInputGradientOp(Geometry, a.Shape), ct, b);
    public override Tensor Right(Tensor ct, Tensor a, Tensor b) => Bind(new ConvWeightGradientOp(Geometry, b.Shape), a, ct);
}

/// <summary>The transpose of <see cref="ConvOp"/> in x: (dy, w) -> dx.</summary>
internal sealed record ConvInputGradientOp(ConvGeometry Geometry, Shape X) : BilinearPrimitive
{
    public override string Name => "ConvTranspose";

    public override Tensor Eval(ReadOnlySpan<Tensor> xs)
    {
        var (dy, w) = Arguments.Real(Name, xs[0], xs[1]);
        var dx = dy.Rent(X);
        dy.Kernels.ConvInputGradient(dy.View, w.View, Geometry, dx.View);
        return dx;
    }

    public override Tensor Left(Tensor ct, Tensor a, Tensor b) => Bind(new ConvOp(Geometry), ct, b);
    public override Tensor Right(Tensor ct, Tensor a, Tensor b) => Bind(new ConvWeightGradientOp(Geometry, b.Shape), ct, a);
}

/// <summary>The transpose of <see cref="ConvOp"/> in w: (x, dy) -> dw.</summary>
internal sealed record ConvWeightGradientOp(ConvGeometry Geometry, Shape W) : BilinearPrimitive
{
    public override string Name => "ConvWeightGradient";

    public override Tensor Eval(ReadOnlySpan<Tensor> xs)
    {
        var (x, dy) = Arguments.Real(Name, xs[0], xs[1]);
        var dw = x.Rent(W);
        x.Kernels.ConvWeightGradient(x.View, dy.View, Geometry, dw.View);
        return dw;
    }

    public override Tensor Left(Tensor ct, Tensor a, Tensor b) => Bind(new ConvInputGradientOp(Geometry, a.Shape), b, ct);
    public override Tensor Right(Tensor ct, Tensor a, Tensor b) => Bind(new ConvOp(Geometry), a, ct);
}
