using Spectre.Console;

namespace Flux.Reporting;

/// <summary>Reports on runs: observers of the sequence that <c>Train.Run</c> gives.</summary>
public static class Report
{
    /// <summary>
    /// Shows a bar per epoch with the loss, an optional metric (taken where the end of an epoch is shown), elapsed and remaining time.
    /// Where the output is no terminal, plain lines: at most one a second for epochs that end, one in ten seconds within an epoch.
    /// Every element is passed on as it comes, and only when it is asked for.
    /// </summary>
    public static IEnumerable<TrainProgress<M>> WithProgressBar<M>(
        this IEnumerable<TrainProgress<M>> run, string title, Func<TrainProgress<M>, (string Name, double Value)>? metric = null)
        where M : notnull => Train.Along(run, WithProgressBar(run, title, metric, AnsiConsole.Console));

    internal static IEnumerable<TrainProgress<M>> WithProgressBar<M>(
        IEnumerable<TrainProgress<M>> run, string title, Func<TrainProgress<M>, (string Name, double Value)>? metric, IAnsiConsole console) where M : notnull
    {
        IProgressLine line = console.Profile.Capabilities.Ansi ? new ProgressBar(title, console) : new ProgressLog(title, console);
        TrainProgress<M>? unseen = null;
        try
        {
            foreach (var progress in Train.Given(run))
            {
                bool runEnds = progress.EpochEnds && progress.Epoch == progress.Epochs - 1;
                bool due = runEnds || line.IsDue(progress.EpochEnds);
                if (due) line.Show(Moment.Of(progress, progress.EpochEnds ? metric : null));
                unseen = due ? null : progress;
                yield return progress;
            }
        }
        finally
        {
            // A run that is left or fails between two lines still tells how far it came.
            if (unseen is not null) line.Show(Moment.Of(unseen, metric: null));
            line.End();
        }
    }
}
