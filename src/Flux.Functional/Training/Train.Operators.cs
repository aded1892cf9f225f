namespace Flux;

public static partial class Train
{
    /// <summary>Observes the first step and then one step per time span.</summary>
    public static IEnumerable<TrainProgress<M>> Throttle<M>(this IEnumerable<TrainProgress<M>> run, TimeSpan every, Action<TrainProgress<M>> observe)
        where M : notnull => Along(run, Throttled(run, every, observe));

    private static IEnumerable<TrainProgress<M>> Throttled<M>(IEnumerable<TrainProgress<M>> run, TimeSpan every, Action<TrainProgress<M>> observe)
        where M : notnull
    {
        TimeSpan? last = null;
        foreach (var progress in Given(run))
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
    public static IEnumerable<TrainProgress<M>> EachEpoch<M>(this IEnumerable<TrainProgress<M>> run, Action<TrainProgress<M>> observe) where M : notnull =>
        Along(run, Observed(run, observe));

    private static IEnumerable<TrainProgress<M>> Observed<M>(IEnumerable<TrainProgress<M>> run, Action<TrainProgress<M>> observe) where M : notnull
    {
        foreach (var progress in Given(run))
        {
            if (progress.EpochEnds) observe(progress);
            yield return progress;
        }
    }

    /// <summary>Ends after the first step for which the condition holds; that step is the last.</summary>
    public static IEnumerable<TrainProgress<M>> StopWhen<M>(this IEnumerable<TrainProgress<M>> run, Func<TrainProgress<M>, bool> done) where M : notnull =>
        Along(run, Stopped(run, done));

    private static IEnumerable<TrainProgress<M>> Stopped<M>(IEnumerable<TrainProgress<M>> run, Func<TrainProgress<M>, bool> done) where M : notnull
    {
        foreach (var progress in Given(run))
        {
            yield return progress;
            if (done(progress)) yield break;
        }
    }

    /// <summary>Ends after so many steps in a row for which the condition holds (Flux's patience); the last of them is the last of the run.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number of steps is below 1.</exception>
    public static IEnumerable<TrainProgress<M>> StopWhen<M>(this IEnumerable<TrainProgress<M>> run, Func<TrainProgress<M>, bool> done, int steps)
        where M : notnull
    {
        if (steps < 1) throw new ArgumentOutOfRangeException(nameof(steps), $"Train.StopWhen: {steps} steps in a row; 1 or more would fit.");
        return Along(run, Waiting(run, steps, _ => true, (row, progress) => done(progress) ? row + 1 : 0, 0, row => row));
    }

    /// <summary>
    /// Ends after so many epochs in a row without a score lower than the lowest before by more than a distance (Flux's early_stopping); the score is taken at
    /// the end of each epoch. The last step of the last of these epochs is the last of the run: with 1 epoch, that of the first one that is no better. The
    /// first epoch of all is better than none before; an equal score is not better (in Flux it is), nor is NaN.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number of epochs is below 1.</exception>
    public static IEnumerable<TrainProgress<M>> Patience<M>(
        this IEnumerable<TrainProgress<M>> run, int epochs, Func<TrainProgress<M>, double> score, double distance = 0)
        where M : notnull
    {
        CheckEpochs(nameof(Patience), epochs);
        return Along(run, Waiting(run, epochs, progress => progress.EpochEnds, Waited, (Best: double.PositiveInfinity, Row: 0), state => state.Row));

        (double Best, int Row) Waited((double Best, int Row) state, TrainProgress<M> progress)
        {
            double now = score(progress);
            return (now < state.Best ? now : state.Best, now < state.Best - distance ? 0 : state.Row + 1);
        }
    }

    /// <summary>Ends after so many epochs in a row whose score differs from the one before by less than a distance (Flux's plateau).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number of epochs is below 1.</exception>
    public static IEnumerable<TrainProgress<M>> Plateau<M>(
        this IEnumerable<TrainProgress<M>> run, int epochs, Func<TrainProgress<M>, double> score, double distance = 1e-6)
        where M : notnull
    {
        CheckEpochs(nameof(Plateau), epochs);
        return Along(run, Waiting(run, epochs, progress => progress.EpochEnds, Flat, (Last: double.PositiveInfinity, Row: 0), state => state.Row));

        (double Last, int Row) Flat((double Last, int Row) state, TrainProgress<M> progress)
        {
            double now = score(progress);
            return (now, Math.Abs(state.Last - now) < distance ? state.Row + 1 : 0);
        }
    }

    /// <summary>Ends once a count in a state reaches a number; the state moves at the steps asked for.</summary>
    private static IEnumerable<TrainProgress<M>> Waiting<M, S>(
        IEnumerable<TrainProgress<M>> run, int wait, Func<TrainProgress<M>, bool> counts, Func<S, TrainProgress<M>, S> move, S start, Func<S, int> row)
        where M : notnull
    {
        var state = start;
        foreach (var progress in Given(run))
        {
            yield return progress;
            if (!counts(progress)) continue;
            state = move(state, progress);
            if (row(state) >= wait) yield break;
        }
    }

    /// <summary>The steps of a run as they come, none of them null.</summary>
    internal static IEnumerable<TrainProgress<M>> Given<M>(IEnumerable<TrainProgress<M>> run) where M : notnull
    {
        foreach (var progress in run)
        {
            yield return progress ?? throw new ArgumentNullException(nameof(run), "Train: a step of the run is null; what Train.Run gives would fit.");
        }
    }

    private static void CheckEpochs(string operation, int epochs)
    {
        if (epochs < 1) throw new ArgumentOutOfRangeException(nameof(epochs), $"Train.{operation}: {epochs} epochs; 1 or more would fit.");
    }

    /// <summary>
    /// Hands the state to a function that keeps it, once per time span and when the run ends, whether it is over, left or failed: <c>Train.Run</c> goes on from
    /// it to the same bits. A model that holds NaN or an infinity is never handed over, so that it cannot take the place of a good one. An error of the run
    /// comes through even if the function fails on the last state; the function's is among its Data.
    /// </summary>
    public static IEnumerable<TrainProgress<M>> Checkpoint<M>(this IEnumerable<TrainProgress<M>> run, Action<TrainState<M>> save, TimeSpan every)
        where M : notnull => Along(run, Kept(run, save, every));

    private static IEnumerable<TrainProgress<M>> Kept<M>(IEnumerable<TrainProgress<M>> run, Action<TrainState<M>> save, TimeSpan every) where M : notnull
    {
        var last = TimeSpan.Zero;
        TrainState<M>? unsaved = null;
        using var steps = Given(run).GetEnumerator();
        try
        {
            while (Moves())
            {
                var progress = steps.Current;
                unsaved = progress.State;
                if (progress.Elapsed - last >= every)
                {
                    SaveLast();
                    last = progress.Elapsed;
                }
                yield return progress;
            }
        }
        finally
        {
            SaveLast();
        }

        bool Moves()
        {
            try
            {
                return steps.MoveNext();
            }
            catch (Exception error)
            {
                try
                {
                    SaveLast();
                }
                catch (Exception unkept)
                {
                    // Why the run failed is what must be seen.
                    error.Data[nameof(Checkpoint)] = unkept;
                }
                throw;
            }
        }

        void SaveLast()
        {
            var state = unsaved;
            unsaved = null;
            if (state is not null) SaveIfFinite(state, save);
        }
    }

    private static void SaveIfFinite<M>(TrainState<M> state, Action<TrainState<M>> save) where M : notnull
    {
        if (!state.NotFinite.Any()) save(state);
    }

    /// <summary>Ends before the next step once cancellation is asked for; the last step's state is complete.</summary>
    public static IEnumerable<TrainProgress<M>> Cancel<M>(this IEnumerable<TrainProgress<M>> run, CancellationToken token) where M : notnull =>
        Along(run, Cancelled(run, token));

    private static IEnumerable<TrainProgress<M>> Cancelled<M>(IEnumerable<TrainProgress<M>> run, CancellationToken token) where M : notnull
    {
        using var steps = Given(run).GetEnumerator();
        while (!token.IsCancellationRequested && steps.MoveNext()) yield return steps.Current;
    }
}
