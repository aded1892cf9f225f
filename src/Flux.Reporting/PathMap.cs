using System.Collections.Immutable;
using ScottPlot;

namespace Flux.Reporting;

/// <summary>Points in order under a name.</summary>
internal readonly record struct TracedPath(string Name, Coordinates[] Points);

/// <summary>Paths over the contours of a function.</summary>
internal sealed class PathMap
{
    internal static readonly PixelSize Size = new(900, 700);
    private const int Samples = 200, Contours = 15;

    private readonly Func<double, double, double> height;
    private readonly AxisLimits limits;
    private readonly ImmutableArray<TracedPath> paths;

    internal PathMap(Func<double, double, double> height, AxisLimits limits, ImmutableArray<TracedPath> paths)
    {
        if (paths.IsEmpty) throw new ArgumentException("Plot.Paths: there is no path; one or more would fit.", nameof(paths));
        foreach (var (name, points) in paths)
        {
            if (points.Length == 0) throw new ArgumentException($"Plot.Paths: '{name}' has no point; one or more would fit.", nameof(paths));
        }
        (this.height, this.limits, this.paths) = (height, limits, paths);
    }

    internal void Draw(ScottPlot.Plot plot)
    {
        plot.HideGrid();
        DrawContours(plot);
        foreach (var (name, points) in paths)
        {
            var line = plot.Add.Scatter(points);
            (line.LegendText, line.LineWidth, line.MarkerSize) = (name, 2, 5);
        }
        plot.Add.Marker(paths[0].Points[0], MarkerShape.FilledCircle, 10, Colors.Black);
        plot.Axes.SetLimits(limits);
        plot.ShowLegend(Alignment.UpperRight);
    }

    private void DrawContours(ScottPlot.Plot plot)
    {
        var grid = new Coordinates3d[Samples, Samples];
        for (int i = 0; i < Samples; i++)
        {
            for (int j = 0; j < Samples; j++)
            {
                double x = limits.Left + limits.HorizontalSpan * j / (Samples - 1), y = limits.Bottom + limits.VerticalSpan * i / (Samples - 1);
                grid[i, j] = new(x, y, height(x, y));
            }
        }
        var lines = plot.Add.ContourLines(grid);
        (lines.LineWidth, lines.LineColor, lines.LabelStyle.IsVisible) = (1, Colors.LightGray, false);
        lines.ContourLineLevels = Levels(grid.Cast<Coordinates3d>().Min(at => at.Z), grid.Cast<Coordinates3d>().Max(at => at.Z));
        lines.Update(grid);
    }

    /// <summary>Heights of a valley span orders of magnitude: cubes of even steps keep its floor and its walls apart.</summary>
    private static double[] Levels(double lowest, double highest) =>
        [.. Enumerable.Range(1, Contours).Select(i => lowest + (highest - lowest) * Math.Pow(i / (Contours + 1.0), 3))];
}
