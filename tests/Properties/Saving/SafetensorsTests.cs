using System.Buffers.Binary;
using System.Text;
using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Saving;

/// <summary>Files of safetensors: written here by the specification, and ours read back.</summary>
public sealed class SafetensorsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("flux").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string At(string name = "weights.safetensors") => Path.Combine(folder, name);

    private static byte[] Bytes(string json, params byte[] data)
    {
        byte[] header = Encoding.UTF8.GetBytes(json), length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        return [.. length, .. header, .. data];
    }

    private string Written(string json, params byte[] data)
    {
        string path = At($"{Guid.NewGuid():N}");
        File.WriteAllBytes(path, Bytes(json, data));
        return path;
    }

    private static byte[] Small() => Bytes(
        """{"__metadata__":{"format":"pt"},"b":{"dtype":"I64","shape":[1],"data_offsets":[12,20]},"w":{"dtype":"F32","shape":[3,1],"data_offsets":[0,12]}}""",
        [0, 0, 128, 63, 0, 0, 0, 64, 0, 0, 64, 64, 5, 0, 0, 0, 0, 0, 0, 0]);

    [Fact]
    public void Row_major_sizes_arrive_in_reverse_order_with_the_same_bytes()
    {
        string path = At();
        File.WriteAllBytes(path, Small());
        var file = Safetensors.Open(path);
        Assert.Equal(["b", "w"], file.Names);
        Assert.Equal("pt", file.Metadata["format"]);
        Assert.Equal((new Shape(1, 3), DType.Float32), (file.Tensor("w").Shape, file.Tensor("w").DType));
        Assert.Equal([1f, 2, 3], file.Tensor("w").ToArray());
        Assert.Equal((DType.Int32, 5), (file.Tensor("b").DType, file.Tensor("b").Scalar()));
        Assert.Contains("b, w would fit", Assert.Throws<KeyNotFoundException>(() => file.Tensor("x")).Message, StringComparison.Ordinal);
    }

    /// <summary>Types of the specification, two elements each, and what they are here.</summary>
    public static TheoryData<string, byte[], DType, double[]> Types() => new()
    {
        { "F16", [0, 0x3c, 0, 0xc0], DType.Float16, [1, -2] },
        { "BF16", [0x80, 0x3f, 0, 0xc0], DType.BFloat16, [1, -2] },
        { "F64", [0, 0, 0, 0, 0, 0, 0xf0, 0x3f, 0, 0, 0, 0, 0, 0, 0, 0xc0], DType.Float64, [1, -2] },
        { "I8", [1, 0xfe], DType.Int32, [1, -2] },
        { "U8", [1, 0xfe], DType.Int32, [1, 254] },
        { "I16", [1, 0, 0xfe, 0xff], DType.Int32, [1, -2] },
        { "U16", [1, 0, 0xfe, 0xff], DType.Int32, [1, 65534] },
        { "I32", [1, 0, 0, 0, 0xfe, 0xff, 0xff, 0xff], DType.Int32, [1, -2] },
        { "U32", [1, 0, 0, 0, 0xfe, 0xff, 0xff, 0xff], DType.Float64, [1, 4294967294] },
        { "U32", [1, 0, 0, 0, 2, 0, 0, 0], DType.Int32, [1, 2] },
        { "I64", [1, 0, 0, 0, 0, 0, 0, 0, 0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], DType.Int32, [1, -2] },
        { "I64", [1, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0], DType.Float64, [4294967297, 2] },
        { "BOOL", [1, 0], DType.Bool, [1, 0] },
    };

    [Theory, MemberData(nameof(Types))]
    public void Every_type_that_is_read_has_its_numbers(string type, byte[] data, DType here, double[] numbers)
    {
        var x = Safetensors.Open(Written($$$"""{"x":{"dtype":"{{{type}}}","shape":[2],"data_offsets":[0,{{{data.Length}}}]}}""", data)).Tensor("x");
        Assert.Equal(here, x.DType);
        Assert.Equal(numbers, x.ToDoubles());
    }

    [Fact]
    public void Integers_are_exact_and_a_tensor_never_loses_a_digit()
    {
        var file = Safetensors.Open(Written("""{"x":{"dtype":"I64","shape":[1],"data_offsets":[0,8]}}""", [1, 0, 0, 0, 0, 0, 32, 0]));
        Assert.Equal([(1L << 53) + 1], file.Integers("x").ToArray());
        Assert.Contains("9007199254740993", Assert.Throws<FileFormatException>(() => file.Tensor("x")).Message, StringComparison.Ordinal);
        var floats = Safetensors.Open(Written("""{"x":{"dtype":"F32","shape":[],"data_offsets":[0,4]}}""", new byte[4]));
        Assert.Equal(Shape.Scalar, floats.Tensor("x").Shape);
        Assert.Contains("no integers", Assert.Throws<FileFormatException>(() => floats.Integers("x")).Message, StringComparison.Ordinal);
    }

    /// <summary>What the specification forbids, and a word of the message.</summary>
    public static TheoryData<string, string, int, string> Faults() => new()
    {
        { "a hole", """{"x":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}""", 2, "begins at byte 1" },
        { "an overlap", """{"x":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"y":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}}""", 3, "within another" },
        { "bytes behind", """{"x":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}""", 2, "end at byte 1 of 2" },
        { "bytes beyond", """{"x":{"dtype":"U8","shape":[3],"data_offsets":[0,3]}}""", 2, "0 to 3 of 2" },
        { "a negative offset", """{"x":{"dtype":"U8","shape":[3],"data_offsets":[-1,2]}}""", 2, "-1 to 2" },
        { "another size", """{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", 4, "4 bytes where F32 [2] has 8" },
        { "a product that overflows", """{"x":{"dtype":"U8","shape":[4294967296,4294967296,0],"data_offsets":[0,0]}}""", 0, "shape" },
        { "a negative size", """{"x":{"dtype":"U8","shape":[-1,-2],"data_offsets":[0,2]}}""", 2, "shape" },
        { "a huge number", """{"x":{"dtype":"U8","shape":[99999999999999999999],"data_offsets":[0,2]}}""", 2, "shape" },
        { "a fraction", """{"x":{"dtype":"U8","shape":[1.5],"data_offsets":[0,2]}}""", 2, "shape" },
        { "a name twice", """{"x":{"dtype":"U8","shape":[0],"data_offsets":[0,0]},"x":{"dtype":"U8","shape":[0],"data_offsets":[0,0]}}""", 0, "twice" },
        { "a shape twice", """{"x":{"dtype":"U8","shape":[0],"shape":[0],"data_offsets":[0,0]}}""", 0, "shape that does not belong" },
        { "no dtype", """{"x":{"shape":[0],"data_offsets":[0,0]}}""", 0, "lacks" },
        { "a number as metadata", """{"__metadata__":{"format":1}}""", 0, "format is no string" },
        { "deep nesting", """{"x":[[[[[[[[[[]]]]]]]]]]}""", 0, "x" },
        { "no end", """{"x":{"dtype":"U8" """, 0, "header" },
        { "something behind", """{} {}""", 0, "header" },
    };

    [Theory, MemberData(nameof(Faults))]
    public void What_the_specification_forbids_is_refused(string fault, string json, int bytes, string word)
    {
        string path = Written(json, new byte[bytes]);
        string message = Assert.Throws<FileFormatException>(() => Safetensors.Open(path)).Message;
        Assert.True(message.StartsWith(path, StringComparison.Ordinal) && message.Contains(word, StringComparison.Ordinal), $"{fault}: {message}");
    }

    [Fact]
    public void A_type_that_is_not_read_is_named_and_the_others_are_read()
    {
        var file = Safetensors.Open(Written(
            """{"x":{"dtype":"F8_E4M3","shape":[2],"data_offsets":[0,2]},"y":{"dtype":"U8","shape":[1],"data_offsets":[2,3]}}""", 1, 2, 3));
        Assert.Equal(3, file.Tensor("y").Scalar());
        Assert.Contains("F8_E4M3", Assert.Throws<FileFormatException>(() => file.Tensor("x")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_files_are_refused_or_read_with_other_numbers() => Damage.Survived(Small(), 11, At(), path => Safetensors.Open(path).Tensors());

    [Fact]
    public void A_nest_as_deep_as_the_header_may_be_is_refused() =>
        Assert.Throws<FileFormatException>(() => Safetensors.Open(Written("{\"x\":" + new string('[', 1_000_000))));

    [Fact]
    public void Files_of_other_kinds_are_called_by_their_names()
    {
        File.WriteAllBytes(At(), Encoding.Latin1.GetBytes("\u0093NUMPY\u0001\0v\0"));
        Assert.Contains("a NumPy array; Npy.Load", Assert.Throws<FileFormatException>(() => Safetensors.Open(At())).Message, StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => Safetensors.Open(At("absent")));
    }

    [Fact]
    public void A_state_of_every_type_is_saved_and_read_back()
    {
        var state = Enum.GetValues<DType>().ToDictionary(type => $"of.{type}", type => Tensor.Of([0f, 1, 1, 0, 1, 0], 2, 3).Cast(type));
        state["scalar"] = Tensor.Of(2.5);
        state["empty"] = Tensor.Zeros(0, 3);
        Safetensors.Save(At(), state, new Dictionary<string, string> { ["format"] = "pt", ["by"] = "ä" });
        var file = Safetensors.Open(At());
        Assert.Equal("ä", file.Metadata["by"]);
        var read = file.Tensors();
        Assert.Equal(state.Keys.Order(StringComparer.Ordinal), read.Keys);
        Assert.All(state, pair =>
        {
            Assert.Equal((pair.Value.DType, pair.Value.Shape), (read[pair.Key].DType, read[pair.Key].Shape));
            Assert.Equal(pair.Value.ToBytes(), read[pair.Key].ToBytes());
        });
        byte[] bytes = File.ReadAllBytes(At());
        Assert.Equal(0, BinaryPrimitives.ReadInt64LittleEndian(bytes) % 8);
        Assert.Contains("\"of.Float32\":{\"dtype\":\"F32\",\"shape\":[3,2]", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void Indices_are_written_as_I64_where_that_is_asked_for()
    {
        int[] numbers = [.. Enumerable.Range(-1500, 3000)];
        Safetensors.Save(At(), new Dictionary<string, Tensor> { ["n"] = Tensor.Of(numbers), ["m"] = Tensor.Of([1, 2]) }, asInt64: name => name == "n");
        Assert.Contains("\"n\":{\"dtype\":\"I64\"", Encoding.UTF8.GetString(File.ReadAllBytes(At())), StringComparison.Ordinal);
        Assert.Equal(numbers, Safetensors.Open(At()).Tensor("n").ToInts());
        Assert.Equal(numbers.Select(n => (long)n), Safetensors.Open(At()).Integers("n"));
    }

    [Fact]
    public void A_failed_save_leaves_the_old_file()
    {
        File.WriteAllBytes(At(), Small());
        Assert.Throws<ArgumentException>(() => Safetensors.Save(At(), new Dictionary<string, Tensor> { ["__metadata__"] = Tensor.Of(1f) }));
        Assert.Equal(Small(), File.ReadAllBytes(At()));
        Assert.Single(Directory.EnumerateFiles(folder));
    }

    [Fact]
    public void Opening_reads_the_names_alone()
    {
        // Ten gigabytes of zeros that lie on no disk.
        const long Elements = 2_500_000_000 / 2, Bytes = Elements * 8;
        byte[] header = SafetensorsTests.Bytes($$$"""
            {"x":{"dtype":"F64","shape":[{{{Elements}}}],"data_offsets":[0,{{{Bytes}}}]},
            "y":{"dtype":"U8","shape":[1],"data_offsets":[{{{Bytes}}},{{{Bytes + 1}}}]}}
            """);
        using (var file = File.Create(At()))
        {
            file.Write(header);
            file.SetLength(header.Length + Bytes + 1);
        }
        long before = GC.GetAllocatedBytesForCurrentThread();
        var opened = Safetensors.Open(At());
        Assert.Equal(0, opened.Tensor("y").Scalar());
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1 << 20);
    }
}
