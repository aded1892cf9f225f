using System.Runtime.InteropServices;
using Xunit;
using static Flux.Properties.Saving.FluxFormulas;
using static Flux.Properties.Saving.FluxLayers;
using static Flux.Properties.Saving.Jld2Builder;
using static Flux.Properties.Saving.JuliaTypes;

namespace Flux.Properties.Saving;

/// <summary>Models that JLD2.jl saved whole: fields have names, functions are parameters of types, and structs lie in one another.</summary>
public sealed class FluxJld2Tests : IDisposable
{
    private static readonly byte[] truth = [0x14, 0, 0, 0, 1, 0, 0, 0, 0, 0, 8, 0];
    private static readonly Tensor w = Random(3, 4), b = Random(3), square = Random(3, 3), x = Random(4, 5);

    private readonly string folder = Directory.CreateTempSubdirectory("flux").FullName;
    private readonly Jld2Builder builder = new();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Written()
    {
        string path = Path.Combine(folder, "model.jld2");
        File.WriteAllBytes(path, builder.Build());
        return path;
    }

    private ulong Array(Tensor x) => builder.Object([.. x.Shape], float64, MemoryMarshal.AsBytes<double>(x.ToDoubles()).ToArray());

    private ulong Function(string name) => builder.Type(name, Opaque(1));

    private static readonly byte[] biased = Struct(("weight", reference), ("bias", reference)), unbiased = Struct(("weight", reference), ("bias", truth)),
        pair = Struct(("1", int64), ("2", int64));

    private ulong DenseType(ulong act, byte[] bias) =>
        builder.Nested("Flux.Dense", [act], ("weight", reference, 0), ("bias", bias, 0), ("σ", null, act));

    private static byte[] Data(params ulong[] addresses) => [.. addresses.SelectMany(Address)];

    [Fact]
    public void A_chain_of_structs_in_structs_is_a_model()
    {
        ulong relu = Function("NNlib.#relu"), identity = Function("Base.#identity");
        ulong first = DenseType(relu, reference), second = DenseType(identity, truth), shared = Array(square);
        byte[] layout = Struct(("1", biased), ("3", unbiased), ("4", unbiased));
        ulong layers = builder.Nested("Core.Tuple", [first, relu, second, second], ("1", biased, first), ("2", null, relu), ("3", unbiased, second),
            ("4", unbiased, second));
        ulong chain = builder.Nested("Flux.Chain", [layers], ("layers", layout, layers));
        builder.Link("model", builder.Of(chain, [.. Data(Array(w), Array(b), shared), 0, .. Data(shared), 0])).Array("loss", [1f, 2], 2);
        string path = Written();
        var model = Assert.IsType<Chain>(FluxModel.Read(path));
        var expected = Dense(square, null, v => v, Dense(square, null, v => v, Dense(w, b, FluxFormulas.Relu, x)));
        Assert.All(expected.ToDoubles().Zip(model.Forward(x).ToDoubles()), y => Assert.Equal(y.First, y.Second, 1e-10));
        Assert.Same(((Dense)model[2]).Weight, ((Dense)model[3]).Weight);
        Assert.Equal("Dense(4 => 3, relu)", $"{FluxModel.Read(path, "model/layers/1")}");
        var blank = Tree.Map(model, v => v * 0);
        Assert.True(Tree.AllClose(model, Jld2.Load(path, blank), 0, 0));
        Assert.True(Tree.AllClose(model, Jld2.Load(path, blank, "model"), 0, 0));
    }

    [Fact]
    public void A_convolution_has_its_movement_in_tuples()
    {
        Tensor window = Random(3, 2, 4, 6), ofSix = Random(6), image = Random(6, 5, 4, 2);
        ulong relu = Function("NNlib.#relu"), number = builder.Type("Core.Int64", int64), two = builder.Plain(int64, Number(2, 8));
        ulong tuple = builder.Type("NTuple", pair, [two, number]), four = builder.Type("NTuple", Struct(("1", int64), ("2", int64), ("3", int64), ("4", int64)),
            [builder.Plain(int64, Number(4, 8)), number]);
        ulong conv = builder.Nested("Flux.Conv", [two, builder.Plain(int64, Number(4, 8)), relu], ("σ", null, relu), ("weight", reference, 0),
            ("bias", reference, 0), ("stride", pair, tuple), ("pad", Struct(("1", int64), ("2", int64), ("3", int64), ("4", int64)), four),
            ("dilation", pair, tuple), ("groups", int64, 0));
        builder.Link("model", builder.Of(conv, [.. Data(Array(window), Array(ofSix)), .. Data(2, 1), .. Data(1, 1, 0, 0), .. Data(1, 2), .. Data(1)]));
        var model = FluxModel.Read(Written());
        Assert.Equal("Conv((3, 2), 4 => 6, relu, pad=(1, 0), stride=(2, 1), dilation=(1, 2))", $"{model}");
        var expected = Conv(window, ofSix, image, [2, 1], [1, 0], [1, 0], [1, 2], 1, turned: true).ToDoubles().Select(FluxFormulas.Relu);
        Assert.All(expected.Zip(model.Forward(image).ToDoubles()), y => Assert.Equal(y.First, y.Second, 1e-10));
    }

    [Fact]
    public void A_chain_without_data_is_made_up_from_its_type()
    {
        ulong relu = Function("NNlib.#relu"), flatten = Function("MLUtils.#flatten");
        ulong chain = builder.Type("Flux.Chain", Opaque(1), [builder.Type("Core.Tuple", Opaque(1), [relu, flatten])], null, "layers");
        builder.Link("model", builder.Of(chain, [], none));
        var model = Assert.IsType<Chain>(FluxModel.Read(Written()));
        Assert.Equal([typeof(Fn), typeof(Flatten)], model.Layers.Select(layer => layer.GetType()));
    }

    [Fact]
    public void A_function_that_is_a_parameter_joins_a_skip_connection()
    {
        ulong plus = Function("Base.#+"), identity = Function("Base.#identity"), dense = DenseType(identity, truth);
        ulong skip = builder.Nested("Flux.SkipConnection", [dense, plus], ("layers", unbiased, dense), ("connection", null, plus));
        builder.Link("model", builder.Of(skip, [.. Data(Array(square)), 0]));
        var v = Random(3, 2);
        var expected = Dense(square, null, y => y, v) + v;
        Assert.All(expected.ToDoubles().Zip(FluxModel.Read(Written()).Forward(v).ToDoubles()), y => Assert.Equal(y.First, y.Second, 1e-10));
    }

    [Fact]
    public void A_function_of_a_script_is_named_with_what_gives_its_data()
    {
        ulong own = Function("Main.#3#4");
        builder.Link("model", builder.Of(DenseType(own, truth), [.. Data(Array(w)), 0]));
        string message = Assert.Throws<FileFormatException>(() => FluxModel.Read(Written())).Message;
        Assert.Contains("(Main.#3#4), whose code is no part of a file", message, StringComparison.Ordinal);
        Assert.Contains("Jld2.Open(path)[\"model\"] gives its data", message, StringComparison.Ordinal);
    }
}
