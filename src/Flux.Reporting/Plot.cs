using System.Text;
using ScottPlot;

namespace Flux.Reporting;

/// <summary>A picture as a value: made from data by one of the functions below, saved as PNG or SVG by the file's extension.</summary>
public sealed record Plot
{
    private const string Font = "DejaVu Sans";
    private readonly Action<ScottPlot.Plot> draw;

    private Plot(string title, PixelSize size, Action<ScottPlot.Plot> draw) =>
        (Title, Width, Height, this.draw) = (title, (int)size.Width, (int)size.Height, draw);

    /// <summary>Above the picture.</summary>
    public string Title { get; init; }

    /// <summary>Pixels across.</summary>
    public int Width { get; init; }

    /// <summary>Pixels down.</summary>
    public int Height { get; init; }

    /// <summary>The picture with another title or size, for F#, which has no <c>with</c> for a record of C#.</summary>
    public Plot With(string? title = null, int? width = null, int? height = null) =>
        this with { Title = title ?? Title, Width = width ?? Width, Height = height ?? Height };

    /// <summary>Curves over their position, counted from 1: losses over steps or epochs.</summary>
    /// <exception cref="ArgumentException">There is no curve, or one has no point or a value that is not finite.</exception>
    public static Plot Lines(string title, params (string Name, IEnumerable<double> Y)[] curves)
    {
        var chart = new LineChart([.. curves.Select(curve => new Curve(curve.Name, [.. curve.Y]))]);
        return new(title, LineChart.Size, chart.Draw);
    }

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
        return new(title, table.Size, table.Draw);
    }

    /// <summary>Writes the picture; the file appears whole or not at all.</summary>
    /// <exception cref="ArgumentException">The extension is neither .png nor .svg.</exception>
    /// <exception cref="IOException">The path cannot be written.</exception>
    public void Save(string path)
    {
        Func<ScottPlot.Plot, byte[]> encode = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".png" => plot => plot.GetImageBytes(Width, Height, ImageFormat.Png),
            ".svg" => plot => Encoding.UTF8.GetBytes(plot.GetSvgXml(Width, Height)),
            string other => throw new ArgumentException($"Plot.Save: the extension of {path} is '{other}'; .png or .svg would fit.", nameof(path)),
        };
        using var plot = new ScottPlot.Plot();
        if (Fonts.GetTypeface(Font, bold: false, italic: false) is not null) plot.Font.Set(Font);
        plot.Title(Title);
        draw(plot);
        byte[] bytes = encode(plot);
        AtomicFile.Write(path, file => file.Write(bytes));
    }
}
