using Flux.Kernels;

namespace Flux;

/// <summary>Convolution of x (spatial, in, n) with w (window, in/groups, out).</summary>
internal sealed record ConvOp(ConvGeometry Geometry) : BilinearPrimitive
{
    public override string Name => Geometry.Flip ? "Conv" : "CrossCor";

    public override Tensor Eval(ReadOnlySpan<Tensor> xs)
    {
        var (x, w) = Arguments.Real(Name, xs[0], xs[1]);
        var y = x.Rent(ConvShape.Of(Name, Geometry, x.Shape, w.Shape));
        ConvShape.CheckFrames(Name, Geometry, x.Shape, w.Shape);
        if (x.Shape.Elements == 0 || w.Shape.Elements == 0) x.Kernels.Fill(y.View, 0);
        else x.Kernels.Conv(x.View, w.View, Geometry, y.View);
        return y;
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
        Arguments.Shaped(Name, dy, ConvShape.Of(Name, Geometry, X, w.Shape));
        ConvShape.CheckFrames(Name, Geometry, X, w.Shape);
        var dx = dy.Rent(X);
        if (dy.Shape.Elements == 0 || w.Shape.Elements == 0) dy.Kernels.Fill(dx.View, 0);
        else dy.Kernels.ConvInputGradient(dy.View, w.View, Geometry, dx.View);
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
        Arguments.Shaped(Name, dy, ConvShape.Of(Name, Geometry, x.Shape, W));
        ConvShape.CheckFrames(Name, Geometry, x.Shape, W);
        var dw = x.Rent(W);
        if (x.Shape.Elements == 0 || dy.Shape.Elements == 0) x.Kernels.Fill(dw.View, 0);
        else x.Kernels.ConvWeightGradient(x.View, dy.View, Geometry, dw.View);
        return dw;
    }

    public override Tensor Left(Tensor ct, Tensor a, Tensor b) => Bind(new ConvInputGradientOp(Geometry, a.Shape), b, ct);
    public override Tensor Right(Tensor ct, Tensor a, Tensor b) => Bind(new ConvOp(Geometry), a, ct);
}
