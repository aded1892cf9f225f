using static Flux.Prelude;

namespace Flux.Properties.Layers;

public static partial class LayerTable
{
    private static LayerRow[] Images =>
    [
        new("crosscor", CrossCor((3, 2), 2, 3, Tanh), [5, 4, 2, 3]),
        new("crosscor strided and dilated", CrossCor((2, 2), 2, 3, stride: 2, pad: 1, dilation: 2, bias: false), [5, 6, 2, 3]),
        new("crosscor grouped", CrossCor((2, 2), 4, 6, groups: 2, bias: false), [4, 4, 4, 2]),
        new("crosscor in one dimension", CrossCor(Dims.Of(3), 2, 3, pad: Pad.Same), [6, 2, 3]),
        new("transposed conv", ConvTranspose((3, 2), 2, 3, Tanh), [4, 3, 2, 3]),
        new("transposed conv strided", ConvTranspose((3, 3), 2, 4, Sigmoid, stride: 2, pad: 1, outPad: 1), [3, 4, 2, 2]),
        new("transposed conv same", ConvTranspose((3, 4), 2, 2, stride: 2, pad: Pad.Same), [3, 4, 2, 2]),
        new("transposed conv dilated", ConvTranspose((2, 2), 2, 3, dilation: 2, bias: false), [3, 4, 2, 2]),
        new("transposed conv grouped", ConvTranspose((2, 2), 4, 6, groups: 2), [3, 3, 4, 2]),
        new("transposed conv in one dimension", ConvTranspose(Dims.Of(3), 2, 3, stride: 2), [4, 2, 3]),
        new("transposed conv in three dimensions", ConvTranspose((2, 2, 2), 1, 2), [2, 3, 2, 1, 2]),
        new("depthwise conv", DepthwiseConv((3, 3), 2, 4, Tanh, pad: 1), [4, 3, 2, 3]),
        new("adaptive maxpool", AdaptiveMaxPool((3, 2)), [5, 4, 2, 3]),
        new("adaptive meanpool", AdaptiveMeanPool((3, 2)), [5, 4, 2, 3]),
        new("adaptive meanpool in one dimension", AdaptiveMeanPool(2), [5, 2, 3]),
        new("global maxpool", GlobalMaxPool(), [4, 3, 2, 3]),
        new("global meanpool", GlobalMeanPool(), [4, 3, 2, 3]),
        new("global meanpool in three dimensions", GlobalMeanPool(), [2, 3, 2, 2, 3]),
        new("upsample nearest", Upsample((2, 3)), [3, 2, 2, 2]),
        new("upsample nearest to a size", Upsample(size: (6, 2)), [3, 2, 2, 2]),
        new("upsample linear", Upsample(2, UpsampleMode.Linear), [4, 2, 3]),
        new("upsample bilinear", Upsample((2, 1.5), UpsampleMode.Bilinear), [3, 4, 2, 2]),
        new("upsample bilinear to a size", Upsample(mode: UpsampleMode.Bilinear, size: (5, 7)), [3, 4, 2, 2]),
        new("upsample trilinear", Upsample(2, UpsampleMode.Trilinear), [3, 2, 2, 2, 2]),
        new("pixel shuffle", PixelShuffle(2), [3, 2, 8, 2]),
        new("pixel shuffle in one dimension", PixelShuffle(3), [3, 6, 2]),
    ];

    private static LayerRow[] Norms =>
    [
        new("alpha dropout", AlphaDropout(0.4), [6, 5], Random: true),
        new("dropout of channels", Dropout(0.4, 2, 3), [3, 2, 6, 5], Random: true),
        new("layernorm over two dimensions", LayerNorm((4, 2), Tanh), [4, 2, 3]),
        new("layernorm without affine part", LayerNorm(4, affine: false, epsilon: 1e-3), [4, 2, 3]),
        new("instancenorm", InstanceNorm(2, Tanh), [3, 4, 2, 3]),
        new("instancenorm with affine part", InstanceNorm(2, affine: true), [6, 2, 3]),
        new("instancenorm that tracks", InstanceNorm(2, affine: true, trackStatistics: true), [3, 4, 2, 3], Random: true, TrainsOn: 1),
        new("groupnorm", GroupNorm(4, 2, Tanh), [3, 2, 4, 3]),
        new("groupnorm without affine part", GroupNorm(4, 4, affine: false), [5, 4, 3]),
        new("layernorm of runs", LayerNorm(19, Tanh), [19, 3]),
        new("layernorm of runs over two dimensions", LayerNorm((5, 4)), [5, 4, 2, 3]),
        new("batchnorm of runs", BatchNorm(2, Tanh), [5, 4, 2, 3], Random: true, TrainsOn: 2),
        new("instancenorm of runs that tracks", InstanceNorm(2, affine: true, trackStatistics: true), [5, 4, 2, 3], Random: true, TrainsOn: 1),
        new("groupnorm of runs", GroupNorm(4, 2, Tanh), [5, 4, 4, 3]),
        new("groupnorm of runs of short pieces", GroupNorm(6, 2), [3, 2, 6, 2]),
        new("weightnorm", WeightNorm(Dense(4, 3, Tanh)), [4, 5]),
        new("weightnorm of a convolution", WeightNorm(Conv((2, 2), 2, 3), dims: [0, 1, 2]), [4, 3, 2, 2]),
        new("weightnorm inside", Chain(WeightNorm(Dense(4, 3), dims: []), BatchNorm(3)), [4, 6], Random: true, TrainsOn: 2),
    ];
}
