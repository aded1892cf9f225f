using System.Globalization;
using System.Text;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace Flux.Reporting;

/// <summary>A picture as a value: made from data by one of the functions below, and drawn when its bytes are asked for or when it is saved.</summary>
[TypeFormatterSource(typeof(PlotPicture))]
public sealed record Plot
{
    private const string Font = "DejaVu Sans";
    private const int MostPixels = 16_384;
    private readonly Action<ScottPlot.Plot> draw;

    private Plot(string title, PixelSize size, Action<ScottPlot.Plot> draw) =>
        (Title, Width, Height, this.draw) = (title, (int)size.Width, (int)size.Height, draw);

    /// <summary>Above the picture.</summary>
    public string Title { get; init; }

    /// <summary>Below the horizontal axis.</summary>
    public string XLabel { get; init; } = "";

    /// <summary>Beside the vertical axis.</summary>
    public string YLabel { get; init; } = "";

    /// <summary>Beside the second vertical axis, that of series <see cref="Series.OnRight"/>.</summary>
    public string RightLabel { get; init; } = "";

    /// <summary>Pixels across.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 1, or more than 16384.</exception>
    public int Width { get; init => field = Pixels(nameof(Width), value); }

    /// <summary>Pixels down.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 1, or more than 16384.</exception>
    public int Height { get; init => field = Pixels(nameof(Height), value); }

    /// <summary>The picture with other words or of another size, for F#, which has no <c>with</c> for a record of C#.</summary>
    public Plot With(
        string? title = null, int? width = null, int? height = null, string? xLabel = null, string? yLabel = null, string? rightLabel = null) => this with
        {
            Title = title ?? Title,
            Width = width ?? Width,
            Height = height ?? Height,
            XLabel = xLabel ?? XLabel,
            YLabel = yLabel ?? YLabel,
            RightLabel = rightLabel ?? RightLabel,
        };

    /// <summary>
    /// Series over common axes: <c>Plot.Of("Loss", Series.Line("training", losses), Series.Line("accuracy", shares) with { OnRight = true })</c>.
    /// </summary>
    /// <exception cref="ArgumentException">There is no series.</exception>
    public static Plot Of(string title, params Series[] series) => new(title, Chart.Size, new Chart([.. series]).Draw);

    /// <summary>Paths over the contours of a function of two numbers; the contours are denser where it is low.</summary>
    /// <exception cref="ArgumentException">There is no path, or one has no point.</exception>
    public static Plot Paths(
        string title, Func<double, double, double> height, (double Low, double High) x, (double Low, double High) y,
        params (string Name, IEnumerable<(double X, double Y)> Points)[] paths)
    {
        var traced = paths.Select(path => new TracedPath(path.Name, [.. path.Points.Select(p => new Coordinates(p.X, p.Y))]));
        var map = new PathMap(height, new(x.Low, x.High, y.Low, y.High), [.. traced]);
        return new(title, PathMap.Size, map.Draw);
    }

    /// <summary>Images (width × height × channels × n, values 0 to 1, 1 or 3 channels) in a grid, with a caption under each if captions are given.</summary>
    /// <exception cref="ArgumentException">Another shape, no image, or not as many captions as images.</exception>
    public static Plot Images(string title, Tensor images, IReadOnlyList<string>? captions = null)
    {
        var grid = new ImageGrid(images, captions);
        return new(title, grid.Size, grid.Draw);
    }

    /// <summary>Counts [target, predicted] as a table, darker where more of the target's observations are.</summary>
    /// <exception cref="ArgumentException">Not as many rows and columns as labels, or none.</exception>
    public static Plot ConfusionMatrix(string title, int[,] counts, IReadOnlyList<string> labels)
    {
        var table = new ConfusionTable(counts, labels);
        return new(title, table.Size, table.Draw) { XLabel = "predicted", YLabel = "target" };
    }

    /// <summary>The picture as the bytes of a PNG file, for web pages and notebooks.</summary>
    public byte[] Png() => Drawn(plot => plot.GetImageBytes(Width, Height, ImageFormat.Png));

    /// <summary>The picture as the text of an SVG file.</summary>
    public string Svg() => Drawn(plot => plot.GetSvgXml(Width, Height));

    /// <summary>Writes the picture as the extension says, PNG or SVG; the file appears whole or not at all.</summary>
    /// <exception cref="ArgumentException">The extension is neither .png nor .svg.</exception>
    /// <exception cref="IOException">The path cannot be written.</exception>
    public void Save(string path)
    {
        byte[] bytes = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".png" => Png(),
            ".svg" => Encoding.UTF8.GetBytes(Svg()),
            string other => throw new ArgumentException($"Plot.Save: the extension of {path} is '{other}'; .png or .svg would fit.", nameof(path)),
        };
        AtomicFile.Write(path, file => file.Write(bytes));
    }

    private R Drawn<R>(Func<ScottPlot.Plot, R> encode)
    {
        using var plot = new ScottPlot.Plot();
        if (Fonts.GetTypeface(Font, bold: false, italic: false) is not null) plot.Font.Set(Font);
        plot.Title(Title);
        plot.XLabel(XLabel);
        plot.YLabel(YLabel);
        plot.Axes.Right.Label.Text = RightLabel;
        draw(plot);
        foreach (var axis in plot.Axes.GetAxes())
        {
            if (axis.TickGenerator is NumericAutomatic numbers) numbers.LabelFormatter = tick => tick.ToString("G10", CultureInfo.InvariantCulture);
        }
        return encode(plot);
    }

    private static int Pixels(string of, int value) => value is >= 1 and <= MostPixels
        ? value
        : throw new ArgumentOutOfRangeException(of, $"Plot: {value} pixels of {of.ToLowerInvariant()}; 1 to {MostPixels} would fit.");
}
