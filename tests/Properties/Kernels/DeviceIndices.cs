using Flux.Kernels;

namespace Flux.Properties.Kernels;

/// <summary>
/// Rows of moves by index: repeated, missing and sorted indices, rows of no, one and many elements; sums in the order of the rows, to the bit.
/// </summary>
internal static class DeviceIndices
{
    private const int Numbered = 11;

    private static readonly Func<int, int>[] orders = [j => j * 13 % Numbered, j => j % Numbered, _ => 4, j => j * j % 7 + 2];

    internal static DeviceRow[] Rows { get; } =
    [
        new("Gather", n => from type in Enum.GetValues<DType>()
                           from shape in Shapes(n)
                           from order in orders
                           select Gathered(type, shape.Row, shape.Count, order)),
        new("ScatterAdd", n => from type in (DType[])[DType.Float32, DType.Float64, DType.Int32]
                               from shape in Shapes(n)
                               from order in orders
                               select Scattered(type, shape.Row, shape.Count, order)),
        new("ScatterAdd of infinities", n => from order in orders
                                             select new DeviceCall(
                                                 [Views.Of(DType.Float32, [2, n], i => i % 5 == 0 ? 1 / 0.0 : i % 7 == 3 ? -1 / 0.0 : -0.0), Of(order, n)],
                                                 Views.Empty(DType.Float32, [2, Numbered]), (kernels, x, y) => kernels.ScatterAdd(x[0], x[1], y))),
    ];

    private static IEnumerable<(int[] Row, int Count)> Shapes(int n) => [([], n), ([], 0), ([], 1), ([1], 2), ([0], n), ([5], 4 * n), ([2, n], n)];

    private static View Of(Func<int, int> order, int count) => Views.Of(DType.Int32, [count], j => order(j), 1, 2);

    private static double Element(DType type, int i) => type == DType.Bool ? i % 3 % 2 : 1000 * Views.Scaled(i);

    private static DeviceCall Gathered(DType type, int[] row, int count, Func<int, int> order) =>
        new([Views.Of(type, [.. row, Numbered], i => Element(type, i), 3), Of(order, count)], Views.Of(type, [.. row, count], _ => 1, 1, 2),
            (kernels, x, y) => kernels.Gather(x[0], x[1], y));

    private static DeviceCall Scattered(DType type, int[] row, int count, Func<int, int> order) =>
        new([Views.Of(type, [.. row, count], i => Element(type, i), 3), Of(order, count)], Views.Of(type, [.. row, Numbered], _ => 1, 1, 2),
            (kernels, x, y) => kernels.ScatterAdd(x[0], x[1], y));
}
