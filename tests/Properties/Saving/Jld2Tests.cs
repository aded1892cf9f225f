using System.Globalization;
using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Saving;

/// <summary>Files of JLD2.jl: small ones built here by the format's rules, and real ones where they lie beside the checkout.</summary>
public sealed class Jld2Tests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("flux").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Written(byte[] bytes)
    {
        string path = Path.Combine(folder, $"{Guid.NewGuid():N}.jld2");
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private static byte[] Sample() => new Jld2Builder()
        .Array("x", [1f, 2, 3, 4, 5, 6], 2, 3)
        .Array("n", [5L, -7, 9], 3)
        .Strings("labels", ["thresher", "nurse", "", "κ"])
        .Build();

    [Fact]
    public void Arrays_and_string_vectors_are_read_by_name()
    {
        var file = Jld2.Open(Written(Sample()));
        Assert.Equal(["x", "n", "labels"], file.Names);
        Assert.Equal(new Shape(2, 3), file.Tensor("x").Shape);
        Assert.Equal([1f, 2, 3, 4, 5, 6], file.Tensor("x").ToArray());
        Assert.Equal([5, -7, 9], file.Tensor("n").ToInts());
        Assert.Equal(["thresher", "nurse", "", "κ"], file.Strings("labels").ToArray());
    }

    [Fact]
    public void What_is_not_there_or_of_another_kind_is_named()
    {
        var file = Jld2.Open(Written(Sample()));
        Assert.Contains("x, n, labels", Assert.Throws<KeyNotFoundException>(() => file.Tensor("y")).Message, StringComparison.Ordinal);
        Assert.Contains("an array of numbers would fit", Assert.Throws<FileFormatException>(() => file.Tensor("labels")).Message, StringComparison.Ordinal);
        Assert.Contains("Float32 2×3", Assert.Throws<FileFormatException>(() => file.Strings("x")).Message, StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => Jld2.Open(Path.Combine(folder, "absent.jld2")));
        Assert.Throws<FileFormatException>(() => Jld2.Open(Written([1, 2, 3])));
    }

    /// <summary>Third-party files that are not part of this repository; without them this test covers nothing.</summary>
    [Fact]
    public void Real_files_hold_what_is_known_of_them_where_they_lie_beside_the_checkout() => RealFiles.AssertHold(".jld2", Jld2.Open, At);

    /// <summary>The way to a value as that list writes it: /name.field.kvvec[1].first, where dictionaries are lists of pairs.</summary>
    private static JuliaValue At(JuliaFile file, string path)
    {
        string[] parts = path.TrimStart('/').Split('.');
        var value = file[parts[0]];
        for (int i = 1; i < parts.Length; i++)
        {
            if (value is JuliaDict dict)
            {
                var pair = dict.Pairs[int.Parse(parts[i].AsSpan()["kvvec[".Length..^1], CultureInfo.InvariantCulture) - 1];
                value = parts[++i] == "first" ? pair.Key : pair.Value;
            }
            else
            {
                value = value.Members.Single(member => member.Name == parts[i]).Value;
            }
        }
        return value;
    }

    [Fact]
    public void A_state_of_Flux_that_Julia_saved_is_loaded_into_a_model()
    {
        if (RealFiles.Folder is not { } files) return;
        var layers = Jld2.Open(Path.Combine(files, "kobiela_mymodel2.jld2"))["model_state/layers"];
        Assert.Equal("1/weight 1/bias 2/weight 2/bias 3/weight 3/bias 4/weight 4/bias", string.Join(' ', layers.Tensors().Select(entry => entry.Key)));
        var state = layers.Tensors().ToDictionary(entry => Ours(entry.Key), entry => entry.Value.Tensor());
        var model = Chain(Dense(3, 32, Tanh), Dense(32, 32, Tanh), Dense(32, 32, Tanh), Dense(32, 2)).Build(1);
        var loaded = Tree.LoadState(model, state);
        static string Ours(string path) => $"Layers[{path[0] - '1'}].{(path.EndsWith("weight", StringComparison.Ordinal) ? "Weight" : "Bias")}";
        Assert.Equal(state["Layers[1].Weight"].ToArray(), ((Dense)loaded.Layers[1]).Weight.ToArray());
    }
}
