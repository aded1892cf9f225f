using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Xunit;

namespace Flux.Properties.Saving;

/// <summary>Files are known by their first bytes.</summary>
public sealed class FileKindTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("flux").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static byte[] Latin(string text) => Encoding.Latin1.GetBytes(text);

    private static byte[] Zip(string member)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var stream = archive.CreateEntry(member).Open();
            stream.WriteByte(1);
        }
        return file.ToArray();
    }

    private static byte[] Safetensors()
    {
        byte[] bytes = new byte[10];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, 2);
        (bytes[8], bytes[9]) = ((byte)'{', (byte)'}');
        return bytes;
    }

    /// <summary>First bytes as the formats' own specifications give them, and a word of the name.</summary>
    public static TheoryData<string, byte[]> Heads() => new()
    {
        { "NumPy array", Latin("\u0093NUMPY\u0001\0v\0") },
        { "NumPy archive", Zip("x.npy") },
        { "zip archive", Zip("readme.txt") },
        { "PyTorch", Zip("archive/data.pkl") },
        { "PyTorch", Latin("\u0080\u0002\u008a\nl\u00fc\u009cF\u00f9 j\u00a8P\u0019.") },
        { "pickle", Latin("\u0080\u0004\u0095") },
        { "safetensors", Safetensors() },
        { "BSON", [5, 0, 0, 0, 0] },
        { "HDF5", Latin("\u0089HDF\r\n\u001a\n\0") },
        { "JLD2", [.. Latin("HDF5-based Julia Data Format, version 0.1.1"), 0] },
        { "HDF5", [.. new byte[512], .. Latin("\u0089HDF\r\n\u001a\n")] },
        { "IDX", [0, 0, 8, 1, 0, 0, 0, 2, 7, 3] },
        { "gzip", [0x1f, 0x8b, 8] },
        { "PNG", Latin("\u0089PNG\r\n\u001a\n\0") },
        { "JPEG", [0xff, 0xd8, 0xff, 0xe0] },
        { "BMP", [.. Latin("BM"), 9, 0, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0, 40, 0, 0, 0] },
        { "WebP", Latin("RIFF\0\0\0\0WEBP") },
        { "Git LFS", Latin("version https://git-lfs.github.com/spec/v1\noid sha256:1") },
        { "HTML", Latin("\n <!DOCTYPE html><html>") },
        { "Serialization", Latin("7JL\u0010\u0004") },
        { "text", Encoding.UTF8.GetBytes("ä,b\n1,2\n") },
        { "text", Encoding.UTF8.GetBytes(new string('ä', 800)) },
        { "empty", [] },
    };

    [Theory, MemberData(nameof(Heads))]
    public void A_file_is_known_by_its_first_bytes(string name, byte[] bytes) =>
        Assert.Contains(name, FileKind.Of(bytes.AsSpan(0, Math.Min(1024, bytes.Length)), bytes.Length)?.Name, StringComparison.Ordinal);

    [Fact]
    public void Bytes_of_no_kind_are_left_to_the_reader()
    {
        Assert.Null(FileKind.Of([1, 2, 3, 4, 5, 6, 7, 8], 8));
        Assert.Null(FileKind.Of([6, 0, 0, 0, 0], 5)); // a BSON document says its own length
        Assert.Null(FileKind.Of([3, 0, 0, 0, 0, 0, 0, 0, (byte)'{', (byte)'}'], 10)); // a header beyond the end
    }

    [Fact]
    public void A_reader_calls_a_file_of_another_kind_by_its_name_and_names_who_takes_it()
    {
        string path = Path.Combine(folder, "weights");
        File.WriteAllBytes(path, Latin("\u0093NUMPY\u0001\0v\0"));
        FileKind.Demand("Npy.Load", path, FileKind.Npy);
        string met = Assert.Throws<FileFormatException>(() => FileKind.Demand("Bson.Load", path, FileKind.Bson)).Message;
        Assert.Equal($"{path}: a NumPy array; Npy.Load would fit.", met);
        File.WriteAllBytes(path, [0xff, 0xd8, 0xff]);
        met = Assert.Throws<FileFormatException>(() => FileKind.Demand("Bson.Load", path, FileKind.Bson)).Message;
        Assert.Equal($"{path}: a JPEG image; Images.Read of Flux.Images would fit.", met);
        Assert.Throws<FileNotFoundException>(() => FileKind.Demand("Bson.Load", path + ".absent", FileKind.Bson));
        Assert.Contains("a folder", Assert.Throws<FileFormatException>(() => FileKind.Demand("Bson.Load", folder, FileKind.Bson)).Message,
            StringComparison.Ordinal);
    }
}
