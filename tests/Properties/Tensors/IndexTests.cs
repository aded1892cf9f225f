using Xunit;

namespace Flux.Properties.Tensors;

/// <summary>Indexing and slicing by C# ranges.</summary>
public sealed class IndexTests
{
    private static readonly Tensor x = Tensor.Of([.. Enumerable.Range(0, 24).Select(i => (float)i)], 2, 3, 4);

    [Fact]
    public void An_int_drops_its_dimension_and_a_range_keeps_it()
    {
        Assert.Equal(new Shape(3, 4), x[0].Shape);
        Assert.Equal(new Shape(1, 3, 4), x[..1].Shape);
        Assert.Equal(new Shape(2, 4), x[.., 1].Shape);
        Assert.Equal(new Shape(2, 3), x[.., .., ^1].Shape);
        Assert.Equal(Shape.Scalar, x[1, 2, 3].Shape);
    }

    [Fact]
    public void Slices_hold_the_elements_of_their_box()
    {
        for (int i = 0; i < 2; i++)
        {
            for (int j = 0; j < 3; j++)
            {
                for (int k = 0; k < 4; k++) Assert.Equal(i + 2 * j + 6 * k, x[i, j, k].Scalar());
            }
        }
        Assert.Equal([9f, 15], x[1, 1, 1..3].ToArray());
        Assert.Equal([2f, 3, 4, 5, 8, 9, 10, 11], x[.., 1.., ..2].ToArray());
    }

    [Fact]
    public void An_index_outside_names_the_dimension_and_what_would_fit()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => x[0, 3]);
        Assert.Contains("dimension 1", error.Message, StringComparison.Ordinal);
        Assert.Contains("(2×3×4)", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => x[0, 0, 0, 0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => x[-1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => x[2..1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => x[^3]);
    }
}
