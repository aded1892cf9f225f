using Flux.Kernels;
using Xunit;

namespace Flux.Properties.Kernels;

/// <summary>
/// Matrix products of every kind of size against three loops: none, few rows, few columns, shallow, deep in several parts, transposed, with panels and strips
/// that are full and that are not. Whichever way a product takes, at any register width and on any threads, its bits are the same.
/// </summary>
public sealed class ProductTests
{
    private const int Before = 3, After = 2;

    private static readonly int[] rows = [0, 1, 2, 4, 5, 8, 16, 17, 24, 33, 48, 70, 131], columns = [0, 1, 2, 3, 4, 5, 6, 9, 12, 13, 30, 131];
    private static readonly int[] depths = [0, 1, 7, 384, 385, 801];

    public static IEnumerable<object[]> Kinds =>
        from type in new[] { DType.Float32, DType.Float64 } from a in new[] { false, true } from b in new[] { false, true } select new object[] { type, a, b };

    [Theory, MemberData(nameof(Kinds))]
    public void A_product_is_the_sum_of_products_at_every_width(DType type, bool transposeA, bool transposeB)
    {
        foreach (int k in depths)
        {
            View[] right = [.. columns.Select(n => Factor(type, transposeB, k, n, 2))];
            foreach (int m in rows)
            {
                var left = Factor(type, transposeA, m, k, 1);
                for (int j = 0; j < columns.Length; j++) Check(left, transposeA, right[j], transposeB, m, columns[j], k);
            }
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public void So_is_one_whose_columns_are_shared_out(DType type, bool transposeA, bool transposeB)
    {
        const int m = 70, n = 450, k = 110;
        Check(Factor(type, transposeA, m, k, 1), transposeA, Factor(type, transposeB, k, n, 2), transposeB, m, n, k);
    }

    private static void Check(View a, bool transposeA, View b, bool transposeB, int m, int n, int k)
    {
        string name = $"({m}×{k})·({k}×{n})";
        double[] framed = Views.Read(
            Widths.Same(name, () => Frame(a.DType, m * n), (kernels, y) => kernels.MatMul(a, transposeA, b, transposeB, Inside(y, [m, n]))));
        Assert.All([.. framed[..Before], .. framed[^After..]], beside => Assert.Equal(7, beside));
        double[] product = framed[Before..^After], x = Views.Read(a), y = Views.Read(b);
        double tolerance = (a.DType == DType.Float32 ? 1e-5 : 1e-13) * (1 + Math.Sqrt(k));
        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < m; i++)
            {
                double sum = 0;
                for (int p = 0; p < k; p++) sum += x[transposeA ? p + k * i : i + m * p] * y[transposeB ? j + n * p : p + k * j];
                Assert.True(Math.Abs(product[i + m * j] - sum) <= tolerance, $"[{i}, {j}] of {name} is {product[i + m * j]}, not {sum}");
            }
        }
    }

    [Theory]
    [InlineData(200, 130, 100), InlineData(500, 500, 9), InlineData(131, 17, 1000), InlineData(70, 450, 110)]
    [InlineData(3, 1000, 801), InlineData(1000, 3, 801), InlineData(1, 3000, 800), InlineData(3000, 1, 800)]
    public void Threads_and_transpositions_do_not_change_a_bit(int m, int n, int k)
    {
        View a = Factor(DType.Float32, false, m, k, 1), b = Factor(DType.Float32, false, k, n, 2), turnedA = Turned(a), turnedB = Turned(b);
        foreach (var kernels in Widths.All)
        {
            View Product(bool transposeA, bool transposeB)
            {
                var y = Views.Empty(DType.Float32, [m, n]);
                kernels.MatMul(transposeA ? turnedA : a, transposeA, transposeB ? turnedB : b, transposeB, y);
                return y;
            }
            byte[] expected = Views.Bits(Product(false, false));
            foreach (bool transposeA in (bool[])[false, true])
            {
                foreach (bool transposeB in (bool[])[false, true])
                {
                    Views.AssertSameBitsOnAnyThreads(() => Product(transposeA, transposeB));
                    Assert.Equal(expected, Views.Bits(Product(transposeA, transposeB)));
                }
            }
        }
    }

    [Theory]
    [InlineData(1, 5), InlineData(4, 37), InlineData(19, 1)]
    public void An_element_has_the_same_bits_alone_and_in_its_matrix(int m, int n)
    {
        const int k = 801;
        View a = Factor(DType.Float32, false, 70, k, 1), turned = Turned(a), b = Factor(DType.Float32, false, k, 131, 2);
        foreach (var kernels in Widths.All)
        {
            View all = Views.Empty(DType.Float32, [70, 131]), some = Views.Empty(DType.Float32, [m, n]);
            kernels.MatMul(a, false, b, false, all);
            kernels.MatMul(new(turned.Storage, turned.Offset, [k, m]), true, new(b.Storage, b.Offset, [k, n]), false, some);
            double[] whole = Views.Read(all);
            Assert.Equal([.. Enumerable.Range(0, m * n).Select(i => whole[i % m + 70 * (i / m)])], Views.Read(some));
        }
    }

    [Fact]
    public void Infinities_and_NaN_stay_in_their_own_rows_and_columns()
    {
        var a = Tensor.Of([float.PositiveInfinity, 1, 2, 3, 4, float.NaN], 3, 2);
        float[] product = a.MatMul(Tensor.Of([1f, 2, 3, 4], 2, 2)).ToArray();
        Assert.Equal([float.PositiveInfinity, 1 + 8, float.NaN, float.PositiveInfinity, 3 + 16, float.NaN], product);
    }

    private static View Factor(DType type, bool transposed, int rows, int columns, int seed) =>
        Views.Of(type, transposed ? [columns, rows] : [rows, columns], i => Views.Scaled(i, seed), Before, After);

    private static View Turned(View matrix)
    {
        var y = Views.Empty(matrix.DType, [matrix.Shape[1], matrix.Shape[0]], Before, After);
        Views.Kernels.Permute(matrix, [1, 0], y);
        return y;
    }

    private static View Frame(DType type, int count) => Views.Of(type, [Before + count + After], _ => 7);

    private static View Inside(View frame, Shape shape) => new(frame.Storage, frame.Offset + Before, shape);
}
