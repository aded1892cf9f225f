using Flux.Kernels;

namespace Flux;

/// <summary>
/// The element of `values` where x is largest in each window, the first NaN if there is one; max pooling when both are x. Linear in values, piecewise constant
/// in x.
/// </summary>
internal sealed record MaxPoolOp(PoolGeometry Geometry) : Primitive
{
    public override string Name => "MaxPool";

    public override Tensor Eval(ReadOnlySpan<Tensor> xs)
    {
        var (x, values) = Arguments.Real(Name, xs[0], xs[^1]);
        Arguments.Shaped(Name, values, x.Shape);
        var y = x.Rent(PoolShape.Of(Name, Geometry, x.Shape));
        x.Kernels.MaxPool(x.View, values.View, Geometry, y.View);
        return y;
    }

    // With one argument, x is also the values.
    public override Tensor? Push(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor dx) => i == xs.Length - 1 ? Bind(this, xs[0], dx) : null;
    public override Tensor? Pull(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor ct) =>
        i == xs.Length - 1 ? Bind(new MaxPoolGradientOp(Geometry), xs[0], ct) : null;
}

/// <summary>(x, dy): each dy at the place where x is largest in its window; linear in dy.</summary>
internal sealed record MaxPoolGradientOp(PoolGeometry Geometry) : Primitive
{
    public override Tensor Eval(ReadOnlySpan<Tensor> xs)
    {
        var (x, dy) = Arguments.Real(Name, xs[0], xs[1]);
        Arguments.Shaped(Name, dy, PoolShape.Of(Name, Geometry, x.Shape));
        var dx = x.Rent(x.Shape);
        x.Kernels.MaxPoolGradient(x.View, dy.View, Geometry, dx.View);
        return dx;
    }

    public override Tensor? Push(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor dx) => i == 1 ? Bind(this, xs[0], dx) : null;
    public override Tensor? Pull(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor ct) => i == 1 ? Bind(new MaxPoolOp(Geometry), xs[0], ct) : null;
}

/// <summary>The mean of each window, divided by its full size, padding included as zero (NNlib's count_include_pad).</summary>
internal sealed record MeanPoolOp(PoolGeometry Geometry) : LinearPrimitive
{
    public override string Name => "MeanPool";

    public override Tensor Eval(ReadOnlySpan<Tensor> xs)
    {
        var x = Arguments.Real(Name, xs[0]);
        var y = x.Rent(PoolShape.Of(Name, Geometry, x.Shape));
        x.Kernels.MeanPool(x.View, Geometry, y.View);
        return y;
    }

    public override Tensor Transpose(Tensor ct, Shape x) => Bind(new MeanPoolGradientOp(Geometry, x), ct);
}

/// <summary>The transpose of <see cref="MeanPoolOp"/>.</summary>
internal sealed record MeanPoolGradientOp(PoolGeometry Geometry, Shape X) : LinearPrimitive
{
    public override Tensor Eval(ReadOnlySpan<Tensor> xs)
    {
        var dy = Arguments.Real(Name, xs[0]);
        Arguments.Shaped(Name, dy, PoolShape.Of(Name, Geometry, X));
        var dx = dy.Rent(X);
        dy.Kernels.MeanPoolGradient(dy.View, Geometry, dx.View);
        return dx;
    }

    public override Tensor Transpose(Tensor ct, Shape x) => Bind(new MeanPoolOp(Geometry), ct);
}

internal static class PoolShape
{
    /// <summary>The shape that pooling gives, with every mismatch named.</summary>
    internal static Shape Of(string op, PoolGeometry geometry, Shape x)
    {
        int spatial = geometry.Spatial;
        if (x.Rank != spatial + 2)
        {
            throw new ArgumentException(
                $"{op}: the input has shape {x}; a window of {spatial} dimensions needs {spatial + 2}: spatial sizes, channels, batch would fit.");
        }
        var sizes = x.ToArray();
        for (int i = 0; i < spatial; i++)
        {
            if (x[i] == 0) throw new ArgumentException($"{op}: the input has shape {x}; spatial sizes of 1 or more would fit.");
            sizes[i] = geometry.Places(op, x, i);
        }
        if (geometry.Elements > Sizes.MaxElements)
        {
            throw new ArgumentException(
                $"{op}: a window of ({InvariantText.Join("×", geometry.Window)}) elements; {Sizes.MaxElements} elements at most would fit.");
        }
        return new(op, sizes);
    }
}
