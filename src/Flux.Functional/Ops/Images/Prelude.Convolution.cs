using Flux.Kernels;

namespace Flux;

public static partial class Prelude
{
    /// <summary>
    /// Convolution of x (spatial, in, batch) with w (window, in/groups, out): (spatial', out, batch), NNlib's conv. The kernel is turned round, as in
    /// mathematics; a kernel that is already <paramref name="flipped"/> is not, which is cross-correlation.
    /// </summary>
    public static Tensor Convolve(
        Tensor x, Tensor w, Dims stride = default, Pad pad = default, Dims dilation = default, int groups = 1, bool flipped = false) =>
        Primitive.Bind(new ConvOp(ConvWindow.Geometry(flipped ? "CrossCor" : "Conv", w, stride, pad, dilation, groups, !flipped)), x, w);

    /// <summary>
    /// A weight (window, ·, ·) with its window turned round in every dimension (NNlib's flipweight): the weight of a <see cref="Flux.Conv"/> that does what a
    /// <see cref="Flux.CrossCor"/> does with this one, and the other way round.
    /// </summary>
    /// <exception cref="ArgumentException">It has no window of 1 to 3 dimensions.</exception>
    public static Tensor Flip(Tensor weight)
    {
        int spatial = ConvWindow.Of("Flip", weight).Length;
        int[] start = [.. weight.Shape.Select((n, i) => i < spatial ? Math.Max(0, n - 1) : 0)];
        return Primitive.Bind(new SliceOp([.. start], [.. weight.Shape.Select((_, i) => i < spatial ? -1 : 1)], weight.Shape), weight);
    }

    /// <summary>
    /// The transpose of <see cref="Convolve"/>: x (spatial, in, batch) with w (window, out/groups, in) to (spatial', out, batch),
    /// spatial' = (spatial - 1) stride + 1 + (window - 1) dilation - low pad - high pad + out pad.
    /// </summary>
    public static Tensor ConvolveTransposed(
        Tensor x, Tensor w, Dims stride = default, Pad pad = default, Dims outPad = default, Dims dilation = default, int groups = 1, bool flipped = false)
    {
        const string What = "ConvTranspose";
        var geometry = ConvWindow.Geometry(What, w, stride, pad, dilation, groups, !flipped, transposed: true);
        int spatial = geometry.Spatial;
        var extra = outPad.In(spatial, $"{What} outpad", 0, least: 0);
        if (x.Rank != spatial + 2 || x.Shape[spatial] != w.Shape[spatial + 1])
        {
            throw new ArgumentException(
                $"{What}: an input of shape {x.Shape} for a weight of shape {w.Shape}; " +
                $"{spatial + 2} dimensions with {w.Shape[spatial + 1]} channels in the second last would fit.");
        }
        Span<long> sizes = stackalloc long[spatial + 2];
        for (int i = 0; i < spatial; i++)
        {
            var (step, low, high) = (geometry.Stride[i], geometry.PadLow[i], geometry.PadHigh[i]);
            if (extra[i] >= step) throw new ArgumentException($"{What}: an out pad of {extra[i]} with stride {step}; less than the stride would fit.");
            sizes[i] = (x.Shape[i] - 1L) * step + Sizes.Reach(geometry.Window[i], geometry.Dilation[i]) - low - high + extra[i];
            if (sizes[i] < 1 || x.Shape[i] == 0)
            {
                throw new ArgumentException(
                    $"{What}: a padding of {low} and {high} leaves nothing of dimension {i} of the input {x.Shape}; less would fit.");
            }
        }
        (sizes[spatial], sizes[spatial + 1]) = ((long)w.Shape[spatial] * groups, x.Shape[spatial + 1]);
        return Primitive.Bind(new ConvInputGradientOp(geometry, Shape.Of(What, sizes)), x, w);
    }
}
