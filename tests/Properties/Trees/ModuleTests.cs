using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Trees;

/// <summary>Models as lists of their parts, and in half precision.</summary>
public sealed class ModuleTests
{
    private static readonly Chain Net = Chain(
        ("in", Dense(3, 4, Relu)), ("norm", BatchNorm(4)), ("body", Chain(Dense(4, 4), Dropout(0.5), Flatten())), ("out", Dense(4, 2, bias: false))).Build(1);

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
        Chain norms = Chain(GroupNorm(4, 2), InstanceNorm(4, affine: true)).Build(1);
        Assert.Equal(4, Tree.State(norms).Count);
        Assert.All(Tree.State(Tree.Cast(norms, half)), entry => Assert.Equal(DType.Float32, entry.Value.DType));
        var wide = Tree.Cast(cast, DType.Float64);
        Assert.All(Tree.State(wide), entry => Assert.Equal(DType.Float64, entry.Value.DType));
        Assert.True(Tree.AllClose(wide, Tree.Cast(Net, DType.Float64), 1e-2, 1e-3));
    }
}
