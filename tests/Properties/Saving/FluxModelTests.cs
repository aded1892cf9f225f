using System.Text.Json;
using MongoDB.Bson;
using Xunit;
using static Flux.Properties.Saving.JuliaBson;

namespace Flux.Properties.Saving;

/// <summary>Models of Flux.jl as models: real ones where they lie beside the checkout, and every layer by its formula.</summary>
public sealed class FluxModelTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("flux").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string At => Path.Combine(folder, "model.bson");

    private ILayer Read(BsonValue model)
    {
        Write(At, new() { ["model"] = model });
        return FluxModel.Read(At, "model");
    }

    [Fact]
    public void Real_models_give_what_they_gave_in_Julia_where_they_lie_beside_the_checkout()
    {
        if (RealFiles.Folder is not { } files) return;
        using var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(files, "expected.json")));
        var entries = expected.RootElement.GetProperty("forward").EnumerateArray().ToArray();
        Assert.NotEmpty(entries);
        Assert.All(entries, entry =>
        {
            float[] Numbers(string name) => [.. entry.GetProperty(name).EnumerateArray().Select(number => number.GetSingle())];
            var model = FluxModel.Read(Path.Combine(files, entry.GetProperty("file").GetString()!));
            Assert.All(Numbers("y").Zip(model.Forward(Tensor.Of(Numbers("x"))).ToArray()), pair => Assert.Equal(1, pair.Second / pair.First, 1e-6f));
        });
    }

    public static TheoryData<FluxRow> Layers => [.. FluxLayers.Rows];

    [Theory, MemberData(nameof(Layers))]
    public void A_layer_gives_what_its_formula_gives(FluxRow row)
    {
        var layer = Read(row.Saved);
        Assert.Equal(row.Prints, Printed(layer));
        var expected = row.Expected ?? row.Input;
        var y = layer.Forward(row.Input);
        Assert.Equal(expected.Shape, y.Shape);
        Assert.All(expected.ToDoubles().Zip(y.ToDoubles()), pair => Assert.Equal(pair.First, pair.Second, 1e-10));
    }

    [Theory, MemberData(nameof(Layers))]
    public void A_layer_that_a_machine_of_32_bits_saved_is_the_same(FluxRow row)
    {
        var layer = Read(row.Saved);
        string printed = Printed(layer);
        var narrow = Read(Narrow(row.Saved));
        Assert.Equal(printed, Printed(narrow));
        Assert.Equal(layer.Forward(row.Input).ToDoubles(), narrow.Forward(row.Input).ToDoubles());
    }

    /// <summary>On one line, without the counts behind.</summary>
    private static string Printed(ILayer layer)
    {
        var lines = $"{layer}".Split('\n').Select(line => line.Split("#")[0].Split("  ").MaxBy(part => part.Length)!.Trim());
        return string.Join(' ', lines.Where(line => line.Length > 0))
            .Replace("( ", "(", StringComparison.Ordinal).Replace(", )", ")", StringComparison.Ordinal);
    }

    [Fact]
    public void Every_type_of_layer_has_a_row()
    {
        string saved = string.Concat(FluxLayers.Rows.Select(row => row.Saved.ToJson()));
        Assert.Equal([], LayerReaders.Types.Where(type => !saved.Contains($"\"{type}\"", StringComparison.Ordinal)));
    }
}
