using System.Numerics;
using Xunit;
using static Flux.Properties.Saving.Jld2Builder;
using static Flux.Properties.Saving.JuliaTypes;

namespace Flux.Properties.Saving;

/// <summary>Values of Julia's own types, in files laid out by hand as JLD2.jl commits types to them: a name and parameters beside a layout.</summary>
public sealed class JuliaTypesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("flux").FullName;
    private Jld2Builder builder = new();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private JuliaFile Opened()
    {
        string path = Path.Combine(folder, $"{Guid.NewGuid():N}.jld2");
        File.WriteAllBytes(path, builder.Build());
        return Jld2.Open(path);
    }

    [Fact]
    public void Scalars_of_Julia_keep_their_kind()
    {
        builder.Link("symbol", builder.Symbol("relu"))
            .Link("char", builder.Of(builder.Type("Core.Char", Opaque(4)), [0, 0, 0xba, 0xce]))
            .Link("big", builder.Of(builder.Type("Base.GMP.BigInt", Text(12)), "-zzzzzzzzzzz"u8.ToArray()))
            .Link("nothing", builder.Of(builder.Type("Core.Nothing", Opaque(1)), [], none))
            .Link("function", builder.Of(builder.Type("NNlib.#relu", Opaque(1)), [], none))
            .Link("enum", builder.Of(builder.Type("Main.Fruit", Opaque(4)), [2, 0, 0, 0]))
            .Link("half", builder.Of(builder.Type("Core.BFloat16", Opaque(2)), [0x20, 0xc0]))
            .Link("type", builder.Type("Core.Float32", float64));
        var file = Opened();
        Assert.Equal("relu", Assert.IsType<JuliaSymbol>(file["symbol"]).Name);
        Assert.Equal("κ", Assert.IsType<JuliaChar>(file["char"]).Value);
        Assert.Equal(1 - BigInteger.Pow(62, 11), Assert.IsType<JuliaInteger>(file["big"]).Value);
        Assert.IsType<JuliaNothing>(file["nothing"]);
        var function = Assert.IsType<JuliaStruct>(file["function"]);
        Assert.Equal(("NNlib.#relu", "#relu", 0), (function.Type.Name, function.Type.ShortName, function.Fields.Length));
        var fruit = Assert.IsType<JuliaOpaque>(file["enum"]);
        Assert.Equal(("Main.Fruit", 2), (fruit.What, fruit.Bytes[0]));
        Assert.Equal(-2.5, Assert.IsType<JuliaReal>(file["half"]).Value);
        Assert.Equal("Float32", Assert.IsType<JuliaType>(file["type"]).ShortName);
    }

    [Fact]
    public void Fields_without_data_are_made_up_from_types()
    {
        ulong empty = builder.Type("Tuple", Opaque(1)), plain = builder.Type("Core.Int64", int64), relu = builder.Type("NNlib.#relu", Opaque(1));
        ulong names = builder.Of(builder.Type("NTuple", Struct(("1", reference), ("2", reference), ("3", reference))),
            [.. Address(builder.Symbol("weight")), .. Address(builder.Symbol("σ1")), .. Address(builder.Symbol("act"))]);
        ulong types = builder.Type("Core.Tuple", Struct(("1", int64)), [plain, empty, relu]);
        byte[] layout = Struct(("weight", int64));
        builder.Link("state", builder.Of(builder.Type("Core.NamedTuple", layout, [names, types]), Number(7, 8)))
            .Link("tuple", builder.Of(builder.Type("Core.Tuple", Struct(("2", int64)), [relu, plain, empty]), Number(8, 8)))
            .Link("three", builder.Of(builder.Type("NTuple", Opaque(1), [builder.Plain(int64, Number(3, 8)), relu]), [], none))
            .Link("layer", builder.Of(builder.Type("Flux.Dense", layout, null, null, "weight", "bias", "act"), Number(9, 8)));
        var file = Opened();
        var state = Assert.IsType<JuliaNamedTuple>(file["state"]);
        Assert.Equal(["weight", "?1", "act"], state.Fields.Select(field => field.Name));
        Assert.Equal(7, Assert.IsType<JuliaInteger>(state["weight"]).Value);
        Assert.Empty(Assert.IsType<JuliaTuple>(state.Fields[1].Value).Items);
        Assert.Equal("NNlib.#relu", Assert.IsType<JuliaStruct>(state["act"]).Type.Name);
        var tuple = Assert.IsType<JuliaTuple>(file["tuple"]);
        Assert.Equal(["NNlib.#relu", "8", "tuple of 0"], tuple.Items.Select(item => $"{item}"));
        Assert.Equal(3, Assert.IsType<JuliaTuple>(file["three"]).Items.Length);
        var layer = Assert.IsType<JuliaStruct>(file["layer"]);
        Assert.Equal(["weight", "bias", "act"], layer.Fields.Select(field => field.Name));
        Assert.Contains("weight, bias, act would fit", Assert.Throws<KeyNotFoundException>(() => layer["σ"]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Dictionaries_are_read_in_both_layouts()
    {
        ulong pair = builder.Type("Core.Pair", Struct(("first", int64), ("second", float64)));
        ulong pairs = builder.Of(pair, [.. Number(1, 8), .. BitConverter.GetBytes(0.5), .. Number(2, 8), .. BitConverter.GetBytes(-1.0)], Vector(2));
        builder.Link("new", builder.Of(builder.Type("Base.Dict", Struct(("kvvec", reference)), null, "JLD2.SerializedDict"), Address(pairs)))
            .Link("old", builder.Of(builder.Type("Base.Dict", reference, null, "Core.Array"), Address(pairs)));
        var file = Opened();
        Assert.All(new[] { "new", "old" }, name =>
        {
            var dict = Assert.IsType<JuliaDict>(file[name]);
            Assert.Equal(["1", "2"], dict.Pairs.Select(entry => $"{entry.Key}"));
            Assert.Equal(-1, Assert.IsType<JuliaReal>(dict["2"]).Value);
            Assert.Equal(0.5, Assert.IsType<JuliaReal>(file[$"{name}/1"]).Value);
        });
    }

    [Fact]
    public void Arrays_of_Julia_keep_their_sizes_and_share_what_they_share()
    {
        builder.Array("x", [1f, 2], 2);
        byte[] sizes = AttributeOf("dimensions", int64, Vector(2), [.. Number(3, 8), .. Number(2, 8)]), zero = AttributeOf("dimensions", int64, Vector(0), []);
        ulong shared = builder.Object([2], [0x10, 8, 0, 0, 8, 0, 0, 0, 0, 0, 64, 0], [.. Number(5, 8), .. Number(6, 8)]);
        ulong complex = builder.Type("Base.Complex", Struct(("re", float64), ("im", float64)));
        byte[] one = [.. Message(Space, Vector(1)), .. Message(Datatype, int64), .. Message(Layout, [4, 0, 8, 0, .. Number(4, 8)])];
        builder.Link("nothings", builder.Of(builder.Type("Core.Nothing", Opaque(1)), [], none, sizes))
            .Link("without", builder.Header([.. one, .. zero]))
            .Link("wrong", builder.Header([.. one, .. sizes]))
            .Link("halves", builder.Of(builder.Type("Core.BFloat16", Opaque(2)), [0x20, 0xc0, 0x80, 0x3f], Vector(2)))
            .Dataset("twice", [3], [0x17, 0, 0, 0, 8, 0, 0, 0], [.. Address(shared), .. Address(shared), .. Number(0, 8)])
            .Link("waves", builder.Of(complex, [.. BitConverter.GetBytes(1.0), .. BitConverter.GetBytes(-2.0)], Vector(1)))
            .Link("wave", builder.Of(complex, [.. BitConverter.GetBytes(1.0), .. BitConverter.GetBytes(-2.0)]));
        var file = Opened();
        var nothings = Assert.IsType<JuliaArray>(file["nothings"]);
        Assert.Equal(new Shape(2, 3), nothings.Shape);
        Assert.All(nothings.Items, item => Assert.IsType<JuliaNothing>(item));
        Assert.Equal((Shape.Scalar, 4), (file.Tensor("without").Shape, file.Tensor("without").ToInts()[0]));
        Assert.Contains("1 elements for sizes of 2×3", Assert.Throws<FileFormatException>(() => file["wrong"]).Message, StringComparison.Ordinal);
        Assert.Equal(DType.BFloat16, file.Tensor("halves").DType);
        Assert.Equal([-2.5, 1], file.Tensor("halves").ToDoubles());
        var twice = Assert.IsType<JuliaArray>(file["twice"]);
        Assert.Same(twice.Items[0], twice.Items[1]);
        Assert.IsType<JuliaUndefined>(twice.Items[2]);
        Assert.Equal("Complex{Float64} 2×1", $"{file["waves"]}");
        Assert.Equal(["re", "im"], Assert.IsType<JuliaStruct>(file["wave"]).Fields.Select(field => field.Name));
    }

    [Fact]
    public void Types_changed_at_random_under_good_checksums_do_no_harm()
    {
        var random = new Random(62);
        int refused = 0;
        for (int i = 0; i < 4000; i++)
        {
            int block = i == 0 ? -1 : random.Next(16), seen = 0;
            builder = new(bytes => seen++ == block ? Changed(bytes, random) : bytes);
            ulong names = builder.Of(builder.Type("NTuple", Struct(("1", reference), ("2", reference))),
                [.. Address(builder.Symbol("weight")), .. Address(builder.Symbol("act"))]);
            ulong types = builder.Type("Core.Tuple", Struct(("1", int64)), [builder.Type("Core.Int64", int64), builder.Type("NNlib.#relu", Opaque(1))]);
            ulong pairs = builder.Of(builder.Type("Core.Pair", Struct(("first", int64), ("second", float64))), new byte[32], Vector(2));
            builder.Link("state", builder.Of(builder.Type("Core.NamedTuple", Struct(("weight", int64)), [names, types]), Number(7, 8)))
                .Link("dict", builder.Of(builder.Type("Base.Dict", Struct(("kvvec", reference)), null, "JLD2.SerializedDict"), Address(pairs)))
                .Link("layer", builder.Of(builder.Type("Flux.Dense", Struct(("weight", int64)), null, null, "weight", "bias"), Number(9, 8)))
                .Link("nothings", builder.Of(builder.Type("Core.Nothing", Opaque(1)), [], none, AttributeOf("dimensions", int64, Vector(1), Number(5, 8))));
            var error = Record.Exception(() =>
            {
                var file = Opened();
                foreach (string name in file.Names) Assert.All(file[name].Tensors(), entry => entry.Value.Tensor());
            });
            Assert.True(error is null or FileFormatException, $"{i}: {error}");
            if (i == 0) Assert.Null(error);
            if (error is not null) refused++;
        }
        Assert.InRange(refused, 500, 3999);
    }

    private static byte[] Changed(byte[] bytes, Random random)
    {
        byte[] changed = [.. bytes];
        for (int k = random.Next(1, 4); k > 0; k--)
        {
            changed[random.Next(4, changed.Length)] = random.Next(3) switch { 0 => 0xff, 1 => (byte)random.Next(8), _ => (byte)random.Next(256) };
        }
        return changed;
    }
}
