using System.Globalization;
using ScottPlot;

namespace Flux.Reporting;

/// <summary>A confusion matrix: targets down, predictions across, darker for a larger share of the target.</summary>
internal sealed class ConfusionTable(int[,] counts, IReadOnlyList<string> labels)
{
    internal void Draw(ScottPlot.Plot plot)
    {
        int n = labels.Count;
        for (int i = 0; i < n; i++)
        {
            int total = Enumerable.Range(0, n).Sum(j => counts[i, j]);
            for (int j = 0; j < n; j++)
            {
                double share = total == 0 ? 0 : counts[i, j] / (double)total;
                var cell = plot.Add.Rectangle(j - 0.5, j + 0.5, -i - 0.5, -i + 0.5);
                (cell.FillColor, cell.LineColor) = (Colors.SteelBlue.WithAlpha(share), Colors.LightGray);
                var text = plot.Add.Text(counts[i, j].ToString(CultureInfo.InvariantCulture), j, -i);
                (text.LabelAlignment, text.LabelFontColor) = (Alignment.MiddleCenter, share > 0.5 ? Colors.White : Colors.Black);
            }
        }
        plot.Axes.Bottom.SetTicks([.. Enumerable.Range(0, n).Select(i => (double)i)], [.. labels]);
        plot.Axes.Left.SetTicks([.. Enumerable.Range(0, n).Select(i => (double)-i)], [.. labels]);
        plot.XLabel("predicted");
        plot.YLabel("target");
        plot.HideGrid();
        plot.Axes.SetLimits(-0.5, n - 0.5, -n + 0.5, 0.5);
    }
}
