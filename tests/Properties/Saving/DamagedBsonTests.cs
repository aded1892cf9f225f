using MongoDB.Bson;
using Xunit;
using static Flux.Properties.Saving.JuliaBson;

namespace Flux.Properties.Saving;

/// <summary>
/// Files of BSON that are damaged, or made to do harm: each is read to its end or refused by an error that names it, in memory that follows from its length.
/// </summary>
public sealed class DamagedBsonTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("flux").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string At => Path.Combine(folder, "damaged.bson");

    /// <summary>Every kind of value that BSON.jl writes.</summary>
    private static BsonDocument Sample()
    {
        var (float32, int64) = (Datatype("Core", "Float32"), Datatype("Core", "Int64"));
        var pair = Datatype("Core", "NamedTuple", Tuple(Symbol("a"), Symbol("b")), Datatype("Core", "Tuple", Datatype("Core", "Int8"), float32));
        var pool = Datatype("Flux", "MaxPool");
        pool["name"] = new BsonArray { "Main", "Flux", "MaxPool" };
        pool["params"] = Array(int64, Convert.FromHexString("02000000000000000400000000000000"), 2);
        return new()
        {
            ["x"] = Array(float32, new byte[16], 2, 2),
            ["z"] = Array(Datatype("Base", "Complex", int64), new byte[32], 2),
            ["chars"] = Array(Datatype("Core", "Char"), new byte[] { 0, 0, 0, 0x61, 0, 0, 0xba, 0xce }, 2),
            ["bits"] = Array(pair, new byte[] { 7, 0, 0, 0, 0, 0, 0x80, 0x3f }, 1),
            ["unknown"] = Array(Datatype("Main", "Point"), new byte[] { 1, 2, 3, 4 }, 2),
            ["bytes"] = new byte[] { 1, 2, 3 },
            ["named"] = Struct(pair, new BsonArray { 5, Struct(float32, new byte[] { 0, 0, 0x80, 0x3f }) }),
            ["dict"] = Struct(Datatype("Base", "Dict"), new BsonArray { Array(int64, new byte[16], 2), new BsonArray { "μ", BsonNull.Value } }),
            ["pool"] = Struct(pool, new BsonArray { Tuple(2, 2L), Tuple() }),
            ["tied"] = new BsonArray { Reference(1), Reference(1), Reference(2) },
            ["undef"] = Struct(Datatype("BSON", "Undef"), new BsonArray()),
            ["inner"] = new BsonDocument { ["acc"] = 0.5, ["ok"] = true },
            ["_backrefs"] = new BsonArray { Array(float32, new byte[4], 1), Struct(Datatype("Main", "Node"), new BsonArray { 1, Reference(2) }) },
        };
    }

    private static string Text(JuliaValue value, int depth = 0) => depth > 20 ? "…" : value switch
    {
        JuliaTensor { ElementType: "UInt8" } x => $"{x} {string.Join(' ', x.Int64s())}",
        JuliaTensor x => $"{x} {string.Join(' ', x.Tensor().Cast(DType.Float64).ToDoubles())}",
        _ => $"{value} {string.Join("; ", value.Members.Take(100).Select(member => $"{member.Name}={Text(member.Value, depth + 1)}"))}",
    };

    private static string Read(string path)
    {
        var file = Bson.Open(path);
        return string.Join('\n', file.Names.Take(100).Select(name => $"{name}: {Text(file[name])}"));
    }

    private string Read(BsonDocument document)
    {
        File.WriteAllBytes(At, document.ToBson());
        return Read(At);
    }

    [Fact]
    public void Every_kind_of_value_is_read()
    {
        Read(Sample());
        var file = Bson.Open(At);
        Assert.Equal(["x", "z", "chars", "bits", "unknown", "bytes", "named", "dict", "pool", "tied", "undef", "inner"], file.Names);
        Assert.Equal("Complex{Int64} 2×2", $"{file["z"]}");
        Assert.Equal("'κ'", $"{file["chars/[2]"]}");
        Assert.Equal(("7", "1"), ($"{file["bits/[1]/a"]}", $"{file["bits/[1]/b"]}"));
        Assert.Equal([3, 4], Assert.IsType<JuliaOpaque>(file["unknown/[2]"]).Bytes.Select(b => (int)b));
        Assert.Equal("1", $"{file["named/b"]}");
        Assert.Equal("Flux.MaxPool{2, 4} of 1, 2", $"{file["pool"]}");
        Assert.Same(file["tied/[1]"], file["tied/[2]"]);
        Assert.Same(file["tied/[3]"], Assert.IsType<JuliaCycle>(file["tied/[3]/2"]).Target);
        Assert.IsType<JuliaUndefined>(file["undef"]);
        Assert.Equal("0.5", $"{file["inner/acc"]}");
        Assert.Equal("\"μ\"", $"{Assert.IsType<JuliaDict>(file["dict"]).Pairs[0].Value}");
    }

    [Fact]
    public void A_damaged_file_is_read_or_refused_within_its_bounds()
    {
        foreach (string name in Sample().Names.Where(name => name != "_backrefs"))
        {
            byte[] whole = new BsonDocument { [name] = Sample()[name], ["_backrefs"] = Sample()["_backrefs"] }.ToBson();
            Damage.Survived(whole, 11, At, path => Read(path));
        }
    }

    [Fact]
    public void A_damaged_file_of_this_library_is_loaded_or_refused_within_its_bounds()
    {
        var tied = Tensor.Of([1f, 2]);
        Bson.Save(At, (tied, tied, 3, "nurse"));
        Damage.Survived(File.ReadAllBytes(At), 12, At, path => Bson.Load(path, (tied, tied, 3, "nurse")));
    }

    [Fact]
    public void A_cut_file_is_refused()
    {
        byte[] whole = Sample().ToBson();
        for (int i = 0; i < whole.Length; i++)
        {
            File.WriteAllBytes(At, whole[..i]);
            Assert.Throws<FileFormatException>(() => Bson.Open(At));
        }
    }

    [Fact]
    public void An_empty_array_of_sizes_that_no_tensor_has_is_refused()
    {
        var array = Array(Datatype("Core", "Float32"), System.Array.Empty<byte>(), 0L, 1L << 30, 1L << 30);
        File.WriteAllBytes(At, new BsonDocument { ["a"] = array }.ToBson());
        string message = Assert.Throws<FileFormatException>(() => Bson.Open(At).Tensor("a")).Message;
        Assert.Contains("Float32 0×1073741824×1073741824; up to", message, StringComparison.Ordinal);
    }

    public static TheoryData<string, BsonDocument, string> Harmful => new()
    {
        { "a size that no memory holds", new() { ["a"] = Array(Datatype("Core", "Nothing"), System.Array.Empty<byte>(), int.MaxValue) }, "more values" },
        { "sizes whose product overflows", new() { ["a"] = Array(Datatype("Core", "Int8"), System.Array.Empty<byte>(), 1L << 40, 1L << 40) }, "0 bytes" },
        { "a negative size", new() { ["a"] = Array(Datatype("Core", "Int8"), System.Array.Empty<byte>(), -1) }, "a size of -1" },
        { "too few bytes", new() { ["a"] = Array(Datatype("Core", "Int64"), new byte[9], 2) }, "8 for each element would fit" },
        { "a reference to itself", new() { ["a"] = Reference(1), ["_backrefs"] = new BsonArray { Reference(1) } }, "only a reference" },
        { "references in a circle", new() { ["a"] = Reference(1), ["_backrefs"] = new BsonArray { Reference(2), Reference(1) } }, "only a reference" },
        { "a reference to nothing", new() { ["a"] = Reference(3), ["_backrefs"] = new BsonArray { 1 } }, "1 to 1 would fit" },
        { "a type that is none", new() { ["a"] = Struct(5, new BsonArray()) }, "a datatype would fit" },
        { "keys without values", new() { ["a"] = Struct(Datatype("Base", "Dict"), new BsonArray { new BsonArray { 1 }, new BsonArray() }) }, "1 keys and 0" },
        { "many dictionaries of one array", Many(), "more values" },
        { "references one in another", Deep(), "up to 500" },
    };

    private static BsonDocument Many()
    {
        var dict = Struct(Datatype("Base", "Dict"), new BsonArray { Reference(1), Reference(1) });
        return new()
        {
            ["a"] = new BsonArray(Enumerable.Repeat(dict, 1000)),
            ["_backrefs"] = new BsonArray { Array(Datatype("Core", "Int8"), new byte[100_000], 100_000) },
        };
    }

    private static BsonDocument Deep() => new()
    {
        ["a"] = Reference(1),
        ["_backrefs"] = new BsonArray(Enumerable.Range(2, 5000).Select(i => Tuple(i < 5001 ? Reference(i) : (BsonValue)1))),
    };

    [Theory, MemberData(nameof(Harmful))]
    public void Harm_is_refused_by_its_place(string what, BsonDocument document, string why)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        string message = Assert.Throws<FileFormatException>(() => Read(document)).Message;
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 200 << 20, what);
        Assert.StartsWith(At, message, StringComparison.Ordinal);
        Assert.Contains(why, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Documents_nested_without_end_are_refused()
    {
        var bytes = new byte[10_000 * 7 + 5];
        for (int depth = 0, at = 0; depth <= 10_000; depth++, at += 6)
        {
            BitConverter.TryWriteBytes(bytes.AsSpan(at), bytes.Length - 7 * depth);
            if (depth < 10_000) bytes[at + 4] = 3;
        }
        File.WriteAllBytes(At, bytes);
        Assert.Contains("nested 1001 deep", Assert.Throws<FileFormatException>(() => Bson.Open(At)).Message, StringComparison.Ordinal);
    }
}
