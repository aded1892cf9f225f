using Flux.Properties.Layers;
using MongoDB.Bson;
using static Flux.Properties.Saving.FluxFormulas;
using static Flux.Properties.Saving.JuliaBson;

namespace Flux.Properties.Saving;

/// <summary>One layer as a version of Flux saved it.</summary>
/// <param name="Name">What the test reports call it.</param>
/// <param name="Saved">The layer in the file.</param>
/// <param name="Prints">The layer here.</param>
/// <param name="Input">An input.</param>
/// <param name="Expected">What it gives, by the formula; null for the input itself.</param>
public sealed record FluxRow(string Name, BsonValue Saved, string Prints, Tensor Input, Tensor? Expected)
{
    public override string ToString() => Name;
}

/// <summary>The rows: every type of layer, in each layout that versions of Flux have.</summary>
internal static class FluxLayers
{
    private const double Epsilon = 1e-5f;

    private static readonly Key key = new(41);

    internal static Tensor Random(params int[] sizes) => Tensor.Normal(key[sizes.Aggregate(7, (hash, n) => 31 * hash + n)], sizes).Cast(DType.Float64);

    private static readonly Tensor w = Random(3, 4), b = Random(3), x = Random(4, 5), cube = Random(3, 4, 4), image = Random(6, 5, 4, 2),
        window = Random(3, 2, 4, 6),
        wide = Random(3, 2, 2, 6), ofSix = Random(6), column = Random(4), deep = Random(3, 3, 2, 4);

    internal static BsonDocument Relu => Function("NNlib", "relu");

    internal static BsonDocument DenseOf(Tensor weight, BsonValue bias, BsonValue act) => JuliaBson.Flux("Dense", Of(weight), bias, act);

    private static BsonDocument Tracked(Tensor x) => Struct("Flux.Tracker", "TrackedArray", Struct("Flux.Tracker", "Tracked", 0), Of(x), Of(x.ZerosLike()));

    private static FluxRow Row(string name, BsonValue saved, string prints, Tensor input, Tensor? expected) => new(name, saved, prints, input, expected);

    private static IEnumerable<FluxRow> Linear =>
    [
        Row("dense", DenseOf(w, Of(b), Relu), "Dense(4 => 3, relu)", x, Dense(w, b, FluxFormulas.Relu, x)),
        Row("dense without bias", DenseOf(w, false, Identity), "Dense(4 => 3; bias=false)", x, Dense(w, null, v => v, x)),
        Row("dense with Zeros for its bias", DenseOf(w, Struct("Flux", "Zeros"), Identity), "Dense(4 => 3; bias=false)", x, Dense(w, null, v => v, x)),
        Row("dense with nothing for its bias", DenseOf(w, Nothing, Identity), "Dense(4 => 3; bias=false)", x, Dense(w, null, v => v, x)),
        Row("dense of Tracker", JuliaBson.Flux("Dense", Tracked(w), Tracked(b), Function("Base", "tanh")), "Dense(4 => 3, tanh)", x, Dense(w, b, Math.Tanh, x)),
        Row("dense in Main", Struct("Main.Flux", "Dense", Of(w), Of(b), Function("Main.NNlib", "σ")), "Dense(4 => 3, σ)", x, Dense(w, b, Sigma, x)),
        Row("dense of a transposed array", JuliaBson.Flux("Dense", Struct("LinearAlgebra", "Transpose", Of(w.Transpose())), Of(b), Identity),
            "Dense(4 => 3)", x, Dense(w, b, v => v, x)),
        Row("dense of a reshaped array", JuliaBson.Flux("Dense", Struct("Base", "ReshapedArray", Of(w.Reshape(12)), Sizes(3, 4), Tuple()), Of(b), Identity),
            "Dense(4 => 3)", x, Dense(w, b, v => v, x)),
        Row("dense of an array of a GPU with its numbers",
            JuliaBson.Flux("Dense", Struct("CUDA", "CuArray", Of(w.Reshape(12)), 0, Sizes(3, 4)), Of(b), Identity),
            "Dense(4 => 3)", x, Dense(w, b, v => v, x)),
        Row("bilinear", JuliaBson.Flux("Bilinear", Of(cube), Of(b), Identity), "Bilinear(4 => 3)", x, Bilinear(cube, b, x)),
        Row("scale", JuliaBson.Flux("Scale", Of(column), Of(column * 2), Relu), "Scale(4, relu)", x, Scaled(column, column * 2, FluxFormulas.Relu)),
        Row("scale without bias", JuliaBson.Flux("Scale", Of(column), false, Identity), "Scale(4; bias=false)", x, Scaled(column, column * 0, v => v)),
        Row("diagonal of old", JuliaBson.Flux("Diagonal", Of(column), Of(column * 2)), "Scale(4)", x, Scaled(column, column * 2, v => v)),
        Row("embedding", JuliaBson.Flux("Embedding", Of(w)), "Embedding(4 => 3)", Tensor.Of([1, 3]),
            Tensor.Of([.. w[.., 1].ToDoubles(), .. w[.., 3].ToDoubles()], 3, 2)),
        Row("embedding bag", JuliaBson.Flux("EmbeddingBag", Of(w), Function("Base", "sum")), "EmbeddingBag(4 => 3)", Tensor.Of([1, 3]).Reshape(2, 1),
            Tensor.Of([.. w[.., 1].ToDoubles().Zip(w[.., 3].ToDoubles(), (a, c) => a + c)], 3, 1)),
    ];

    private static Tensor Scaled(Tensor s, Tensor shift, Func<double, double> act) =>
        Tensor.Of([.. x.ToDoubles().Select((v, i) => act(v * s[i % 4].Scalar() + shift[i % 4].Scalar()))], 4, 5);

    private static Tensor Cross(int[] stride, int[] low, int[] high, int[] dilation, int groups = 1, bool turned = true) =>
        Conv(groups == 1 ? window : wide, ofSix, image, stride, low, high, dilation, groups, turned);

    private static BsonDocument Convolution(string type, Tensor weight, params BsonValue[] movement) =>
        JuliaBson.Flux(type, [Identity, Of(weight), Of(ofSix), .. movement]);

    private static IEnumerable<FluxRow> Convolutions =>
    [
        Row("conv of 0.5", Convolution("Conv", window, Sizes(1, 1), Sizes(0, 0)), "Conv((3, 2), 4 => 6)", image, Cross([1, 1], [0, 0], [0, 0], [1, 1])),
        Row("conv of 0.8 with padding alike", Convolution("Conv", window, Sizes(2, 1), Sizes(1, 0), Sizes(1, 2)),
            "Conv((3, 2), 4 => 6, pad=(1, 0), stride=(2, 1), dilation=(1, 2))", image, Cross([2, 1], [1, 0], [1, 0], [1, 2])),
        Row("conv of 0.11 with padding for each end", Convolution("Conv", window, Sizes(1, 1), Sizes(2, 1, 1, 0), Sizes(1, 1)),
            "Conv((3, 2), 4 => 6, pad=(2, 1, 1, 0))", image, Cross([1, 1], [2, 1], [1, 0], [1, 1])),
        Row("conv of 0.12 in groups", Convolution("Conv", wide, Sizes(1, 1), Sizes(1, 1, 1, 1), Sizes(1, 1), 2L), "Conv((3, 2), 4 => 6, pad=1, groups=2)",
            image, Cross([1, 1], [1, 1], [1, 1], [1, 1], groups: 2)),
        Row("crosscor", Convolution("CrossCor", window, Sizes(1, 1), Sizes(0, 0, 0, 0), Sizes(1, 1)), "CrossCor((3, 2), 4 => 6)", image,
            Cross([1, 1], [0, 0], [0, 0], [1, 1], turned: false)),
        Row("depthwise conv", Convolution("DepthwiseConv", wide[.., .., .., ..3], Sizes(1, 1), Sizes(0, 0, 0, 0), Sizes(1, 1)),
            "Conv((3, 2), 3 => 6, groups=3)", image[.., .., ..3],
            Conv(wide[.., .., .., ..3].Reshape(3, 2, 1, 6), ofSix, image[.., .., ..3], [1, 1], [0, 0], [0, 0], [1, 1], 3, turned: true)),
        Row("convtranspose of 0.11", Transposed(Sizes(2, 2), Sizes(1, 1, 1, 1), Sizes(1, 1)), "ConvTranspose((3, 3), 4 => 2, pad=1, stride=2)", image,
            ConvTranspose(deep, ofSix[..2], image, 2, 1, 0)),
        Row("convtranspose of 0.14", Transposed(Sizes(2, 2), Sizes(1, 1, 1, 1), Sizes(1, 1), 1L), "ConvTranspose((3, 3), 4 => 2, pad=1, stride=2)", image,
            ConvTranspose(deep, ofSix[..2], image, 2, 1, 0)),
        Row("convtranspose of 0.16", Transposed(Sizes(2, 2), Sizes(1, 1, 1, 1), Sizes(1, 1), Sizes(1, 1), 1L),
            "ConvTranspose((3, 3), 4 => 2, pad=1, stride=2, outpad=(1, 1))", image, ConvTranspose(deep, ofSix[..2], image, 2, 1, 1)),
    ];

    private static BsonDocument Transposed(params BsonValue[] movement) => JuliaBson.Flux("ConvTranspose", [Identity, Of(deep), Of(ofSix[..2]), .. movement]);

    private static IEnumerable<FluxRow> Pools =>
    [
        Row("maxpool", JuliaBson.Flux("MaxPool", Sizes(2, 2), Sizes(0, 0, 0, 0), Sizes(2, 2)), "MaxPool((2, 2))", image, Pool(image, 2, 2, 0, v => v.Max())),
        Row("maxpool of 0.8", JuliaBson.Flux("MaxPool", Sizes(3, 3), Sizes(1, 1), Sizes(2, 2)), "MaxPool((3, 3), pad=1, stride=2)", image,
            Pool(image, 3, 2, 1, v => v.Max())),
        Row("meanpool", JuliaBson.Flux("MeanPool", Sizes(2, 2), Sizes(1, 1, 1, 1), Sizes(1, 1)), "MeanPool((2, 2), pad=1, stride=1)", image,
            Pool(image, 2, 1, 1, v => v.Sum() / 4)),
        Row("global maxpool", JuliaBson.Flux("GlobalMaxPool"), "GlobalMaxPool()", image, OfChannels((_, all) => all.Max())),
        Row("global meanpool", JuliaBson.Flux("GlobalMeanPool"), "GlobalMeanPool()", image, OfChannels((_, all) => all.Average())),
        Row("adaptive maxpool", JuliaBson.Flux("AdaptiveMaxPool", Sizes(2, 2)), "AdaptiveMaxPool((2, 2))", image[.., ..4][..4],
            Pool(image[.., ..4][..4], 2, 2, 0, v => v.Max())),
        Row("adaptive meanpool", JuliaBson.Flux("AdaptiveMeanPool", Sizes(2, 2)), "AdaptiveMeanPool((2, 2))", image[.., ..4][..4],
            Pool(image[.., ..4][..4], 2, 2, 0, v => v.Average())),
        Row("upsample", Struct(Datatype("Flux", "Upsample", Symbol("nearest"), Datatype("Core", "Int64")), new BsonArray { 2L, Nothing }),
            "Upsample(:nearest, scale = 2)", image[..1, ..1], Pool(image[..1, ..1], 1, 1, 0, v => v.Single()) is var one
                ? Tensor.Of([.. one.ToDoubles().SelectMany(v => Enumerable.Repeat(v, 4))], 2, 2, 4, 2) : null),
        Row("pixel shuffle", JuliaBson.Flux("PixelShuffle", 2L), "PixelShuffle(2)", image[..1, ..1], image[..1, ..1].Reshape(2, 2, 1, 2)),
    ];

    private static Tensor OfChannels(Func<int, IEnumerable<double>, double> one)
    {
        Plain all = new(image), y = new(1, 1, 4, 2);
        foreach (int[] at in y.Positions()) y[at] = one(at[2], new Plain(6, 5).Positions().Select(p => all[p[0], p[1], at[2], at[3]]));
        return y.ToTensor();
    }

    private static (Tensor Beta, Tensor Gamma, Tensor Mean, Tensor Variance) Stats => (column, column * 2, column * 3, Prelude.Square(column) + 1);

    private static Tensor Tracked(Func<double, double> act)
    {
        var (beta, gamma, mean, variance) = Stats;
        var y = Norm(image, at => (mean[at[2]].Scalar(), variance[at[2]].Scalar(), gamma[at[2]].Scalar(), beta[at[2]].Scalar()), Epsilon);
        return Tensor.Of([.. y.ToDoubles().Select(act)], [.. y.Shape]);
    }

    /// <summary>By the moments of the channels from a first one on, so many, of one observation, or of all.</summary>
    private static Tensor Own(int groups, bool isPerObservation, Tensor? gamma, Tensor? beta)
    {
        var all = new Plain(image);
        return Norm(image, at =>
        {
            int size = 4 / groups, first = at[2] / size * size;
            var own = all.Positions().Where(p => p[2] >= first && p[2] < first + size && (!isPerObservation || p[3] == at[3])).Select(p => all[p]);
            var (mean, variance) = Moments(own);
            return (mean, variance, gamma?[at[2]].Scalar() ?? 1, beta?[at[2]].Scalar() ?? 0);
        }, Epsilon);
    }

    private static BsonDocument Statistical(string type, BsonValue act, bool isTracked, bool isAffine, bool isOld = false, int? groups = null)
    {
        var (beta, gamma, mean, variance) = Stats;
        BsonValue[] numbers = [Float32((float)Epsilon), Float32(0.1f)], end = isOld ? [false] : [isAffine, isTracked, Nothing, 4L];
        BsonValue[] affine = isAffine ? [Of(beta), Of(gamma)] : [Nothing, Nothing], kept = isTracked ? [Of(mean), Of(variance)] : [Nothing, Nothing];
        return JuliaBson.Flux(type, [.. groups is { } g ? (BsonValue[])[(long)g] : [], act, .. affine, .. kept, .. numbers, .. end]);
    }

    private static IEnumerable<FluxRow> Norms =>
    [
        Row("batchnorm of 0.11", Statistical("BatchNorm", Relu, true, true, isOld: true), "BatchNorm(4, relu)", image, Tracked(FluxFormulas.Relu)),
        Row("batchnorm", Statistical("BatchNorm", Identity, true, true), "BatchNorm(4)", image, Tracked(v => v)),
        Row("batchnorm without statistics", Statistical("BatchNorm", Identity, false, true), "BatchNorm(4)", image, Own(4, false, Stats.Gamma, Stats.Beta)),
        Row("batchnorm without affine part", Statistical("BatchNorm", Identity, false, false), "BatchNorm(4, affine=false)", image, Own(4, false, null, null)),
        Row("instancenorm", Statistical("InstanceNorm", Identity, false, true), "InstanceNorm(4)", image, Own(4, true, Stats.Gamma, Stats.Beta)),
        Row("instancenorm of 0.11", Statistical("InstanceNorm", Identity, true, true, isOld: true), "InstanceNorm(4)", image, Tracked(v => v)),
        Row("groupnorm", Statistical("GroupNorm", Identity, false, true, groups: 2), "GroupNorm(4, 2)", image, Own(2, true, Stats.Gamma, Stats.Beta)),
        Row("layernorm of 0.11", JuliaBson.Flux("LayerNorm", JuliaBson.Flux("Diagonal", Of(Stats.Gamma), Of(Stats.Beta))), "LayerNorm(4)", x,
            Columns(v => v, epsilon: 1e-5)),
        Row("layernorm",
            JuliaBson.Flux("LayerNorm", Relu, JuliaBson.Flux("Scale", Of(Stats.Gamma), Of(Stats.Beta), Relu), Float32((float)Epsilon), Sizes(4), true),
            "LayerNorm(4, relu)", x, Columns(FluxFormulas.Relu)),
        Row("layernorm without affine part", JuliaBson.Flux("LayerNorm", Identity, Identity, Float32((float)Epsilon), Sizes(4), false),
            "LayerNorm(4, affine=false)", x, Columns(v => v, isAffine: false)),
    ];

    private static Tensor Columns(Func<double, double> act, bool isAffine = true, double epsilon = Epsilon)
    {
        var all = new Plain(x);
        var y = Norm(x, at =>
        {
            var (mean, variance) = Moments(Enumerable.Range(0, 4).Select(i => all[i, at[1]]));
            return (mean, variance, isAffine ? Stats.Gamma[at[0]].Scalar() : 1, isAffine ? Stats.Beta[at[0]].Scalar() : 0);
        }, epsilon);
        return Tensor.Of([.. y.ToDoubles().Select(act)], 4, 5);
    }

    private static IEnumerable<FluxRow> Dropouts =>
    [
        Row("dropout of 0.8", JuliaBson.Flux("Dropout", 0.5, true), "Dropout(0.5)", x, null),
        Row("dropout of 0.12 along a dimension", JuliaBson.Flux("Dropout", Float32(0.25f), 2L, Nothing), "Dropout(0.25, dims=1)", x, null),
        Row("dropout of 0.13", JuliaBson.Flux("Dropout", 0.5, Struct("Base", "Colon"), Nothing, Struct("Random", "TaskLocalRNG")), "Dropout(0.5)", x, null),
        Row("alpha dropout", JuliaBson.Flux("AlphaDropout", 0.5, Nothing), "AlphaDropout(0.5)", x, null),
    ];

    internal static IEnumerable<FluxRow> Rows => [.. Linear, .. Convolutions, .. Pools, .. Norms, .. Dropouts, .. FluxSequences.Rows, .. FluxContainers.Rows];
}
