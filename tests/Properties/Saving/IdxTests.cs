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
        Assert.Throws<FileFormatException>(() => Idx.Labels(Written([.. labels, 1])));
        Assert.Throws<FileFormatException>(() => Idx.Labels(Written([0x1f, 0x8b, 8, 0, 1, 2, 3])));
        Assert.Contains("a PNG image", Assert.Throws<FileFormatException>(() => Idx.Labels(Written([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]))).Message,
            StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => Idx.Labels(Path.Combine(folder, "absent")));
    }
}
