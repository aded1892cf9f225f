using System.Collections.Immutable;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace Flux.Reporting;

/// <summary>Series over common axes.</summary>
internal sealed class Chart
{
    internal static readonly PixelSize Size = new(800, 500);
    private readonly ImmutableArray<Series> series;

    internal Chart(ImmutableArray<Series> series)
    {
        if (series.IsEmpty) throw new ArgumentException("Plot.Of: there is no series; one or more would fit.", nameof(series));
        this.series = series;
    }

    internal void Draw(ScottPlot.Plot plot)
    {
        foreach (var one in series) one.Shape.Draw(plot, one.Name, plot.Add.GetNextColor(), one.OnRight ? plot.Axes.Right : plot.Axes.Left);
        if (series.All(one => one.Shape.ByPosition))
        {
            plot.Axes.Bottom.TickGenerator = new NumericAutomatic { IntegerTicksOnly = true, MinorTickGenerator = new EvenlySpacedMinorTickGenerator(1) };
        }
        if (series.Any(one => one.Name.Length > 0)) plot.ShowLegend(Alignment.UpperRight);
    }
}
