using System.Globalization;
using ScottPlot;

namespace Flux.Reporting;

/// <summary>A confusion matrix: targets down, predictions across, darker for a larger share of the target.</summary>
internal sealed class ConfusionTable
{
    private readonly int[,] counts;
    private readonly IReadOnlyList<string> labels;

    internal ConfusionTable(int[,] counts, IReadOnlyList<string> labels)
    {
        int n = labels.Count;
        if (n == 0 || counts.GetLength(0) != n || counts.GetLength(1) != n)
        {
            throw new ArgumentException(
                $"Plot.ConfusionMatrix: counts of {counts.GetLength(0)}×{counts.GetLength(1)} for {n} labels; as many rows and columns as labels would fit.",
                nameof(counts));
        }
        (this.counts, this.labels) = (counts, labels);
    }

    internal PixelSize Size => new(Math.Max(400, 160 + 56 * labels.Count), Math.Max(400, 140 + 56 * labels.Count));

    internal void Draw(ScottPlot.Plot plot)
    {
        int n = labels.Count;
        for (int target = 0; target < n; target++)
        {
            int total = Enumerable.Range(0, n).Sum(predicted => counts[target, predicted]);
            for (int predicted = 0; predicted < n; predicted++)
            {
                int count = counts[target, predicted];
                DrawCell(plot, predicted, -target, count, total == 0 ? 0 : count / (double)total);
            }
        }
        double[] places = [.. Enumerable.Range(0, n).Select(i => (double)i)];
        plot.Axes.Bottom.SetTicks(places, [.. labels]);
        plot.Axes.Left.SetTicks([.. places.Select(place => -place)], [.. labels]);
        plot.HideGrid();
        plot.Axes.SetLimits(-0.5, n - 0.5, -n + 0.5, 0.5);
    }

    private static void DrawCell(ScottPlot.Plot plot, double x, double y, int count, double share)
    {
        var cell = plot.Add.Rectangle(x - 0.5, x + 0.5, y - 0.5, y + 0.5);
        (cell.FillColor, cell.LineColor) = (Colors.SteelBlue.WithAlpha(share), Colors.LightGray);
        if (count == 0) return;
        var text = plot.Add.Text(count.ToString(CultureInfo.InvariantCulture), x, y);
        (text.LabelAlignment, text.LabelFontColor) = (Alignment.MiddleCenter, share > 0.5 ? Colors.White : Colors.Black);
    }
}
