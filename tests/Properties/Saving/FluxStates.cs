using MongoDB.Bson;
using static Flux.Prelude;
using static Flux.Properties.Saving.FluxLayers;
using static Flux.Properties.Saving.JuliaBson;

namespace Flux.Properties.Saving;

/// <summary>A model and its arrays as Julia saves them without the model.</summary>
/// <param name="Name">What the test reports call it.</param>
/// <param name="Model">The model.</param>
/// <param name="Saved">Its arrays in the file.</param>
public sealed record FluxState(string Name, ILayer Model, BsonValue Saved)
{
    public override string ToString() => Name;
}

/// <summary>The rows: <c>Flux.state(model)</c>, and lists of parameters, in the layouts of all versions.</summary>
internal static class FluxStates
{
    private static readonly Tensor w = Random(3, 4), square = Random(3, 3), b = Random(3), column = Random(4), window = Random(3, 2, 4, 4),
        wi = Random(8, 3), wh = Random(8, 2), gates = Random(8), h = Random(2), c = Random(2, 1).Reshape(2);

    private static BsonDocument No => Tuple();

    private static BsonDocument DenseOf(Tensor weight, BsonValue bias) => Named(("weight", Of(weight)), ("bias", bias), ("σ", No));

    private static BsonDocument ChainOf(params BsonValue[] layers) => Named(("layers", Tuple(layers)));

    private static BsonDocument CellOf(params (string Name, BsonValue Value)[] more) => Named([("Wi", Of(wi)), ("Wh", Of(wh)), ("bias", Of(gates)), .. more]);

    private static readonly Dense first = new(w, b, Tanh), second = new(square);

    private static readonly BatchNorm batchNorm = new(column, column * 2, new(column * 3), new(Square(column)), Tanh, 1e-5, 0.1, true);

    private static BsonDocument BatchNormOf => Named(("λ", No), ("β", Of(column * 2)), ("γ", Of(column)), ("μ", Of(column * 3)), ("σ²", Of(Square(column))),
        ("ϵ", Float32(1e-5f)), ("momentum", Float32(0.1f)), ("affine", true), ("track_stats", true), ("active", Nothing), ("chs", 4L));

    private static readonly LstmCell cell = new(wi, wh, gates);

    private static BsonDocument Tracked(Tensor x) => Struct("Flux.Tracker", "TrackedArray", Struct("Flux.Tracker", "Tracked", 0L), Of(x), Of(x.ZerosLike()));

    /// <summary>Parameters in their order, and the set beside it by which a list has each once.</summary>
    private static BsonDocument Params(string module, params BsonValue[] arrays) =>
        Struct(module, "Params", new BsonArray(arrays), Struct(module, "IdSet", Struct("Base", "IdDict", new BsonArray(arrays), new BsonArray(arrays))));

    private static Chain Two => new([first, second]);

    internal static IEnumerable<FluxState> Rows =>
    [
        new("dense", first, DenseOf(w, Of(b))),
        new("dense without bias", second, DenseOf(square, false)),
        new("chain", Two, ChainOf(DenseOf(w, Of(b)), DenseOf(square, false))),
        new("chain with functions between", new Chain([first, new Fn(Softmax, "softmax"), new Flatten(), second]),
            ChainOf(DenseOf(w, Of(b)), No, No, DenseOf(square, false))),
        new("chain of names", new Chain([first, second], ["encoder", "head"]),
            Named(("layers", Named(("encoder", DenseOf(w, Of(b))), ("head", DenseOf(square, false)))))),
        new("chain of names from one without", new Chain([first, second], ["encoder", "head"]), ChainOf(DenseOf(w, Of(b)), DenseOf(square, false))),
        new("chain of a vector", Two, Named(("layers", new BsonArray { DenseOf(w, Of(b)), DenseOf(square, false) }))),
        new("dictionaries of symbols", Two, new BsonDocument { ["layers"] = new BsonArray
            {
                new BsonDocument { ["weight"] = Of(w), ["bias"] = Of(b) }, new BsonDocument { ["weight"] = Of(square), ["bias"] = false },
            } }),
        new("conv", new Conv(window, column, Tanh),
            Named(("σ", No), ("weight", Of(window)), ("bias", Of(column)), ("stride", Sizes(1, 1)), ("pad", Sizes(0, 0, 0, 0)), ("groups", 1L))),
        new("batchnorm with statistics", batchNorm, BatchNormOf),
        new("layernorm", new LayerNorm(new Shape(4), column, column * 2, Tanh, 1e-5),
            Named(("λ", No), ("diag", Named(("scale", Of(column)), ("bias", Of(column * 2)), ("σ", No))), ("ϵ", 1e-5), ("size", Sizes(4)), ("affine", true))),
        new("scale", new Scale(column, column * 2, Tanh), Named(("scale", Of(column)), ("bias", Of(column * 2)), ("σ", No))),
        new("embedding", new Embedding(w), Named(("weight", Of(w)))),
        new("lstm of 0.15", new Lstm(cell), Named(("cell", CellOf()))),
        new("lstm of 0.14", new Recurrence<LstmState>(new Started<LstmState>(cell, new(h, c))),
            Named(("cell", CellOf(("state0", Tuple(Of(h.Reshape(2, 1)), Of(c.Reshape(2, 1)))))), ("state", Tuple(Of(Random(2, 7)), Of(Random(2, 7)))))),
        new("lstm of 0.14 that started from zero", new Lstm(cell),
            Named(("cell", CellOf(("state0", Tuple(Of(Tensor.Zeros(2, 1)), Of(Tensor.Zeros(2, 1)))))), ("state", Tuple(Of(Random(2, 7)), Of(Random(2, 7)))))),
        new("skip connection", new SkipConnection(second, (a, b) => a + b), Named(("layers", DenseOf(square, false)), ("connection", No))),
        new("parallel", new InParallel(ys => ys[0], [first, second]),
            Named(("connection", No), ("layers", Tuple(DenseOf(w, Of(b)), DenseOf(square, false))))),
        new("attention", new MultiHeadAttention(second, second, second, second, 1, 0), Named(("nheads", 1L), ("q_proj", DenseOf(square, false)),
            ("k_proj", DenseOf(square, false)), ("v_proj", DenseOf(square, false)), ("attn_drop", No), ("out_proj", DenseOf(square, false)))),
        new("parameters of Zygote", Two, Params("Zygote", Of(w), Of(b), Of(square))),
        new("parameters of Tracker", Two, Params("Flux.Tracker", Tracked(w), Tracked(b), Tracked(square))),
        new("parameters of Tracker in Main", Two, Params("Main.Tracker", Tracked(w), Tracked(b), Tracked(square))),
        new("a vector of parameters", Two, new BsonArray { Of(w), Of(b), Of(square) }),
        new("parameters of which one is tied", new Chain([second, second]), new BsonArray { Of(square) }),
    ];
}
