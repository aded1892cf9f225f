using Flux.Kernels;

namespace Flux.Properties.Kernels;

/// <summary>
/// Rows of products of matrices: both transposes, batches, sizes that tiles, panels and strips fill or do not, single rows and columns, no terms.
/// </summary>
internal static class DeviceProducts
{
    internal static DeviceRow[] Rows { get; } =
    [
        .. from a in (bool[])[false, true]
           from b in (bool[])[false, true]
           select new DeviceRow($"MatMul of {Named(a)} and {Named(b)}", n => from type in (DType[])[DType.Float32, DType.Float64]
                                                                            from sizes in Sizes(n)
                                                                            select Product(type, sizes.M, sizes.K, sizes.N, a, b, [], [])),
        new("MatMul of batches", n => from type in (DType[])[DType.Float32, DType.Float64]
                                      from batch in (IEnumerable<(int[] A, int[] B)>)[([n], [n]), ([2, 3], [2, 3]), ([], [n]), ([n], [])]
                                      select Product(type, n, 4, 5, false, false, batch.A, batch.B)),
        new("MatMul of what is no number", n => from type in (DType[])[DType.Float32, DType.Float64]
                                                select new DeviceCall(
                                                    [
                                                        Views.Of(type, [n, 3], i => i == 1 ? double.NaN : 1),
                                                        Views.Of(type, [3, n], i => i == 3 ? double.PositiveInfinity : 1),
                                                    ],
                                                    Views.Of(type, [n, n], _ => 7), (kernels, x, y) => kernels.MatMul(x[0], false, x[1], false, y))),
    ];

    private static string Named(bool transposed) => transposed ? "a transpose" : "a matrix";

    private static DeviceCall Product(DType type, int m, int k, int n, bool transposeA, bool transposeB, int[] batchA, int[] batchB)
    {
        Shape a = [.. transposeA ? (int[])[k, m] : [m, k], .. batchA], b = [.. transposeB ? (int[])[n, k] : [k, n], .. batchB];
        Shape y = [m, n, .. batchA.Length > batchB.Length ? batchA : batchB];
        return new([Views.Of(type, a, i => Views.Scaled(i, 1), 3, 2), Views.Of(type, b, i => Views.Scaled(i, 2), 1, 2)], Views.Of(type, y, _ => 7, 2, 3),
            (kernels, x, y) => kernels.MatMul(x[0], transposeA, x[1], transposeB, y), type == DType.Float32 ? 2e-5 : 1e-13);
    }

    private static IEnumerable<(int M, int K, int N)> Sizes(int n) =>
    [
        (0, 2, 3), (2, 0, 3), (2, 3, 0), (1, 1, 1), (n, n + 1, n + 2), (1, n, 5), (5, n, 1), (1, 5, 4 * n), (4 * n, 5, 1), (33, 5, 9), (9, 5, 33),
        (2 * n, 65, 3), (n, 2, 2 * n + 1),
    ];
}
