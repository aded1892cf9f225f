using System.Collections.Immutable;
using System.Text.Json;
using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Saving;

/// <summary>Files of Jld2.Save are read by Jld2.Open and by h5py, name by name and number by number.</summary>
public sealed class Jld2SaveTests : IDisposable
{
    private const string Modules = "h5py, numpy";
    private readonly string folder = Directory.CreateTempSubdirectory("flux").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Saved<T>(T tree) where T : notnull
    {
        string path = Path.Combine(folder, $"{Guid.NewGuid():N}.jld2");
        Jld2.Save(path, tree);
        return path;
    }

    public static TheoryData<DType, DType> Types => new()
    {
        { DType.Float32, DType.Float32 }, { DType.Float64, DType.Float64 }, { DType.Float16, DType.Float16 }, { DType.BFloat16, DType.Float32 },
        { DType.Int32, DType.Int32 }, { DType.Bool, DType.Bool },
    };

    [Theory, MemberData(nameof(Types))]
    public void Tensors_of_every_type_come_back(DType type, DType read)
    {
        foreach (var shape in new Shape[] { [2, 3], [6], [], [0, 3], [1, 1, 1, 1] })
        {
            var x = Tensor.Of([.. Enumerable.Range(0, shape.Elements).Select(i => i % 2f)], [.. shape.ToArray()]).Reshape([.. shape]).Cast(type);
            var back = Jld2.Open(Saved(x)).Tensor("single_stored_object");
            Assert.Equal((read, shape), (back.DType, back.Shape));
            Assert.Equal(x.ToDoubles(), back.ToDoubles());
        }
    }

    [Fact]
    public void A_model_comes_back_by_the_names_of_its_members()
    {
        var model = Chain(Conv((3, 3), 1, 4, Relu), BatchNorm(4), Flatten(), Dense(4 * 26 * 26, 10)).Build(1);
        var file = Jld2.Open(Saved(model));
        var state = Tree.State(model);
        var read = file.Names.Select(name => file[name]).OfType<JuliaTensor>().ToArray();
        Assert.Equal(state.Count, read.Length);
        Assert.All(Tree.Entries(model).Where(entry => entry.Value is Tensor), entry =>
            Assert.Equal(((Tensor)entry.Value).ToDoubles(), file.Tensor(string.Join('/', entry.Path.Parts)).ToDoubles()));
    }

    [Fact]
    public void Numbers_and_strings_come_back_exactly()
    {
        var tree = (1L << 53) + 1;
        string long1 = new('κ', 30_000);
        var file = Jld2.Open(Saved((tree, 2.5, 0.1f, true, "großer Hai", "", (long1, new Key(-1), DType.Float16))));
        var values = file.Names.Select(name => file[name]).ToArray();
        Assert.Equal(tree, Assert.IsType<JuliaInteger>(values[0]).Value);
        Assert.Equal(2.5, Assert.IsType<JuliaReal>(values[1]).Value);
        Assert.Equal(("Float32", 0.1f), (Assert.IsType<JuliaReal>(values[2]).Type, (float)((JuliaReal)values[2]).Value));
        Assert.True(Assert.IsType<JuliaBool>(values[3]).Value);
        Assert.Equal(["großer Hai", "", long1, "Float16"], values.OfType<JuliaString>().Select(text => text.Value));
        Assert.Equal(new Key(-1).Bits, Assert.IsType<JuliaInteger>(values[7]).Value);
    }

    [Fact]
    public void A_tensor_at_several_places_is_saved_once()
    {
        var x = Tensor.Normal(new Key(1), 100, 100);
        string path = Saved((x, Tensor.Of([1f]), x));
        Assert.True(new FileInfo(path).Length < 2 * 40_000);
        var file = Jld2.Open(path);
        string[] names = [.. file.Names];
        Assert.Same(file[names[0]], file[names[2]]);
    }

    [Fact]
    public void A_slash_in_a_key_opens_a_group()
    {
        var weights = ImmutableSortedDictionary<string, Tensor>.Empty.Add("layers/1/weight", Tensor.Of([1f, 2])).Add("layers/2/weight", Tensor.Of([3f]));
        var file = Jld2.Open(Saved(weights));
        Assert.Equal(["layers/1/weight", "layers/2/weight"], file.Names);
        Assert.Equal(["1", "2"], file["layers"].Members.Select(member => member.Name));
        Assert.Contains("two things", Assert.Throws<ArgumentException>(() => Saved(weights.Add("layers", Tensor.Of([1f])))).Message, StringComparison.Ordinal);
        Assert.Contains("a//b", Assert.Throws<ArgumentException>(() => Saved(weights.Add("a//b", Tensor.Of([1f])))).Message, StringComparison.Ordinal);
    }

    [PythonFact(Modules)]
    public void Files_are_read_by_h5py()
    {
        const string Script = """
            import h5py, json, sys
            import numpy as np
            found = {}
            def visit(name, item):
                if isinstance(item, h5py.Dataset):
                    value = item.asstr()[()] if h5py.check_string_dtype(item.dtype) else item[()]
                    found[name] = [str(item.dtype), list(item.shape)[::-1], value if isinstance(value, str) else np.asarray(value, "f8").ravel().tolist()]
            with h5py.File(sys.argv[1]) as f:
                f.visititems(visit)
            print(json.dumps(found))
            """;
        var tree = ImmutableSortedDictionary<string, Tensor>.Empty
            .Add("f32", Tensor.Normal(new Key(1), 3, 4, 2)).Add("f64", Tensor.Of([1.5, -2])).Add("f16", Tensor.Of([0.5f, 65504]).Cast(DType.Float16))
            .Add("bf16", Tensor.Of([0.5f, -1]).Cast(DType.BFloat16)).Add("i32", Tensor.Of([int.MinValue, 7], 2, 1)).Add("truth", Tensor.Of([true, false]))
            .Add("none", Tensor.Zeros(0, 3)).Add("scalar", Tensor.Of(2.5f)).Add("in/a/group", Tensor.Of([1f])).Add(new string('n', 1000), Tensor.Of([2f]));
        string path = Saved((tree, 42, 2.5, false, "großer Hai", ""));
        using var held = JsonDocument.Parse(PythonFactAttribute.Run(Modules, "-c", Script, path));
        var file = Jld2.Open(path);
        Assert.Equal(file.Names.Order(StringComparer.Ordinal), held.RootElement.EnumerateObject().Select(entry => entry.Name).Order(StringComparer.Ordinal));
        foreach (var entry in held.RootElement.EnumerateObject())
        {
            var (shape, value) = (entry.Value[1].EnumerateArray().Select(n => n.GetInt32()), entry.Value[2]);
            if (value.ValueKind == JsonValueKind.String)
            {
                Assert.Equal(value.GetString(), Assert.Single(file.Strings(entry.Name)));
                continue;
            }
            var x = file.Tensor(entry.Name);
            Assert.Equal(shape, x.Shape);
            Assert.Equal(value.EnumerateArray().Select(number => number.GetDouble()), x.ToDoubles());
        }
        Assert.Equal(15, held.RootElement.EnumerateObject().Count());
    }
}
