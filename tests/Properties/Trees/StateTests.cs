using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Trees;

/// <summary>Models by path: states, modules, shapes.</summary>
public sealed class StateTests
{
    private static readonly Key key = new(2);

    private static Chain Model(long seed) => Chain(("features", Chain(Dense(3, 4, Relu), BatchNorm(4))), ("head", Dense(4, 2))).Build(seed);

    [Fact]
    public void A_state_holds_every_tensor_and_loads_into_a_model_of_the_same_structure()
    {
        var (source, target) = (Model(1), Model(2));
        var state = Tree.State(source);
        Assert.Equal(8, state.Count);
        Assert.Contains("head.Weight", state.Keys);
        Assert.True(Tree.AllClose(source, Tree.LoadState(target, state), 0, 0));
        var partly = Tree.LoadState(target, state.Remove("head.Weight"), path => path.StartsWith("features"));
        Assert.True(Tree.AllClose(source["features"], partly["features"], 0, 0));
        Assert.True(Tree.AllClose(target["head"], partly["head"], 0, 0));
    }

    [Fact]
    public void A_state_of_another_model_names_every_path_that_does_not_fit()
    {
        var state = Tree.State(Model(1)).Remove("head.Bias").Add("tail.Bias", Tensor.Zeros(1)).SetItem("head.Weight", Tensor.Zeros(9));
        var error = Assert.Throws<TreeException>(() => Tree.LoadState(Model(2), state));
        Assert.Contains("head.Bias is missing in the state", error.Message, StringComparison.Ordinal);
        Assert.Contains("tail.Bias is only in the state", error.Message, StringComparison.Ordinal);
        Assert.Contains("head.Weight is (2×4), in the state (9,)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_walk_of_shapes_names_the_layer_where_they_stop_fitting()
    {
        Chain chain = Chain(("conv", Conv((3, 3), 1, 4, Relu)), ("flat", Flatten()), ("head", Dense(100, 2))).Build(key);
        string text = chain.Explain(8, 8, 1, 5);
        Assert.Contains("(6×6×4×5)", text, StringComparison.Ordinal);
        Assert.Contains("head Dense(100 => 2)", text, StringComparison.Ordinal);
        Assert.Contains("does not take (144×5)", text, StringComparison.Ordinal);
        Assert.Contains("(2×5)", chain.Explain(7, 7, 1, 5), StringComparison.Ordinal);
    }
}
