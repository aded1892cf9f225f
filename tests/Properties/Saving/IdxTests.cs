using System.IO.Compression;
using Xunit;

namespace Flux.Properties.Saving;

/// <summary>Images and labels in MNIST's format.</summary>
public sealed class IdxTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("flux").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Written(byte[] bytes, bool zip = false)
    {
        string path = Path.Combine(folder, $"{Guid.NewGuid():N}");
        using Stream file = zip ? new GZipStream(File.Create(path), CompressionLevel.Fastest) : File.Create(path);
        file.Write(bytes);
        return path;
    }

    private static readonly byte[] images = [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 51, 102, 153, 204, 255];
    private static readonly byte[] labels = [0, 0, 8, 1, 0, 0, 0, 2, 7, 3];

    [Theory, InlineData(false), InlineData(true)]
    public void Images_and_labels_are_read(bool zip)
    {
        var x = Idx.Images(Written(images, zip));
        Assert.Equal(new Shape(3, 2, 1, 1), x.Shape);
        Assert.Equal(0.4, x[2, 0, 0, 0].Scalar(), 6);
        Assert.Equal(1, x[2, 1, 0, 0].Scalar(), 6);
        Assert.Equal([7, 3], Idx.Labels(Written(labels, zip)).ToArray());
    }

    [Fact]
    public void Files_cut_anywhere_of_another_kind_or_missing_are_named()
    {
        for (int n = 0; n < images.Length; n++) Assert.Throws<FileFormatException>(() => Idx.Images(Written(images[..n])));
        Assert.Contains("00000801", Assert.Throws<FileFormatException>(() => Idx.Images(Written(labels))).Message, StringComparison.Ordinal);
        Assert.Contains("0×2147483647×2", Assert.Throws<FileFormatException>(() => Idx.Images(Written(
            [0, 0, 8, 3, 0, 0, 0, 0, 127, 255, 255, 255, 0, 0, 0, 2]))).Message, StringComparison.Ordinal);
        Assert.Throws<FileFormatException>(() => Idx.Labels(Written([.. labels, 1])));
        Assert.Throws<FileFormatException>(() => Idx.Labels(Written([0x1f, 0x8b, 8, 0, 1, 2, 3])));
        Assert.Contains("a PNG image", Assert.Throws<FileFormatException>(() => Idx.Labels(Written([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]))).Message,
            StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => Idx.Labels(Path.Combine(folder, "absent")));
    }

    private static byte[] Zipped(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true)) zip.Write(bytes);
        return packed.ToArray();
    }

    private static byte[] Digits(int count, int kinds, Random random) =>
        [0, 0, 8, 1, .. BitConverter.GetBytes(System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(count)),
            .. Enumerable.Range(0, count).Select(_ => (byte)random.Next(kinds))];

    [Fact]
    public void A_damaged_gzip_is_never_read_as_other_data()
    {
        var random = new Random(1);
        byte[] plain = Digits(300, 10, random), zip = Zipped(plain);
        int[] labels = [.. plain[8..].Select(b => (int)b)];
        int refused = 0;
        for (int i = 0; i < 3000; i++)
        {
            int at = random.Next(zip.Length), more = random.Next(1, 20);
            byte[] damaged = (i % 4) switch
            {
                0 => Changed(zip, at, (byte)(zip[at] ^ 1 << random.Next(8))),
                1 => Changed(zip, at, (byte)random.Next(256)),
                2 => zip[..at],
                _ => [.. zip[..at], .. zip[Math.Min(zip.Length, at + more)..]],
            };
            string path = Written(damaged);
            try
            {
                Assert.Equal(labels, Idx.Labels(path).ToArray());
            }
            catch (FileFormatException)
            {
                refused++;
            }
            File.Delete(path);
        }
        Assert.InRange(refused, 2000, 2999);
    }

    private static byte[] Changed(byte[] bytes, int at, byte to)
    {
        byte[] copy = [.. bytes];
        copy[at] = to;
        return copy;
    }

    [Fact]
    public void Gzips_of_any_length_and_of_several_members_are_read()
    {
        var random = new Random(2);
        // Packed lengths on both sides of the buffer with which the runtime unpacks.
        foreach (int count in Enumerable.Range(8130, 60))
        {
            byte[] plain = Digits(count, 256, random), zip = Zipped(plain);
            Assert.Equal(plain[8..].Select(b => (int)b), Idx.Labels(Written(zip)));
            Assert.Equal(plain[8..].Select(b => (int)b), Idx.Labels(Written([.. Zipped(plain[..100]), .. Zipped(plain[100..])])));
            foreach (int cut in new[] { 1, 4, 5, 8, 9 }) Assert.Throws<FileFormatException>(() => Idx.Labels(Written(zip[..^cut])));
            Assert.Throws<FileFormatException>(() => Idx.Labels(Written([.. zip, 0])));
        }
    }

    [Fact]
    public void No_more_is_read_or_allocated_than_the_header_promises_and_the_file_can_hold()
    {
        byte[] huge = [0, 0, 8, 1, 0x7f, 0, 0, 0, .. new byte[100]];
        string zeros = Written(Zipped(new byte[50_000_000])), promising = Written(huge), packed = Written(Zipped(huge));
        string behind = Written(Zipped([0, 0, 8, 1, 0, 0, 0, 1, .. new byte[50_000_000]]));
        foreach (string path in new[] { zeros, promising, packed, behind })
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Assert.Throws<FileFormatException>(() => Idx.Labels(path));
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000);
        }
    }
}
