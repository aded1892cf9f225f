using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Xunit;

namespace Flux.Properties.Saving;

/// <summary>Arrays and archives of NumPy: written here by the format's rules, and ours read back.</summary>
public sealed class NpyTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("flux").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string At(string name = "x.npy") => Path.Combine(folder, name);

    private static byte[] Array(string header, params byte[] data)
    {
        byte[] text = Encoding.ASCII.GetBytes(header.PadRight(117) + "\n");
        return [0x93, .. "NUMPY"u8, 1, 0, (byte)text.Length, 0, .. text, .. data];
    }

    private static string Header(string type, string shape, bool fortran = false) =>
        $"{{'descr': '{type}', 'fortran_order': {fortran}, 'shape': {shape}, }}";

    private string Written(params byte[] bytes)
    {
        string path = At($"{Guid.NewGuid():N}");
        File.WriteAllBytes(path, bytes);
        return path;
    }

    [Fact]
    public void Row_major_sizes_arrive_in_reverse_order_and_Fortrans_order_means_the_same()
    {
        byte[] rows = [1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0], columns = [1, 0, 4, 0, 2, 0, 5, 0, 3, 0, 6, 0];
        var x = Npy.Load(Written(Array(Header("<i2", "(2, 3)"), rows)));
        var y = Npy.Load(Written(Array(Header("<i2", "(2, 3)", fortran: true), columns)));
        Assert.Equal(new Shape(3, 2), x.Shape);
        Assert.Equal([1, 2, 3, 4, 5, 6], x.ToInts());
        Assert.True(x.AllClose(y, 0, 0));
    }

    /// <summary>Types by their names, two elements each, and what they are here.</summary>
    public static TheoryData<string, byte[], DType, double[]> Types() => new()
    {
        { "<f2", [0, 0x3c, 0, 0xc0], DType.Float16, [1, -2] }, { ">f2", [0x3c, 0, 0xc0, 0], DType.Float16, [1, -2] },
        { "<f4", [0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0], DType.Float32, [1, -2] }, { ">f4", [0x3f, 0x80, 0, 0, 0xc0, 0, 0, 0], DType.Float32, [1, -2] },
        { ">f8", [0x3f, 0xf0, 0, 0, 0, 0, 0, 0, 0xc0, 0, 0, 0, 0, 0, 0, 0], DType.Float64, [1, -2] }, { "<V2", [0x80, 0x3f, 0, 0xc0], DType.BFloat16, [1, -2] },
        { "|b1", [1, 0], DType.Bool, [1, 0] }, { "|i1", [1, 0xfe], DType.Int32, [1, -2] }, { "|u1", [1, 0xfe], DType.Int32, [1, 254] },
        { ">i2", [0, 1, 0xff, 0xfe], DType.Int32, [1, -2] }, { ">i4", [0, 0, 0, 1, 0xff, 0xff, 0xff, 0xfe], DType.Int32, [1, -2] },
        { "<u4", [1, 0, 0, 0, 0xfe, 0xff, 0xff, 0xff], DType.Float64, [1, 4294967294] },
        { ">i8", [0, 0, 0, 0, 0, 0, 0, 1, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xfe], DType.Int32, [1, -2] },
    };

    [Theory, MemberData(nameof(Types))]
    public void Every_type_that_is_read_has_its_numbers(string type, byte[] data, DType here, double[] numbers)
    {
        var x = Npy.Load(Written(Array(Header(type, "(2,)"), data)));
        Assert.Equal(here, x.DType);
        Assert.Equal(numbers, x.ToDoubles());
    }

    /// <summary>Headers that are refused, and a word of the message.</summary>
    public static TheoryData<string, string> Faults() => new()
    {
        { Header("|O", "(1,)"), "Python objects" }, { Header("<c8", "(1,)"), "type <c8" }, { Header("<U4", "(1,)"), "type <U4" },
        { Header("<f4", "(-1,)"), "the header" }, { Header("<f4", "(99999999999999999999,)"), "a size of 99999999999999999999" },
        { Header("<f4", "(65536, 65536)"), "the shape" }, { Header("<f4", "(2147418113,)"), "2147418112 elements" },
        { Header("<f4", "(0, 65536, 65536)"), "the shape" }, { Header("<f4", $"({string.Concat(Enumerable.Repeat("1, ", 33))})"), "32 dimensions" },
        { Header("<f4", "(2147418112,)"), "8589672448 bytes are said to come where 1 are left" },
        { Header("<f4", "(1,)"), "4 bytes are said to come where 1 are left" }, { "{'descr': [('a', '<f4')]}", "the header" }, { "", "the header" },
    };

    [Theory, MemberData(nameof(Faults))]
    public void What_is_not_read_is_named(string header, string word)
    {
        string path = Written(Array(header, 0));
        string message = Assert.Throws<FileFormatException>(() => Npy.Load(path)).Message;
        Assert.True(message.StartsWith(path, StringComparison.Ordinal) && message.Contains(word, StringComparison.Ordinal), message);
    }

    [Fact]
    public void Arrays_one_after_another_are_read_in_their_order_also_behind_a_line_of_JSON()
    {
        using var stream = new MemoryStream();
        Npy.Save(stream, Tensor.Of([1f, 2, 3, 4, 5, 6], 2, 3));
        Npy.Save(stream, Tensor.Of(7.0));
        byte[] leaves = stream.ToArray();
        foreach (byte[] file in (byte[][])[leaves, [.. "{\"size\": 3}\n"u8, .. leaves]])
        {
            string path = Written(file);
            var read = Npy.LoadAll(path);
            Assert.Equal([new Shape(2, 3), Shape.Scalar], read.Select(x => x.Shape));
            Assert.Equal([1f, 2, 3, 4, 5, 6], read[0].ToArray());
            Assert.Contains("Npy.LoadAll", Assert.Throws<FileFormatException>(() => Npy.Load(path)).Message, StringComparison.Ordinal);
        }
        stream.Position = 0;
        Assert.Equal((6, 7.0), (Npy.Load(stream).Shape.Elements, Npy.Load(stream).Scalar()));
        Assert.Throws<EndOfStreamException>(() => Npy.Load(new MemoryStream(leaves[..140])));
    }

    [Fact]
    public void Every_type_survives_alone_and_in_archives()
    {
        var state = Enum.GetValues<DType>().ToDictionary(type => $"of/{type}", type => Tensor.Of([0f, 1, 1, 0, 1, 0], 2, 3).Cast(type));
        state["scalar"] = Tensor.Of(2.5);
        state["vector"] = Tensor.Zeros(3);
        state["empty"] = Tensor.Zeros(0, 3);
        foreach (bool compress in (bool[])[false, true])
        {
            Npz.Save(At("x.npz"), state, compress);
            var read = Npz.Open(At("x.npz")).Tensors();
            Assert.Equal(state.Keys.Order(StringComparer.Ordinal), read.Keys);
            foreach (var (name, x) in state)
            {
                Npy.Save(At(), x);
                Assert.All([read[name], Npy.Load(At())], y => Assert.Equal((x.DType, x.Shape), (y.DType, y.Shape)));
                Assert.All([read[name], Npy.Load(At())], y => Assert.Equal(x.ToBytes(), y.ToBytes()));
            }
        }
    }

    [PythonFact("numpy")]
    public void NumPy_reads_what_is_written_here()
    {
        Npy.Save(At(), Tensor.Of([1f, 2, 3, 4, 5, 6], 3, 2));
        Npz.Save(At("x.npz"), new Dictionary<string, Tensor> { ["a"] = Tensor.Of([1.5, -2]), ["n/b"] = Tensor.Of([true, false]), ["h"] = Tensor.Of(7.0) },
            compress: true);
        string read = PythonFactAttribute.Run("numpy", "-c", """
            import numpy, os, sys
            os.chdir(sys.argv[1])
            x, z = numpy.load('x.npy'), numpy.load('x.npz')
            print(x.dtype, x.shape, x.flags.c_contiguous, x[1].tolist(), z['a'].tolist(), z['n/b'].tolist(), z['h'].shape, z['h'].dtype)
            numpy.save('y.npy', numpy.arange(6, dtype='>i4').reshape(2, 3).T)
            numpy.savez_compressed('y.npz', a=numpy.float16([1, 2]), b=numpy.uint64(2**40), s=numpy.array(['x']))
            """, folder);
        Assert.Equal("float32 (2, 3) True [4.0, 5.0, 6.0] [1.5, -2.0] [True, False] () float64\n", read);
        Assert.Equal([0, 1, 2, 3, 4, 5], Npy.Load(At("y.npy")).Transpose().ToInts());
        var archive = Npz.Open(At("y.npz"));
        Assert.Equal((DType.Float16, (double)(1L << 40)), (archive.Tensor("a").DType, archive.Tensor("b").Scalar()));
        Assert.Contains("type <U1", Assert.Throws<FileFormatException>(() => archive.Tensor("s")).Message, StringComparison.Ordinal);
        Assert.Contains("a, b, s would fit", Assert.Throws<KeyNotFoundException>(() => archive.Tensor("x")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_arrays_are_refused_or_read_with_other_numbers() =>
        Damage.Survived(Array(Header("<f4", "(2, 1)"), 1, 2, 3, 4, 5, 6, 7, 8), 12, At(), path => Npy.LoadAll(path));

    [Theory, InlineData(false), InlineData(true)]
    public void Damaged_archives_are_refused_or_read_with_other_numbers(bool compress)
    {
        Npz.Save(At("small.npz"), new Dictionary<string, Tensor> { ["x"] = Tensor.Of([1f, 2]) }, compress);
        Damage.Survived(File.ReadAllBytes(At("small.npz")), 13, At("damaged.npz"), path => Npz.Open(path).Tensors());
    }

    [Fact]
    public void An_archive_that_says_more_than_its_bytes_can_hold_is_refused()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var member = archive.CreateEntry("x.npy").Open();
            member.Write(Array(Header("<f4", "(536870911,)"), 0));
        }
        byte[] file = stream.ToArray();
        string message = Assert.Throws<FileFormatException>(() => Npz.Open(Written(file)).Tensor("x")).Message;
        Assert.Contains("2147483644 bytes are said to come, the member has 129", message, StringComparison.Ordinal);
        int directory = file.AsSpan().IndexOf("PK\u0001\u0002"u8);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(directory + 24), int.MaxValue - 1);
        message = Assert.Throws<FileFormatException>(() => Npz.Open(Written(file))).Message;
        Assert.Contains("is said to have 2147483646 bytes", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_of_other_kinds_are_called_by_their_names()
    {
        string image = Written([0x89, .. "PNG\r\n\u001a\n"u8]), array = Written(Array(Header("|u1", "(1,)"), 1));
        Assert.Contains("a PNG image", Assert.Throws<FileFormatException>(() => Npy.Load(image)).Message, StringComparison.Ordinal);
        Assert.Contains("Npy.Load would fit", Assert.Throws<FileFormatException>(() => Npz.Open(array)).Message, StringComparison.Ordinal);
        Npz.Save(At("x.npz"), new Dictionary<string, Tensor> { ["x"] = Tensor.Of(1f) });
        Assert.Contains("Npz.Open would fit", Assert.Throws<FileFormatException>(() => Npy.Load(At("x.npz"))).Message, StringComparison.Ordinal);
        using (var archive = ZipFile.Open(At("other.zip"), ZipArchiveMode.Create)) archive.CreateEntry("readme.txt");
        Assert.Contains("readme.txt is no array", Assert.Throws<FileFormatException>(() => Npz.Open(At("other.zip"))).Message, StringComparison.Ordinal);
    }
}
