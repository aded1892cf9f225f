using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Layers;

/// <summary>Shapes found without computing, and layers whose sizes follow from them.</summary>
public sealed class OutputSizeTests
{
    private static readonly Key key = new(41);

    [Fact]
    public void Nothing_is_computed_and_no_memory_is_taken()
    {
        Chain chain = Chain(
            Conv((3, 3), 4, 8, Relu, pad: Pad.Same), MaxPool((2, 2)), Conv((5, 5), 8, 16), GlobalMeanPool(), Flatten(), Dense(16, 3)).Build(key);
        long before = Device.Cpu.Memory.Peak;
        Assert.Equal(new Shape(3, 2), OutputSize(chain, 10_000, 5_000, 4, 2));
        Assert.InRange(Device.Cpu.Memory.Peak, 0, Math.Max(before, 1 << 30));
    }

    [Fact]
    public void Functions_may_use_tensors_of_their_own_read_numbers_and_differentiate()
    {
        var shift = new NonTrainable(Tensor.Ones(3));
        Assert.Equal(new Shape(3, 5), OutputSize(Fn(x => x + shift.Value), 3, 5));
        Assert.Equal(new Shape(1, 5), OutputSize(Fn(x => Sum(x).Scalar() > 0 ? x : x[..1]), 3, 5));
        Assert.Equal(new Shape(3, 5), OutputSize(Fn(x => Ad.Gradient(a => Sum(Tanh(a) * shift.Value), x)), 3, 5));
        Assert.Equal(new Shape(4, 6, 2), OutputSize(Embedding(10, 4, paddingIndex: 0).Build(key), 6, 2));
        Assert.Equal(new Shape(2, 7), OutputSize(Tree.Cast(Dense(3, 2).Build(key), DType.Float64), 3, 7));
    }

    [Fact]
    public void Sizes_are_inferred_along_a_chain()
    {
        Chain inferred = Chain(
            Conv((3, 3), Infer, 5, Relu, stride: 2), BatchNorm(Infer), CrossCor((2, 2), Infer, 4), InstanceNorm(Infer, affine: true),
            ConvTranspose((2, 2), Infer, 6), GroupNorm(Infer, 3), DepthwiseConv((3, 3), Infer, 12), Flatten(), Dense(Infer, 7), LayerNorm(Infer),
            Dense(Infer, 4)).Build(key, 28, 20, 3, 2);
        Chain given = Chain(
            Conv((3, 3), 3, 5, Relu, stride: 2), BatchNorm(5), CrossCor((2, 2), 5, 4), InstanceNorm(4, affine: true), ConvTranspose((2, 2), 4, 6),
            GroupNorm(6, 3), DepthwiseConv((3, 3), 6, 12), Flatten(), Dense(12 * 11 * 7, 7), LayerNorm(7), Dense(7, 4)).Build(key);
        Assert.True(Tree.AllClose(given, inferred, 0, 0));
        Assert.Equal(given.ToString(), inferred.ToString());
        Assert.Equal(new Shape(4, 2), OutputSize(inferred, 28, 20, 3, 2));
    }

    [Fact]
    public void Sizes_are_inferred_inside_containers()
    {
        Chain chain = Chain(
            ("inner", Chain(Dense(Infer, 4), SkipConnection(Dense(Infer, 4), (y, x) => x + y))),
            ("wide", InParallel(ys => Concat(0, [.. ys]), Dense(Infer, 2), WeightNorm(Dense(Infer, 3)))),
            ("max", Maxout(2, Dense(Infer, 6))), ("head", Dense(Infer, 1))).Build(41, 9, 1);
        Assert.Equal(new Shape(1, 5), chain.Forward(Tensor.Ones(9, 5)).Shape);
        Assert.Equal("Dense(6 => 1)", chain["head"].ToString());
        Assert.Equal("Dense(5 => 6)", ((Maxout)chain["max"]).Layers[1].ToString());
    }

    [Fact]
    public void Sizes_are_inferred_over_time()
    {
        Chain inferred = Chain(
            Scale(Infer), Rnn(Infer, 4), Lstm(Infer, 5), Gru(Infer, 3), GruV3(Infer, 2), Fn(x => x[.., ^1]), Bilinear(Infer, 6)).Build(key, 7, 3, 2);
        Chain given = Chain(Scale(7), Rnn(7, 4), Lstm(4, 5), Gru(5, 3), GruV3(3, 2), Fn(x => x[.., ^1]), Bilinear(2, 6)).Build(key);
        Assert.True(Tree.AllClose(given, inferred, 0, 0));
        Assert.Equal(new Shape(6, 8), OutputSize(inferred, 7, 3, 8));
    }

    [Fact]
    public void A_layer_of_ones_own_may_be_made_for_its_input()
    {
        var own = Init.ByInput((k, input) => new Scale(Ones(k, input[0]), null, Identity));
        Chain chain = Chain(Dense(Infer, 3), own, Dense(3, 2)).Build(key, 8, 1);
        Assert.Equal("Scale(3; bias=false)", chain[1].ToString());
        Assert.Equal("Dense(5 => 2; bias=false)", Dense(Infer, 2).Select(dense => dense with { Bias = null }).Build(key, 5, 1).ToString());
    }

    public static TheoryData<string, Action, string[]> Bad => new()
    {
        { "no input", () => Dense(Infer, 2).Build(key), ["Dense", "to be inferred", "Build(key, sizes of the input)"] },
        { "no input of a chain", () => Chain(Flatten(), Conv((3, 3), Infer, 2)).Build(key), ["Conv", "to be inferred"] },
        { "too few dimensions", () => Conv((3, 3), Infer, 2).Build(key, 5), ["Conv", "(5,)", "2 dimensions"] },
        { "no dimension", () => Chain(Fn(x => Sum(x)), Dense(Infer, 2)).Build(key, 5), ["Dense", "()", "1 dimension or more"] },
        { "groups of the inferred", () => GroupNorm(Infer, 4).Build(key, 5, 6, 1), ["GroupNorm(6, 4)", "divides 6"] },
        { "inputs that do not fit", () => Chain(Dense(3, 2), Dense(Infer, 2)).Build(key, 4, 1), ["Dense(3 => 2)", "(4×1)"] },
        { "size that does not fit", () => OutputSize(Dense(3, 2).Build(key), 4, 1), ["Dense(3 => 2)", "(4×1)", "(3×batch)"] },
        { "window that does not fit", () => OutputSize(Conv((5, 5), 1, 1).Build(key), 4, 4, 1, 1), ["Conv", "(4×4×1×1)"] },
    };

    [Theory, MemberData(nameof(Bad))]
    public void Bad_input_is_named(string what, Action act, string[] mentions)
    {
        var error = Assert.ThrowsAny<ArgumentException>(act);
        Assert.All(mentions, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
        Assert.NotEmpty(what);
    }
}
