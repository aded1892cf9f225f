using System.Collections.Immutable;
using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Trees;

/// <summary>A gradient has its argument's own type.</summary>
public sealed class TreeGradients
{
    private static readonly Tensor a = Tensor.Of([1f, 2f]), b = Tensor.Of([3f, 5f]);

    [Fact]
    public void Of_a_record()
    {
        var gradient = Ad.Gradient(m => Sum(m.Weight * a + m.Bias), new Affine(b, a, new(a), Tanh, 0.5, "layer"));
        Assert.Equal(a.ToArray(), gradient.Weight.ToArray());
        Assert.Equal([1f, 1f], gradient.Bias!.ToArray());
        Assert.Equal("layer", gradient.Name);
    }

    [Fact]
    public void Of_a_tuple_with_names()
    {
        var gradient = Ad.Gradient(p => Sum(p.W * p.X), (W: a, X: b));
        Assert.Equal(b.ToArray(), gradient.W.ToArray());
        Assert.Equal(a.ToArray(), gradient.X.ToArray());
    }

    [Fact]
    public void Of_an_array_with_an_unused_leaf()
    {
        Tensor[] gradient = Ad.Gradient(xs => Sum(xs[0] * xs[1]), new[] { a, b, a });
        Assert.Equal([b.ToArray(), a.ToArray(), [0f, 0f]], gradient.Select(x => x.ToArray()));
    }

    [Fact]
    public void Of_a_dictionary()
    {
        var gradient = Ad.Gradient(d => Sum(d["a"] * d["b"]), ImmutableDictionary<string, Tensor>.Empty.Add("b", b).Add("a", a));
        Assert.Equal(b.ToArray(), gradient["a"].ToArray());
        Assert.Equal(a.ToArray(), gradient["b"].ToArray());
    }

    [Fact]
    public void An_auxiliary_tree_comes_out_as_plain_values()
    {
        var (_, aux, _) = Ad.ValueAndGradient(x => (Sum(x * x), (Twice: x * 2, Stats: new NonTrainable(x + 1), Text: "kept")), a);
        Assert.Equal([2f, 4f], aux.Twice.ToArray());
        Assert.Equal([2f, 3f], aux.Stats.Value.ToArray());
        Assert.Equal("kept", aux.Text);
        Assert.Null(aux.Twice.Trace);
        Assert.Null(aux.Stats.Value.Trace);
    }
}
