using Flux.Kernels;

namespace Flux.Properties.Kernels;

/// <summary>
/// Rows of reductions: every set of dimensions, runs and columns longer than a thread takes, empty ones, single elements, ties and what is no number.
/// </summary>
internal static class DeviceFolds
{
    private static readonly DType[] reals = [DType.Float32, DType.Float64];

    internal static DeviceRow[] Rows { get; } =
    [
        .. Enum.GetValues<Reduction>().Select(how => new DeviceRow($"Reduce {how}", n => from type in reals
                                                                                        from fold in Folds(n)
                                                                                        from special in (double[])[0.5, double.NaN, double.NegativeInfinity]
                                                                                        select Reduced(how, type, fold.X, fold.Y, special))),
        .. ((Reduction[])[Reduction.Max, Reduction.Min]).Select(how => new DeviceRow($"Reduce {how} of zeros", n => Zeros(how, n))),
        new("Reduce Sum of whole numbers", n => from fold in Folds(n)
                                                select new DeviceCall(
                                                    [Views.Of(DType.Int32, fold.X, i => int.MaxValue - 7919.0 * i, 2, 1)],
                                                    Views.Of(DType.Int32, fold.Y, _ => 7, 1, 2), (kernels, x, y) => kernels.Reduce(Reduction.Sum, x[0], y))),
        new("ArgMax", n => Along(n, (_, x, dim) => new(
            [x], Views.Of(DType.Int32, x.Shape.With(dim, 1), _ => 5, 1, 2), (kernels, xs, y) => kernels.ArgMax(xs[0], dim, y)))),
        new("Softmax", n => Along(n, (type, x, dim) => new(
            [x], Views.Of(type, x.Shape, _ => 5, 1, 2), (kernels, xs, y) => kernels.Softmax(xs[0], dim, false, y), Error(type)))),
        new("LogSoftmax", n => Along(n, (type, x, dim) => new(
            [x], Views.Of(type, x.Shape, _ => 5, 1, 2), (kernels, xs, y) => kernels.Softmax(xs[0], dim, true, y), Error(type)))),
        new("LogSumExp", n => Along(n, (type, x, dim) => new(
            [x], Views.Of(type, x.Shape.With(dim, 1), _ => 5, 1, 2), (kernels, xs, y) => kernels.LogSumExp(xs[0], dim, y), Error(type)))),
        new("LogSumExp of nothing", n => from type in reals
                                         select new DeviceCall(
                                             [Views.Of(type, [n, 0], _ => 0)], Views.Of(type, [n, 1], _ => 5, 1, 2),
                                             (kernels, xs, y) => kernels.LogSumExp(xs[0], 1, y))),
    ];

    // What rounding exponentials and sums of them costs, each to the last digits of its precision.
    private static double Error(DType type) => type == DType.Float32 ? 5e-6 : 1e-13;

    private static readonly Func<int, double>[] numbers =
    [
        i => 3 * Views.Scaled(i), i => i % 3, i => 1e4 * Views.Scaled(i), i => double.NegativeInfinity, i => i % 3 == 1 ? double.NaN : Views.Scaled(i),
        i => i % 2 == 0 ? double.NegativeInfinity : Views.Scaled(i), i => i % 4 == 3 ? double.PositiveInfinity : Views.Scaled(i),
    ];

    private static IEnumerable<DeviceCall> Along(int n, Func<DType, View, int, DeviceCall> call) =>
        from type in reals
        from row in (IEnumerable<(Shape Sizes, int Dim)>)
        [
            ([1], 0), ([n], 0), ([0, 2], 1), ([2 * n, 2], 0), ([2, n], 0), ([n, 2], 1), ([2, n, 3], 1), ([n * n, 2], 0), ([2, n * n], 1), ([n, n * n / 4], 1),
        ]
        from number in numbers
        select call(type, Views.Of(type, row.Sizes, number, 3, 2), row.Dim);

    // One element is special. Factors lie near 1, so that products stay in range. Sums are near 0, but what they pass on the way grows with their terms.
    private static DeviceCall Reduced(Reduction how, DType type, Shape x, Shape y, double special)
    {
        double size = how == Reduction.Product ? 0.01 : 1, around = how == Reduction.Product ? 1 : 0;
        return new([Views.Of(type, x, i => i == x.Elements / 2 ? special : around + size * Views.Scaled(i % 1009), 3, 2)], Views.Of(type, y, _ => 9, 1, 2),
            (kernels, x, y) => kernels.Reduce(how, x[0], y),
            how is Reduction.Max or Reduction.Min ? 0 : (type == DType.Float32 ? 5e-5 : 1e-12) * (1 + x.Elements / Math.Max(1, y.Elements) / 1e5));
    }

    // Zeros of one sign but for one element, which is a zero of the other, or larger or smaller.
    private static IEnumerable<DeviceCall> Zeros(Reduction how, int n) =>
        from type in reals
        from fold in Folds(n)
        from zero in (double[])[0.0, -0.0]
        from other in (double[])[-zero, 1, -1]
        select new DeviceCall(
            [Views.Of(type, fold.X, i => i == fold.X.Elements / 2 ? other : zero, 3, 2)], Views.Of(type, fold.Y, _ => 9, 1, 2),
            (kernels, xs, y) => kernels.Reduce(how, xs[0], y));

    // Runs and columns that one thread takes, those that several do, and more than one stage of them.
    private static IEnumerable<(Shape X, Shape Y)> Folds(int n) =>
    [
        ([0], [1]), ([n, 0], [n, 1]), ([0, n], [0, 1]), ([], []), ([1], [1]), ([n], [1]), ([n], [n]), ([n, 2], [1, 2]), ([n, 2], [n, 1]), ([n, 2], [1, 1]),
        ([n, 2, 3], [1, 2, 1]), ([2, n, 3], [2, 1, 3]), ([2, 1, n, 1, 2], [1, 1, n, 1, 1]), ([2, 2, 2, 2, n], [1, 2, 1, 2, 1]), ([33, n], [33, 1]),
        ([65, n], [1, n]), ([n * n * n, 2], [1, 2]), ([n * n * n], [1]), ([2, n * n * n], [2, 1]), ([17, n * n], [17, 1]),
    ];
}
