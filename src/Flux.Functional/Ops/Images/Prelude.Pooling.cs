namespace Flux;

public static partial class Prelude
{
    /// <summary>
    /// The largest element of each window of x (spatial, channels, batch); padding is never the largest (NNlib's maxpool). The stride is by default the window.
    /// </summary>
    public static Tensor MaxPooling(Tensor x, Dims window, Dims stride = default, Pad pad = default) =>
        Primitive.Bind(new MaxPoolOp(PoolWindow.Geometry("MaxPool", PoolWindow.Checked("MaxPool", window), stride, pad, x)), x);

    /// <summary>The mean of each window of x (spatial, channels, batch), padding included as zero (NNlib's meanpool with count_include_pad).</summary>
    public static Tensor MeanPooling(Tensor x, Dims window, Dims stride = default, Pad pad = default) =>
        Primitive.Bind(new MeanPoolOp(PoolWindow.Geometry("MeanPool", PoolWindow.Checked("MeanPool", window), stride, pad, x)), x);

    /// <summary>
    /// (Σ xᵖ)^(1/p) over each window of x (spatial, channels, batch), padding included as zero (NNlib's lpnormpool). Elements below 0 need an even p.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">p is not above 0.</exception>
    public static Tensor LpNormPooling(Tensor x, double p, Dims window, Dims stride = default, Pad pad = default)
    {
        if (!(p > 0 && double.IsFinite(p)))
        {
            throw new ArgumentOutOfRangeException(nameof(p), $"LpNormPool: the power {p}; a number above 0 would fit.");
        }
        var geometry = PoolWindow.Geometry("LpNormPool", PoolWindow.Checked("LpNormPool", window), stride, pad, x);
        PoolShape.Of("LpNormPool", geometry, x.Shape);
        int elements = geometry.Window.Aggregate(1, (product, size) => product * size);
        return Pow(elements * Primitive.Bind(new MeanPoolOp(geometry), Pow(x, p)), 1 / p);
    }
}
