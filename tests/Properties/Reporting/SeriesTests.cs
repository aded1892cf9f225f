using System.Globalization;
using System.Xml.Linq;
using Flux.Reporting;
using SkiaSharp;
using Xunit;

namespace Flux.Properties.Reporting;

/// <summary>A series is drawn where its numbers are, and nowhere else.</summary>
public sealed class SeriesTests
{
    private const double Gap = double.NaN;

    // The first two colours of the palette.
    private static bool Blue(SKColor c) => c is { Red: < 60, Green: > 90 and < 150, Blue: > 150 };

    private static bool Orange(SKColor c) => c is { Red: > 230, Green: > 100 and < 150, Blue: < 60 };

    /// <summary>The columns of a picture in which the plotted area has a colour. The legend is left out: names are empty.</summary>
    private static int[] Columns(Plot plot, Func<SKColor, bool> which)
    {
        using var picture = SKBitmap.Decode(plot.Png());
        return [.. Enumerable.Range(0, picture.Width).Where(x => Enumerable.Range(0, picture.Height).Any(y => which(picture.GetPixel(x, y))))];
    }

    private static int Pixels(Plot plot, Func<SKColor, bool> which)
    {
        using var picture = SKBitmap.Decode(plot.Png());
        return picture.Pixels.Count(which);
    }

    private static string[] Texts(Plot plot) =>
        [.. XDocument.Parse(plot.Svg()).Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value.Trim())];

    /// <summary>Where columns that belong together begin and end.</summary>
    private static (int First, int Last)[] Runs(int[] columns) =>
        [.. columns.Where(x => !columns.Contains(x - 1)).Zip(columns.Where(x => !columns.Contains(x + 1)))];

    [Fact]
    public void Each_series_has_a_colour_and_a_name_in_the_legend()
    {
        Series train = Series.Line("train", [3, 2, 1]), test = Series.Line("test", [3, 2.5, 2]);
        Assert.Equal(0, Pixels(Plot.Of("loss", train), Orange));
        Assert.InRange(Pixels(Plot.Of("loss", train, test), Orange), 100, 10_000);
        Assert.All((string[])["train", "test", "loss"], word => Assert.Contains(word, Texts(Plot.Of("loss", train, test))));
        Assert.Contains("another", Texts(Plot.Of("loss", train with { Name = "another" }, test)));
    }

    [Fact]
    public void Axes_have_their_words()
    {
        var plot = Plot.Of("title", Series.Line("loss", [3, 2, 1]), Series.Line("accuracy", [0.1, 0.5, 0.9]) with { OnRight = true });
        string[] texts = Texts(plot with { XLabel = "epoch", YLabel = "nats", RightLabel = "share" });
        Assert.All((string[])["title", "epoch", "nats", "share", "loss", "accuracy"], word => Assert.Contains(word, texts));
        Assert.Equal(texts, Texts(plot.With(xLabel: "epoch", yLabel: "nats", rightLabel: "share")));
    }

    /// <summary>Heights of a millionth and of a million are both seen from bottom to top.</summary>
    [Fact]
    public void A_second_axis_has_a_scale_of_its_own()
    {
        Series small = Series.Line("", [1e-6, 2e-6, 1e-6]), large = Series.Line("", [3e6, 1e6, 3e6]);
        int Height(Plot plot, Func<SKColor, bool> which)
        {
            using var picture = SKBitmap.Decode(plot.Png());
            return Enumerable.Range(0, picture.Height).Count(y => Enumerable.Range(0, picture.Width).Any(x => which(picture.GetPixel(x, y))));
        }
        Plot one = Plot.Of("", small, large), two = Plot.Of("", small, large with { OnRight = true });
        Assert.InRange(Height(one, Blue), 1, 10);
        Assert.True(Height(two, Blue) > 300 && Height(two, Orange) > 300, $"{Height(two, Blue)} and {Height(two, Orange)}");
        Assert.Equal(Height(two, Blue), Height(Plot.Of("", small, large.With(onRight: true)), Blue));
    }

    [Fact]
    public void X_values_place_the_points()
    {
        int[] early = Columns(Plot.Of("", Series.Scatter("", [0, 1, 10], [1, 1, 1])), Blue);
        int[] late = Columns(Plot.Of("", Series.Scatter("", [0, 9, 10], [1, 1, 1])), Blue);
        var (a, b) = (Runs(early), Runs(late));
        Assert.Equal((3, 3), (a.Length, b.Length));
        double Share((int First, int Last)[] runs) => (runs[1].First - runs[0].First) / (double)(runs[2].First - runs[0].First);
        Assert.Equal(0.1, Share(a), 2);
        Assert.Equal(0.9, Share(b), 2);
    }

    [Fact]
    public void A_line_by_position_is_the_line_at_1_to_n() => Assert.Equal(
        Columns(Plot.Of("", Series.Line("", [4, 2, 3])), Blue), Columns(Plot.Of("", Series.Line("", [1, 2, 3], [4, 2, 3])), Blue));

    /// <summary>What is drawn where a value is missing: nothing between its neighbours; a point alone is a dot.</summary>
    public static TheoryData<string, double[], int> Gaps => new()
    {
        { "none", [1, 2, 3, 4, 5], 1 },
        { "one", [1, 2, Gap, 4, 5], 2 },
        { "two", [1, 2, Gap, 3, 3, Gap, 4, 5], 3 },
        { "an infinity", [1, 2, double.PositiveInfinity, 4, 5], 2 },
        { "the other infinity", [1, 2, double.NegativeInfinity, 4, 5], 2 },
        { "a number that no axis reaches", [1, 2, double.MaxValue, 4, 5], 2 },
        { "at the ends", [Gap, 2, 3, 4, Gap], 1 },
        { "a point alone", [1, 2, Gap, 3, Gap, 4, 5], 3 },
        { "points alone", [1, Gap, 3, Gap, 5], 3 },
        { "everything", [Gap, Gap, Gap], 0 },
        { "everything is infinite", [double.PositiveInfinity, double.NegativeInfinity], 0 },
    };

    [Theory, MemberData(nameof(Gaps))]
    public void A_value_that_is_not_finite_is_a_gap(string what, double[] y, int pieces)
    {
        Assert.True(Runs(Columns(Plot.Of("", Series.Line("", y)), Blue)).Length == pieces, what);
        double[] x = [.. Enumerable.Range(1, y.Length)];
        Assert.Equal(y.Count(double.IsFinite) - y.Count(v => v == double.MaxValue), Runs(Columns(Plot.Of("", Series.Scatter("", x, y)), Blue)).Length);
    }

    [Fact]
    public void An_x_that_is_not_finite_is_a_gap_too() =>
        Assert.Equal(2, Runs(Columns(Plot.Of("", Series.Line("", [1, 2, Gap, 4, 5], [1, 2, 3, 4, 5])), Blue)).Length);

    [Theory]
    [InlineData(0), InlineData(1), InlineData(-3.5), InlineData(1e299), InlineData(-1e299), InlineData(5e-324)]
    public void A_single_value_of_any_size_is_drawn(double value)
    {
        Assert.NotEmpty(Columns(Plot.Of("", Series.Line("", [value])), Blue));
        Assert.NotEmpty(Columns(Plot.Of("", Series.Line("", [value, value])), Blue));
        Assert.NotEmpty(Columns(Plot.Of("", Series.Scatter("", [value], [value])), Blue));
        Assert.True(Pixels(Plot.Of("", Series.Histogram("", [value], bins: 1)), Filled) > 1000);
    }

    // Bars let the grid shine through.
    private static bool Filled(SKColor c) => c.Blue > c.Red + 60;

    [Fact]
    public void A_histogram_has_a_bar_as_high_as_its_count()
    {
        int[] heights = Heights(Series.Histogram("", [0, 0.1, 0.2, 1.1, 2.9, 3], bins: 3));
        Assert.Equal([3, 1, 2], Relative(heights, 3));
    }

    [Fact]
    public void Values_that_are_not_finite_are_not_counted()
    {
        Assert.Equal([2, 1], Relative(Heights(Series.Histogram("", [0, Gap, 0.1, 1, double.PositiveInfinity], bins: 2)), 2));
        Assert.Equal(0, Pixels(Plot.Of("", Series.Histogram("", [Gap, Gap])), Filled));
    }

    /// <summary>Sturges: eight values in four intervals.</summary>
    [Fact]
    public void Without_a_number_of_bins_it_follows_from_the_number_of_values() =>
        Assert.Equal([1, 1, 2, 4], Relative(Heights(Series.Histogram("", [0, 2.5, 4.5, 4.6, 7, 7.5, 7.9, 8])), 4));

    /// <summary>The filled pixels of every column.</summary>
    private static int[] Heights(Series histogram)
    {
        using var picture = SKBitmap.Decode(Plot.Of("", histogram).Png());
        int[] all = [.. Enumerable.Range(0, picture.Width).Select(x => Enumerable.Range(0, picture.Height).Count(y => Filled(picture.GetPixel(x, y))))];
        return [.. all.SkipWhile(height => height == 0).Reverse().SkipWhile(height => height == 0).Reverse()];
    }

    /// <summary>The heights in the middle of bars of one width, in those of the lowest.</summary>
    private static double[] Relative(int[] heights, int bars)
    {
        int[] middles = [.. Enumerable.Range(0, bars).Select(i => heights[(2 * i + 1) * heights.Length / (2 * bars)])];
        return [.. middles.Select(height => Math.Round(height / (double)middles.Min(), 1))];
    }

    [Fact]
    public void Numbers_at_the_axes_are_written_without_a_culture()
    {
        var plot = Plot.Of("", Series.Line("", [-2.5, -1.5], [-0.25, 0.25]), Series.Line("", [-2.5, -1.5], [-12345.5, -12344.5]) with { OnRight = true });
        string[] Within(string culture)
        {
            var before = CultureInfo.CurrentCulture;
            try
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                return Texts(plot);
            }
            finally
            {
                CultureInfo.CurrentCulture = before;
            }
        }
        string[] texts = Within("sv-SE");
        Assert.Equal(Within(""), texts);
        Assert.Equal(texts, Within("de-DE"));
        Assert.All((string[])["-2.4", "-0.2", "-12345"], tick => Assert.Contains(tick, texts));
    }

    public static TheoryData<Func<Series>, string> Wrong => new()
    {
        { () => Series.Line("train", []), "Series.Line: 'train' has no point; one or more would fit." },
        { () => Series.Line("train", [], []), "Series.Line: 'train' has no point; one or more would fit." },
        { () => Series.Line("train", [1, 2, 3], [1, 2]), "Series.Line: 'train' has 3 x and 2 y; as many of both would fit." },
        { () => Series.Scatter("train", [], [1, 2]), "Series.Scatter: 'train' has 0 x and 2 y; as many of both would fit." },
        { () => Series.Histogram("weights", []), "Series.Histogram: 'weights' has no value; one or more would fit." },
        { () => Series.Histogram("weights", [1], bins: 0), "Series.Histogram: 0 bins for 'weights'; 1 to 10000 would fit." },
        { () => Series.Histogram("weights", [1], bins: 10_001), "Series.Histogram: 10001 bins for 'weights'; 1 to 10000 would fit." },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void What_cannot_be_drawn_is_an_error_that_says_why(Func<Series> series, string says) =>
        Assert.StartsWith(says, Assert.ThrowsAny<ArgumentException>(series).Message);
}
