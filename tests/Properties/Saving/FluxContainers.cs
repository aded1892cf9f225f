using MongoDB.Bson;
using static Flux.Properties.Saving.FluxFormulas;
using static Flux.Properties.Saving.FluxLayers;
using static Flux.Properties.Saving.JuliaBson;

namespace Flux.Properties.Saving;

/// <summary>Layers made of layers, and functions between them, as versions of Flux saved them.</summary>
internal static class FluxContainers
{
    private static readonly Tensor square = Random(4, 4), b = Random(4), x = Random(4, 5), image = Random(2, 2, 1, 5);

    private static BsonDocument Layer => DenseOf(square, Of(b), Identity);

    private static Tensor Y => Dense(square, b, v => v, x);

    private static Tensor Twice => Dense(square, b, v => v, Y);

    private static Tensor Zipped(Func<double, double, double> f) => Tensor.Of([.. Y.ToDoubles().Zip(x.ToDoubles(), f)], 4, 5);

    private static BsonDocument Dotted(string name) => Struct("Base.Broadcast", "BroadcastFunction", Function("Base", name));

    private static FluxRow Row(string name, BsonValue saved, string prints, Tensor expected) => new(name, saved, prints, x, expected);

    private static FluxRow Joining(string name, BsonValue connection, string prints, Func<double, double, double> f) =>
        Row($"skip connection by {name}", JuliaBson.Flux("SkipConnection", Layer, connection), $"SkipConnection(Dense(4 => 4), {prints})", Zipped(f));

    private static Tensor Stacked => Tensor.Of([.. Enumerable.Range(0, 5).SelectMany(t => (double[])[.. Y[.., t].ToDoubles(), .. x[.., t].ToDoubles()])], 8, 5);

    private static Tensor Side => Tensor.Of([.. Y.ToDoubles(), .. x.ToDoubles()], 4, 10);

    internal static IEnumerable<FluxRow> Rows =>
    [
        Row("chain", Chain(Layer, Layer), "Chain(Dense(4 => 4), Dense(4 => 4))", Twice),
        Row("chain without layers", Chain(), "Chain()", x),
        Row("chain in a chain", Chain(Layer, Chain(Layer)), "Chain(Dense(4 => 4), Chain(Dense(4 => 4)))", Twice),
        Row("chain of names", JuliaBson.Flux("Chain", Named(("first", Layer), ("second", Layer))),
            "Chain(first = Dense(4 => 4), second = Dense(4 => 4))", Twice),
        Row("chain of a vector", JuliaBson.Flux("Chain", new BsonArray { Layer, Layer }), "Chain(Dense(4 => 4), Dense(4 => 4))", Twice),
        Row("activation as a layer", Chain(FluxLayers.Relu), "Chain(relu)", Each(FluxFormulas.Relu)),
        Row("broadcast activation as a layer", Chain(Dotted("tanh")), "Chain(tanh)", Each(Math.Tanh)),
        Row("softmax", Chain(Function("NNlib", "softmax")), "Chain(softmax)", Softmax(p => p)),
        Row("logsoftmax", Chain(Function("NNlib", "logsoftmax")), "Chain(logsoftmax)", Softmax(Math.Log)),
        new("flatten of Flux", Function("Flux", "flatten"), "Flux.flatten", image, image.Reshape(4, 5)),
        new("flatten of MLUtils", Function("MLUtils", "flatten"), "Flux.flatten", image, image.Reshape(4, 5)),
        Joining("+", Function("Base", "+"), "plus", (y, x) => y + x),
        Joining("-", Function("Base", "-"), "minus", (y, x) => y - x),
        Joining(".*", Dotted("*"), "times", (y, x) => y * x),
        Joining("./", Dotted("/"), "divide", (y, x) => y / x),
        Joining("max", Dotted("max"), "max", Math.Max),
        Row("skip connection by vcat", JuliaBson.Flux("SkipConnection", Layer, Function("Base", "vcat")), "SkipConnection(Dense(4 => 4), vcat)", Stacked),
        Row("skip connection by hcat", JuliaBson.Flux("SkipConnection", Layer, Function("Base", "hcat")), "SkipConnection(Dense(4 => 4), hcat)", Side),
        Row("parallel by vcat", JuliaBson.Flux("Parallel", Function("Base", "vcat"), Tuple(Layer, Identity)),
            "InParallel(vcat, Dense(4 => 4), identity)", Stacked),
        Row("parallel by hcat", JuliaBson.Flux("Parallel", Function("Base", "hcat"), Named(("a", Layer), ("b", Identity))),
            "InParallel(hcat, Dense(4 => 4), identity)", Side),
        Row("parallel by +", JuliaBson.Flux("Parallel", Function("Base", "+"), Tuple(Layer, Identity, Identity)),
            "InParallel(sum, Dense(4 => 4), identity, identity)", Zipped((y, x) => y + x + x)),
        Row("parallel by .*", JuliaBson.Flux("Parallel", Dotted("*"), Tuple(Layer, Identity, Identity)), "InParallel(fold, Dense(4 => 4), identity, identity)",
            Zipped((y, x) => y * x * x)),
        Row("maxout", JuliaBson.Flux("Maxout", Tuple(Layer, Identity)), "Maxout(Dense(4 => 4), identity)", Zipped(Math.Max)),
    ];

    private static Tensor Each(Func<double, double> f) => Tensor.Of([.. x.ToDoubles().Select(f)], 4, 5);

    private static Tensor Softmax(Func<double, double> of)
    {
        double[] e = [.. x.ToDoubles().Select(Math.Exp)];
        return Tensor.Of([.. e.Select((v, i) => of(v / e[(i / 4 * 4)..(i / 4 * 4 + 4)].Sum()))], 4, 5);
    }
}
