using ScottPlot;

namespace Flux.Reporting;

/// <summary>A dot for each point.</summary>
internal sealed class ScatterShape(Coordinates[] points) : ISeriesShape
{
    public void Draw(ScottPlot.Plot plot, string name, Color colour, IYAxis heights)
    {
        var dots = plot.Add.ScatterPoints(points, colour);
        (dots.LegendText, dots.MarkerSize, dots.Axes.YAxis) = (name, 6, heights);
    }
}
