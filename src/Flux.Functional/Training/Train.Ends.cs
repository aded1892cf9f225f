namespace Flux;

public static partial class Train
{
    /// <summary>
    /// Does all steps of a run and gives the last; where there are none (0 epochs, or a state that has done them), the start, whose loss is NaN.
    /// </summary>
    /// <example><c>var end = Train.Run(start, data, epochs: 50, Loss.Mse).Finish();</c></example>
    /// <exception cref="ArgumentException">A sequence of no steps that <c>Train.Run</c> did not make.</exception>
    public static TrainProgress<M> Finish<M>(this IEnumerable<TrainProgress<M>> run) where M : notnull =>
        Given(run).LastOrDefault() ?? StartOf("Finish", run);

    /// <summary>
    /// Does all steps of a run and gives the one with the lowest score, the first of equals; the score is taken at the end of each epoch, and of the run where
    /// that comes earlier. NaN is no better than anything. Where there are no steps, the start.
    /// </summary>
    /// <example><c>var best = run.Best(p => Loss.Mse(p.Model.Forward(test.X), test.Y).Scalar()).Model;</c></example>
    /// <exception cref="ArgumentException">A sequence of no steps that <c>Train.Run</c> did not make.</exception>
    public static TrainProgress<M> Best<M>(this IEnumerable<TrainProgress<M>> run, Func<TrainProgress<M>, double> score) where M : notnull
    {
        TrainProgress<M>? best = null, last = null;
        double lowest = double.NaN;
        foreach (var progress in Given(run))
        {
            last = progress;
            if (progress.EpochEnds) Compare(progress);
        }
        if (last is { EpochEnds: false }) Compare(last);
        return best ?? StartOf("Best", run);

        void Compare(TrainProgress<M> progress)
        {
            double now = score(progress);
            if (best is null || now < lowest || double.IsNaN(lowest) && !double.IsNaN(now)) (best, lowest) = (progress, now);
        }
    }

    private static TrainProgress<M> StartOf<M>(string operation, IEnumerable<TrainProgress<M>> run) where M : notnull => run is TrainRun<M> known
        ? known.Start
        : throw new ArgumentException($"Train.{operation}: a sequence of no steps; at least one, or a run as Train.Run gives it, would fit.", nameof(run));

    /// <summary>The steps that an operator gives, with the start of the run that it works on.</summary>
    internal static IEnumerable<TrainProgress<M>> Along<M>(IEnumerable<TrainProgress<M>> run, IEnumerable<TrainProgress<M>> steps) where M : notnull =>
        run is TrainRun<M> known ? new TrainRun<M>(known.Start, steps) : steps;
}
