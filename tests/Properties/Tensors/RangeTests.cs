using Xunit;

namespace Flux.Properties.Tensors;

/// <summary>Ranges and identity matrices.</summary>
public sealed class RangeTests
{
    [Fact]
    public void Ranges_stop_before_their_end()
    {
        Assert.Equal([0, 1, 2, 3], Tensor.Arange(4).ToInts());
        Assert.Equal([2, 5, 8], Tensor.Arange(2, 9, 3).ToInts());
        Assert.Equal([2, 5], Tensor.Arange(2, 8, 3).ToInts());
        Assert.Equal([5, 3], Tensor.Arange(5, 1, -2).ToInts());
        Assert.Equal([int.MinValue, -1, int.MaxValue - 1], Tensor.Arange(int.MinValue, int.MaxValue, int.MaxValue).ToInts());
        Assert.Equal([0f, 0.5f, 1], Tensor.Arange(0, 1.5, 0.5).ToArray());
        Assert.Equal((DType.Float64, 10), (Tensor.Arange(0.0, 1, 0.1, DType.Float64).DType, Tensor.Arange(0.0, 1, 0.1).Shape.Elements));
        Assert.All([Tensor.Arange(0), Tensor.Arange(-3), Tensor.Arange(3, 1), Tensor.Arange(1, 3, -1), Tensor.Arange(2.5, 1.0)],
            none => Assert.Equal(new Shape(0), none.Shape));
    }

    [Fact]
    public void Spaces_are_equal_and_both_ends_are_met()
    {
        Assert.Equal([0, 2.5, 5, 7.5, 10], Tensor.Linspace(0, 10, 5, DType.Float64).ToDoubles());
        Assert.Equal([0.1, 0.3], Tensor.Linspace(0.1, 0.3, 7, DType.Float64).ToDoubles() is var x ? [x[0], x[6]] : []);
        Assert.Equal([3f], Tensor.Linspace(3, 4, 1).ToArray());
        Assert.Equal(0, Tensor.Linspace(3, 4, 0).Shape.Elements);
    }

    [Fact]
    public void An_identity_changes_nothing()
    {
        var x = Tensor.Normal(new Key(1), 3, 4);
        Assert.Equal(x.ToArray(), Tensor.Eye(3).MatMul(x).ToArray());
        Assert.Equal([1f, 0, 0, 1, 0, 0], Tensor.Eye(2, 3).ToArray());
        Assert.Equal((DType.Bool, new Shape(2, 2)), (Tensor.Eye(2, DType.Bool).DType, Tensor.Eye(2, DType.Bool).Shape));
    }
}
