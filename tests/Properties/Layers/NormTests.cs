using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Layers;

/// <summary>Normalising layers and dropouts against plain loops and closed forms.</summary>
public sealed class NormTests
{
    private static readonly Key key = new(23);

    [Fact]
    public void Normalise_takes_mean_and_deviation_away()
    {
        var x = Random(4, 3, 2);
        Close(Standardised(x, at => (at[0], at[1]), 1e-5), Normalise(x));
        Close(Standardised(x, at => at[2], 0.1), Normalise(x, [0, 1], 0.1));
        Close(Standardised(x, _ => 0, 1e-5), Normalise(x, []));
    }

    [Fact]
    public void Groups_in_runs_of_any_length_are_normalised()
    {
        foreach (int run in (int[])[16, 63, 64, 65, 200, 4096, 4099, 9000])
        {
            var x = Random(run, 3, 2);
            Close(Standardised(x, at => (at[1], at[2]), 1e-5), Normalise(x, [0]));
            Close(Standardised(x, at => at[1], 1e-5), Normalise(x, [0, 2]));
            Close(Standardised(x, _ => 0, 1e-5), Normalise(x, []));
        }
    }

    [Fact]
    public void Layer_norm_normalises_the_first_dimensions()
    {
        var x = Random(4, 3, 2);
        var (scale, shift) = (Random(4, 3), Random(4, 3) * 2);
        var expected = Tanh(Standardised(x, at => at[2], 1e-5) * scale + shift);
        Close(expected, new LayerNorm(new(4, 3), scale, shift, Tanh, 1e-5).Forward(x));
        Close(Standardised(x, at => (at[1], at[2]), 1e-3), LayerNorm(4, affine: false, epsilon: 1e-3).Forward(x));
    }

    [Fact]
    public void Instance_norm_normalises_every_channel_of_every_observation()
    {
        var x = Random(3, 4, 2, 3);
        var layer = Tree.Cast(InstanceNorm(2, Tanh, affine: true), DType.Float64) with { Scale = Random(2), Shift = Random(2) * 3 };
        var expected = Tanh(Standardised(x, at => (at[2], at[3]), 1e-5) * layer.Scale!.Reshape(1, 1, 2) + layer.Shift!.Reshape(1, 1, 2));
        Close(expected, layer.Forward(x));
        Assert.Same(layer, layer.Train(x).Next);
    }

    [Fact]
    public void Instance_norm_moves_its_statistics_as_Flux_does()
    {
        // Channel 0 has means 2 and 4 and uncorrected variances 1 and 4; n = 2 corrects by 2.
        var x = Tensor.Of([1f, 3, 0, 0, 2, 6, 10, 30], 2, 2, 2);
        var (y, next) = InstanceNorm(2, trackStatistics: true).Train(x);
        Assert.True(next.Mean!.Value.Value.AllClose(Tensor.Of([0.3f, 1f]), 1e-5));
        Assert.True(next.Variance!.Value.Value.AllClose(Tensor.Of([0.9f + 0.5f, 0.9f + 10f]), 1e-5));
        Assert.True(y.AllClose(InstanceNorm(2).Forward(x)));
        double expected = (1 - 0.3) / Math.Sqrt(1.4 + 1e-5);
        Assert.Equal(expected, next.Forward(x)[0, 0, 0].Scalar(), 1e-5);
    }

    [Fact]
    public void Batch_norm_that_keeps_no_statistics_takes_those_of_the_batch()
    {
        var x = Random(3, 2, 5);
        var layer = Tree.Cast(BatchNorm(2, Tanh, trackStatistics: false), DType.Float64);
        Close(Tanh(Standardised(x, at => at[1], 1e-5)), layer.Forward(x));
        Close(layer.Forward(x), layer.Train(x).Y);
        Assert.Same(layer, layer.Train(x).Next);
    }

    [Fact]
    public void Group_norm_normalises_neighbouring_channels_together()
    {
        var x = Random(3, 2, 6, 2);
        var layer = Tree.Cast(GroupNorm(6, 2), DType.Float64) with { Scale = Random(6), Shift = Random(6) * 3 };
        var expected = Standardised(x, at => (at[2] / 3, at[3]), 1e-5) * layer.Scale!.Reshape(1, 1, 6) + layer.Shift!.Reshape(1, 1, 6);
        Close(expected, layer.Forward(x));
    }

    [Fact]
    public void Norms_keep_their_precision_when_a_model_is_cast_to_half()
    {
        Chain half = Tree.Cast(Chain(Conv((1, 1), 2, 2), InstanceNorm(2, affine: true, trackStatistics: true), GroupNorm(2, 1)).Build(key), DType.Float16);
        Assert.Equal(DType.Float16, ((Conv)half[0]).Weight.DType);
        var (instance, group) = ((InstanceNorm)half[1], (GroupNorm)half[2]);
        Assert.All([instance.Scale!, instance.Mean!.Value.Value, instance.Variance!.Value.Value, group.Shift!], x => Assert.Equal(DType.Float32, x.DType));
    }

    [Fact]
    public void A_weight_norm_is_its_layer_at_first_and_trains_length_and_direction_apart()
    {
        Dense dense = Dense(4, 3, Tanh).Build(key);
        WeightNorm norm = WeightNorm(dense).Build(key);
        var x = Tensor.Normal(key[1], 4, 2);
        Assert.True(norm.Forward(x).AllClose(dense.Forward(x)));

        var doubled = norm with { Scale = norm.Scale * 2, Layer = dense with { Weight = dense.Weight * 5 } };
        Plain v = new(dense.Weight), w = new(3, 4);
        for (int i = 0; i < 3; i++)
        {
            double length = Math.Sqrt(Enumerable.Range(0, 4).Sum(j => v[i, j] * v[i, j]));
            for (int j = 0; j < 4; j++) w[i, j] = doubled.Scale[i, 0].Scalar() * v[i, j] / length;
        }
        Assert.True(doubled.Forward(x).AllClose((dense with { Weight = w.ToTensor().Cast(DType.Float32) }).Forward(x), 1e-4, 1e-5));
        Assert.Equal(3, Tree.Leaves(norm).Length);
        Assert.Equal(Shape.Scalar, WeightNorm(dense, dims: []).Build(key).Scale.Shape);
    }

    [Fact]
    public void Weight_norms_are_removed_wherever_they_are()
    {
        Chain chain = Chain(
            WeightNorm(Conv((2, 2), 1, 2)), Fn(Relu), SkipConnection(Chain(WeightNorm(Conv((1, 1), 2, 2))), (y, x) => x + y), Flatten(),
            WeightNorm(Dense(8, 3))).Build(key);
        var plain = RemoveWeightNorms(chain);
        Assert.IsType<Conv>(plain[0]);
        Assert.IsType<Conv>(((Chain)((SkipConnection)plain[2]).Layer)[0]);
        Assert.IsType<Dense>(plain[4]);
        var x = Tensor.Normal(key[2], 3, 3, 1, 2);
        Assert.True(plain.Forward(x).AllClose(chain.Forward(x)));
    }

    [Fact]
    public void Alpha_dropout_saturates_its_share_and_keeps_mean_and_variance()
    {
        const double P = 0.3, Saturated = -1.7580993408473766;
        var x = Tensor.Normal(key[3], 300, 300);
        double[] before = x.ToDoubles(), after = AlphaDropout(P).Train(x, key).Y.ToDoubles();
        double a = 1 / Math.Sqrt((1 - P) * (1 + P * Saturated * Saturated)), b = -a * Saturated * P;
        int dropped = 0;
        for (int i = 0; i < before.Length; i++)
        {
            bool gone = Math.Abs(after[i] - (a * Saturated + b)) < 1e-5;
            if (gone) dropped++;
            else Assert.Equal(a * before[i] + b, after[i], 1e-5);
        }
        Assert.InRange(dropped / 9e4, P - 0.02, P + 0.02);
        Assert.InRange(after.Average(), -0.03, 0.03);
        Assert.InRange(after.Average(v => v * v), 0.95, 1.05);
        Assert.Same(x, AlphaDropout(P).Forward(x));
        Assert.Same(x, AlphaDropout(0).Train(x, key).Y);
        Assert.All(AlphaDropout(1).Train(x, key).Y.ToArray(), v => Assert.Equal(0, v));
    }

    [Fact]
    public void Dropout_along_dimensions_drops_the_others_together()
    {
        var (y, _) = Dropout(0.5, 2, 3).Train(Tensor.Ones(3, 2, 50, 20), key);
        float[] values = y.ToArray();
        for (int channel = 0; channel < 1000; channel++)
        {
            Assert.Single(values[(6 * channel)..(6 * channel + 6)].Distinct());
        }
        Assert.InRange(values.Average(), 0.9, 1.1);
        Assert.Equal([0, 2f], values.Distinct().Order());
        Assert.Equal(y.ToArray(), Dropout(Tensor.Ones(3, 2, 50, 20), 0.5, key, 2, 3).ToArray());
    }

    [Fact]
    public void The_layers_print_as_Flux_prints_them() => Assert.Equal(
        [
            "LayerNorm(5)", "LayerNorm(5, 6, relu, affine=false)", "InstanceNorm(3, affine=false)", "InstanceNorm(3, relu)", "GroupNorm(8, 4, relu)",
            "AlphaDropout(0.25)",
            "Dropout(0.5, dims=2)", "Dropout(0.5, dims=(2, 3))", "WeightNorm(Dense(4 => 3), weight)",
        ],
        new ILayer[]
        {
            LayerNorm(5), LayerNorm((5, 6), Relu, affine: false), InstanceNorm(3), InstanceNorm(3, Relu, affine: true), GroupNorm(8, 4, Relu),
            AlphaDropout(0.25),
            Dropout(0.5, 2), Dropout(0.5, 2, 3), WeightNorm(Dense(4, 3)).Build(key),
        }.Select(layer => layer.ToString()));

    public static TheoryData<string, Action, string[]> Bad => new()
    {
        { "layernorm sizes", () => LayerNorm((4, 3)).Forward(Tensor.Zeros(4, 2, 1)), ["LayerNorm(4, 3)", "(4×2×1)", "4×3"] },
        { "layernorm size", () => LayerNorm(0), ["LayerNorm", "0"] },
        { "layernorm of nothing", () => LayerNorm(default(Dims)), ["LayerNorm", "at least one"] },
        { "instancenorm channels", () => InstanceNorm(3).Forward(Tensor.Zeros(4, 2, 1)), ["InstanceNorm(3", "(4×2×1)", "3 channels"] },
        { "instancenorm rank", () => InstanceNorm(3).Forward(Tensor.Zeros(3, 2)), ["InstanceNorm(3", "(3×2)", "3 dimensions"] },
        { "instancenorm over one value", () => InstanceNorm(3, trackStatistics: true).Train(Tensor.Zeros(1, 3, 2)),
            ["InstanceNorm(3", "one value", "larger images"] },
        { "instancenorm size", () => InstanceNorm(0), ["InstanceNorm(0)"] },
        { "groupnorm groups", () => GroupNorm(6, 4), ["GroupNorm(6, 4)", "divides 6"] },
        { "groupnorm channels", () => GroupNorm(6, 2).Forward(Tensor.Zeros(4, 4, 1)), ["GroupNorm(6, 2)", "(4×4×1)", "6 channels"] },
        { "normalise dimension", () => Normalise(Tensor.Zeros(4, 4), [2]), ["Normalise", "2", "(4×4)"] },
        { "weightnorm name", () => WeightNorm(Dense(4, 3), "Wight").Build(key), ["WeightNorm", "Wight", "Weight, Bias"] },
        { "weightnorm of nothing", () => WeightNorm(Flatten()).Build(key), ["WeightNorm", "none at all"] },
        { "weightnorm of zero", () => WeightNorm(Dense(4, 3), "Bias").Build(key), ["WeightNorm", "Bias", "zero"] },
        { "weightnorm dimension", () => WeightNorm(Dense(4, 3), dims: [2]).Build(key), ["WeightNorm", "2", "(3×4)"] },
        { "alpha dropout", () => AlphaDropout(-0.5), ["AlphaDropout", "-0.5"] },
        { "dropout dimension", () => Dropout(0.5, 2).Train(Tensor.Zeros(4, 4), key), ["Dropout", "2", "(4×4)"] },
        { "dropout negative dimension", () => Dropout(0.5, -1), ["Dropout", "-1"] },
    };

    [Fact]
    public void The_root_of_a_model_may_be_a_weightnorm()
    {
        WeightNorm norm = WeightNorm(Dense(4, 3)).Build(key) with { Scale = Tensor.Full([3, 1], 2) };
        var x = Tensor.Normal(key[1], 4, 5);
        var plain = Assert.IsType<Dense>(RemoveWeightNorms(norm));
        Assert.Equal(norm.Weight.ToArray(), plain.Weight.ToArray());
        Assert.Equal(norm.Forward(x).ToArray(), plain.Forward(x).ToArray());
        Assert.IsType<Dense>(RemoveWeightNorms<ILayer>(norm));
        Assert.Contains("an ILayer", Assert.Throws<ArgumentException>(() => RemoveWeightNorms<WeightNorm>(norm)).Message, StringComparison.Ordinal);
        Assert.Equal(2, Tree.Leaves(norm).Count(leaf => leaf.Path.ToString().EndsWith("Weight", StringComparison.Ordinal) || leaf.Path.ToString() == "Scale"));
    }

    [Fact]
    public void A_batchnorm_that_tracks_nothing_infers_from_one_observation()
    {
        var norm = BatchNorm(3, trackStatistics: false) with { Shift = Tensor.Of([1f, 2, 3]) };
        Assert.Equal([1f, 2, 3], norm.Forward(Tensor.Of([5f, 6, 7], 3, 1)).ToArray());
        Assert.Contains("one value per channel", Assert.Throws<ArgumentException>(() => norm.Train(Tensor.Zeros(3, 1))).Message, StringComparison.Ordinal);
        var x = Tensor.Normal(key, 4, 3, 1);
        Assert.Equal(norm.Train(x).Y.ToArray(), norm.Forward(x).ToArray());
    }

    [Theory, MemberData(nameof(Bad))]
    public void Bad_input_is_named(string what, Action act, string[] mentions)
    {
        var error = Assert.ThrowsAny<ArgumentException>(act);
        Assert.All(mentions, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
        Assert.NotEmpty(what);
    }

    /// <summary>(x - μ) / √(σ² + ε) with the moments of all elements that share a group.</summary>
    private static Tensor Standardised<G>(Tensor x, Func<int[], G> group, double epsilon)
    {
        var values = new Plain(x);
        var y = new Plain([.. x.Shape]);
        foreach (var together in values.Positions().GroupBy(group))
        {
            double mean = together.Average(at => values[at]), variance = together.Average(at => Math.Pow(values[at] - mean, 2));
            foreach (int[] at in together) y[at] = (values[at] - mean) / Math.Sqrt(variance + epsilon);
        }
        return y.ToTensor();
    }

    private static Tensor Random(params int[] shape) => Tensor.Normal(key[10 + shape.Length], shape).Cast(DType.Float64);

    private static void Close(Tensor expected, Tensor actual)
    {
        Assert.Equal(expected.Shape, actual.Shape);
        Assert.True(actual.AllClose(expected, 1e-10, 1e-12), $"{actual} differs from {expected}");
    }
}
