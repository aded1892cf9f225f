using Flux.Properties.Kernels;
using Flux.Properties.Layers;
using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Ops;

/// <summary>A batch of nothing: every operation and layer gives a result of the right shape, and moves nothing.</summary>
public sealed class EmptyLaws
{
    public static IEnumerable<object[]> Ops => Backends.WithCpu(OpTable.Rows.Where(row => row.NeedsBatch is null).Select(row => new object[] { row }));

    public static IEnumerable<object[]> Layers => Backends.WithCpu(LayerTable.Rows.Select(row => new object[] { row }));

    [Theory, MemberData(nameof(Ops))]
    public void Operations_take_a_batch_of_nothing(OpRow row, string device)
    {
        var x = row.Sample(new Key(1)).To(Backends.CpuOr(device));
        var batch = Enumerable.Range(0, x.Length).Where(i => row.Batch == 0 ? x[i].Rank == x.Max(a => a.Rank) : (row.Batch >> i & 1) != 0).ToHashSet();
        Tensor[] Of(int n) => [.. x.Select((a, i) => batch.Contains(i) ? a[[.. Enumerable.Repeat((Slice)Range.All, a.Rank - 1), 0..n]] : a)];
        // Sizes grow evenly with the batch, so those of 1 and 2 tell those of 0.
        int[] one = [.. row.F(Of(1)).Shape], two = [.. row.F(Of(2)).Shape], none = [.. row.F(Of(0)).Shape];
        Assert.Equal(one.Zip(two, (a, b) => 2 * a - b), none);
        var gradient = Ad.Gradient(a => Sum(row.F(a)), Of(0));
        for (int i = 0; i < x.Length; i++)
        {
            Assert.Equal(Of(0)[i].Shape, gradient[i].Shape);
            Assert.All(gradient[i].ToDoubles(), g => Assert.Equal(0, g));
        }
        Assert.Equal(row.F(Of(0)).Shape, Ad.Jvp(row.F, Of(0), Of(0)).Tangent.Shape);
    }

    [Theory, MemberData(nameof(Layers))]
    public void Layers_take_a_batch_of_nothing(LayerRow row, string device)
    {
        var on = Backends.CpuOr(device);
        var layer = row.Layer.BuildLayer(new Key(1)).To(on);
        int[] some = row.Input, none = [.. some[..^1], 0];
        var x = Tensor.Zeros(none).To(on);
        int[] expected = [.. layer.Forward(Tensor.Ones(some).To(on)).Shape.ToArray()[..^1], 0];
        Assert.Equal(expected, layer.Forward(x).Shape);
        Assert.Equal(expected, OutputSize(layer, none));
        var (value, gradient) = Ad.ValueAndGradient(p => Sum(p.Layer.Forward(p.X)), (Layer: layer, X: x));
        Assert.Equal(0, value.Scalar());
        Assert.Equal(x.Shape, gradient.X.Shape);
        Assert.All(Tree.Leaves(gradient.Layer), leaf => Assert.All(leaf.Value.ToArray(), g => Assert.Equal(0, g)));
        if (row.TrainsOn > 0)
        {
            Assert.ThrowsAny<ArgumentException>(() => layer.Advance(x, new Key(2)));
            return;
        }
        Assert.Equal(expected, layer.Advance(x, new Key(2)).Y.Shape);
    }

    public static TheoryData<string, Func<Tensor>, int[]> Shapes => new()
    {
        { "flatten", () => Flatten(Tensor.Zeros(6, 6, 2, 0)), [72, 0] },
        { "flatten of no channels", () => Flatten(Tensor.Zeros(6, 0, 3)), [0, 3] },
        { "maximum over a dimension that is there", () => Maximum(Tensor.Zeros(3, 0), 0), [1, 0] },
        { "minimum over a dimension that is there", () => Minimum(Tensor.Zeros(3, 0), 0), [1, 0] },
        { "place of the largest", () => ArgMax(Tensor.Zeros(3, 0), 0), [1, 0] },
        { "place of the smallest", () => ArgMin(Tensor.Zeros(3, 0), 0), [1, 0] },
        { "softmax of nothing", () => Softmax(Tensor.Zeros(0, 3)), [0, 3] },
        { "logsumexp along nothing", () => LogSumExp(Tensor.Zeros(0, 3), 0), [1, 3] },
        { "softmax along both", () => Softmax(Tensor.Zeros(3, 0, 2), 0, 2), [3, 0, 2] },
        { "unfold", () => Unfold(Tensor.Zeros(4, 4, 2, 0), (2, 2)), [9, 8, 0] },
        { "fold", () => Fold(Tensor.Zeros(9, 8, 0), (4, 4), (2, 2)), [4, 4, 2, 0] },
        { "attention without queries", () => DotProductAttention(Tensor.Zeros(4, 0, 2), Tensor.Zeros(4, 3, 2), Tensor.Zeros(4, 3, 2), heads: 2).Y, [4, 0, 2] },
        { "attention without keys", () => DotProductAttention(Tensor.Zeros(4, 3, 2), Tensor.Zeros(4, 0, 2), Tensor.Zeros(4, 0, 2), heads: 2).Y, [4, 3, 2] },
        { "Jacobian to nothing", () => Ad.Jacobian(x => x[..0], Tensor.Zeros(3)), [0, 3] },
        { "Jacobian from nothing", () => Ad.Jacobian(x => Concat(0, x, Tensor.Zeros(2)), Tensor.Zeros(0)), [2, 0] },
        { "Hessian at nothing", () => Ad.Hessian(x => Sum(x * x), Tensor.Zeros(0)), [0, 0] },
        { "scattered to tuples, none of them", () => ScatterTuples(Merge.Max, Tensor.Zeros(3, 0), Tensor.Zeros(2, 0).Cast(DType.Int32)), [3, 0, 0] },
        { "scattered to tuples of sizes, none of them", () => ScatterTuples(Merge.Sum, Tensor.Zeros(0), Tensor.Zeros(2, 0).Cast(DType.Int32), 2, 3), [2, 3] },
        { "tuples, none of them", () => GatherTuples(Tensor.Zeros(3, 4, 5), Tensor.Zeros(2, 0).Cast(DType.Int32)), [3, 0] },
    };

    [Theory, MemberData(nameof(Shapes))]
    public void Sizes_of_0_stay_where_they_are(string what, Func<Tensor> of, int[] shape)
    {
        var y = of();
        Assert.Equal(shape, y.Shape);
        Assert.All(y.ToDoubles(), value => Assert.True(value == 0 || what == "logsumexp along nothing" && double.IsNegativeInfinity(value)));
    }
}
