using System.Text.RegularExpressions;
using System.Xml.Linq;
using Flux.Reporting;
using SkiaSharp;
using Xunit;

namespace Flux.Properties.Reporting;

/// <summary>Pictures show the data they were given, and are written whole or not at all.</summary>
public sealed class PlotTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("flux-plot").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string In(string name) => Path.Combine(folder, name);

    private static SKBitmap Png(Plot plot) => SKBitmap.Decode(plot.Png());

    private static string[] SvgTexts(Plot plot) =>
        [.. XDocument.Parse(plot.Svg()).Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value.Trim())];

    private static int Count(SKBitmap picture, Func<SKColor, bool> which) => picture.Pixels.Count(which);

    [Fact]
    public void A_picture_has_the_size_it_says()
    {
        var plot = Plot.Of("loss", Series.Line("train", [3, 2, 1])) with { Width = 640, Height = 360 };
        byte[] bytes = plot.Png();
        Assert.Equal([0x89, .. "PNG\r\n\u001a\n"u8, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 640 / 256, 640 % 256, 0, 0, 360 / 256, 360 % 256], bytes[..24]);
        using var picture = SKBitmap.Decode(bytes);
        Assert.Equal((640, 360), (picture.Width, picture.Height));
    }

    [Fact]
    public void A_picture_is_drawn_the_same_each_time_and_saved_as_it_is_drawn()
    {
        var plot = Plot.Of("loss", Series.Line("train", [3, 2, 1]), Series.Histogram("weights", [1, 1, 2]));
        plot.Save(In("plot.png"));
        plot.Save(In("plot.svg"));
        Assert.Equal(plot.Png(), File.ReadAllBytes(In("plot.png")));
        // Clips are numbered through a process.
        static string Named(string svg) => Regex.Replace(svg, "cl_[0-9a-f]+", "clip");
        Assert.Equal(Named(plot.Svg()), Named(File.ReadAllText(In("plot.svg"))));
        byte[] first = plot.Png();
        Assert.All(ParallelEnumerable.Range(0, 8).Select(_ => plot.Png()).ToArray(), bytes => Assert.Equal(first, bytes));
    }

    [Fact]
    public void Images_keep_their_colours_and_stand_upright()
    {
        // 4 wide, 2 high: red above, blue below.
        var image = Tensor.Of([.. Enumerable.Range(0, 24).Select(i => (Channel: i / 8, Row: i / 4 % 2) is (0, 0) or (2, 1) ? 1f : 0f)], 4, 2, 3, 1);
        using var picture = Png(Plot.Images("two stripes", image));
        var reds = Positions(picture, c => c == new SKColor(255, 0, 0));
        var blues = Positions(picture, c => c == new SKColor(0, 0, 255));
        Assert.Equal(reds.Count, blues.Count);
        Assert.True(reds.Max(p => p.Y) < blues.Min(p => p.Y));
        Assert.Equal(4.0, (double)(1 + reds.Max(p => p.X) - reds.Min(p => p.X)) / (1 + reds.Max(p => p.Y) - reds.Min(p => p.Y)), 1);
    }

    private static List<(int X, int Y)> Positions(SKBitmap picture, Func<SKColor, bool> which) =>
        [.. from y in Enumerable.Range(0, picture.Height) from x in Enumerable.Range(0, picture.Width) where which(picture.GetPixel(x, y)) select (x, y)];

    [Fact]
    public void Captions_and_counts_are_written()
    {
        string[] captions = SvgTexts(Plot.Images("digits", Tensor.Zeros(3, 3, 1, 2), ["seven", "two"]));
        Assert.Contains("seven", captions);
        Assert.Contains("two", captions);
        string[] counts = SvgTexts(Plot.ConfusionMatrix("pets", new[,] { { 31, 2 }, { 0, 47 } }, ["cat", "dog"]));
        Assert.All((string[])["31", "2", "47", "cat", "dog", "predicted", "target"], word => Assert.Contains(word, counts));
    }

    [Fact]
    public void Paths_are_drawn_over_contours()
    {
        string[] texts = SvgTexts(Plot.Paths(
            "valley", (x, y) => x * x + y * y, (-2, 2), (-2, 2), ("Descent", [(1, 1), (0.5, 0.5)]), ("Adam", [(1, 1), (0, 0)])));
        Assert.Contains("Descent", texts);
        Assert.Contains("Adam", texts);
    }

    public static TheoryData<string, Func<Plot>, string> Wrong => new()
    {
        { "no series", () => Plot.Of("loss"), "there is no series" },
        { "no pixel across", () => Plot.Of("loss", Series.Line("train", [1])) with { Width = 0 }, "0 pixels of width; 1 to 16384 would fit" },
        { "too many down", () => Plot.Of("loss", Series.Line("train", [1])) with { Height = 16385 }, "16385 pixels of height; 1 to 16384 would fit" },
        { "no path", () => Plot.Paths("valley", (x, y) => 0, (0, 1), (0, 1)), "there is no path" },
        { "two channels", () => Plot.Images("images", Tensor.Zeros(4, 4, 2, 1)), "4×4×2×1" },
        { "no image", () => Plot.Images("images", Tensor.Zeros(4, 4, 1, 0)), "4×4×1×0" },
        { "too few captions", () => Plot.Images("images", Tensor.Zeros(4, 4, 1, 2), ["one"]), "1 captions for 2 images" },
        { "too many labels", () => Plot.ConfusionMatrix("pets", new int[2, 2], ["cat", "dog", "fish"]), "2×2 for 3 labels" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_cannot_be_drawn_is_an_error_that_says_why(string what, Func<Plot> plot, string says)
    {
        var error = Assert.ThrowsAny<ArgumentException>(plot);
        Assert.True(error.Message.Contains(says), $"{what}: {error.Message}");
        Assert.StartsWith("Plot", error.Message);
    }

    [Fact]
    public void Another_extension_or_a_missing_folder_is_an_error_and_leaves_nothing()
    {
        var plot = Plot.Of("loss", Series.Line("train", [1, 2]));
        Assert.Contains("'.bmp'; .png or .svg would fit", Assert.Throws<ArgumentException>(() => plot.Save(In("loss.bmp"))).Message);
        Assert.Throws<DirectoryNotFoundException>(() => plot.Save(In("missing/loss.png")));
        Directory.CreateDirectory(In("loss.png"));
        Assert.ThrowsAny<IOException>(() => plot.Save(In("loss.png")));
        Assert.Empty(Directory.GetFiles(folder));
    }
}
