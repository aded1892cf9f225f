using static Flux.Prelude;

namespace Flux.Attack;

/// <summary>Operations that move windows over images, with their gradients, in one to three dimensions.</summary>
internal static class SizedImages
{
    internal static readonly Sized[] All =
    [
        new("Convolve", 3, n => Convolve(Tensor.Ones(7, 1, 1), Tensor.Ones(3, 1, 1), n[0], n[1], n[2]), n => [Places(7, 3, n[0], n[1], n[2]), 1, 1]),
        new("Convolve in two dimensions", 6,
            n => Convolve(Tensor.Ones(7, 5, 2, 1), Tensor.Ones(3, 1, 1, 2), (n[0], n[1]), (n[2], n[3]), (n[4], n[5]), groups: 2),
            n => [Places(7, 3, n[0], n[2], n[4]), Places(5, 1, n[1], n[3], n[5]), 2, 1]),
        new("Convolve in three dimensions", 9,
            n => Convolve(Tensor.Ones(4, 4, 4, 1, 1), Tensor.Ones(2, 2, 2, 1, 1), (n[0], n[1], n[2]), (n[3], n[4], n[5]), (n[6], n[7], n[8])),
            n => [Places(4, 2, n[0], n[3], n[6]), Places(4, 2, n[1], n[4], n[7]), Places(4, 2, n[2], n[5], n[8]), 1, 1]),
        new("Convolve in groups", 3, n => Convolve(Tensor.Zeros(7, n[0], 1), Tensor.Zeros(3, n[1], 0), groups: n[2])),
        new("Convolve of many channels", 2, n => Convolve(Tensor.Zeros(7, 0, n[0]), Tensor.Zeros(3, 0, n[1])), n => [5, n[1], n[0]]),
        new("Convolve with the same padding", 2, n => Convolve(Tensor.Ones(7, 1, 1), Tensor.Ones(3, 1, 1), n[0], Pad.Same, n[1])),
        new("Gradient of Convolve in x", 3,
            n => Sized.Gradient(x => Convolve(x, Tensor.Ones(3, 1, 1), n[0], n[1], n[2]), Tensor.Ones(7, 1, 1)), _ => [7, 1, 1]),
        new("Gradient of Convolve in w", 3,
            n => Sized.Gradient(w => Convolve(Tensor.Ones(7, 1, 1), w, n[0], n[1], n[2]), Tensor.Ones(3, 1, 1)), _ => [3, 1, 1]),
        new("Gradients in two dimensions", 6, n => Sized.Gradient(
            w => Convolve(Tensor.Ones(7, 5, 1, 1), w, (n[0], n[1]), (n[2], n[3]), (n[4], n[5])), Tensor.Ones(3, 2, 1, 1)), _ => [3, 2, 1, 1]),
        new("ConvolveTransposed", 4, n => ConvolveTransposed(Tensor.Ones(7, 1, 1), Tensor.Ones(3, 1, 1), n[0], n[1], n[2], n[3]),
            n => [6 * n[0] + 1 + 2 * n[3] - 2 * n[1] + n[2], 1, 1]),
        new("ConvolveTransposed in two dimensions", 5,
            n => ConvolveTransposed(Tensor.Ones(2, 2, 2, 1), Tensor.Ones(3, 1, 1, 2), (n[0], n[1]), 0, 0, (n[2], n[3]), groups: n[4])),
        new("ConvolveTransposed with the same padding", 2, n => ConvolveTransposed(Tensor.Ones(7, 1, 1), Tensor.Ones(3, 1, 1), n[0], Pad.Same, dilation: n[1])),
        new("Gradient of ConvolveTransposed", 3, n => Sized.Gradient(
            x => ConvolveTransposed(x, Tensor.Ones(3, 1, 1), n[0], n[1], dilation: n[2]), Tensor.Ones(7, 1, 1)), _ => [7, 1, 1]),
        new("Unfold", 4, n => Unfold(Tensor.Ones(7, 2, 1), n[0], n[1], Pad.Of(n[2]), n[3]), n => [Places(7, n[0], n[1], n[2], n[3]), 2 * n[0], 1]),
        new("Unfold in two dimensions", 4, n => Unfold(Tensor.Ones(7, 5, 1, 1), (n[0], n[1]), 1, (n[2], n[3]))),
        new("Fold", 5, n => Fold(Tensor.Ones(5, 3, 1), n[0], n[1], n[2], Pad.Of(n[3]), n[4]), n => [n[0], 3 / n[1], 1]),
        new("Fold in two dimensions", 4, n => Fold(Tensor.Ones(4, 4, 1), (n[0], n[1]), (n[2], n[3]))),
        new("MaxPooling", 3, n => MaxPooling(Tensor.Ones(7, 2, 1), n[0], n[1], Pad.Of(n[2])), n => [Places(7, n[0], n[1], n[2], 1), 2, 1]),
        new("MaxPooling in three dimensions", 9,
            n => MaxPooling(Tensor.Ones(3, 3, 3, 1, 1), (n[0], n[1], n[2]), (n[3], n[4], n[5]), (n[6], n[7], n[8]))),
        new("Gradient of MaxPooling", 3, n => Sized.Gradient(x => MaxPooling(x, n[0], n[1], Pad.Of(n[2])), Tensor.Ones(7, 2, 1)), _ => [7, 2, 1]),
        new("MeanPooling", 3, n => MeanPooling(Tensor.Ones(7, 2, 1), n[0], n[1], Pad.Of(n[2])), n => [Places(7, n[0], n[1], n[2], 1), 2, 1]),
        new("MeanPooling without padding", 3, n => MeanPooling(Tensor.Ones(7, 2, 1), n[0], n[1], Pad.Of(n[2]), countPadding: false)),
        new("MeanPooling in three dimensions", 6, n => MeanPooling(Tensor.Ones(1, 1, 1, 1, 1), (n[0], n[1], n[2]), 1, (n[3], n[4], n[5]))),
        new("Gradient of MeanPooling", 3, n => Sized.Gradient(x => MeanPooling(x, n[0], n[1], Pad.Of(n[2])), Tensor.Ones(7, 2, 1)), _ => [7, 2, 1]),
        new("LpNormPooling", 3, n => LpNormPooling(Tensor.Ones(7, 2, 1), 2, n[0], n[1], Pad.Of(n[2])), n => [Places(7, n[0], n[1], n[2], 1), 2, 1]),
        new("AdaptiveMaxPool", 2, n => AdaptiveMaxPool((n[0], n[1])).Forward(Tensor.Ones(7, 5, 2, 1)), n => [n[0], n[1], 2, 1]),
        new("AdaptiveMeanPool", 1, n => AdaptiveMeanPool(n[0]).Forward(Tensor.Ones(7, 5, 2, 1)), n => [n[0], n[0], 2, 1]),
        new("GlobalMeanPool", 2, n => GlobalMeanPool().Forward(Tensor.Zeros(n[0], n[1], 0))),
        new("UpsampleNearest by a scale", 2, n => UpsampleNearest(Tensor.Ones(7, 2, 1, 1), ((double)n[0], n[1])), n => [7 * n[0], 2 * n[1], 1, 1]),
        new("UpsampleNearest to a size", 2, n => UpsampleNearest(Tensor.Ones(7, 2, 1, 1), size: (n[0], n[1])), n => [n[0], n[1], 1, 1]),
        new("UpsampleNearest of empty", 3, n => UpsampleNearest(Tensor.Zeros(n[0], n[1], 0), size: n[2])),
        new("UpsampleLinear by a scale", 1, n => UpsampleLinear(Tensor.Ones(7, 2, 1), 0.5 * n[0]), n => [7 * n[0] / 2 + (n[0] == 0 ? 1 : 0), 2, 1]),
        new("UpsampleLinear to a size", 2, n => UpsampleLinear(Tensor.Ones(7, 2, 1, 1), size: (n[0], n[1])), n => [n[0], n[1], 1, 1]),
        new("UpsampleLinear of empty", 3, n => UpsampleLinear(Tensor.Zeros(n[0], n[1], 0), size: n[2])),
        new("PixelShuffle", 2, n => PixelShuffle(Tensor.Ones(3, 2, Math.Clamp(n[1], 0, 4096), 1), n[0])),
        new("PixelShuffle of empty", 3, n => PixelShuffle(Tensor.Zeros(n[0], n[1], 0, 1), n[2]), n => [n[0] * n[2], n[1] * n[2], 0, 1]),
        new("GridSample", 3, n => GridSample(Tensor.Zeros(n[0], n[1], 0, 1), Tensor.Zeros(2, n[2], 1, 1))),
        new("AffineGrid", 2, n => AffineGrid(Tensor.Zeros(2, 3, 1), n[0], n[1]), n => [2, n[0], n[1], 1]),
        new("Crop", 3, n => Augment.Crop(Tensor.Zeros(7, 5, 1, 2), new(1), n[0], n[1], n[2])),
        new("CentreCrop", 2, n => Augment.CentreCrop(Tensor.Zeros(7, 5, 1, 2), n[0], n[1]), n => [n[0], n[1], 1, 2]),
        new("Rotate", 2, n => Rotate(Tensor.Zeros(Math.Min(n[0], 4096), Math.Min(n[1], 4096), 1, 0), 0.5)),
    ];

    /// <summary>The places of a window of k elements that is moved over n.</summary>
    private static Int128 Places(Int128 n, Int128 k, Int128 stride, Int128 pad, Int128 dilation) => (n + 2 * pad - (k - 1) * dilation - 1) / stride + 1;
}
