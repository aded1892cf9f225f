using Flux.Kernels;

namespace Flux.Properties.Kernels;

/// <summary>Rows of moves: every element type, views inside larger blocks, empty and single elements, up to eight dimensions.</summary>
internal static class DeviceMoves
{
    private static readonly DType[] types = Enum.GetValues<DType>();

    internal static DeviceRow[] Rows { get; } =
    [
        new("Fill", n => from type in types
                         from count in (int[])[0, 1, 5 * n]
                         select new DeviceCall([], Part(type, [count]), (kernels, _, y) => kernels.Fill(y, -3.5))),
        new("Fill with what is no number", _ => from type in types
                                                from value in (double[])[double.NaN, double.PositiveInfinity, -0.0]
                                                select new DeviceCall([], Part(type, [2]), (kernels, _, y) => kernels.Fill(y, value))),
        new("Copy", n => from type in types
                         from count in (int[])[0, 1, 5 * n]
                         select new DeviceCall([Part(type, [count])], Part(type, [count]), (kernels, x, y) => kernels.Copy(x[0], y))),
        new("Permute", n => from type in types from row in Orders(n) select Permuted(type, row.Sizes, row.Order)),
        new("Slice", n => from type in types
                          from cut in Cuts(n)
                          select new DeviceCall(
                              [Part(type, cut.Whole)], Part(type, cut.Part), (kernels, x, y) => kernels.Slice(x[0], cut.Start, cut.Step, y))),
        new("Paste", n => from type in types
                          from cut in Cuts(n)
                          select new DeviceCall(
                              [Part(type, cut.Part)], Part(type, cut.Whole), (kernels, x, y) => kernels.Paste(x[0], cut.Start, cut.Step, y))),
        new("Broadcast", n => from type in types
                              from pair in Pairs(n)
                              select new DeviceCall([Part(type, pair.From)], Part(type, pair.To), (kernels, x, y) => kernels.Broadcast(x[0], y))),
        new("Where", n => from type in types
                          from pair in Pairs(n)
                          from mask in (Shape[])[pair.From, pair.To]
                          select new DeviceCall(
                              [Part(DType.Bool, mask), Part(type, pair.To), Part(type, pair.From)], Part(type, pair.To),
                              (kernels, x, y) => kernels.Where(x[0], x[1], x[2], y))),
        new("Maps that broadcast", n => from type in (DType[])[DType.Float32, DType.Float64]
                                        from pair in Pairs(n)
                                        from call in (DeviceCall[])[Product(type, pair.From, pair.To), Distance(type, pair.From, pair.To)]
                                        select call),
    ];

    private static View Part(DType type, Shape shape) => Views.Of(type, shape, i => type == DType.Bool ? i % 3 % 2 : i * 7 % 100 - 40, 3, 2);

    private static DeviceCall Product(DType type, Shape from, Shape to) =>
        new([Part(type, from), Part(type, to)], Part(type, to), (kernels, x, y) => kernels.Map(new MultiplyBody(), x[0], x[1], y));

    private static DeviceCall Distance(DType type, Shape from, Shape to) =>
        new([Part(type, to), Part(type, from), Part(type, [])], Part(type, to),
            (kernels, x, y) => kernels.Map(new StandardiseOp.DistanceBody(), x[0], x[1], x[2], y));

    private static DeviceCall Permuted(DType type, int[] sizes, int[] order) =>
        new([Part(type, new(sizes))], Part(type, [.. order.Select(d => sizes[d])]), (kernels, x, y) => kernels.Permute(x[0], order, y));

    private static IEnumerable<(int[] Sizes, int[] Order)> Orders(int n) =>
    [
        ([], []), ([n], [0]), ([0, n], [1, 0]), ([1, n], [1, 0]), ([n, 4], [0, 1]), ([n, n], [1, 0]), ([n * n, 3], [1, 0]), ([3, n, n], [0, 2, 1]),
        ([n, 2, 3], [2, 0, 1]), ([2, n, 3], [1, 2, 0]),
        ([2, 3, 2, n], [3, 1, 0, 2]), ([2, n, 2, 3, 2], [4, 2, 0, 3, 1]), ([2, 1, 2, 2, 2, 2, 2, 2], [7, 5, 3, 1, 6, 4, 2, 0]),
    ];

    private static IEnumerable<(Shape Whole, int[] Start, int[] Step, Shape Part)> Cuts(int n) =>
    [
        ([10], [3], [1], [4]), ([10], [9], [-2], [5]), ([10], [4], [1], [0]), ([2 * n], [0], [2], [n]), ([n * n, n], [1, 0], [1, 1], [n * n - 2, n]),
        ([n, 6], [1, 5], [1, -1], [n - 1, 6]),
        ([n, 4, 3], [0, 2, 1], [1, 1, 1], [n, 1, 2]), ([3, n, 2, 3, 3], [2, n - 1, 0, 1, 0], [-1, -1, 1, 1, 2], [3, n, 1, 2, 2]),
    ];

    private static IEnumerable<(Shape From, Shape To)> Pairs(int n) =>
    [
        ([], []), ([], [n]), ([1], [0]), ([1, n], [2, n]), ([n], [n, 2]), ([n * n], [n * n, 2]), ([1, n * n], [3, n * n]),
        ([10, 1, n], [10, 3, n]), ([2, 1, n], [2, 3, n]), ([1, 3, 1], [2, 3, n]),
        ([1, 2, 1, n, 1, 2], [2, 2, 2, n, 2, 2]), ([2, 1, n, 1, 2, 1, 2, 1], [2, 2, n, 2, 2, 2, 2, 2]),
    ];
}
