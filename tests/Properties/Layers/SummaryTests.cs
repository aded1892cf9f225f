using System.Collections.Immutable;
using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Layers;

/// <summary>Models printed as Flux prints them, and shapes explained.</summary>
public sealed class SummaryTests
{
    public sealed record Net(Dense Hidden, BatchNorm Norm, ImmutableArray<Dense> Heads, Tensor Slope, string Name) : ILayer
    {
        public Tensor Forward(Tensor x) => Heads[0].Forward(Norm.Forward(Hidden.Forward(x)));
    }

    public sealed record Plain(Tensor W, Tensor B) : ILayer
    {
        public Tensor Forward(Tensor x) => W.MatMul(x) + B;
    }

    private static readonly Key key = new(1);

    [Fact]
    public void Containers_and_records_of_layers_are_frames()
    {
        Chain chain = Chain(
            SkipConnection(Dense(2, 2, Tanh), (fx, x) => fx + x), InParallel(ys => ys[0] + ys[1], Dense(2, 3), Chain(Dense(2, 3, bias: false))),
            Maxout(Dense(3, 1), Dense(3, 1))).Build(key);
        Assert.Equal(
            """
            Chain(
              SkipConnection(
                Dense(2 => 2, tanh),                # 6 parameters
                f,
              ),
              InParallel(
                f,
                Dense(2 => 3),                      # 9 parameters
                Chain(
                  Dense(2 => 3; bias=false),        # 6 parameters
                ),
              ),
              Maxout(
                Dense(3 => 1),                      # 4 parameters
                Dense(3 => 1),                      # 4 parameters
              ),
            )                   # Total: 9 arrays, 29 parameters, 116 bytes.
            """, chain.ToString());
        var net = new Net(Dense(2, 3).Build(key), BatchNorm(3), [Dense(3, 1).Build(key), Dense(3, 2).Build(key)], Tensor.Ones(2, 3), "net");
        Assert.Equal(
            """
            Net(
              Hidden = Dense(2 => 3),               # 9 parameters
              Norm = BatchNorm(3),                  # 6 parameters, plus 6
              Heads = [
                Dense(3 => 1),                      # 4 parameters
                Dense(3 => 2),                      # 8 parameters
              ],
              Slope = 2×3 Tensor Float32,           # 6 parameters
            )         # Total: 9 trainable arrays, 33 parameters,
                      # plus 2 non-trainable, 6 parameters, 156 bytes.
            """, Tree.Summary(net));
    }

    [Fact]
    public void A_layer_alone_says_what_is_not_trained_and_what_is_odd()
    {
        Assert.Equal("Dense(2 => 3)       # 9 parameters", Tree.Summary(Dense(2, 3).Build(key)));
        Assert.Equal("BatchNorm(3)        # 6 parameters, plus 6 non-trainable", Tree.Summary(BatchNorm(3)));
        Assert.Equal("Plain(...)          # 6 parameters  (all zero)", Tree.Summary(new Plain(Tensor.Zeros(2, 2), Tensor.Zeros(2))));
        Assert.Equal("Plain(...)          # 6 parameters  (some NaN)", Tree.Summary(new Plain(Tensor.Full(new(2, 2), double.NaN), Tensor.Zeros(2))));
        Assert.Equal("Plain(...)          # 6 parameters  (some Inf)",
            Tree.Summary(new Plain(Tensor.Ones(2, 2), Tensor.Full(new(2), double.PositiveInfinity))));
        Assert.Equal("Dropout(0.5)", Tree.Summary(Dropout(0.5)));
        Assert.Equal("Dense(2000 => 1000; bias=false)  # 2_000_000 parameters", Tree.Summary(new Dense(Tensor.Ones(1000, 2000), null, Identity)));
    }

    [Fact]
    public void Shapes_are_explained_up_to_the_layer_that_refuses()
    {
        Chain chain = Chain(Conv((3, 3), 1, 4, Relu), MaxPool((2, 2)), Chain(("flat", Flatten()), ("head", Dense(100, 10))), Dense(10, 2)).Build(key);
        Assert.Equal(
            """
            input                                   (12×12×1×2)
            Chain
              [0] Conv((3, 3), 1 => 4, relu)        (10×10×4×2)
              [1] MaxPool((2, 2))                   (5×5×4×2)
              [2] Chain
              [2]   flat Flux.flatten               (100×2)
              [2]   head Dense(100 => 10)           (10×2)
              [3] Dense(10 => 2)                    (2×2)
            """, chain.Explain(12, 12, 1, 2));
        string[] refused = chain.Explain(14, 14, 1, 2).Split('\n');
        Assert.Equal("  [2]   head Dense(100 => 10)           does not take (144×2): Dense(100 => 10): the input has shape (144×2); (100×batch) would fit.",
            refused[^1]);
        Assert.Equal(7, refused.Length);
        Assert.Equal("SkipConnection(...)                     does not take (3×1): Dense(2 => 2): the input has shape (3×1); (2×batch) would fit.",
            SkipConnection(Dense(2, 2), (fx, x) => fx + x).Build(key).Explain(3, 1).Split('\n')[^1]);
    }

    [Fact]
    public void Shapes_are_explained_without_computing_and_in_the_models_own_type()
    {
        Chain large = Chain(Conv((3, 3), 4, 8, Relu, pad: Pad.Same), BatchNorm(8), GlobalMeanPool(), Flatten(), Dense(8, 3)).Build(key);
        long before = Device.Cpu.Memory.Peak;
        Assert.EndsWith("(3×2)", Tree.Cast(large, DType.Float64).Explain(10_000, 5_000, 4, 2), StringComparison.Ordinal);
        Assert.InRange(Device.Cpu.Memory.Peak, 0, Math.Max(before, 1 << 30));
    }
}
