using Flux.Kernels;

namespace Flux.Properties.Kernels;

/// <summary>Rows of what normalising layers do, for batches, groups, instances and layers, and of Adam's step, into other arrays and into its own.</summary>
internal static class DeviceNorms
{
    private static readonly DType[] reals = [DType.Float32, DType.Float64];

    internal static DeviceRow[] Rows { get; } =
    [
        new("Moments", n => All(n, (type, layout) => new(
            [X(type, layout)], Views.Of(type, [layout.Groups, 3], _ => 5, 1, 2), (kernels, xs, y) => kernels.Moments(xs[0], layout, y), Error(type)))),
        new("Standardise", n => All(n, (type, layout) => new(
            [X(type, layout), .. Groups(type, layout), Scale(type, layout, 4), Scale(type, layout, 5)], Y(type, layout),
            (kernels, xs, y) => kernels.Standardise(xs[0], new(xs[1], xs[2], xs[3]), xs[4], xs[5], layout, y), Error(type)))),
        new("Standardise without a scale", n => All(n, (type, layout) => new(
            [X(type, layout), .. Groups(type, layout)], Y(type, layout),
            (kernels, xs, y) => kernels.Standardise(xs[0], new(xs[1], xs[2], xs[3]), null, null, layout.Unscaled, y), Error(type)))),
        new("StandardiseSlope", n => All(n, (type, layout) => new(
            [X(type, layout), .. Groups(type, layout), D(type, layout), Scale(type, layout, 4)], Y(type, layout),
            (kernels, xs, y) => kernels.StandardiseSlope(xs[4], xs[0], new(xs[1], xs[2], xs[3]), xs[5], layout, y), Error(type)))),
        new("StandardiseSlope without a scale", n => All(n, (type, layout) => new(
            [X(type, layout), .. Groups(type, layout), D(type, layout)], Y(type, layout),
            (kernels, xs, y) => kernels.StandardiseSlope(xs[4], xs[0], new(xs[1], xs[2], xs[3]), null, layout.Unscaled, y), Error(type)))),
        new("StandardiseScale", n => All(n, (type, layout) => new(
            [X(type, layout), .. Groups(type, layout), D(type, layout)], Views.Of(type, [layout.Channels, 2], _ => 5, 1, 2),
            (kernels, xs, y) => kernels.StandardiseScale(xs[4], xs[0], new(xs[1], xs[2], xs[3]), layout, y), 10 * Error(type)))),
        new("Adam", n => from type in reals
                         from count in (int[])[0, 1, 5 * n]
                         select new DeviceCall(
                             [Array(type, count, 0), Array(type, count, 1), Array(type, count, 2), Squares(type, count)], Array(type, 3 * count, 4),
                             (kernels, x, y) => kernels.Adam(
                                 x[0], x[1], x[2], x[3], step, Third(y, 0), Third(y, 1), Third(y, 2)), Error(type))),
        new("Adam in place", n => from type in reals
                                  select new DeviceCall(
                                      [Array(type, n, 1)], Views.Of(type, [3 * n], i => Math.Abs(Views.Scaled(i)), 2, 1),
                                      (kernels, x, y) => kernels.Adam(
                                          Third(y, 0), x[0], Third(y, 1), Third(y, 2), step, Third(y, 0), Third(y, 1), Third(y, 2)), Error(type))),
    ];

    private static readonly AdamStep step = new(0.9, 0.999, 1e-8, 0.01, 0.2);

    private static double Error(DType type) => type == DType.Float32 ? 2e-5 : 1e-13;

    private static View Array(DType type, int count, int seed) => Views.Of(type, [count], i => Views.Scaled(i, seed), 3, 2);

    private static View Squares(DType type, int count) => Views.Of(type, [count], i => Math.Abs(Views.Scaled(i, 3)), 1, 1);

    private static View Third(View view, int i) => new(view.Storage, view.Offset + i * (view.Count / 3), [view.Count / 3]);

    private static View X(DType type, NormLayout layout) => Array(type, (int)layout.Count * layout.Groups, 0);

    private static View D(DType type, NormLayout layout) => Array(type, (int)layout.Count * layout.Groups, 1);

    private static View Y(DType type, NormLayout layout) => Array(type, (int)layout.Count * layout.Groups, 2);

    private static View Scale(DType type, NormLayout layout, int seed) => Array(type, layout.Channels, seed);

    private static View[] Groups(DType type, NormLayout layout) => [.. Enumerable.Range(6, 3).Select(seed => Array(type, layout.Groups, seed))];

    private static IEnumerable<DeviceCall> All(int n, Func<DType, NormLayout, DeviceCall> call) =>
        from type in reals
        from layout in (NormLayout[])
        [
            new(16 + n, 3, 2, 16 + n, 3, false), new(32, 4, 1, 16, 4, false), new(3 * (15 + n), 4, 1, 15 + n, 6, false), new(17, 6, 1, 17, 3, false),
            new(17 + n, 5, 1, 17 + n, 17 + n, true), new(16, n, 2, 16, 16, true), new(2 * n * n, 2, 1, 2 * n * n, 1, false), new(16, 1, n, 16, 1, false),
        ]
        select call(type, layout);
}
