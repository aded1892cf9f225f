using Flux.Kernels;

namespace Flux.Properties.Kernels;

/// <summary>Rows of reductions: every set of dimensions, runs and columns longer than a thread takes, empty ones, single elements, ties and NaN.</summary>
internal static class DeviceFolds
{
    private static readonly DType[] reals = [DType.Float32, DType.Float64];

    internal static DeviceRow[] Rows { get; } =
    [
        .. Enum.GetValues<Reduction>().Select(how => new DeviceRow($"Reduce {how}", n => from type in reals
                                                                                        from fold in Folds(n)
                                                                                        from special in (double[])[0.5, double.NaN, double.NegativeInfinity]
                                                                                        select Reduced(how, type, fold.X, fold.Y, special))),
        new("Reduce Sum of whole numbers", n => from fold in Folds(n)
                                                select new DeviceCall(
                                                    [Views.Of(DType.Int32, fold.X, i => int.MaxValue - 7919.0 * i, 2, 1)],
                                                    Views.Of(DType.Int32, fold.Y, _ => 7, 1, 2),
                                                    (kernels, x, y) => kernels.Reduce(Reduction.Sum, x[0], y))),
    ];

    // One element is special. Factors lie near 1, so that products stay in range.
    private static DeviceCall Reduced(Reduction how, DType type, Shape x, Shape y, double special)
    {
        double size = how == Reduction.Product ? 0.01 : 1, around = how == Reduction.Product ? 1 : 0;
        return new([Views.Of(type, x, i => i == x.Elements / 2 ? special : around + size * Views.Scaled(i % 1009), 3, 2)], Views.Of(type, y, _ => 9, 1, 2),
            (kernels, x, y) => kernels.Reduce(how, x[0], y), how is Reduction.Max or Reduction.Min ? 0 : type == DType.Float32 ? 5e-5 : 1e-12);
    }

    // Runs and columns that one thread takes, those that several do, and more than one stage of them.
    private static IEnumerable<(Shape X, Shape Y)> Folds(int n) =>
    [
        ([0], [1]), ([n, 0], [n, 1]), ([0, n], [0, 1]), ([], []), ([1], [1]), ([n], [1]), ([n], [n]), ([n, 2], [1, 2]), ([n, 2], [n, 1]), ([n, 2], [1, 1]),
        ([n, 2, 3], [1, 2, 1]), ([2, n, 3], [2, 1, 3]), ([2, 1, n, 1, 2], [1, 1, n, 1, 1]), ([2, 2, 2, 2, n], [1, 2, 1, 2, 1]), ([33, n], [33, 1]),
        ([65, n], [1, n]), ([n * n * n, 2], [1, 2]), ([n * n * n], [1]), ([2, n * n * n], [2, 1]), ([17, n * n], [17, 1]),
    ];
}
