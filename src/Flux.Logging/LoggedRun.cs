using Microsoft.Extensions.Logging;

namespace Flux.Logging;

/// <summary>A run told to a logger: an observer of the sequence that <c>Train.Run</c> gives.</summary>
public static partial class LoggedRun
{
    /// <summary>
    /// Tells a logger of each step (Debug, event 1), of each epoch with the mean of its finite losses (Information, 2), of the run's end (Information, 3), that
    /// it was cancelled (Warning, 4), and what it failed of (Error, 5). The values stand in the entries by name: Step, Loss, Epoch and so on. Every element is
    /// passed on as it comes, and only when it is asked for; a run that is left early tells no end.
    /// </summary>
    public static IEnumerable<TrainProgress<M>> WithLogger<M>(this IEnumerable<TrainProgress<M>> run, ILogger logger) where M : notnull =>
        Train.Along(run, Logged(run, logger));

    private static IEnumerable<TrainProgress<M>> Logged<M>(IEnumerable<TrainProgress<M>> run, ILogger logger) where M : notnull
    {
        using var steps = Train.Given(run).GetEnumerator();
        var epoch = new FiniteMean();
        TrainProgress<M>? last = null;
        while (Moved(steps, logger, last))
        {
            last = steps.Current;
            epoch = epoch.With(last.Loss);
            StepTaken(logger, last.State.Step, last.Loss, last.Epoch + 1, last.Batch + 1);
            if (last.EpochEnds)
            {
                EpochEnded(logger, last.Epoch + 1, last.Epochs, epoch.Value, last.State.Step, last.Elapsed, last.Remaining);
                epoch = new();
            }
            yield return last;
        }
        RunEnded(logger, last?.State.Step ?? 0, last?.Loss ?? double.NaN, last?.Elapsed ?? TimeSpan.Zero);
    }

    /// <summary>Whether there is another step. What fails is told and goes on its way.</summary>
    private static bool Moved<M>(IEnumerator<TrainProgress<M>> steps, ILogger logger, TrainProgress<M>? last) where M : notnull
    {
        try
        {
            return steps.MoveNext();
        }
        catch (OperationCanceledException)
        {
            RunCancelled(logger, last?.State.Step ?? 0);
            throw;
        }
        catch (Exception failure)
        {
            RunFailed(logger, failure, last?.State.Step ?? 0);
            throw;
        }
    }

    [LoggerMessage(1, LogLevel.Debug, "Step {Step}: loss {Loss} (epoch {Epoch}, batch {Batch})")]
    private static partial void StepTaken(ILogger logger, long step, double loss, int epoch, int batch);

    [LoggerMessage(2, LogLevel.Information, "Epoch {Epoch} of {Epochs}: mean loss {Loss}, step {Step}, {Elapsed} elapsed, {Remaining} left")]
    private static partial void EpochEnded(ILogger logger, int epoch, int epochs, double loss, long step, TimeSpan elapsed, TimeSpan remaining);

    [LoggerMessage(3, LogLevel.Information, "The run ended after step {Step}: loss {Loss}, {Elapsed} elapsed")]
    private static partial void RunEnded(ILogger logger, long step, double loss, TimeSpan elapsed);

    [LoggerMessage(4, LogLevel.Warning, "The run was cancelled after step {Step}")]
    private static partial void RunCancelled(ILogger logger, long step);

    [LoggerMessage(5, LogLevel.Error, "The run failed after step {Step}")]
    private static partial void RunFailed(ILogger logger, Exception failure, long step);
}
