using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Ops;

/// <summary>What meets at a place merges: against loops over places.</summary>
public sealed class ScatterTests
{
    private static readonly int[] at = [2, 0, 2, 5, 2, 0, 3];

    public static TheoryData<Merge, double, Func<double[], double>> Merges => new()
    {
        { Merge.Sum, 0, values => values.Sum() }, { Merge.Mean, 0, values => values.Average() },
        { Merge.Product, 1, values => values.Aggregate((a, b) => a * b) },
        { Merge.Max, double.NegativeInfinity, values => values.Max() }, { Merge.Min, double.PositiveInfinity, values => values.Min() },
    };

    [Theory, MemberData(nameof(Merges))]
    public void Every_place_holds_what_its_elements_merge_to(Merge merge, double nothing, Func<double[], double> reference)
    {
        var x = OpTable.Real(new Key(4), 2, 3, 7);
        double[] values = x.ToDoubles(), scattered = Scatter(merge, x, Tensor.Of(at), 8).ToDoubles();
        for (int place = 0; place < 8; place++)
        {
            for (int i = 0; i < 6; i++)
            {
                double[] meeting = [.. Enumerable.Range(0, 7).Where(j => at[j] == place).Select(j => values[j * 6 + i])];
                Assert.Equal(meeting.Length == 0 ? nothing : reference(meeting), scattered[place * 6 + i], 1e-14);
            }
        }
    }

    [Fact]
    public void Indices_of_any_shape_say_how_many_places_there_are()
    {
        var x = Tensor.Of([1f, 2, 3, 4, 5, 6], 1, 2, 3);
        Assert.Equal([9f, 0, 2, 10], Scatter(Merge.Sum, x, Tensor.Of([0, 2, 0, 3, 0, 3], 2, 3)).ToArray());
        Assert.Equal(new Shape(1, 4), Scatter(Merge.Max, x, Tensor.Of([0, 2, 0, 3, 0, 3], 2, 3)).Shape);
        Assert.Equal(new Shape(0), Scatter(Merge.Sum, Tensor.Zeros(0), Tensor.Of(Array.Empty<int>())).Shape);
    }

    [Fact]
    public void A_sum_scattered_is_the_transpose_of_gathering()
    {
        Tensor x = OpTable.Real(new Key(1), 3, 6), y = OpTable.Real(new Key(2), 3, 7), where = Tensor.Of(at);
        Assert.Equal(Sum(Gather(x, where) * y).Scalar(), Sum(x * Scatter(Merge.Sum, y, where)).Scalar(), 1e-12);
    }

    private static readonly Tensor tuples = Tensor.Of([1, 0, 0, 2, 1, 0, 1, 3], 2, 2, 2);

    [Theory, MemberData(nameof(Merges))]
    public void Tuples_are_places_of_several_dimensions(Merge merge, double nothing, Func<double[], double> reference)
    {
        var x = OpTable.Real(new Key(4), 5, 2, 2);
        var scattered = ScatterTuples(merge, x, tuples);
        Assert.Equal(new Shape(5, 2, 4), scattered.Shape);
        int[] coordinates = tuples.ToInts();
        for (int i = 0; i < 5; i++)
        {
            double[] row = x[i].ToDoubles();
            for (int place = 0; place < 8; place++)
            {
                double[] meeting = [.. Enumerable.Range(0, 4).Where(j => coordinates[2 * j] + 2 * coordinates[2 * j + 1] == place).Select(j => row[j])];
                Assert.Equal(meeting.Length == 0 ? nothing : reference(meeting), scattered[i, place % 2, place / 2].Scalar(), 1e-14);
            }
        }
        Assert.Equal(new Shape(5, 3, 4), ScatterTuples(merge, x, tuples, 3, 4).Shape);
    }

    [Fact]
    public void Scattering_to_tuples_is_the_transpose_of_gathering_them()
    {
        Tensor x = OpTable.Real(new Key(1), 3, 2, 4), y = OpTable.Real(new Key(2), 3, 2, 2);
        Assert.Equal(Sum(GatherTuples(x, tuples) * y).Scalar(), Sum(x * ScatterTuples(Merge.Sum, y, tuples, 2, 4)).Scalar(), 1e-12);
    }

    [Fact]
    public void Tuples_of_one_coordinate_are_indices()
    {
        var x = OpTable.Real(new Key(3), 2, 7);
        Assert.Equal(Scatter(Merge.Mean, x, Tensor.Of(at)).ToDoubles(), ScatterTuples(Merge.Mean, x, Tensor.Of(at, 1, 7)).ToDoubles());
    }

    [Fact]
    public void A_product_with_a_zero_has_its_derivatives() =>
        Assert.Equal([6.0, 0, 0], Ad.Gradient(x => Sum(Scatter(Merge.Product, x, Tensor.Of([0, 0, 0]))), Tensor.Of([0.0, 2, 3])).ToDoubles());

    [Fact]
    public void The_first_of_equals_takes_the_derivative() =>
        Assert.Equal([0.0, 1, 0, 0], Ad.Gradient(x => Sum(Scatter(Merge.Max, x, Tensor.Of([0, 0, 0, 0]))), Tensor.Of([1.0, 2, 2, 2])).ToDoubles());
}
