using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace Flux.Reporting;

/// <summary>Reports on runs: observers of the sequence that <see cref="Train.Run{M}"/> gives.</summary>
public static class Report
{
    /// <summary>
    /// Shows a bar per epoch with the loss, an optional metric (taken at the end of an epoch), elapsed and remaining time; where the output is no terminal, one line
    /// per epoch. Every element is passed on as it comes.
    /// </summary>
    public static IEnumerable<Progress<M>> WithProgressBar<M>(this IEnumerable<Progress<M>> run, string title, Func<Progress<M>, (string Name, double Value)>? metric = null)
        where M : notnull
    {
        var bar = new ProgressBar(title);
        foreach (var progress in run)
        {
            if (progress.EpochEnds) bar.EndEpoch(progress.Epoch, progress.Epochs, progress.Loss, progress.Elapsed, progress.Remaining, metric?.Invoke(progress));
            else bar.Step(progress.Epoch, progress.Epochs, progress.Batch, progress.BatchesPerEpoch, progress.Loss, progress.Elapsed, progress.Remaining);
            yield return progress;
        }
    }
}

/// <summary>One line on the console, redrawn ten times a second.</summary>
internal sealed class ProgressBar(string title)
{
    private const int Width = 30;
    private static readonly TimeSpan redraw = TimeSpan.FromMilliseconds(100);
    private long drawn;

    internal void Step(int epoch, int epochs, int batch, int batches, double loss, TimeSpan elapsed, TimeSpan remaining)
    {
        if (!AnsiConsole.Profile.Capabilities.Ansi || Stopwatch.GetElapsedTime(drawn) < redraw) return;
        drawn = Stopwatch.GetTimestamp();
        int full = Width * (batch + 1) / batches;
        AnsiConsole.Markup($"\r{Head(epoch, epochs)} [green]{new string('━', full)}[/][grey]{new string('━', Width - full)}[/] {Tail(loss, elapsed, remaining)}");
    }

    internal void EndEpoch(int epoch, int epochs, double loss, TimeSpan elapsed, TimeSpan remaining, (string Name, double Value)? metric)
    {
        string judged = metric is var (name, value) ? string.Create(CultureInfo.InvariantCulture, $"  {Markup.Escape(name)} {value:0.####}") : "";
        string bar = AnsiConsole.Profile.Capabilities.Ansi ? $"\r[green]{new string('━', Width)}[/] " : "";
        AnsiConsole.MarkupLine($"{bar}{Head(epoch, epochs)} {Tail(loss, elapsed, remaining)}{judged}");
    }

    private string Head(int epoch, int epochs) => string.Create(CultureInfo.InvariantCulture, $"{Markup.Escape(title)} {epoch + 1}/{epochs}");

    private static string Tail(double loss, TimeSpan elapsed, TimeSpan remaining) =>
        string.Create(CultureInfo.InvariantCulture, $"loss {loss:0.0000}  {elapsed:mm\\:ss} elapsed, {remaining:mm\\:ss} left");
}
