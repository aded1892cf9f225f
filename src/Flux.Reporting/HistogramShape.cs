using ScottPlot;
using ScottPlot.Statistics;

namespace Flux.Reporting;

/// <summary>A bar over each interval, as high as it holds values.</summary>
internal sealed class HistogramShape : ISeriesShape
{
    private const int MostBins = 10_000;
    private readonly Histogram? counts;

    private HistogramShape(Histogram? counts) => this.counts = counts;

    internal static HistogramShape Of(string name, double[] values, int? bins)
    {
        if (values.Length == 0) throw new ArgumentException($"Series.Histogram: '{name}' has no value; one or more would fit.", nameof(values));
        if (bins is < 1 or > MostBins)
        {
            throw new ArgumentOutOfRangeException(nameof(bins), $"Series.Histogram: {bins} bins for '{name}'; 1 to {MostBins} would fit.");
        }
        double[] counted = [.. values.Where(SeriesPoints.IsDrawn)];
        if (counted.Length == 0) return new(null);
        var (low, high) = (counted.Min(), counted.Max());
        // Values that are all the same stand in the middle of what is drawn.
        double around = low < high ? 0 : Math.Max(0.5, Math.Abs(low) * 1e-6);
        var counts = Histogram.WithBinCount(bins ?? Sturges(counted.Length), low - around, high + around);
        counts.AddRange(counted);
        return new(counts);
    }

    private static int Sturges(int n) => (int)Math.Ceiling(Math.Log2(n)) + 1;

    public void Draw(ScottPlot.Plot plot, string name, Color colour, IYAxis heights)
    {
        if (counts is null) return;
        var bars = plot.Add.Bars(counts.Bins.Select((left, i) => new Bar
        {
            Position = left + counts.FirstBinSize / 2,
            Value = counts.Counts[i],
            Size = counts.FirstBinSize,
            FillColor = colour.WithAlpha(0.6),
            LineColor = colour,
        }).ToArray());
        (bars.LegendText, bars.Axes.YAxis) = (name, heights);
        plot.Axes.Margins(bottom: 0);
    }
}
