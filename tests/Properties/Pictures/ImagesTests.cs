using SkiaSharp;
using Xunit;

namespace Flux.Properties.Pictures;

/// <summary>Pictures are read as what is in the file, and written so that they are read again.</summary>
public sealed class ImagesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("flux").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string At(string name) => Path.Combine(folder, name);

    /// <summary>Values of eight bits.</summary>
    private static Tensor Bytes(int seed, params int[] shape) =>
        Tensor.Of([.. Tensor.Uniform(new Key(seed), shape).ToArray().Select(u => MathF.Floor(256 * u) / 255f)], shape);

    private static string Said<E>(Func<object> act) where E : Exception => Assert.Throws<E>(act).Message;

    [Theory, InlineData(1), InlineData(3), InlineData(4)]
    public void What_is_written_as_png_is_read_again_with_the_same_bits(int channels)
    {
        var x = Bytes(channels, 5, 3, channels);
        Images.Write(At("x.png"), x);
        Assert.Equal(x.ToArray(), Images.Read(At("x.png"), channels: channels).ToArray());
        Assert.Equal(x.Shape, Images.Read(At("x.png"), channels: channels).Shape);
        Assert.Equal(x.ToArray(), Images.Decode(Images.Encode(x), channels: channels).ToArray());
    }

    [Fact]
    public void The_first_dimension_runs_along_a_row_and_the_second_down()
    {
        var x = Images.Decode(PictureFiles.Png(3, 2, 8, 0, [0, 51, 102, 153, 204, 255]), channels: 1);
        Assert.Equal(new Shape(3, 2, 1), x.Shape);
        Assert.Equal([0, 0.2f, 0.4f, 0.6f, 0.8f, 1], x.ToArray());
    }

    [Fact]
    public void Channels_are_colours_luminance_or_alpha_too()
    {
        byte[] png = PictureFiles.Png(2, 1, 8, 6, [255, 0, 0, 128, 10, 10, 10, 0]);
        Assert.Equal([1, 10 / 255f, 0, 10 / 255f, 0, 10 / 255f], Images.Decode(png).ToArray());
        Assert.Equal([0.299f, 10 / 255f], Images.Decode(png, channels: 1).ToArray());
        Assert.Equal([128 / 255f, 0], Images.Decode(png, channels: 4)[.., .., 3..].ToArray());
    }

    [Fact]
    public void Greys_of_every_value_are_their_own_luminance()
    {
        byte[] greys = [.. Enumerable.Range(0, 256).Select(i => (byte)i)];
        var x = Images.Decode(PictureFiles.Png(256, 1, 8, 2, [.. greys.SelectMany(g => (byte[])[g, g, g])]), channels: 1);
        Assert.Equal(greys.Select(g => g / 255f), x.ToArray());
    }

    [Fact]
    public void Sixteen_bits_keep_eleven_significant_ones_in_colour_and_eight_in_grey()
    {
        var colour = Images.Decode(PictureFiles.Png(1, 1, 16, 2, [0x12, 0x34, 0x80, 0x01, 0x00, 0x02])).ToArray();
        Assert.All(colour.Zip([0x1234 / 65535f, 0x8001 / 65535f, 2 / 65535f]), pair => Assert.InRange(pair.First / pair.Second, 1 - 1 / 2048f, 1 + 1 / 2048f));
        var grey = Images.Decode(PictureFiles.Png(1, 1, 16, 0, [0x12, 0x34]), channels: 1).ToArray();
        Assert.Equal([0x12 / 255f], grey);
    }

    [Fact]
    public void Palettes_and_few_bits_and_transparent_greys_are_pictures_too()
    {
        byte[] palette = PictureFiles.Chunk("PLTE", [255, 0, 0, 0, 255, 0]);
        Assert.Equal([1, 0, 0, 1, 0, 0], Images.Decode(PictureFiles.Png(2, 1, 8, 3, [0, 1], palette)).ToArray());
        Assert.Equal([1, 0, 1, 1], Images.Decode(PictureFiles.Png(4, 1, 1, 0, [0b1011_0000]), channels: 1).ToArray());
        Assert.Equal([0.2f, 0.4f], Images.Decode(PictureFiles.Png(1, 1, 8, 4, [51, 102]), channels: 4)[.., .., 2..].ToArray());
    }

    [Fact]
    public void Bmp_gif_webp_and_jpeg_are_read_from_the_top_left()
    {
        var bmp = Images.Decode(PictureFiles.Bmp(3, 2, (x, y) => ((byte)(51 * x), (byte)(51 * y), 255)));
        Assert.Equal([0, 0.2f, 0.4f, 0, 0.2f, 0.4f, 0, 0, 0, 0.2f, 0.2f, 0.2f, 1, 1, 1, 1, 1, 1], bmp.ToArray());
        var gif = Images.Decode(PictureFiles.Gif([0, 1, 2, 0], [1, 1, 1, 1]));
        Assert.Equal([1, 0, 0, 1, 0, 1, 0, 0, 0, 0, 1, 0], gif.ToArray());
        var picture = Bytes(1, 9, 7, 3);
        using var bitmap = SKBitmap.Decode(Images.Encode(picture));
        using var webp = bitmap.PeekPixels()!.Encode(new SKWebpEncoderOptions(SKWebpEncoderCompression.Lossless, 100));
        Assert.Equal(picture.ToArray(), Images.Decode(webp!.ToArray()).ToArray());
        var smooth = Tensor.Of([.. Enumerable.Range(0, 24 * 16).Select(i => (i % 24 + i / 24) / 48f)], 24, 16);
        Assert.True(Images.Decode(Images.Encode(smooth, ImageFormat.Jpeg, 100), channels: 1).AllClose(smooth.Reshape(24, 16, 1), 0, 0.01));
    }

    /// <summary>The pixels a b c / d e f as they are looked at, from how EXIF numbers the turns.</summary>
    [Theory]
    [InlineData(1, 3, "abcdef"), InlineData(2, 3, "cbafed"), InlineData(3, 3, "fedcba"), InlineData(4, 3, "defabc")]
    [InlineData(5, 2, "adbecf"), InlineData(6, 2, "daebfc"), InlineData(7, 2, "fcebda"), InlineData(8, 2, "cfbead")]
    public void A_picture_stands_as_its_orientation_says(int orientation, int width, string seen)
    {
        byte[] rows = [10, 50, 90, 130, 170, 210];
        var expected = seen.Select(pixel => rows[pixel - 'a'] / 255f).ToArray();
        // Each pixel is a block of JPEG, whose middle is looked at.
        var blocks = Tensor.Of([.. Enumerable.Range(0, 48 * 32).Select(i => rows[i % 48 / 16 + 3 * (i / 48 / 16)] / 255f)], 48, 32);
        byte[] turned = PictureFiles.WithExif(Images.Encode(blocks, ImageFormat.Jpeg, 100), PictureFiles.Exif(orientation));
        var jpeg = Images.Decode(turned, channels: 1);
        Assert.Equal(new Shape(16 * width, 96 / width, 1), jpeg.Shape);
        float[] middles = [.. from y in Enumerable.Range(0, 6 / width) from x in Enumerable.Range(0, width) select (float)jpeg[16 * x + 8, 16 * y + 8, 0]];
        Assert.All(middles.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 0.01f));
        var small = Images.Decode(turned, (width, 6 / width), channels: 1).ToArray();
        Assert.All(small.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 0.12f));
    }

    [Fact]
    public void Resizing_takes_means_over_triangles()
    {
        byte[] png = PictureFiles.Png(4, 1, 8, 0, [0, 0, 255, 255]);
        Assert.Equal([0, 0, 1, 1], Images.Decode(png, (4, 1), 1).ToArray());
        // Half of the width: weights 1 3 3 1 over pixels from half a new one before to half behind, those outside left out.
        Assert.All(Images.Decode(png, (2, 1), 1).ToArray().Zip([1 / 7f, 6 / 7f]), pair => Assert.Equal(pair.Second, pair.First, 1e-6f));
        // Twice the width is linear between the middles of pixels.
        Assert.All(Images.Decode(PictureFiles.Png(2, 1, 8, 0, [0, 255]), (4, 1), 1).ToArray().Zip([0, 0.25f, 0.75f, 1]),
            pair => Assert.Equal(pair.Second, pair.First, 1e-6f));
        // Down is as along.
        var (along, down) = (Images.Decode(PictureFiles.Png(7, 1, 8, 0, [9, 80, 3, 200, 255, 0, 7]), (3, 1), 1),
            Images.Decode(PictureFiles.Png(1, 7, 8, 0, [9, 80, 3, 200, 255, 0, 7]), (1, 3), 1));
        Assert.Equal(along.ToArray(), down.ToArray());
    }

    [Theory, InlineData(1, 1), InlineData(5, 7), InlineData(64, 2), InlineData(1000, 3)]
    public void One_colour_stays_one_colour_at_any_size(int width, int height)
    {
        var x = Images.Decode(Images.Encode(0.6 * Tensor.Ones(30, 20, 3)), (width, height));
        Assert.Equal(new Shape(width, height, 3), x.Shape);
        Assert.All(x.ToArray(), v => Assert.Equal(0.6f, v, 1e-5f));
    }

    [Fact]
    public void What_is_transparent_gives_no_colour_to_its_neighbours()
    {
        byte[] png = PictureFiles.Png(2, 1, 8, 6, [255, 0, 0, 255, 0, 255, 0, 0]);
        Assert.Equal([1, 0, 0, 0.5f], Images.Decode(png, (1, 1), 4).ToArray());
        Assert.Equal([0, 0, 0, 0], Images.Decode(PictureFiles.Png(2, 1, 8, 6, new byte[8]), (1, 1), 4).ToArray());
    }

    [Fact]
    public void A_photograph_is_reduced_while_it_is_decoded_and_looks_the_same()
    {
        var x = Tensor.Of([.. Enumerable.Range(0, 320 * 240).Select(i => 0.5f + 0.4f * MathF.Sin(i % 320 / 31f) * MathF.Cos(i / 320 / 23f))], 320, 240);
        byte[] jpeg = Images.Encode(x, ImageFormat.Jpeg, 95);
        var reduced = Images.Decode(jpeg, (40, 30), 1);
        var whole = Images.Decode(Images.Encode(Images.Decode(jpeg, channels: 1)), (40, 30), 1);
        Assert.True(reduced.AllClose(whole, 0, 0.02));
    }

    [Fact]
    public void Values_are_clamped_and_rounded_and_NaN_is_refused_by_its_place()
    {
        var x = Tensor.Of([-1f, float.NegativeInfinity, 2, float.PositiveInfinity, 0.4999f / 255, 0.5001f / 255], 6, 1);
        Assert.Equal([0, 0, 1, 1, 0, 1 / 255f], Images.Decode(Images.Encode(x), channels: 1).ToArray());
        Assert.Equal("Images.Write: NaN at [1, 2, 0]; numbers would fit. (Parameter 'x')",
            Said<ArgumentException>(() => { Images.Write(At("n.png"), Tensor.Of([0, 0, 0, 0, 0, float.NaN], 2, 3)); return 0; }));
        Assert.Empty(Directory.EnumerateFiles(folder));
        Assert.Equal([1, 0], Images.Decode(Images.Encode(Tensor.Of([true, false], 2, 1)), channels: 1).ToArray());
    }

    [Fact]
    public void Other_shapes_types_and_extensions_say_what_would_fit()
    {
        void Write(string name, Tensor x) => Images.Write(At(name), x);
        string Refused(string name, Tensor x) => Assert.ThrowsAny<ArgumentException>(() => Write(name, x)).Message;
        Assert.Contains("x[.., .., .., 0]", Refused("x.png", Tensor.Zeros(4, 4, 3, 2)), StringComparison.Ordinal);
        Assert.Contains("1, 3 or 4 channels", Refused("x.png", Tensor.Zeros(4, 4, 2)), StringComparison.Ordinal);
        Assert.Contains("(width×height)", Refused("x.png", Tensor.Zeros(0, 4)), StringComparison.Ordinal);
        Assert.Contains("JPEG has no alpha", Refused("x.jpg", Tensor.Zeros(4, 4, 4)), StringComparison.Ordinal);
        Assert.Contains("/ 255", Refused("x.png", Tensor.Of([1, 2], 2, 1)), StringComparison.Ordinal);
        Assert.Contains(".png, .jpg or .jpeg would fit", Refused("x.tiff", Tensor.Zeros(4, 4)), StringComparison.Ordinal);
        Assert.Contains("65500", Refused("x.jpeg", Tensor.Zeros(65501, 1)), StringComparison.Ordinal);
        Assert.Contains("1 to 100 would fit", Said<ArgumentOutOfRangeException>(() => Images.Encode(Tensor.Zeros(1, 1), quality: 0)), StringComparison.Ordinal);
        Assert.Contains("Png or Jpeg", Said<ArgumentOutOfRangeException>(() => Images.Encode(Tensor.Zeros(1, 1), (ImageFormat)7)), StringComparison.Ordinal);
        byte[] png = Images.Encode(Tensor.Zeros(2, 2));
        Assert.Contains("1 (luminance), 3", Said<ArgumentOutOfRangeException>(() => Images.Decode(png, channels: 2)), StringComparison.Ordinal);
        Assert.Contains("0×3", Said<ArgumentOutOfRangeException>(() => Images.Decode(png, (0, 3))), StringComparison.Ordinal);
        Assert.Contains("500000000", Said<ArgumentOutOfRangeException>(() => Images.Decode(png, mostPixels: 0)), StringComparison.Ordinal);
    }
}
