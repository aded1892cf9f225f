using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Ops;

/// <summary>Running sums and products, products, and the largest elements: against loops.</summary>
public sealed class CumulativeTests
{
    [Theory, InlineData(0), InlineData(1), InlineData(2)]
    public void Running_sums_and_products_are_those_of_a_loop(int dim)
    {
        var x = OpTable.Real(new Key(dim), 5, 4, 3);
        double[] values = x.ToDoubles(), sums = CumSum(x, dim).ToDoubles(), products = CumProd(x, dim).ToDoubles();
        int inner = x.Shape.Stride(dim), count = x.Shape[dim];
        for (int i = 0; i < values.Length; i++)
        {
            int place = i / inner % count;
            double[] before = [.. Enumerable.Range(0, place + 1).Select(j => values[i + (j - place) * inner])];
            Assert.Equal(before.Sum(), sums[i], 1e-13);
            Assert.Equal(before.Aggregate((a, b) => a * b), products[i], 1e-13);
        }
    }

    [Fact]
    public void The_product_over_dimensions_is_that_of_a_loop()
    {
        var x = OpTable.Real(new Key(3), 5, 4, 3);
        double[] values = x.ToDoubles();
        Assert.Equal(values.Aggregate((a, b) => a * b), Product(x).Scalar(), 1e-15);
        var along = Product(x, 0, 2);
        Assert.Equal(new Shape(1, 4, 1), along.Shape);
        for (int j = 0; j < 4; j++)
        {
            Assert.Equal(Enumerable.Range(0, 60).Where(i => i / 5 % 4 == j).Aggregate(1.0, (product, i) => product * values[i]), along.ToDoubles()[j], 1e-14);
        }
        Assert.Equal([1f, 1], Product(Tensor.Zeros(2, 0), 1).ToArray());
    }

    [Fact]
    public void Products_with_zeros_have_their_derivatives()
    {
        Assert.Equal([0.0, 6, 0], Ad.Gradient(Product, Tensor.Of([2.0, 0, 3])).ToDoubles());
        Assert.Equal([1.0, 8, 0], Ad.Gradient(x => Sum(CumProd(x)), Tensor.Of([2.0, 0, 3])).ToDoubles());
    }

    [Theory, InlineData(0), InlineData(1), InlineData(2)]
    public void The_largest_elements_come_in_order_with_their_places(int dim)
    {
        var x = Tensor.Of([.. Enumerable.Range(0, 120).Select(i => i * 37 % 23 * 1.0)], 4, 5, 6);
        var (values, indices) = TopK(x, 3, dim);
        double[] all = x.ToDoubles(), found = values.ToDoubles();
        int inner = x.Shape.Stride(dim), count = x.Shape[dim];
        for (int i = 0; i < found.Length; i++)
        {
            int first = i / (3 * inner) * inner * count + i % inner, rank = i / inner % 3;
            int[] sorted = [.. Enumerable.Range(0, count).OrderByDescending(j => all[first + j * inner]).ThenBy(j => j)];
            Assert.Equal(sorted[rank], indices.ToInts()[i]);
            Assert.Equal(all[first + sorted[rank] * inner], found[i]);
        }
        Assert.Equal(TopK(x, 1, dim).Indices.ToInts(), ArgMax(x, dim).ToInts());
        Assert.Equal(TopK(-x, 1, dim).Indices.ToInts(), ArgMin(x, dim).ToInts());
        Assert.Equal(Maximum(x, dim).ToDoubles(), TopK(x, 1, dim).Values.ToDoubles());
    }

    [Fact]
    public void Places_among_all_elements_are_numbers_and_NaN_is_largest()
    {
        var x = Tensor.Of([1f, 5, -2, 5], 2, 2);
        Assert.Equal((1, 2), (ArgMax(x).ToInts()[0], ArgMin(x).ToInts()[0]));
        Assert.Equal(0, ArgMax(x).Rank);
        Assert.Equal([1, 2], TopK(Tensor.Of([1f, float.NaN, 3]), 2).Indices.ToInts());
        Assert.Equal([0f, 1, 0, 1], Ad.Gradient(a => Sum(TopK(a.Reshape(-1), 2).Values), x).ToArray());
    }
}
