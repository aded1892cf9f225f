using System.Buffers.Binary;
using Xunit;
using static Flux.Properties.Saving.Jld2Builder;

namespace Flux.Properties.Saving;

/// <summary>
/// Files that are damaged, or made to do harm: each is read to its end or refused by an error that names it, in memory that follows from its length.
/// </summary>
public sealed class DamagedJld2Tests : IDisposable
{
    private const long Spare = 48 << 20, Multiple = 64;
    private static readonly byte[] reference = [0x17, 0, 0, 0, 8, 0, 0, 0], text = [0x19, 0x01, 0x01, 0, 16, 0, 0, 0, 0x10, 0, 0, 0, 1, 0, 0, 0, 0, 0, 8, 0];
    private readonly string folder = Directory.CreateTempSubdirectory("flux").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Written(byte[] bytes)
    {
        string path = Path.Combine(folder, $"{Guid.NewGuid():N}.jld2");
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private static Jld2Builder Sample(Func<byte[], byte[]>? damage = null) => new Jld2Builder(damage)
        .Array("x", [1f, 2, 3, 4, 5, 6], 2, 3)
        .Array("n", [5L, -7, 9], 3)
        .Strings("labels", ["thresher", "nurse", "", "κ"]);

    /// <summary>Everything in a file as text, read to the last number, within the memory that its length allows; null where it is refused.</summary>
    private string? Read(byte[] bytes)
    {
        string path = Written(bytes);
        long before = GC.GetAllocatedBytesForCurrentThread();
        string? text = null;
        var error = Record.Exception(() =>
        {
            var file = Jld2.Open(path);
            text = string.Join('\n', file.Names.Select(name => $"{name}: {file[name]} {Numbers(file[name])}"));
        });
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        File.Delete(path);
        Assert.True(error is null || error is FileFormatException met && met.Path == path && met.Message.EndsWith('.'), $"{error}");
        Assert.True(allocated < Spare + Multiple * bytes.Length, $"{allocated} bytes for a file of {bytes.Length}: {error?.Message ?? text}");
        return error is null ? text : null;
    }

    private static string Numbers(JuliaValue value) => string.Join(' ', value.Tensors()
        .Select(entry => $"{entry.Key} {entry.Value} {string.Join(' ', entry.Value.Tensor().Cast(DType.Float64).ToDoubles())}"));

    [Fact]
    public void A_file_cut_anywhere_is_refused()
    {
        foreach (byte[] whole in new[] { Sample().Build(), Saved() })
        {
            Assert.NotNull(Read(whole));
            for (int i = 0; i < whole.Length; i++) Assert.Null(Read(whole[..i]));
        }
    }

    private byte[] Saved()
    {
        string path = Path.Combine(folder, "saved.jld2");
        Jld2.Save(path, (Tensor.Of([1f, 2, 3, 4, 5, 6], 2, 3), Tensor.Of([5, -7]), 2.5, "nurse"));
        return File.ReadAllBytes(path);
    }

    [Fact]
    public void A_bit_flipped_in_what_has_a_checksum_is_found()
    {
        byte[] whole = Saved();
        string sound = Read(whole)!;
        int numbers = 0;
        for (int i = 512; i < whole.Length; i++)
        {
            byte[] bytes = [.. whole];
            bytes[i] ^= (byte)(1 << i % 8);
            // Beside headers there are only the numbers themselves, 24 bytes and 8, and what aligns them.
            if (Read(bytes) is { } met && met != sound) numbers++;
        }
        Assert.InRange(numbers, 20, 32);
    }

    [Fact]
    public void Bytes_changed_at_random_under_a_good_checksum_do_no_harm()
    {
        var random = new Random(2024);
        int refused = 0;
        for (int i = 0; i < 3000; i++)
        {
            int block = random.Next(5), seen = 0;
            byte[] file = Sample(bytes =>
            {
                if (seen++ != block) return bytes;
                byte[] damaged = [.. bytes];
                for (int k = random.Next(1, 4); k > 0; k--)
                {
                    int at = random.Next(4, damaged.Length);
                    damaged[at] = random.Next(3) switch { 0 => 0xff, 1 => 0, _ => (byte)random.Next(256) };
                }
                return damaged;
            }).Build();
            if (Read(file) is null) refused++;
        }
        Assert.InRange(refused, 500, 2999);
    }

    [Theory, InlineData(2, long.MaxValue), InlineData(2, 1L << 40), InlineData(2, -1), InlineData(4, int.MaxValue), InlineData(4, -1), InlineData(8, 1L << 62)]
    public void A_length_raised_anywhere_under_a_good_checksum_does_no_harm(int width, long value)
    {
        int blocks = 0;
        Sample(block => { blocks++; return block; }).Build();
        for (int b = 0; b < blocks; b++)
        {
            int length = int.MaxValue;
            for (int at = 4; at + width <= length; at++)
            {
                int seen = 0;
                Read(Sample(bytes =>
                {
                    if (seen++ != b) return bytes;
                    byte[] raised = [.. bytes];
                    length = raised.Length;
                    if (at + width <= length) Number(value, width).CopyTo(raised, at);
                    return raised;
                }).Build());
            }
        }
    }

    [PythonFact("h5py, numpy")]
    public void Files_of_h5py_changed_at_random_do_no_harm()
    {
        PythonFactAttribute.Run("h5py, numpy", Path.Combine(Checkout.Root, "tests", "Properties", "Saving", "Hdf5Files.py"), folder);
        var random = new Random(7);
        foreach (var (name, times) in new[] { ("links", 800), ("structs", 400), ("numbers", 200), ("strings", 60), ("groups", 12), ("chunked", 12) })
        {
            // Old files have no checksums: what is changed there is met by what follows.
            foreach (string layout in new[] { "earliest", "latest" })
            {
                byte[] whole = File.ReadAllBytes(Path.Combine(folder, $"{name} {layout}.h5"));
                for (int i = 0; i < times; i++)
                {
                    byte[] bytes = [.. whole];
                    for (int k = random.Next(1, 8); k > 0; k--)
                    {
                        int at = random.Next(bytes.Length - 8);
                        if (random.Next(4) == 0) BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(at), random.NextInt64());
                        else bytes[at] = (byte)random.Next(256);
                    }
                    Read(bytes);
                }
            }
        }
    }

    [Fact]
    public void Links_to_one_header_that_goes_on_and_on_are_read_once()
    {
        var builder = new Jld2Builder();
        const int Links = 3000, Continuations = 4000, Size = 4 + 4 + 16 + 4;
        ulong start = builder.Next, header = start;
        builder.Header(Message(0x10, [.. Number((long)(start + 10 + 20 + 4), 8), .. Number(Size, 8)]));
        for (int i = 0; i < Continuations; i++)
        {
            ulong next = builder.Next + Size;
            builder.Raw(builder.Sealed([.. "OCHK"u8, .. i + 1 < Continuations ? Message(0x10, [.. Number((long)next, 8), .. Number(Size, 8)])
                : Message(0, new byte[16])]));
        }
        for (int i = 0; i < Links; i++) builder.Link($"{i}", header);
        Assert.NotNull(Read(builder.Build()));
    }

    [Fact]
    public void Many_strings_in_one_heap_and_many_names_of_one_string_take_memory_once()
    {
        string[] many = [.. Enumerable.Range(0, 50_000).Select(i => $"the name of shark number {i} of many sharks")];
        string path = Written(new Jld2Builder().Strings("many", many).Build());
        Assert.Equal(many, Jld2.Open(path).Strings("many").ToArray());
        Assert.NotNull(Read(new Jld2Builder().Strings("many", many).Build()));

        var builder = new Jld2Builder();
        const int Length = 1 << 20, Names = 20_000;
        ulong heap = builder.Raw([.. "GCOL"u8, 1, 0, 0, 0, .. Number(16 + 16 + Length, 8), .. Number(1, 2), 1, 0, 0, 0, 0, 0, .. Number(Length, 8),
            .. new byte[Length]]);
        byte[] element = [.. Number(Length, 4), .. Number((long)heap, 8), .. Number(1, 4)];
        builder.Dataset("one", [Names], text, [.. Enumerable.Repeat(element, Names).SelectMany(bytes => bytes)]);
        Assert.NotNull(Read(builder.Build()));

        byte[] shorter = [.. Number(Length - 1, 4), .. Number((long)heap, 8), .. Number(1, 4)];
        builder.Dataset("two lengths", [2], text, [.. element, .. shorter]);
        Assert.Null(Read(builder.Build()));
    }

    [Fact]
    public void What_holds_itself_is_a_cycle_and_what_nests_without_end_is_refused()
    {
        var builder = new Jld2Builder();
        // The header comes after its eight bytes of data, and those name the header.
        ulong self = builder.Next + 8;
        Assert.Equal(self, builder.Object([1], reference, Number((long)self, 8)));
        builder.Link("self", self);
        var file = Jld2.Open(Written(builder.Build()));
        var array = Assert.IsType<JuliaArray>(file["self"]);
        Assert.Same(array, Assert.IsType<JuliaCycle>(array.Items[0]).Target);

        ulong inner = builder.Object([1], reference, Number(0, 8));
        for (int i = 0; i < 100; i++) inner = builder.Object([1], reference, Number((long)inner, 8));
        builder.Link("deep", inner);
        Assert.IsType<JuliaArray>(Jld2.Open(Written(builder.Build()))["deep/[1]/[1]/[1]"]);
        for (int i = 0; i < 5000; i++) inner = builder.Object([1], reference, Number((long)inner, 8));
        builder.Link("deeper", inner);
        Assert.Contains("nests more than 500 deep", Assert.Throws<FileFormatException>(() => Jld2.Open(Written(builder.Build()))["deeper"]).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Groups_that_share_groups_are_named_once_and_their_places_are_counted()
    {
        var builder = new Jld2Builder().Array("x", [1f], 1);
        ulong group = builder.Header(LinkMessage("leaf", builder.Object([0], reference, [])));
        for (int i = 0; i < 60; i++) group = builder.Header([.. LinkMessage("a", group), .. LinkMessage("b", group)]);
        builder.Link("g", group);
        var file = Jld2.Open(Written(builder.Build()));
        Assert.Equal(62, file.Names.Count());
        Assert.Contains("1000000 places", Assert.Throws<InvalidOperationException>(() => file["g"].Tensors().Count()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_things_of_one_name_are_refused()
    {
        byte[] file = Sample().Array("x", [1f], 1).Build();
        Assert.Contains("the name x twice", Assert.Throws<FileFormatException>(() => Jld2.Open(Written(file)).Names.Count()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Absurd_shapes_are_refused_before_anything_is_allocated()
    {
        foreach (int[] sizes in new int[][] { [int.MaxValue, int.MaxValue], [int.MaxValue, int.MaxValue, int.MaxValue], [1 << 20], [7] })
        {
            var builder = new Jld2Builder();
            builder.Dataset("x", sizes, [0x10, 8, 0, 0, 8, 0, 0, 0, 0, 0, 64, 0], new byte[48]);
            byte[] file = builder.Build();
            long before = GC.GetAllocatedBytesForCurrentThread();
            Assert.Null(Read(file));
            Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1 << 20);
        }
    }

    [Fact]
    public void A_file_of_another_kind_is_called_by_its_name()
    {
        string path = Path.Combine(folder, "model.bson");
        Bson.Save(path, Tensor.Of([1f]));
        Assert.Contains("a BSON document; Bson.Load would fit", Assert.Throws<FileFormatException>(() => Jld2.Open(path)).Message, StringComparison.Ordinal);
    }
}
