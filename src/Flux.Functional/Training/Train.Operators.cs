namespace Flux;

public static partial class Train
{
    /// <summary>Observes the first step and then one step per time span.</summary>
    public static IEnumerable<Progress<M>> Throttle<M>(this IEnumerable<Progress<M>> run, TimeSpan every, Action<Progress<M>> observe) where M : notnull
    {
        TimeSpan? last = null;
        foreach (var progress in run)
        {
            if (last is null || progress.Elapsed - last >= every)
            {
                observe(progress);
                last = progress.Elapsed;
            }
            yield return progress;
        }
    }

    /// <summary>Observes the last step of every epoch.</summary>
    public static IEnumerable<Progress<M>> EachEpoch<M>(this IEnumerable<Progress<M>> run, Action<Progress<M>> observe) where M : notnull
    {
        foreach (var progress in run)
        {
            if (progress.EpochEnds) observe(progress);
            yield return progress;
        }
    }

    /// <summary>Ends after the first step for which the condition holds; that step is the last.</summary>
    public static IEnumerable<Progress<M>> StopWhen<M>(this IEnumerable<Progress<M>> run, Func<Progress<M>, bool> done) where M : notnull
    {
        foreach (var progress in run)
        {
            yield return progress;
            if (done(progress)) yield break;
        }
    }

    /// <summary>Ends after so many epochs in a row without a new lowest score; the score is taken at the end of each epoch.</summary>
    public static IEnumerable<Progress<M>> Patience<M>(this IEnumerable<Progress<M>> run, int epochs, Func<Progress<M>, double> score) where M : notnull
    {
        if (epochs < 1) throw new ArgumentOutOfRangeException(nameof(epochs), $"Train.Patience: {epochs} epochs; 1 or more would fit.");
        return Waiting(run, epochs, score);
    }

    private static IEnumerable<Progress<M>> Waiting<M>(IEnumerable<Progress<M>> run, int epochs, Func<Progress<M>, double> score) where M : notnull
    {
        var (best, waited) = (double.PositiveInfinity, 0);
        foreach (var progress in run)
        {
            yield return progress;
            if (!progress.EpochEnds) continue;
            double now = score(progress);
            (best, waited) = now < best ? (now, 0) : (best, waited + 1);
            if (waited >= epochs) yield break;
        }
    }

    /// <summary>
    /// Saves the state to a file, atomically, once per time span and when the run ends, whether it is over, left or failed: <see cref="Bson.Load"/> and
    /// <c>Train.Run</c> go on from it to the same bits. A model that holds NaN or an infinity never takes the place of a good one.
    /// </summary>
    public static IEnumerable<Progress<M>> Checkpoint<M>(this IEnumerable<Progress<M>> run, string path, TimeSpan every) where M : notnull
    {
        var last = TimeSpan.Zero;
        TrainState<M>? unsaved = null;
        try
        {
            foreach (var progress in run)
            {
                unsaved = progress.State;
                if (progress.Elapsed - last >= every)
                {
                    SaveIfFinite(path, unsaved);
                    (unsaved, last) = (null, progress.Elapsed);
                }
                yield return progress;
            }
        }
        finally
        {
            if (unsaved is not null) SaveIfFinite(path, unsaved);
        }
    }

    private static void SaveIfFinite<M>(string path, TrainState<M> state) where M : notnull
    {
        if (!state.NotFinite.Any()) Bson.Save(path, state);
    }

    /// <summary>Ends before the next step once cancellation is asked for; the last step's state is complete.</summary>
    public static IEnumerable<Progress<M>> Cancel<M>(this IEnumerable<Progress<M>> run, CancellationToken token) where M : notnull
    {
        using var steps = run.GetEnumerator();
        while (!token.IsCancellationRequested && steps.MoveNext()) yield return steps.Current;
    }
}
