namespace Flux;

public static partial class Prelude
{
    /// <summary>
    /// The largest element of each window of x (spatial, channels, batch), NaN if one is; padding is never the largest (NNlib's maxpool). The stride is by
    /// default the window.
    /// </summary>
    /// <exception cref="ArgumentException">x has another rank, a window does not fit, or padding is as wide as the window.</exception>
    public static Tensor MaxPooling(Tensor x, Dims window, Dims stride = default, Pad pad = default) =>
        Primitive.Bind(new MaxPoolOp(PoolWindow.Geometry("MaxPool", PoolWindow.Checked("MaxPool", window), stride, pad, x)), x);

    /// <summary>The mean of each window of x (spatial, channels, batch) (NNlib's meanpool).</summary>
    /// <param name="x">Images.</param>
    /// <param name="window">Sizes of the window.</param>
    /// <param name="stride">Steps of the window; by default its sizes.</param>
    /// <param name="pad">Padding.</param>
    /// <param name="countPadding">Whether padding counts as zeros (NNlib's count_include_pad); otherwise the mean is of the elements that are there.</param>
    /// <exception cref="ArgumentException">x has another rank, a window does not fit, or padding is as wide as the window.</exception>
    public static Tensor MeanPooling(Tensor x, Dims window, Dims stride = default, Pad pad = default, bool countPadding = true)
    {
        var geometry = PoolWindow.Geometry("MeanPool", PoolWindow.Checked("MeanPool", window), stride, pad, x);
        var mean = Primitive.Bind(new MeanPoolOp(geometry), x);
        return countPadding || pad.IsNone ? mean : mean / PoolWindow.Shares(geometry, x);
    }

    /// <summary>
    /// (Σ |x|ᵖ)^(1/p) over each window of x (spatial, channels, batch), padding included as zero (NNlib's lpnormpool). A window of zeros has gradient 0.
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
        int[] plane = [.. Enumerable.Range(0, geometry.Spatial)];
        return PNorm.Of(x, p, plane, powers => geometry.Elements * Primitive.Bind(new MeanPoolOp(geometry), powers));
    }
}
