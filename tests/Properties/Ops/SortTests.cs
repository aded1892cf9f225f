using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Ops;

/// <summary>Orders, triangles and diagonals: against LINQ and loops, at ties, NaN and nothing.</summary>
public sealed class SortTests
{
    [Theory, InlineData(0, false), InlineData(1, false), InlineData(2, false), InlineData(0, true), InlineData(1, true), InlineData(2, true)]
    public void Sorted_elements_and_their_places_are_those_of_LINQ(int dim, bool descending)
    {
        var x = Tensor.Of([.. Enumerable.Range(0, 120).Select(i => i * 37 % 11 * 1.0)], 4, 5, 6);
        double[] all = x.ToDoubles(), sorted = Sort(x, dim, descending).ToDoubles();
        int[] places = ArgSort(x, dim, descending).ToInts();
        int inner = x.Shape.Stride(dim), count = x.Shape[dim];
        for (int i = 0; i < all.Length; i++)
        {
            int rank = i / inner % count, first = i - rank * inner;
            int[] order = [.. Enumerable.Range(0, count).OrderBy(j => (descending ? -1 : 1) * all[first + j * inner]).ThenBy(j => j)];
            Assert.Equal((order[rank], all[first + order[rank] * inner]), (places[i], sorted[i]));
        }
    }

    [Fact]
    public void NaN_is_largest_and_equals_stay_in_their_order()
    {
        var x = Tensor.Of([double.NaN, 0.0, double.PositiveInfinity, -0.0, double.NegativeInfinity, 0.0, double.NaN]);
        Assert.Equal([4, 1, 3, 5, 2, 0, 6], ArgSort(x).ToInts());
        Assert.Equal([0, 6, 2, 1, 3, 5, 4], ArgSort(x, 0, descending: true).ToInts());
        Assert.Equal(TopK(x, 7).Indices.ToInts(), ArgSort(x, 0, descending: true).ToInts());
    }

    [Fact]
    public void Nothing_one_number_and_integers_are_sorted_too()
    {
        Assert.Equal(new Shape(0, 3), Sort(Tensor.Zeros(0, 3)).Shape);
        Assert.Equal(new Shape(3, 0), ArgSort(Tensor.Zeros(3, 0)).Shape);
        Assert.Equal(5, Sort(Tensor.Of(5f)).Scalar());
        Assert.Equal([-3, 1, 2], Sort(Tensor.Of([2, -3, 1])).ToInts());
    }

    [Theory, InlineData(0), InlineData(1), InlineData(-2), InlineData(9), InlineData(-9), InlineData(int.MaxValue), InlineData(int.MinValue)]
    public void Triangles_keep_one_side_of_a_diagonal_even_of_NaN(int offset)
    {
        var x = Tensor.Of([.. Enumerable.Range(1, 24).Select(i => i == 5 ? double.NaN : i)], 3, 4, 2);
        double[] all = x.ToDoubles(), lower = Tril(x, offset).ToDoubles(), upper = Triu(x, offset).ToDoubles();
        for (int i = 0; i < all.Length; i++)
        {
            long above = i / 3 % 4 - i % 3;
            Assert.Equal((above <= offset ? all[i] : 0, above >= offset ? all[i] : 0), (lower[i], upper[i]));
        }
    }

    [Fact]
    public void Diagonals_are_taken_from_every_matrix()
    {
        var x = Tensor.Of([.. Enumerable.Range(0, 24).Select(i => (float)i)], 3, 4, 2);
        Assert.Equal([0f, 4, 8, 12, 16, 20], Diagonal(x).ToArray());
        Assert.Equal(new Shape(3, 2), Diagonal(x).Shape);
        Assert.Equal([9f, 21], Diagonal(x, 3).ToArray());
        Assert.Equal([1f, 5, 13, 17], Diagonal(x, -1).ToArray());
        Assert.Equal(new Shape(0, 2), Diagonal(Tensor.Zeros(0, 4, 2)).Shape);
        var v = Tensor.Of([2f, 3, 5]);
        Assert.Equal(v.ToArray(), Diagonal(Tensor.Eye(3) * v).ToArray());
    }
}
