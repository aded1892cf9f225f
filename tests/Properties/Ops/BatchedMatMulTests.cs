using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Ops;

/// <summary>Products of batches of matrices, against plain loops.</summary>
public sealed class BatchedMatMulTests
{
    private const int M = 3, K = 4, N = 2, Batch = 5;

    public static IEnumerable<object[]> Cases =>
        Enumerable.Range(0, 16).Select(n => Enumerable.Range(0, 4).Select(bit => (object)((n >> bit & 1) == 1)).ToArray());

    [Theory, MemberData(nameof(Cases))]
    public void Every_element_is_its_sum(bool transposeA, bool transposeB, bool oneA, bool oneB)
    {
        var a = Tensor.Normal(new Key(1), [.. transposeA ? [K, M] : new[] { M, K }, oneA ? 1 : Batch]).Cast(DType.Float64);
        var b = Tensor.Normal(new Key(2), [.. transposeB ? [N, K] : new[] { K, N }, oneB ? 1 : Batch]).Cast(DType.Float64);
        var y = BatchedMatMul(a, b, transposeA, transposeB);
        Assert.Equal(new Shape(M, N, oneA && oneB ? 1 : Batch), y.Shape);
        double A(int i, int k, int n) => a[transposeA ? k : i, transposeA ? i : k, oneA ? 0 : n].Scalar();
        double B(int k, int j, int n) => b[transposeB ? j : k, transposeB ? k : j, oneB ? 0 : n].Scalar();
        for (int n = 0; n < y.Shape[2]; n++)
        {
            for (int j = 0; j < N; j++)
            {
                for (int i = 0; i < M; i++) Assert.Equal(Enumerable.Range(0, K).Sum(k => A(i, k, n) * B(k, j, n)), y[i, j, n].Scalar(), 1e-12);
            }
        }
    }
}
