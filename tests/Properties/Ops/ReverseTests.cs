using FsCheck;
using FsCheck.Xunit;
using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Ops;

/// <summary>A dimension in reverse order, against plain loops.</summary>
public sealed class ReverseTests
{
    [Property(MaxTest = 50)]
    public void Every_element_comes_from_the_mirrored_place(PositiveInt a, PositiveInt b, PositiveInt c, NonNegativeInt at)
    {
        int[] sizes = [a.Get % 9, b.Get % 40 + 1, c.Get % 5 + 1];
        int dim = at.Get % 3;
        var reversed = Reverse(Tensor.Of([.. Enumerable.Range(0, sizes[0] * sizes[1] * sizes[2])], sizes), dim);
        int[] expected = new int[reversed.Shape.Elements];
        for (int n = 0; n < expected.Length; n++)
        {
            int[] place = [n % sizes[0], n / sizes[0] % sizes[1], n / sizes[0] / sizes[1]];
            place[dim] = sizes[dim] - 1 - place[dim];
            expected[n] = place[0] + sizes[0] * (place[1] + sizes[1] * place[2]);
        }
        Assert.Equal(expected, reversed.ToInts());
    }

    [Fact]
    public void Its_gradient_comes_back_in_the_order_of_x()
    {
        var weights = Tensor.Of([1f, 2, 3, 4, 5, 6], 2, 3);
        Assert.Equal([5f, 6, 3, 4, 1, 2], Ad.Gradient(x => Sum(Reverse(x, 1) * weights), Tensor.Ones(2, 3)).ToArray());
    }

    [Fact]
    public void A_dimension_that_is_not_there_is_named() =>
        Assert.Contains("Reverse: dimension 2 of a tensor of shape (2×3)",
            Assert.Throws<ArgumentOutOfRangeException>(() => Reverse(Tensor.Zeros(2, 3), 2)).Message, StringComparison.Ordinal);
}
