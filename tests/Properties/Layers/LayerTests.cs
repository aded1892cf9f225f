using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Layers;

/// <summary>What single layers promise beyond the laws.</summary>
public sealed class LayerTests
{
    private static readonly Key key = new(11);

    [Fact]
    public void A_convolution_flips_its_kernel()
    {
        var conv = new Conv(Tensor.Of([1f, 2, 3], 3, 1, 1), null, Identity, default, default, default, 1);
        Assert.Equal([3 * 1 + 2 * 10 + 1 * 100f, 3 * 10 + 2 * 100 + 1 * 1000f], conv.Forward(Tensor.Of([1f, 10, 100, 1000], 4, 1, 1)).ToArray());
    }

    [Fact]
    public void Same_padding_keeps_sizes_and_pooling_rounds_down()
    {
        Assert.Equal(new Shape(7, 6, 3, 2), Conv((3, 4), 2, 3, pad: Pad.Same).Build(key).Forward(Tensor.Zeros(7, 6, 2, 2)).Shape);
        Assert.Equal(new Shape(3, 3, 2, 1), MaxPool((2, 2)).Forward(Tensor.Zeros(7, 6, 2, 1)).Shape);
    }

    [Fact]
    public void Mean_pooling_counts_its_padding() =>
        Assert.Equal([0.25f], MeanPool((2, 2), pad: Pad.Of(1, 0, 1, 0)).Forward(Tensor.Ones(1, 1, 1, 1)).ToArray());

    [Fact]
    public void Max_pooling_never_chooses_its_padding() =>
        Assert.Equal([-1f], MaxPool((2, 2), pad: Pad.Of(1, 0, 1, 0)).Forward(-Tensor.Ones(1, 1, 1, 1)).ToArray());

    [Fact]
    public void Dropout_keeps_the_mean_and_zeroes_its_share()
    {
        var x = Tensor.Ones(100, 100);
        var (y, next) = Dropout(0.3).Train(x, key);
        float[] values = y.ToArray();
        Assert.InRange(values.Count(v => v == 0) / 1e4, 0.27, 0.33);
        Assert.InRange(values.Average(), 0.97, 1.03);
        Assert.All(values, v => Assert.True(v == 0 || Math.Abs(v - 1 / 0.7f) < 1e-6));
        Assert.NotEqual(values, next.Train(x, key[1]).Y.ToArray());
        Assert.Same(x, next.Forward(x));
        Assert.All(Dropout(1).Train(x, key).Y.ToArray(), v => Assert.Equal(0, v));
    }

    [Fact]
    public void Batch_norm_moves_its_statistics_as_Flux_does()
    {
        var x = Tensor.Of([1f, 10, 2, 20, 6, 30], 2, 3);
        var (y, next) = BatchNorm(2).Train(x);
        // Means 3 and 20; uncorrected variances 14/3 and 200/3, corrected 7 and 100.
        Assert.True(next.Mean.Value.AllClose(Tensor.Of([0.3f, 2f]), 1e-6));
        Assert.True(next.Variance.Value.AllClose(Tensor.Of([0.9f + 0.7f, 0.9f + 10f]), 1e-6));
        Assert.True(y.AllClose(Tensor.Of([-0.925819f, -1.224744f, -0.46291f, 0, 1.388728f, 1.224744f], 2, 3), 1e-4, 1e-5));
        Assert.True(next.Forward(x)[0, 0].AllClose(Tensor.Of((float)((1 - 0.3) / Math.Sqrt(1.6 + 1e-5))), 1e-5));
    }

    [Fact]
    public void A_chain_is_indexed_by_number_name_and_range()
    {
        Chain chain = Chain(("encoder", Dense(10, 3, Relu)), ("decoder", Dense(3, 10))).Build(key);
        Assert.Same(chain[0], chain["encoder"]);
        Assert.Same(chain[1], chain[^1]);
        Assert.Equal("decoder", Assert.Single(chain[1..].Names));
        Assert.Equal(2, chain.Activations(Tensor.Zeros(10, 2)).Length);
        Assert.Same(chain[0], chain.With(1, chain[0])[1]);
        Assert.Contains("encoder, decoder", Assert.Throws<KeyNotFoundException>(() => chain["head"]).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Chain(("a", Dense(1, 1)), ("a", Dense(1, 1))));
    }

    [Fact]
    public void A_chain_prints_as_Flux_prints_it()
    {
        Chain chain = Chain(Dense(10, 5, Relu), Dropout(0.5), Dense(5, 2, bias: false), Fn(Softmax)).Build(key);
        Assert.Equal(
            """
            Chain(
              Dense(10 => 5, relu),                 # 55 parameters
              Dropout(0.5),
              Dense(5 => 2; bias=false),            # 10 parameters
              Softmax,
            )                   # Total: 3 arrays, 65 parameters, 260 bytes.
            """, chain.ToString());
        Chain norm = Chain(("in", Dense(4, 20)), ("norm", BatchNorm(20, Relu))).Build(key);
        Assert.Equal(
            """
            Chain(
              in = Dense(4 => 20),                  # 100 parameters
              norm = BatchNorm(20, relu),           # 40 parameters, plus 40
            )         # Total: 4 trainable arrays, 140 parameters,
                      # plus 2 non-trainable, 40 parameters, 720 bytes.
            """, norm.ToString());
        Assert.Equal("Conv((3, 3), 3 => 10, relu, pad=1, stride=2)", Conv((3, 3), 3, 10, Relu, stride: 2, pad: 1).Build(key).ToString());
    }

    public static TheoryData<string, Action, string[]> Bad => new()
    {
        { "dense input", () => Dense(3, 2).Build(key).Forward(Tensor.Zeros(4, 1)), ["Dense(3 => 2)", "(4×1)", "(3×batch)"] },
        { "dense sizes", () => Dense(0, 2), ["Dense(0 => 2)"] },
        { "conv channels", () => Conv((3, 3), 2, 3).Build(key).Forward(Tensor.Zeros(8, 8, 3, 1)), ["Conv", "(8×8×3×1)", "3 channels"] },
        { "conv rank", () => Conv((3, 3), 2, 3).Build(key).Forward(Tensor.Zeros(8, 8, 2)), ["Conv", "(8×8×2)", "4"] },
        { "conv window too large", () => Conv((9, 3), 1, 1).Build(key).Forward(Tensor.Zeros(8, 8, 1, 1)), ["Conv", "9", "(8×8×1×1)"] },
        { "conv stride", () => Conv((3, 3), 1, 1, stride: 0).Build(key).Forward(Tensor.Zeros(8, 8, 1, 1)), ["stride", "0"] },
        { "conv pad", () => Conv((3, 3), 1, 1, pad: -1).Build(key).Forward(Tensor.Zeros(8, 8, 1, 1)), ["pad", "-1"] },
        { "conv groups", () => Conv((3, 3), 3, 4, groups: 2), ["groups", "3 => 4"] },
        { "pool window", () => MaxPool((0, 2)), ["MaxPool", "0"] },
        { "pool rank", () => MaxPool((2, 2)).Forward(Tensor.Zeros(4, 4)), ["MaxPool", "(4×4)"] },
        { "dropout", () => Dropout(1.5), ["Dropout", "1.5"] },
        { "norm channels", () => BatchNorm(3).Forward(Tensor.Zeros(4, 2)), ["BatchNorm(3)", "(4×2)"] },
        { "norm over one value", () => BatchNorm(3).Train(Tensor.Zeros(3, 1)), ["BatchNorm(3)", "one value per channel"] },
        { "not a layer", () => Chain(new Init<string>(_ => "text")).Build(key), ["String", "ILayer"] },
        { "label outside", () => OneHot(["a", "x"], ["a", "b"]), ["x", "a, b"] },
        { "label twice", () => OneHot(["a"], ["a", "a"]), ["a", "twice"] },
        { "NaN in onecold", () => OneCold(Tensor.Of([1f, float.NaN], 2, 1)), ["NaN"] },
        { "types mix", () => Dense(3, 2).Build(key).Forward(Tensor.Zeros(3, 1).Cast(DType.Float64)), ["Float32", "Float64"] },
    };

    [Theory, MemberData(nameof(Bad))]
    public void Bad_input_is_named(string what, Action act, string[] mentions)
    {
        var error = Assert.ThrowsAny<ArgumentException>(act);
        Assert.All(mentions, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
        Assert.NotEmpty(what);
    }

    [Fact]
    public void Initial_weights_have_their_spread()
    {
        var w = GlorotUniform(key, 200, 300);
        double bound = Math.Sqrt(6.0 / 500);
        Assert.All(w.ToArray(), v => Assert.InRange(v, -bound, bound));
        Assert.Equal(bound / Math.Sqrt(3), Math.Sqrt(w.ToDoubles().Average(v => v * v)), 2);
        Assert.Equal(Math.Sqrt(2.0 / 300), Math.Sqrt(KaimingNormal(key, 200, 300).ToDoubles().Average(v => v * v)), 2);
    }

    [Fact]
    public void Labels_come_back_from_their_columns()
    {
        string[] labels = ["thresher", "nurse", "basking"], xs = ["nurse", "basking", "nurse"];
        Assert.Equal(xs, OneCold(OneHot(xs, labels), labels));
        Assert.Equal([0], OneCold(Tensor.Of([2f, 2, 1], 3, 1)).ToInts());
    }
}
