using System.Collections.Immutable;
using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Trees;

/// <summary>Models as dictionaries of tensors, as lists of their parts, and in half precision.</summary>
public sealed class StateTests
{
    private static readonly Chain Net = Chain(("in", Dense(3, 4, Relu)), ("norm", BatchNorm(4)), ("body", Chain(Dense(4, 4), Dropout(0.5), Flatten())), ("out", Dense(4, 2, bias: false))).Build(1);

    [Fact]
    public void A_state_names_every_tensor_and_comes_back()
    {
        var state = Tree.State(Net);
        Assert.Equal(
            ["body[0].Bias", "body[0].Weight", "in.Bias", "in.Weight", "norm.Mean", "norm.Scale", "norm.Shift", "norm.Variance", "out.Weight"],
            state.Keys.Select(name => name.Replace("body.Layers", "body", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Same(((Dense)Net["in"]).Weight, state["in.Weight"]);

        Chain other = Chain(("in", Dense(3, 4, Relu)), ("norm", BatchNorm(4)), ("body", Chain(Dense(4, 4), Dropout(0.5), Flatten())), ("out", Dense(4, 2, bias: false))).Build(2);
        var x = Tensor.Normal(new Key(3), 3, 5);
        Assert.False(other.Forward(x).AllClose(Net.Forward(x)));
        Assert.Equal(Net.Forward(x).ToArray(), Tree.LoadState(other, state).Forward(x).ToArray());
        Assert.Equal(DType.Float64, ((Dense)Tree.LoadState(Tree.Cast(other, DType.Float64), state)["in"]).Weight.DType);
    }

    [Fact]
    public void Parts_are_loaded_by_merging()
    {
        var loaded = Tree.LoadState(Net, Tree.State(Net).SetItem("norm.Mean", Tensor.Ones(4)));
        Assert.Equal(1f, ((BatchNorm)loaded["norm"]).Mean.Value.ToArray()[0]);
        Assert.Same(((Dense)Net["out"]).Weight, ((Dense)loaded["out"]).Weight);
    }

    [Fact]
    public void A_state_that_does_not_fit_is_listed()
    {
        var state = Tree.State(Net).Remove("in.Bias").SetItem("norm.Mean", Tensor.Ones(5)).Add("head.Weight", Tensor.Ones(1));
        var error = Assert.Throws<TreeException>(() => Tree.LoadState(Net, state));
        Assert.Contains("in.Bias (4,) is missing; norm.Mean is (5,), (4,) would fit; head.Weight is extra", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Modules_are_all_parts_with_their_paths_outer_first()
    {
        var modules = Tree.Modules((Net, Scale: 2.0));
        Assert.Equal(
            ["Chain", "Dense", "BatchNorm", "Chain", "Dense", "Dropout", "Flatten", "Dense"],
            modules.Select(part => part.Module.GetType().Name));
        Assert.Equal("Item1.norm", modules[2].Path.ToString());
        Assert.Same(Net["norm"], modules[2].Module);
        Assert.Equal("Item1.out", modules[^1].Path.ToString());
        Assert.Empty(Tree.Modules(Tensor.Ones(1)));
    }

    [Theory, InlineData(DType.Float16), InlineData(DType.BFloat16)]
    public void In_half_precision_norms_keep_theirs(DType half)
    {
        var cast = Tree.Cast(Net, half);
        Assert.All(Tree.State(cast), entry => Assert.Equal(entry.Key.StartsWith("norm.", StringComparison.Ordinal) ? DType.Float32 : half, entry.Value.DType));
        var wide = Tree.Cast(cast, DType.Float64);
        Assert.All(Tree.State(wide), entry => Assert.Equal(DType.Float64, entry.Value.DType));
        Assert.True(Tree.AllClose(wide, Tree.Cast(Net, DType.Float64), 1e-2, 1e-3));
    }
}
