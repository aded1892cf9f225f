using Flux.Properties.Saving;
using Xunit;

namespace Flux.Properties.Pictures;

/// <summary>What is no whole picture is refused by name, without taking more memory than the file warrants.</summary>
public sealed class DamagedImagesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("flux").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static readonly Tensor small = Tensor.Uniform(new Key(1), 6, 5, 3);

    public static TheoryData<string, byte[]> Whole() => new()
    {
        { "png", Images.Encode(small) }, { "jpeg", Images.Encode(small, ImageFormat.Jpeg) },
        { "png", PictureFiles.Png(2, 2, 16, 6, [.. Enumerable.Range(0, 32).Select(i => (byte)(8 * i))]) },
        { "gif", PictureFiles.Gif([0, 1, 2, 0], [1, 1, 1, 1]) }, { "bmp", PictureFiles.Bmp(3, 2, (x, y) => ((byte)x, (byte)y, 9)) },
        { "jpeg", PictureFiles.WithExif(Images.Encode(Tensor.Zeros(8, 8), ImageFormat.Jpeg), PictureFiles.Exif(6)) },
    };

    private string Written(byte[] bytes)
    {
        string path = Path.Combine(folder, "x");
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private string Refused(byte[] bytes, long mostPixels = Images.MostPixels)
    {
        string path = Written(bytes);
        var error = Assert.Throws<FileFormatException>(() => Images.Read(path, mostPixels: mostPixels));
        Assert.StartsWith($"{path}: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("would fit", error.Message, StringComparison.Ordinal);
        return error.Message;
    }

    [Theory, MemberData(nameof(Whole))]
    public void Damaged_pictures_are_read_or_refused(string name, byte[] whole)
    {
        Assert.NotEmpty(name);
        Damage.Survived(whole, 7, Path.Combine(folder, name), path => Images.Read(path, mostPixels: 1 << 16));
    }

    [Theory, MemberData(nameof(Whole))]
    public void A_cut_picture_is_refused_unless_all_its_pixels_are_there(string name, byte[] whole)
    {
        Assert.NotEmpty(name);
        float[] pixels = Images.Decode(whole).ToArray();
        int refused = 0;
        for (int length = 0; length < whole.Length; length++)
        {
            float[]? read = null;
            var error = Record.Exception(() => read = Images.Decode(whole.AsSpan(0, length)).ToArray());
            if (error is null) Assert.Equal(pixels, read);
            else Assert.IsType<FormatException>(error);
            refused += error is null ? 0 : 1;
        }
        Assert.True(refused > whole.Length / 2, $"{refused} of {whole.Length}");
    }

    [Fact]
    public void Bits_that_flip_in_a_png_never_give_other_pixels()
    {
        byte[] whole = Images.Encode(small);
        float[] pixels = Images.Decode(whole).ToArray();
        for (int i = 0; i < 8 * whole.Length; i++)
        {
            byte[] flipped = [.. whole];
            flipped[i / 8] ^= (byte)(1 << (i % 8));
            float[]? read = null;
            if (Record.Exception(() => read = Images.Decode(flipped, mostPixels: 1 << 18).ToArray()) is null) Assert.Equal(pixels, read);
        }
    }

    [Fact]
    public void A_picture_that_says_it_is_huge_is_refused_before_anything_is_taken()
    {
        Assert.Contains("a PNG image of 100000×100000 pixels; at most 100000000 pixels would fit",
            Refused(PictureFiles.Png(100_000, 100_000, 8, 2, [1])), StringComparison.Ordinal);
        Assert.Contains("9999×9999 pixels in ", Refused(PictureFiles.Png(9999, 9999, 8, 2, [1])), StringComparison.Ordinal);
        Assert.Contains("at most 29 pixels", Refused(Images.Encode(small), 29), StringComparison.Ordinal);
        Assert.Equal(new Shape(6, 5, 3), Images.Read(Written(Images.Encode(small)), mostPixels: 30).Shape);
    }

    [Fact]
    public void A_picture_of_one_colour_is_smaller_than_any_other_and_is_read()
    {
        var x = Tensor.Ones(3000, 2000);
        Assert.Equal(new Shape(3000, 2000, 1), Images.Decode(Images.Encode(x), channels: 1).Shape);
        Assert.Equal(new Shape(3000, 2000, 1), Images.Decode(Images.Encode(x, ImageFormat.Jpeg, 1), channels: 1).Shape);
        byte[] bits = PictureFiles.Png(20_000, 2_000, 1, 0, new byte[20_000 * 2_000 / 8]);
        Assert.Equal(new Shape(10, 10, 1), Images.Decode(bits, (10, 10), 1).Shape);
    }

    [Fact]
    public void Files_of_other_kinds_are_called_by_their_names()
    {
        string path = Path.Combine(folder, "x.npy");
        Npy.Save(path, small);
        Assert.Equal($"{path}: a NumPy array; Npy.Load would fit.", Assert.Throws<FileFormatException>(() => Images.Read(path)).Message);
        Assert.Equal("a NumPy array; Npy.Load would fit.", Assert.Throws<FormatException>(() => Images.Decode(File.ReadAllBytes(path))).Message);
        Assert.Contains("a TIFF image; a PNG, JPEG, WebP, GIF or BMP image would fit Images.Read", Refused("II*\0    "u8.ToArray()), StringComparison.Ordinal);
        Assert.Contains("an empty file", Refused([]), StringComparison.Ordinal);
        Assert.Contains("no kind that is known", Refused([1, 2, 3, 4, 5, 6, 7, 8]), StringComparison.Ordinal);
        Assert.Contains("a folder", Assert.Throws<FileFormatException>(() => Images.Read(folder)).Message, StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => Images.Read(Path.Combine(folder, "absent.png")));
    }
}
