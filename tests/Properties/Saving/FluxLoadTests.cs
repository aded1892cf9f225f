using System.Collections.Immutable;
using MongoDB.Bson;
using Xunit;
using static Flux.Prelude;
using static Flux.Properties.Saving.FluxLayers;
using static Flux.Properties.Saving.JuliaBson;

namespace Flux.Properties.Saving;

/// <summary>Weights that Julia saved, in a model or without one, come into a model of the same structure, or what does not fit is listed.</summary>
public sealed class FluxLoadTests : IDisposable
{
    private static readonly Tensor w = Random(3, 4), b = Random(3), square = Random(3, 3);

    private readonly string folder = Directory.CreateTempSubdirectory("flux").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string At => Path.Combine(folder, "model.bson");

    /// <summary>The same structure with other numbers, statistics included.</summary>
    private static T Blank<T>(T model) where T : notnull => Tree.Rewrite(model, (_, value) => value is Tensor x ? x * 0 + 7 : value);

    public static TheoryData<FluxState> States => [.. FluxStates.Rows];

    [Theory, MemberData(nameof(States))]
    public void Arrays_come_into_a_model_of_the_same_structure(FluxState row)
    {
        Write(At, new() { ["epoch"] = 3L, ["model_state"] = row.Saved });
        Assert.True(Tree.AllClose(row.Model, Bson.Load(At, Blank(row.Model)), 0, 0));
        Assert.True(Tree.AllClose(row.Model, Bson.Load(At, Blank(row.Model), "model_state"), 0, 0));
    }

    /// <summary>Layers whose arrays lie otherwise here: a depthwise convolution is one in groups, and Wₕ ends with rows that are not used.</summary>
    private static readonly string[] otherwise = ["depthwise conv", "gru v3 of 0.14"];

    public static TheoryData<FluxRow> Layers => [.. FluxLayers.Rows.Where(row => !otherwise.Contains(row.Name))];

    [Theory, MemberData(nameof(Layers))]
    public void A_layer_that_was_saved_whole_comes_into_one_of_the_same_structure(FluxRow row)
    {
        Write(At, new() { ["model"] = row.Saved });
        var model = FluxModel.Read(At, "model");
        var loaded = Bson.Load(At, Blank(model), "model");
        Assert.Equal(model.Forward(row.Input).ToDoubles(), loaded.Forward(row.Input).ToDoubles());
    }

    public static TheoryData<FluxRow> Otherwise => [.. FluxLayers.Rows.Where(row => otherwise.Contains(row.Name))];

    [Theory, MemberData(nameof(Otherwise))]
    public void Arrays_that_lie_otherwise_here_are_refused_by_their_shapes(FluxRow row)
    {
        Write(At, new() { ["model"] = row.Saved });
        var model = FluxModel.Read(At);
        Assert.Matches(@"does not fit .* is \([0-9×]+\), in model/\S+ \([0-9×]+\)\.$", Assert.Throws<FileFormatException>(() => Bson.Load(At, model)).Message);
    }

    [Fact]
    public void Parameters_go_in_the_order_of_Flux_and_leave_statistics()
    {
        Tensor window = Random(3, 2, 4, 4), column = Random(4);
        var model = new Chain([new Conv(window, column, Tanh), BatchNorm(4)]);
        Write(At, new() { ["params"] = new BsonArray { Of(window), Of(column), Of(column * 2), Of(column * 3) } });
        var norm = (BatchNorm)Bson.Load(At, Blank(model))[1];
        Assert.Equal((column * 2).Cast(DType.Float32).ToDoubles(), norm.Shift!.ToDoubles());
        Assert.Equal((column * 3).Cast(DType.Float32).ToDoubles(), norm.Scale!.ToDoubles());
        Assert.Equal([7, 7, 7, 7], norm.Mean.Value.ToDoubles());
    }

    [Fact]
    public void Numbers_are_cast_to_the_type_there_is_and_the_rest_stays()
    {
        Write(At, new() { ["m"] = DenseOf(w, Of(b), JuliaBson.Identity) });
        var like = (Layer: new Dense(w.Cast(DType.Float32), b.Cast(DType.Float32), Tanh), Step: 3);
        var loaded = Bson.Load(At, like.Layer);
        Assert.Equal((DType.Float32, (Func<Tensor, Tensor>)Tanh), (loaded.Weight.DType, loaded.Activation));
    }

    [Fact]
    public void A_record_of_a_user_is_loaded_by_names_or_by_order()
    {
        var model = (Encoder: new Dense(w, b), Head: new Dense(square));
        Write(At, new() { ["m"] = Struct("Main", "Net", DenseOf(w, Of(b), JuliaBson.Identity), DenseOf(square, false, JuliaBson.Identity)) });
        Assert.True(Tree.AllClose(model, Bson.Load(At, Blank(model)), 0, 0));
        var net = new Net(model.Encoder, model.Head);
        Assert.True(Tree.AllClose(net, Bson.Load(At, Blank(net)), 0, 0));
        Write(At, new() { ["m"] = Named(("read_out", DenseOf(square, false, JuliaBson.Identity)), ("encoder", DenseOf(w, Of(b), JuliaBson.Identity))) });
        Assert.True(Tree.AllClose(net, Bson.Load(At, Blank(net)), 0, 0));
    }

    private sealed record Net(Dense Encoder, Dense ReadOut);

    [Fact]
    public void A_file_whose_names_are_the_members_is_one_state()
    {
        Write(At, new() { ["weight"] = Of(w), ["bias"] = Of(b) });
        var model = new Dense(w, b);
        Assert.True(Tree.AllClose(model, Bson.Load(At, Blank(model)), 0, 0));
    }

    [Fact]
    public void Tied_arrays_are_one_tensor_again()
    {
        Write(At, new()
        {
            ["m"] = Chain(JuliaBson.Flux("Dense", Reference(1), false, JuliaBson.Identity), JuliaBson.Flux("Dense", Reference(1), false, JuliaBson.Identity)),
            ["_backrefs"] = new BsonArray { Of(square) },
        });
        var loaded = Bson.Load(At, Blank(new Chain([new Dense(square), new Dense(square)])));
        Assert.Same(((Dense)loaded[0]).Weight, ((Dense)loaded[1]).Weight);
    }

    public static TheoryData<string, BsonValue, string> Misfits => new()
    {
        { "another shape", ChainOf(DenseOf(square, Of(b), JuliaBson.Identity)), "Layers[0].Weight is (3×4), in m/1/1/1 (3×3)" },
        { "another layer", ChainOf(JuliaBson.Flux("Scale", Of(b), false, JuliaBson.Identity)), "Layers[0].Weight is missing in m/1/1" },
        { "no layer", ChainOf(), "no arrays of floating-point numbers" },
        { "a layer too many", ChainOf(DenseOf(w, Of(b), JuliaBson.Identity), DenseOf(square, false, JuliaBson.Identity)), "m/1/2/1 is extra" },
        { "an array of integers", ChainOf(DenseOf(Tensor.Ones(3, 4).Cast(DType.Int32), Of(b), JuliaBson.Identity)), "Int32 3×4" },
        { "arrays in order, one too many", new BsonArray { Of(w), Of(b), Of(square) }, "m/[3] is extra" },
        { "arrays in order, one too few", new BsonArray { Of(w) }, "Layers[0].Bias is missing in m" },
        { "no arrays at all", 5L, "no arrays of floating-point numbers" },
    };

    private static BsonDocument ChainOf(params BsonValue[] layers) => JuliaBson.Chain(layers);

    [Theory, MemberData(nameof(Misfits))]
    public void What_does_not_fit_is_listed_by_its_places(string what, BsonValue saved, string why)
    {
        Write(At, new() { ["m"] = saved });
        string message = Assert.Throws<FileFormatException>(() => Bson.Load(At, new Chain([new Dense(w, b)]))).Message;
        Assert.True(message.Contains(why, StringComparison.Ordinal), $"{what}: {message}");
        Assert.StartsWith(At, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_several_values_that_fit_the_name_says_which()
    {
        Write(At, new() { ["best"] = DenseOf(w, Of(b), JuliaBson.Identity), ["last"] = DenseOf(w * 2, Of(b), JuliaBson.Identity), ["acc"] = 0.5 });
        var like = new Dense(w, b);
        Assert.Contains("best, last", Assert.Throws<FileFormatException>(() => Bson.Load(At, like)).Message, StringComparison.Ordinal);
        Assert.Equal((w * 2).ToDoubles(), Bson.Load(At, like, "last").Weight.ToDoubles());
        Assert.Contains("best, last, acc would fit", Assert.Throws<KeyNotFoundException>(() => Bson.Load(At, like, "x")).Message, StringComparison.Ordinal);
        Bson.Save(At, like);
        Assert.Contains("last", Assert.Throws<ArgumentException>(() => Bson.Load(At, like, "last")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Jld2_loads_what_it_saved_and_states_in_groups()
    {
        string path = Path.Combine(folder, "model.jld2");
        var model = new Chain([new Dense(w, b), new Dense(square)]);
        Jld2.Save(path, model);
        Assert.True(Tree.AllClose(model, Jld2.Load(path, Blank(model)), 0, 0));
        var state = ImmutableDictionary.CreateRange<string, Tensor>(
            [new("state/layers/1/weight", w), new("state/layers/1/bias", b), new("state/layers/2/weight", square), new("loss", b)]);
        Jld2.Save(path, state);
        Assert.True(Tree.AllClose(model, Jld2.Load(path, Blank(model)), 0, 0));
        Assert.True(Tree.AllClose(model, Jld2.Load(path, Blank(model), "state"), 0, 0));
        Assert.Contains("Layers[0].Weight is (4×3), in state/layers/1/weight (3×4)",
            Assert.Throws<FileFormatException>(() => Jld2.Load(path, new Chain([new Dense(w.Transpose(), b)]))).Message, StringComparison.Ordinal);
    }

    /// <summary>A convolutional network of JuliaCon 2020, kept as the list of its parameters, and states of JLD2.jl.</summary>
    [Fact]
    public void Real_files_load_where_they_lie_beside_the_checkout()
    {
        if (RealFiles.Folder is not { } files) return;
        string path = Path.Combine(files, "juliacon2020_mnist_conv2.bson");
        ILayerInit Convolved(int inputs, int outputs) => Prelude.Chain(Conv((3, 3), inputs, outputs, Tanh, pad: 1), MaxPool((2, 2)));
        var convolutional = Bson.Load(path, Prelude.Chain(Convolved(1, 16), Convolved(16, 32), Convolved(32, 32), Flatten(), Dense(288, 10)).Build(1));
        Assert.Equal(Bson.Open(path).Tensor("params/[7]").ToDoubles(), ((Dense)convolutional[4]).Weight.ToDoubles());
        path = Path.Combine(files, "kobiela_mymodel2.jld2");
        var dense = Jld2.Load(path, Prelude.Chain(Dense(3, 32, Tanh), Dense(32, 32, Tanh), Dense(32, 32, Tanh), Dense(32, 2), Fn(x => x)).Build(1));
        Assert.Equal(Jld2.Open(path).Tensor("model_state/layers/2/weight").ToDoubles(), ((Dense)dense[1]).Weight.ToDoubles());
        path = Path.Combine(files, "rgr_control_model.bson");
        var whole = FluxModel.Read(path);
        Assert.True(Tree.AllClose(whole, Bson.Load(path, Blank(whole)), 0, 0));
    }
}
