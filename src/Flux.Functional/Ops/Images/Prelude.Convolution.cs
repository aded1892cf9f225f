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
        var window = ConvWindow.Of(What, w);
        int spatial = window.Length;
        var (steps, spacing) = (stride.In(spatial, $"{What} stride", 1), dilation.In(spatial, $"{What} dilation", 1));
        var (low, high) = pad.In([.. window.Select((k, i) => k - steps[i] + 1)], spacing, $"{What} pad");
        var extra = outPad.In(spatial, $"{What} outpad", 0, least: 0);
        if (x.Rank != spatial + 2 || x.Shape[spatial] != w.Shape[spatial + 1])
        {
            throw new ArgumentException(
                $"{What}: an input of shape {x.Shape} for a weight of shape {w.Shape}; " +
                $"{spatial + 2} dimensions with {w.Shape[spatial + 1]} channels in the second last would fit.");
        }
        var sizes = new int[spatial + 2];
        for (int i = 0; i < spatial; i++)
        {
            if (extra[i] >= steps[i]) throw new ArgumentException($"{What}: an out pad of {extra[i]} with stride {steps[i]}; less than the stride would fit.");
            sizes[i] = (x.Shape[i] - 1) * steps[i] + 1 + (window[i] - 1) * spacing[i] - low[i] - high[i] + extra[i];
            if (sizes[i] < 1)
            {
                throw new ArgumentException(
                    $"{What}: a padding of {low[i]} and {high[i]} leaves nothing of dimension {i} of the input {x.Shape}; less would fit.");
            }
        }
        (sizes[spatial], sizes[spatial + 1]) = (w.Shape[spatial] * groups, x.Shape[spatial + 1]);
        return Primitive.Bind(new ConvInputGradientOp(new ConvGeometry(window, steps, low, high, spacing, groups, !flipped), new(sizes)), x, w);
    }
}
