using System.Collections.Immutable;
using ScottPlot;

namespace Flux.Reporting;

/// <summary>A picture as a value: what is drawn, saved as PNG or SVG by the file's extension.</summary>
public sealed record Plot
{
    private readonly Action<ScottPlot.Plot> draw;

    private Plot(string title, int width, int height, Action<ScottPlot.Plot> draw) => (Title, Width, Height, this.draw) = (title, width, height, draw);

    /// <summary>Above the picture.</summary>
    public string Title { get; }

    /// <summary>Pixels across.</summary>
    public int Width { get; init; }

    /// <summary>Pixels down.</summary>
    public int Height { get; init; }

    /// <summary>Curves over their index, such as losses over steps.</summary>
    /// <exception cref="ArgumentException">No curve has a point.</exception>
    public static Plot Lines(string title, params (string Name, IEnumerable<double> Y)[] curves)
    {
        ImmutableArray<(string Name, double[] Y)> points = [.. curves.Select(c => (c.Name, c.Y.ToArray()))];
        if (points.All(c => c.Y.Length == 0)) throw new ArgumentException("Plot.Lines: no curve has a point; at least one would fit.", nameof(curves));
        return new(title, 800, 500, plot =>
        {
            foreach (var (name, y) in points)
            {
                var line = plot.Add.Signal(y);
                (line.LegendText, line.LineWidth) = (name, 2);
            }
            plot.ShowLegend();
        });
    }

    /// <summary>Paths over the contours of a function of two numbers.</summary>
    public static Plot Paths(
        string title, Func<double, double, double> height, (double Low, double High) x, (double Low, double High) y, params (string Name, IEnumerable<(double X, double Y)> Points)[] paths)
    {
        ImmutableArray<(string Name, Coordinates[] Points)> drawn = [.. paths.Select(p => (p.Name, p.Points.Select(at => new Coordinates(at.X, at.Y)).ToArray()))];
        if (drawn.Any(p => p.Points.Length == 0)) throw new ArgumentException("Plot.Paths: a path has no point; at least one each would fit.", nameof(paths));
        return new(title, 900, 700, plot =>
        {
            Contours(plot, height, x, y);
            foreach (var (name, points) in drawn)
            {
                var line = plot.Add.Scatter(points);
                (line.LegendText, line.LineWidth, line.MarkerSize) = (name, 2, 3);
            }
            plot.Axes.SetLimits(x.Low, x.High, y.Low, y.High);
            plot.ShowLegend();
        });
    }

    /// <summary>Images (width × height × channels × n, values 0 to 1, 1 or 3 channels) in a grid with captions.</summary>
    public static Plot Images(string title, Tensor images, IReadOnlyList<string>? captions = null)
    {
        if (images.Rank != 4 || images.Shape[2] is not (1 or 3)) throw new ArgumentException($"Plot.Images: a tensor of shape {images.Shape}; (width×height×1×n) or (width×height×3×n) would fit.", nameof(images));
        if (captions is not null && captions.Count != images.Shape[3]) throw new ArgumentException($"Plot.Images: {captions.Count} captions for {images.Shape[3]} images; as many would fit.", nameof(captions));
        return new(title, 900, 900, new ImageGrid(images, captions).Draw);
    }

    /// <summary>Counts [target, predicted] as a table with shades.</summary>
    public static Plot ConfusionMatrix(string title, int[,] counts, IReadOnlyList<string> labels)
    {
        if (counts.GetLength(0) != labels.Count || counts.GetLength(1) != labels.Count)
        {
            throw new ArgumentException($"Plot.ConfusionMatrix: counts of {counts.GetLength(0)}×{counts.GetLength(1)} for {labels.Count} labels; as many would fit.", nameof(counts));
        }
        return new(title, 700, 700, new ConfusionTable(counts, labels).Draw);
    }

    /// <summary>Writes the picture; the file appears whole or not at all.</summary>
    /// <exception cref="ArgumentException">The extension is neither .png nor .svg.</exception>
    /// <exception cref="IOException">The path cannot be written.</exception>
    public void Save(string path)
    {
        using var plot = new ScottPlot.Plot();
        plot.Font.Set("DejaVu Sans");
        plot.Title(Title);
        draw(plot);
        byte[] bytes = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".png" => plot.GetImageBytes(Width, Height, ImageFormat.Png),
            ".svg" => System.Text.Encoding.UTF8.GetBytes(plot.GetSvgXml(Width, Height)),
            string other => throw new ArgumentException($"Plot.Save: the extension of {path} is '{other}'; .png or .svg would fit.", nameof(path)),
        };
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (!Directory.Exists(folder)) throw new DirectoryNotFoundException($"Plot.Save: the folder {folder} does not exist; create it, or choose another path than {path}.");
        string temporary = Path.Combine(folder, $".{Guid.NewGuid():N}.tmp");
        try
        {
            File.WriteAllBytes(temporary, bytes);
            File.Move(temporary, path, overwrite: true);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new IOException($"Plot.Save: {path} cannot be written: {e.Message}", e);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static void Contours(ScottPlot.Plot plot, Func<double, double, double> height, (double Low, double High) x, (double Low, double High) y)
    {
        const int n = 120;
        var grid = new Coordinates3d[n, n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                double at = x.Low + (x.High - x.Low) * j / (n - 1), to = y.Low + (y.High - y.Low) * i / (n - 1);
                grid[i, j] = new(at, to, Math.Log(1 + Math.Max(0, height(at, to))));
            }
        }
        var lines = plot.Add.ContourLines(grid);
        (lines.LineWidth, lines.LineColor) = (0.7f, Colors.Gray.WithAlpha(0.5));
        lines.LabelStyle.IsVisible = false;
    }
}
