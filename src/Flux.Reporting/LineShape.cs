using ScottPlot;

namespace Flux.Reporting;

/// <summary>A line through points; a point alone between two gaps is a dot, as no line could show it.</summary>
internal sealed class LineShape(Coordinates[] points, bool byPosition) : ISeriesShape
{
    public bool ByPosition => byPosition;

    public void Draw(ScottPlot.Plot plot, string name, Color colour, IYAxis heights)
    {
        var line = plot.Add.Scatter(points, colour);
        (line.LegendText, line.LineWidth, line.MarkerSize, line.Axes.YAxis) = (name, 2, 0, heights);
        Coordinates[] alone = [.. points.Where((_, i) => IsAlone(i))];
        if (alone.Length == 0) return;
        var dots = plot.Add.Markers(alone, MarkerShape.FilledCircle, 5, colour);
        dots.Axes.YAxis = heights;
    }

    private bool IsAlone(int i) =>
        !SeriesPoints.IsGap(points[i])
        && (i == 0 || SeriesPoints.IsGap(points[i - 1]))
        && (i == points.Length - 1 || SeriesPoints.IsGap(points[i + 1]));
}
