using Xunit;

namespace Flux.Properties.Kernels;

/// <summary>
/// Matrix products of every kind of size against three loops: low, narrow, deep, transposed, with panels and strips that are full and that are not.
/// </summary>
public sealed class ProductTests
{
    private static readonly int[] rows = [1, 5, 15, 31, 32, 33, 64, 70], columns = [1, 2, 4, 5, 8, 9, 12, 13, 30], depths = [1, 7, 384, 400];

    public static IEnumerable<object[]> Kinds =>
        from type in new[] { DType.Float32, DType.Float64 } from a in new[] { false, true } from b in new[] { false, true } select new object[] { type, a, b };

    [Theory, MemberData(nameof(Kinds))]
    public void A_product_is_the_sum_of_products(DType type, bool transposeA, bool transposeB)
    {
        foreach (int m in rows)
        {
            foreach (int n in columns)
            {
                foreach (int k in depths) Check(type, transposeA, transposeB, m, n, k);
            }
        }
    }

    private static void Check(DType type, bool transposeA, bool transposeB, int m, int n, int k)
    {
        var a = Tensor.Normal(new Key(m), transposeA ? [k, m] : [m, k]).Cast(type);
        var b = Tensor.Normal(new Key(1000 + n), transposeB ? [n, k] : [k, n]).Cast(type);
        double[] product = MatMulOp.Of(a, transposeA, b, transposeB).ToDoubles(), x = a.ToDoubles(), y = b.ToDoubles();
        double tolerance = (type == DType.Float32 ? 1e-5 : 1e-13) * (1 + Math.Sqrt(k));
        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < m; i++)
            {
                double sum = 0;
                for (int p = 0; p < k; p++) sum += x[transposeA ? p + k * i : i + m * p] * y[transposeB ? j + n * p : p + k * j];
                Assert.True(Math.Abs(product[i + m * j] - sum) <= tolerance, $"[{i}, {j}] of ({m}×{k})·({k}×{n}) is {product[i + m * j]}, not {sum}");
            }
        }
    }

    [Fact]
    public void Infinities_and_NaN_stay_in_their_own_rows_and_columns()
    {
        var a = Tensor.Of([float.PositiveInfinity, 1, 2, 3, 4, float.NaN], 3, 2);
        float[] product = a.MatMul(Tensor.Of([1f, 2, 3, 4], 2, 2)).ToArray();
        Assert.Equal([float.PositiveInfinity, 1 + 8, float.NaN, float.PositiveInfinity, 3 + 16, float.NaN], product);
    }
}
