using MongoDB.Bson;
using Xunit;
using static Flux.Properties.Saving.FluxLayers;
using static Flux.Properties.Saving.JuliaBson;

namespace Flux.Properties.Saving;

/// <summary>What is no model here is refused by its place, with what would fit; activations are known by all their names.</summary>
public sealed class FluxRefusalTests : IDisposable
{
    private static readonly Tensor w = Random(3, 4), b = Random(3), kernel = Random(2, 2, 2, 4), ofFour = Random(4);

    private readonly string folder = Directory.CreateTempSubdirectory("flux").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string At => Path.Combine(folder, "model.bson");

    private static BsonDocument Closure =>
        Struct(new BsonDocument { ["tag"] = "jl_anonymous", ["typename"] = 1, ["params"] = new BsonArray() }, new BsonArray { 2L });

    private static BsonDocument Convolution(params BsonValue[] movement) => JuliaBson.Flux("Conv", [Identity, Of(kernel), Of(ofFour), .. movement]);

    private static BsonDocument Dropped(BsonValue p) => JuliaBson.Flux("Dropout", p, Nothing, Nothing, Nothing);

    private static BsonDocument Cell(int rows) => JuliaBson.Flux("LSTMCell", Of(Random(rows, 3)), Of(Random(8, 2)), Of(Random(8)));

    public static TheoryData<string, BsonValue, string> Refused => new()
    {
        { "a closure in a chain", Chain(DenseOf(w, Of(b), Identity), Closure), "model/1/2 is a function of the program that saved it (anonymous function" },
        { "a script's function", Chain(Function("Main", "relu")), "Main.#relu" },
        { "a function without a name", Chain(Function("Main", "3#4")), "whose code is no part of a file" },
        { "an unknown function", Chain(Function("Base", "cumsum")), "model/1/1 is the function Base.#cumsum" },
        { "a script's layer", Struct("Main", "Dense", Of(w), Of(b), Identity), "model is a Main.Dense" },
        { "another package's layer", Struct("Metalhead", "VGG", 1), "Metalhead.VGG" },
        { "a number", 5L, "model is 5, which is no layer" },
        { "a layer in itself", Reference(1), "a model that does not hold itself would fit" },
        { "softmax as an activation", DenseOf(w, Of(b), Function("NNlib", "softmax")), "NNlib.#softmax" },
        { "a closure as an activation", DenseOf(w, Of(b), Closure), "as its σ; an activation of NNlib would fit" },
        { "too few fields", JuliaBson.Flux("Dense", Of(w)), "has 1 fields; 3 (weight, bias, σ) would fit" },
        { "a weight of integers", JuliaBson.Flux("Dense", Of(Tensor.Of([1, 2, 3, 4], 2, 2)), false, Identity), "an array of floating-point numbers would fit" },
        { "a weight of complex numbers",
            JuliaBson.Flux("Dense", Array(Datatype("Base", "Complex", Datatype("Core", "Float32")), new byte[32], 2, 2), false, Identity), "Complex{Float32}" },
        { "a weight that stayed on a GPU", JuliaBson.Flux("Dense", Struct("CUDA", "CuArray", 0, Sizes(3, 4)), Of(b), Identity), "saved after cpu(model)" },
        { "a weight of three dimensions", DenseOf(Random(3, 4, 2), Of(b), Identity), "2 dimensions would fit" },
        { "a bias of another size", DenseOf(w, Of(ofFour), Identity), "3 elements would fit" },
        { "a stride of zero", Convolution(Sizes(0, 1), Sizes(0, 0)), "among its stride; whole numbers of 1 or more would fit" },
        { "a stride of one dimension", Convolution(Sizes(1), Sizes(0, 0)), "2 would fit" },
        { "a padding of three numbers", Convolution(Sizes(1, 1), Sizes(0, 0, 0)), "2 or 4 would fit" },
        { "groups that do not divide", Convolution(Sizes(1, 1), Sizes(0, 0), Sizes(1, 1), 3L), "a number that divides them would fit" },
        { "a window without elements", JuliaBson.Flux("Conv", Identity, Of(Tensor.Zeros(2, 0, 2, 4)), false, Sizes(1, 1), Sizes(0, 0)),
            "sizes of 1 or more would fit" },
        { "a window of four dimensions", JuliaBson.Flux("MaxPool", Sizes(2, 2, 2, 2), Sizes(0, 0, 0, 0), Sizes(2, 2, 2, 2)), "1 to 3 would fit" },
        { "a probability above 1", Dropped(1.5), "model (Flux.Dropout) has numbers that do not fit" },
        { "a probability that is a text", Dropped("half"), "a number would fit" },
        { "groups that keep statistics",
            JuliaBson.Flux("GroupNorm", 2L, Identity, Of(ofFour), Of(ofFour), Of(Random(2, 1)), Of(Random(2, 1)), 0.1, 0.1, Nothing),
            "keeps running statistics" },
        { "a connection of a script", JuliaBson.Flux("SkipConnection", DenseOf(w, Of(b), Identity), Closure), "as its connection; +, -, vcat, hcat" },
        { "a product of matrices", JuliaBson.Flux("Parallel", Function("Base", "*"), Tuple(Identity)), "Base.#*" },
        { "layers that are none", JuliaBson.Flux("Chain", 3L), "a tuple, named tuple or vector of layers would fit" },
        { "two layers of a name", JuliaBson.Flux("Chain", Named(("a", Identity), ("a", Identity))), "distinct names would fit" },
        { "no layers to take the maximum of", JuliaBson.Flux("Maxout", Tuple()), "one or more would fit" },
        { "gates that do not fit", JuliaBson.Flux("LSTM", Cell(6)), "8 rows of both" },
        { "a state that is returned", JuliaBson.Flux("LSTM", true, Cell(8)), "return_state = false would fit" },
        { "heads that do not divide", JuliaBson.Flux("MultiHeadAttention", 2L, Heads, Heads, Heads, Dropped(0.0), Heads), "2 heads" },
    };

    private static BsonDocument Heads => DenseOf(w, false, Identity);

    [Theory, MemberData(nameof(Refused))]
    public void What_is_no_model_is_named_with_its_place(string what, BsonValue saved, string why)
    {
        Write(At, new() { ["model"] = saved, ["_backrefs"] = new BsonArray { Chain(Reference(1)) } });
        string message = Assert.Throws<FileFormatException>(() => FluxModel.Read(At, "model")).Message;
        Assert.True(message.Contains(why, StringComparison.Ordinal), $"{what}: {message}");
        Assert.StartsWith(At, message, StringComparison.Ordinal);
        Assert.Contains("gives its data", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_name_the_only_model_is_taken()
    {
        Write(At, new() { ["acc"] = 0.5, ["net"] = DenseOf(w, Of(b), Identity) });
        Assert.Equal("Dense(4 => 3)", $"{FluxModel.Read(At)}");
        Assert.Equal("Dense(4 => 3)", $"{FluxModel.Read(At, "net")}");
        Assert.Contains("acc, net would fit", Assert.Throws<KeyNotFoundException>(() => FluxModel.Read(At, "model")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_name_several_models_and_none_are_refused_with_the_names()
    {
        Write(At, new() { ["a"] = Chain(), ["b"] = Chain() });
        Assert.Contains("2 models; the name of one would fit: a, b", Refusal(), StringComparison.Ordinal);
        Write(At, new() { ["acc"] = 0.5 });
        Assert.Contains("no model of Flux, but acc (0.5)", Refusal(), StringComparison.Ordinal);
        File.WriteAllText(At, "text");
        Assert.Contains("a text file", Refusal(), StringComparison.Ordinal);

        string Refusal() => Assert.Throws<FileFormatException>(() => FluxModel.Read(At)).Message;
    }

    public static TheoryData<string, string> Activations => new()
    {
        { "relu", "relu" }, { "relu6", "relu6" }, { "leakyrelu", "leakyrelu" }, { "elu", "elu" }, { "celu", "celu" }, { "selu", "selu" }, { "σ", "σ" },
        { "sigmoid", "σ" }, { "sigmoid_fast", "σ" }, { "tanh", "tanh" }, { "tanh_fast", "tanh" }, { "hardσ", "hardσ" }, { "hardsigmoid", "hardσ" },
        { "hardtanh", "hardtanh" }, { "logσ", "logσ" }, { "logsigmoid", "logσ" }, { "gelu", "gelu_tanh" }, { "gelu_tanh", "gelu_tanh" },
        { "gelu_sigmoid", "gelu_sigmoid" }, { "gelu_erf", "gelu_erf" }, { "swish", "swish" }, { "hardswish", "hardswish" }, { "lisht", "lisht" },
        { "mish", "mish" }, { "softplus", "softplus" }, { "softsign", "softsign" }, { "logcosh", "logcosh" }, { "tanhshrink", "tanhshrink" },
        { "softshrink", "softshrink" }, { "trelu", "trelu" }, { "thresholdrelu", "trelu" }, { "exp", "exp" }, { "log", "log" }, { "sqrt", "sqrt" },
        { "abs", "abs" }, { "abs2", "square" }, { "sin", "sin" }, { "cos", "cos" }, { "sinh", "sinh" }, { "cosh", "cosh" }, { "atan", "atan" },
        { "asinh", "asinh" },
    };

    [Theory, MemberData(nameof(Activations))]
    public void An_activation_is_known_by_its_names_in_every_module(string name, string prints)
    {
        foreach (string module in new[] { "NNlib", "Flux", "Base", "Main.NNlib" })
        {
            Write(At, new() { ["model"] = DenseOf(w, Of(b), Function(module, name)) });
            Assert.Equal($"Dense(4 => 3, {prints})", $"{FluxModel.Read(At)}");
        }
    }

    [Fact]
    public void Arrays_that_are_one_in_the_file_are_one_tensor()
    {
        var square = Random(3, 3);
        Write(At, new()
        {
            ["model"] = Chain(JuliaBson.Flux("Dense", Reference(1), false, Identity), JuliaBson.Flux("Dense", Reference(1), false, Identity)),
            ["_backrefs"] = new BsonArray { Of(square) },
        });
        var model = Assert.IsType<Chain>(FluxModel.Read(At));
        Assert.Same(((Dense)model[0]).Weight, ((Dense)model[1]).Weight);
    }

    [Fact]
    public void Damaged_models_are_read_or_refused_within_bounds()
    {
        var small = Tensor.Ones(2, 2);
        var dense = JuliaBson.Flux("Dense", Of(small), false, Relu);
        BsonValue[] models =
        [
            Chain(dense, JuliaBson.Flux("SkipConnection", Identity, Function("Base", "+"))),
            JuliaBson.Flux("Conv", Identity, Of(Tensor.Ones(2, 2, 1, 1)), false, Sizes(1, 1), Sizes(0, 0, 0, 0), Sizes(1, 1), 1L),
            JuliaBson.Flux("BatchNorm", Identity, Nothing, Nothing, Of(Tensor.Ones(2)), Of(Tensor.Ones(2)), 0.1, 0.1, false, true, Nothing, 2L),
            JuliaBson.Flux("Recur", JuliaBson.Flux("GRUCell", Of(Tensor.Ones(3, 1)), Of(Tensor.Ones(3, 1)), false, Of(Tensor.Ones(1, 1))), Nothing),
        ];
        for (int i = 0; i < models.Length; i++)
        {
            Damage.Survived(new BsonDocument { ["m"] = models[i] }.ToBson(), 70 + i, At, path => FluxModel.Read(path));
            Damage.Survived(new BsonDocument { ["m"] = models[i] }.ToBson(), 80 + i, At, path => Bson.Load(path, new Dense(small)));
        }
    }

    [Fact]
    public void Layers_that_share_layers_without_end_are_refused()
    {
        var shared = Enumerable.Range(2, 39).Select(i => (BsonValue)Chain(Reference(i), Reference(i))).Append(Chain());
        Write(At, new() { ["m"] = Reference(1), ["_backrefs"] = new BsonArray(shared) });
        Assert.Contains("more than 100000", Assert.Throws<FileFormatException>(() => FluxModel.Read(At)).Message, StringComparison.Ordinal);
        Assert.Contains("more than 100000", Assert.Throws<FileFormatException>(() => Bson.Load(At, new Dense(w))).Message, StringComparison.Ordinal);
    }
}
