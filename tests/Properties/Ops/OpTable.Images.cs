using static Flux.Prelude;

namespace Flux.Properties.Ops;

public static partial class OpTable
{
    /// <summary>Places on elements, on lines between them, between four, and outside.</summary>
    private static readonly double[] grid = [-1, -1, 1, 0, 1, 1, -3, 0, 1.0 / 3, 1, -1, 7, 0.1, 0.2, 1, -1, -1.0 / 3, -0.3, 0, 0];

    private static OpRow[] Images =>
    [
        Of("convolve", xs => Convolve(xs[0], xs[1], stride: 2, pad: 1), k => [Real(k[0], 4, 3, 2, 2), Real(k[1], 3, 2, 2, 2)]).BatchIn(1),
        Of("convolve transposed", xs => ConvolveTransposed(xs[0], xs[1], stride: 2, pad: 1, outPad: 1), k => [Real(k[0], 3, 2, 2, 2), Real(k[1], 3, 2, 1, 2)])
            .BatchIn(1),
        Image("max pooling", x => MaxPooling(x, (2, 1))), Image("mean pooling", x => MeanPooling(x, (2, 2), stride: 1, pad: 1)),
        Image("mean pooling of what is there", x => MeanPooling(x, (2, 3), stride: 1, pad: (1, 2), countPadding: false)),
        Of("lp pooling", xs => LpNormPooling(xs[0], 3, (2, 2), stride: 1), k => [Above(k, 0.5, 4, 3, 2, 2)]),
        Image("lp pooling of 4", x => LpNormPooling(x, 4, (2, 2), pad: 1)),
        Image("upsample nearest", x => UpsampleNearest(x, (2, 3))), Image("upsample linear", x => UpsampleLinear(x, (1.5, 2))),
        Image("upsample linear by areas", x => UpsampleLinear(x, size: (6, 2), alignCorners: false)),
        Of("pixel shuffle", xs => PixelShuffle(xs[0], 2), k => [Real(k, 2, 3, 4, 2)]),
        Image("unfold", x => Unfold(x, (2, 2), stride: (2, 1), pad: 1, dilation: (1, 2))),
        Of("fold", xs => Fold(xs[0], (4, 3), (2, 2), pad: (0, 1)), k => [Real(k, 12, 8, 2)]),
        Unary("pad with zeros", x => PadZeros(x, (1, 2), (0, 1))), Unary("pad with a constant", x => PadConstant(x, 0.5, (1, 2), (0, 1))),
        Unary("pad by repeating", x => PadRepeat(x, (1, 2), (0, 5))).Needs("an element to continue"),
        Unary("pad by reflecting", x => PadReflect(x, (1, 2), (0, 3))).Needs("an element to continue"),
        Unary("pad symmetrically", x => PadSymmetric(x, (1, 3), (0, 4))).Needs("an element to continue"),
        Unary("pad in a circle", x => PadCircular(x, (3, 2), (0, 4))).Needs("an element to continue"),
        Image("rotate", x => Rotate(x, 0.7)), Image("rotate to the nearest", x => Rotate(x, -2, Interpolation.Nearest, (1.5, 1))),
        Image("rotate by nothing", x => Rotate(x, 0)), Image("rotate by a quarter", x => Rotate(x, Math.PI / 2)),
        Image("sample a grid at elements", x => GridSample(x, Tensor.Of(grid, 2, 5, 1, 2).Cast(x.DType).To(x.Device))).Needs("the batch of its grid"),
        Of("sample a grid", xs => GridSample(xs[0], xs[1]), k => [Real(k[0], 4, 3, 2, 2), Real(k[1], 2, 3, 2, 2)]),
        Of("sample a grid with a border", xs => GridSample(xs[0], xs[1], GridPadding.Border), k => [Real(k[0], 4, 3, 2, 2), Real(k[1], 2, 3, 2, 2)]),
        Of("sample a grid in three dimensions", xs => GridSample(xs[0], xs[1]), k => [Real(k[0], 3, 2, 2, 2, 2), Real(k[1], 3, 2, 2, 2, 2) * 0.5]),
        Of("affine grid", xs => AffineGrid(xs[0], 4, 3), k => [Real(k, 2, 3, 2)]),
        Of("affine grid in three dimensions", xs => AffineGrid(xs[0], 3, 1, 2), k => [Real(k, 3, 4, 2)]),
        Image("flip each", x => Augment.Flip(x, new(3))).Needs("draws for the batch"), Image("jitter each", x => Augment.Jitter(x, new(3), 0.4, 0.4)),
        Image("crop each", x => Augment.Crop(x, new(3), 2, 2, 1)), Image("rotate each", x => Augment.Rotate(x, new(3), 0.6)),
        Unary("normalise far from 0", x => Normalise(x + 100, [0], 0.1)), Unary("normalise", Normalise), Unary("normalise rows", x => Normalise(x, [0], 0.1)),
        Of("normalise runs", xs => Normalise(xs[0], [0], 0.1), k => [Real(k, 19, 3)]),
        Of("normalise one run", xs => Normalise(xs[0], []), k => [Real(k, 4, 5)]),
        Of("normalise runs far from 0", xs => Normalise(xs[0] + 100, [0, 2], 0.1), k => [Real(k, 17, 2, 3)]),
        Of("normalise runs and scale along them", xs => (LayerNorm(17) with { Scale = xs[1], Shift = xs[2] }).Forward(xs[0]),
            k => [Real(k[0], 17, 3), Real(k[1], 17), Real(k[2], 17)]),
        Of("normalise runs and scale pieces", xs => (GroupNorm(4, 2) with { Scale = xs[1], Shift = xs[2] }).Forward(xs[0]),
            k => [Real(k[0], 4, 4, 4, 2), Real(k[1], 4), Real(k[2], 4)]),
        Of("normalise batches and scale them", xs => (BatchNorm(2, trackStatistics: false) with { Scale = xs[1], Shift = xs[2] }).Forward(xs[0]),
            k => [Real(k[0], 4, 4, 2, 3), Real(k[1], 2), Real(k[2], 2)]),
    ];

    private static OpRow Image(string name, Func<Tensor, Tensor> f) => new(name, xs => f(xs[0]), k => [Real(k, 4, 3, 2, 2)]);
}
