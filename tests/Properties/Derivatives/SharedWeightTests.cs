using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Derivatives;

/// <summary>A weight that many products share collects their cotangents in the order of the sweep, to the same bits wherever they are added.</summary>
public sealed class SharedWeightTests
{
    public static TheoryData<DType, int, int, int> Sizes()
    {
        var rows = new TheoryData<DType, int, int, int>();
        foreach (var type in (DType[])[DType.Float32, DType.Float64])
        {
            // Large enough to be added in place, with ends in every dimension; one side too short; too deep.
            foreach (var (m, k, n) in ((int, int, int)[])[(64, 64, 64), (129, 71, 33), (200, 90, 1), (65, 66, 385), (40, 100, 20), (3, 2, 5)])
            {
                rows.Add(type, m, k, n);
            }
        }
        return rows;
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void On_the_left(DType type, int m, int k, int n)
    {
        var (weight, xs, gs) = (Draw(type, 0, m, k), Steps(type, 1, k, n), Steps(type, 2, m, n));
        var gradient = Ad.Gradient(w => Total(xs.Zip(gs, (x, g) => Sum(w.MatMul(x) * g))), weight);
        AssertSame(Added(xs.Zip(gs, (x, g) => g.MatMul(x.Transpose()))), gradient);
        var turned = Ad.Gradient(w => Total(xs.Zip(gs, (x, g) => Sum(w.Transpose().MatMul(x) * g))), weight.Transpose());
        AssertSame(Added(xs.Zip(gs, (x, g) => g.MatMul(x.Transpose()))), turned.Transpose());
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void On_the_right(DType type, int m, int k, int n)
    {
        var (weight, xs, gs) = (Draw(type, 0, k, m), Steps(type, 1, n, k), Steps(type, 2, n, m));
        var gradient = Ad.Gradient(w => Total(xs.Zip(gs, (x, g) => Sum(x.MatMul(w) * g))), weight);
        AssertSame(Added(xs.Zip(gs, (x, g) => x.Transpose().MatMul(g))), gradient);
    }

    [Fact]
    public void A_weight_of_batches_and_of_its_own_square()
    {
        var (weight, batch) = (Draw(DType.Float64, 0, 70, 70), Draw(DType.Float64, 1, 70, 70, 3));
        Tensor Objective(Tensor w) => Sum(w.MatMul(w) * w) + Sum(w.MatMul(batch) * batch) + Sum(w.MatMul(w.Transpose()).MatMul(w));
        var direction = Draw(DType.Float64, 2, 70, 70);
        double slope = Sum(Ad.Gradient(Objective, weight) * direction).Scalar();
        double expected = Ad.Jvp(Objective, weight, direction).Tangent.Scalar();
        Assert.Equal(expected, slope, Math.Abs(expected) * 1e-12);
    }

    private static Tensor Draw(DType type, int key, params int[] shape) => Tensor.Normal(new Key(key + 7), shape).Cast(type);

    private static Tensor[] Steps(DType type, int key, params int[] shape) => [.. Enumerable.Range(0, 5).Select(t => Draw(type, 10 * t + key, shape))];

    private static Tensor Total(IEnumerable<Tensor> terms) => terms.Aggregate((a, b) => a + b);

    /// <summary>The sweep meets the last step first.</summary>
    private static Tensor Added(IEnumerable<Tensor> parts) => parts.Reverse().Aggregate((a, b) => a + b);

    private static void AssertSame(Tensor expected, Tensor actual) => Assert.Equal(expected.ToDoubles(), actual.ToDoubles());
}
