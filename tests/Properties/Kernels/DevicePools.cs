using System.Collections.Immutable;
using Flux.Kernels;

namespace Flux.Properties.Kernels;

/// <summary>Rows of pooling and its gradients: windows that overlap, touch or leave gaps, uneven padding, ties and NaN.</summary>
internal static class DevicePools
{
    internal static DeviceRow[] Rows { get; } =
    [
        new("MaxPool", n => All(n, (type, x, y, geometry) => new(
            [x, Views.Of(type, x.Shape, i => i, 1, 1)], y, (kernels, xs, to) => kernels.MaxPool(xs[0], xs[1], geometry, to)))),
        new("MaxPool of itself", n => All(n, (_, x, y, geometry) => new([x], y, (kernels, xs, to) => kernels.MaxPool(xs[0], xs[0], geometry, to)))),
        new("MaxPoolGradient", n => All(n, (type, x, y, geometry) => new(
            [x, Slope(type, y)], Views.Of(type, x.Shape, _ => 5, 1, 2),
            (kernels, xs, to) => kernels.MaxPoolGradient(xs[0], xs[1], geometry, to), Error(type)))),
        new("MeanPool", n => All(n, (type, x, y, geometry) => new(
            [x], y, (kernels, xs, to) => kernels.MeanPool(xs[0], geometry, to), Error(type)))),
        new("MeanPoolGradient", n => All(n, (type, x, y, geometry) => new(
            [Slope(type, y)], Views.Of(type, x.Shape, _ => 5, 1, 2), (kernels, xs, to) => kernels.MeanPoolGradient(xs[0], geometry, to), Error(type)))),
    ];

    private static View Slope(DType type, View y) => Views.Of(type, y.Shape, i => Views.Scaled(i, 3), 3, 2);

    private static double Error(DType type) => type == DType.Float32 ? 1e-6 : 1e-14;

    private static readonly Func<int, double>[] numbers =
        [i => Views.Scaled(i), i => i % 2, i => i % 3 == 1 ? 0.0 : -0.0, i => i % 5 == 3 ? double.NaN : Views.Scaled(i)];

    private static IEnumerable<DeviceCall> All(int n, Func<DType, View, View, PoolGeometry, DeviceCall> call) =>
        from type in (DType[])[DType.Float32, DType.Float64]
        from row in (IEnumerable<(int[] Image, int[] Window, int Stride, int Low, int High, int Channels)>)
        [
            ([n + 1], [2], 2, 0, 0, 1), ([4, n + 3], [2, 2], 2, 0, 0, 3), ([5, n + 2], [3, 2], 2, 1, 0, 2), ([n + 2, 5], [3, 3], 1, 1, 1, 2),
            ([n + 4, 7], [2, 2], 3, 0, 1, 2), ([4, 3, n + 1], [2, 2, 3], 2, 0, 1, 2), ([n + 1, 3], [n + 1, 3], 1, 0, 0, 2), ([4, 4], [2, 2], 2, 0, 0, 0),
        ]
        from number in numbers
        let x = new Shape([.. row.Image, row.Channels, 1])
        let geometry = new PoolGeometry([.. row.Window], Each(row.Image, row.Stride), Each(row.Image, row.Low), Each(row.Image, row.High))
        let y = new Shape([.. row.Image.Select((_, d) => geometry.Places("MaxPool", x, d)), row.Channels, 1])
        select call(type, Views.Of(type, x, number, 3, 2), Views.Of(type, y, _ => 7, 2, 1), geometry);

    private static ImmutableArray<int> Each(int[] image, int value) => [.. image.Select(_ => value)];
}
