using System.Numerics;
using System.Text;
using Xunit;
using static Flux.Properties.Saving.Jld2Builder;

namespace Flux.Properties.Saving;

/// <summary>Values of Julia's own types, in files laid out by hand as JLD2.jl commits types to them: a name and parameters beside a layout.</summary>
public sealed class JuliaTypesTests : IDisposable
{
    private const byte Space = 1, Datatype = 3, Layout = 8, Attribute = 12, Shared = 2;

    private static readonly byte[] int64 = [0x10, 8, 0, 0, 8, 0, 0, 0, 0, 0, 64, 0],
        float64 = [0x11, 0x20, 63, 0, 8, 0, 0, 0, 0, 0, 64, 0, 52, 11, 0, 52, 0xff, 3, 0, 0],
        reference = [0x37, 0, 0, 0, 8, 0, 0, 0], scalar = [2, 0, 0, 0], none = [2, 0, 0, 2];

    private readonly string folder = Directory.CreateTempSubdirectory("flux").FullName;
    private Jld2Builder builder = new();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private JuliaFile Opened()
    {
        string path = Path.Combine(folder, $"{Guid.NewGuid():N}.jld2");
        File.WriteAllBytes(path, builder.Build());
        return Jld2.Open(path);
    }

    private static byte[] Opaque(int size) => [0x35, 0, 0, 0, .. Number(size, 4)];

    private static byte[] Text(int size) => [0x33, 0x11, 0, 0, .. Number(size, 4)];

    private static byte[] Struct(params (string Name, byte[] Type)[] members)
    {
        var body = new List<byte>();
        int offset = 0;
        foreach (var (name, type) in members)
        {
            body.AddRange([.. Encoding.UTF8.GetBytes(name), 0, (byte)offset, .. type]);
            offset += BitConverter.ToInt32(type, 4);
        }
        return [0x36, (byte)members.Length, 0, 0, .. Number(offset, 4), .. body];
    }

    private static byte[] AttributeOf(string name, byte[] type, byte[] space, byte[] data)
    {
        byte[] text = [.. Encoding.UTF8.GetBytes(name), 0];
        byte[] lengths = [.. Number(text.Length, 2), .. Number(type.Length, 2), .. Number(space.Length, 2)];
        return Message(Attribute, [2, 0, .. lengths, .. text, .. type, .. space, .. data]);
    }

    /// <summary>A type under Julia's name, with the addresses of its parameters and, if it is written as another one, the name of that.</summary>
    private ulong Type(string julia, byte[] layout, ulong[]? parameters = null, string? written = null, params string[] fields)
    {
        byte[] messages = [.. Message(Datatype, layout), .. Named("julia_type", julia, parameters ?? [])];
        if (written is not null) messages = [.. messages, .. Named("written_type", written, [])];
        if (fields.Length > 0)
        {
            int width = fields.Max(field => Encoding.UTF8.GetByteCount(field));
            messages = [.. messages, .. AttributeOf("field_names", Text(width), [2, 1, 0, 1, .. Number(fields.Length, 8)],
                [.. fields.SelectMany(field => Encoding.UTF8.GetBytes(field.PadRight(width, '\0'))).Take(width * fields.Length)])];
        }
        return builder.Header(messages);
    }

    private byte[] Named(string attribute, string name, ulong[] parameters)
    {
        byte[] sequence = [0x39, 0, 0, 0, 16, 0, 0, 0, .. reference], data = [.. parameters.SelectMany(address => Number((long)address, 8))];
        byte[] collection = [.. "GCOL"u8, 1, 0, 0, 0, .. Number(32 + data.Length, 8), 1, 0, 1, 0, 0, 0, 0, 0, .. Number(data.Length, 8), .. data];
        ulong heap = data.Length == 0 ? 0 : builder.Raw(collection);
        byte[] value = [.. Encoding.UTF8.GetBytes(name), .. Number(parameters.Length, 4), .. Number((long)heap, 8), .. Number(data.Length == 0 ? 0 : 1, 4)];
        return AttributeOf(attribute, Struct(("name", Text(Encoding.UTF8.GetByteCount(name))), ("parameters", sequence)), scalar, value);
    }

    /// <summary>A value of a committed type.</summary>
    private ulong Of(ulong type, byte[] data, byte[]? space = null, byte[]? attributes = null) => builder.Header(
    [
        .. Message(Space, space ?? scalar), Datatype, 10, 0, Shared, 3, 2, .. Number((long)type, 8),
        .. Message(Layout, [4, 0, .. Number(data.Length, 2), .. data]), .. attributes ?? [],
    ]);

    private ulong Plain(byte[] type, byte[] data) => builder.Header(
        [.. Message(Space, scalar), .. Message(Datatype, type), .. Message(Layout, [4, 0, .. Number(data.Length, 2), .. data])]);

    private static byte[] Vector(int length) => [2, 1, 0, 1, .. Number(length, 8)];

    private static byte[] Address(ulong address) => Number((long)address, 8);

    private ulong Symbol(string name) => Of(Type("Core.Symbol", Text(name.Length)), Encoding.ASCII.GetBytes(name));

    [Fact]
    public void Scalars_of_Julia_keep_their_kind()
    {
        builder.Link("symbol", Symbol("relu"))
            .Link("char", Of(Type("Core.Char", Opaque(4)), [0, 0, 0xba, 0xce]))
            .Link("big", Of(Type("Base.GMP.BigInt", Text(12)), "-zzzzzzzzzzz"u8.ToArray()))
            .Link("nothing", Of(Type("Core.Nothing", Opaque(1)), [], none))
            .Link("function", Of(Type("NNlib.#relu", Opaque(1)), [], none))
            .Link("enum", Of(Type("Main.Fruit", Opaque(4)), [2, 0, 0, 0]))
            .Link("half", Of(Type("Core.BFloat16", Opaque(2)), [0x20, 0xc0]))
            .Link("type", Type("Core.Float32", float64));
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
        ulong empty = Type("Tuple", Opaque(1)), plain = Type("Core.Int64", int64), relu = Type("NNlib.#relu", Opaque(1));
        ulong names = Of(Type("NTuple", Struct(("1", reference), ("2", reference), ("3", reference))),
            [.. Address(Symbol("weight")), .. Address(Symbol("σ1")), .. Address(Symbol("act"))]);
        ulong types = Type("Core.Tuple", Struct(("1", int64)), [plain, empty, relu]);
        byte[] layout = Struct(("weight", int64));
        builder.Link("state", Of(Type("Core.NamedTuple", layout, [names, types]), Number(7, 8)))
            .Link("tuple", Of(Type("Core.Tuple", Struct(("2", int64)), [relu, plain, empty]), Number(8, 8)))
            .Link("three", Of(Type("NTuple", Opaque(1), [Plain(int64, Number(3, 8)), relu]), [], none))
            .Link("layer", Of(Type("Flux.Dense", layout, null, null, "weight", "bias", "act"), Number(9, 8)));
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
        ulong pair = Type("Core.Pair", Struct(("first", int64), ("second", float64)));
        ulong pairs = Of(pair, [.. Number(1, 8), .. BitConverter.GetBytes(0.5), .. Number(2, 8), .. BitConverter.GetBytes(-1.0)], Vector(2));
        builder.Link("new", Of(Type("Base.Dict", Struct(("kvvec", reference)), null, "JLD2.SerializedDict"), Address(pairs)))
            .Link("old", Of(Type("Base.Dict", reference, null, "Core.Array"), Address(pairs)));
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
        ulong complex = Type("Base.Complex", Struct(("re", float64), ("im", float64)));
        byte[] one = [.. Message(Space, Vector(1)), .. Message(Datatype, int64), .. Message(Layout, [4, 0, 8, 0, .. Number(4, 8)])];
        builder.Link("nothings", Of(Type("Core.Nothing", Opaque(1)), [], none, sizes))
            .Link("without", builder.Header([.. one, .. zero]))
            .Link("wrong", builder.Header([.. one, .. sizes]))
            .Link("halves", Of(Type("Core.BFloat16", Opaque(2)), [0x20, 0xc0, 0x80, 0x3f], Vector(2)))
            .Dataset("twice", [3], [0x17, 0, 0, 0, 8, 0, 0, 0], [.. Address(shared), .. Address(shared), .. Number(0, 8)])
            .Link("waves", Of(complex, [.. BitConverter.GetBytes(1.0), .. BitConverter.GetBytes(-2.0)], Vector(1)))
            .Link("wave", Of(complex, [.. BitConverter.GetBytes(1.0), .. BitConverter.GetBytes(-2.0)]));
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
            ulong names = Of(Type("NTuple", Struct(("1", reference), ("2", reference))), [.. Address(Symbol("weight")), .. Address(Symbol("act"))]);
            ulong types = Type("Core.Tuple", Struct(("1", int64)), [Type("Core.Int64", int64), Type("NNlib.#relu", Opaque(1))]);
            ulong pairs = Of(Type("Core.Pair", Struct(("first", int64), ("second", float64))), new byte[32], Vector(2));
            builder.Link("state", Of(Type("Core.NamedTuple", Struct(("weight", int64)), [names, types]), Number(7, 8)))
                .Link("dict", Of(Type("Base.Dict", Struct(("kvvec", reference)), null, "JLD2.SerializedDict"), Address(pairs)))
                .Link("layer", Of(Type("Flux.Dense", Struct(("weight", int64)), null, null, "weight", "bias"), Number(9, 8)))
                .Link("nothings", Of(Type("Core.Nothing", Opaque(1)), [], none, AttributeOf("dimensions", int64, Vector(1), Number(5, 8))));
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
