using System.Collections.Immutable;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace Flux.Reporting;

/// <summary>Values in order under a name.</summary>
internal readonly record struct Curve(string Name, double[] Y);

/// <summary>Curves over their position, counted from 1.</summary>
internal sealed class LineChart
{
    internal static readonly PixelSize Size = new(800, 500);
    private readonly ImmutableArray<Curve> curves;

    internal LineChart(ImmutableArray<Curve> curves)
    {
        if (curves.IsEmpty) throw new ArgumentException("Plot.Lines: there is no curve; one or more would fit.", nameof(curves));
        foreach (var (name, y) in curves)
        {
            if (y.Length == 0) throw new ArgumentException($"Plot.Lines: '{name}' has no point; one or more would fit.", nameof(curves));
            int odd = Array.FindIndex(y, value => !double.IsFinite(value));
            if (odd >= 0) throw new ArgumentException($"Plot.Lines: '{name}' holds {y[odd]} at index {odd}; finite values would fit.", nameof(curves));
        }
        this.curves = curves;
    }

    internal void Draw(ScottPlot.Plot plot)
    {
        foreach (var (name, y) in curves)
        {
            var line = plot.Add.Signal(y);
            (line.LegendText, line.LineWidth, line.Data.XOffset) = (name, 2, 1);
        }
        plot.Axes.Bottom.TickGenerator = new NumericAutomatic { IntegerTicksOnly = true, MinorTickGenerator = new EvenlySpacedMinorTickGenerator(1) };
        plot.ShowLegend(Alignment.UpperRight);
    }
}
