using System.Collections.Immutable;
using Flux.Kernels;

namespace Flux.Properties.Kernels;

/// <summary>
/// Rows of convolutions and their gradients: one to three dimensions, strides, dilations, uneven padding, groups, both directions of the window.
/// </summary>
internal static class DeviceConvolutions
{
    internal static DeviceRow[] Rows { get; } =
    [
        new("Conv", n => All(n, (type, x, w, y, geometry) => Call(
            type, (x, 1), (w, 2), y, (kernels, xs, to) => kernels.Conv(xs[0], xs[1], geometry, to)))),
        new("ConvInputGradient", n => All(n, (type, x, w, y, geometry) => Call(
            type, (y, 3), (w, 2), x, (kernels, xs, to) => kernels.ConvInputGradient(xs[0], xs[1], geometry, to)))),
        new("ConvWeightGradient", n => All(n, (type, x, w, y, geometry) => Call(
            type, (x, 1), (y, 3), w, (kernels, xs, to) => kernels.ConvWeightGradient(xs[0], xs[1], geometry, to)))),
    ];

    private static DeviceCall Call(DType type, (Shape Shape, int Seed) a, (Shape Shape, int Seed) b, Shape y, Action<IKernels, View[], View> run) =>
        new([Views.Of(type, a.Shape, i => Views.Scaled(i, a.Seed), 3, 2), Views.Of(type, b.Shape, i => Views.Scaled(i, b.Seed), 1, 2)],
            Views.Of(type, y, _ => 7, 2, 3), run, type == DType.Float32 ? 5e-5 : 1e-12);

    private static IEnumerable<DeviceCall> All(int n, Func<DType, Shape, Shape, Shape, ConvGeometry, DeviceCall> call) =>
        from type in (DType[])[DType.Float32, DType.Float64]
        from flip in (bool[])[false, true]
        from row in Convolutions(n)
        let low = Each(row.Image, row.Low)
        let geometry = new ConvGeometry(
            [.. row.Window], Each(row.Image, row.Stride), low, Each(row.Image, row.High), Each(row.Image, row.Dilation), row.Groups, flip)
        let x = new Shape([.. row.Image, row.Inputs, row.Batch])
        let w = new Shape([.. row.Window, row.Inputs / row.Groups, row.Outputs])
        select call(type, x, w, ConvShape.Of("Conv", geometry, x, w), geometry);

    private static ImmutableArray<int> Each(int[] image, int value) => [.. image.Select(_ => value)];

    private static IEnumerable<(
        int[] Image, int[] Window, int Inputs, int Outputs, int Batch, int Stride, int Dilation, int Low, int High, int Groups)> Convolutions(int n) =>
    [
        ([n + 3], [3], 1, 1, 1, 1, 1, 0, 0, 1), ([n + 5], [3], 2, 3, 2, 2, 2, 1, 2, 1), ([5, n + 2], [3, 2], 3, 4, 2, 1, 1, 1, 0, 1),
        ([n + 2, 6], [3, 3], 2, 2, 2, 2, 1, 1, 1, 1), ([5, 6], [3, 3], 4, 6, 2, 1, 1, 1, 1, 2), ([5, n + 2], [2, 3], 3, 3, 1, 1, 2, 2, 2, 3),
        ([4, 3], [1, 1], 3, n, 2, 1, 1, 0, 0, 1), ([4, 3, n], [2, 2, 3], 2, 2, 2, 1, 1, 1, 0, 1), ([4, 5, n + 1], [2, 2, 2], 1, 2, 1, 2, 1, 1, 1, 1),
        ([5, 5], [2, 2], 2, 2, 0, 1, 1, 0, 0, 1), ([3, 3], [3, 3], 1, 2, 1, 3, 1, 3, 3, 1),
        ([n * n, 2], [3, 1], 2, 3, 2, 1, 1, 1, 1, 1),
    ];
}
