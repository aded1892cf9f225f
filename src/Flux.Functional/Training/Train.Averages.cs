namespace Flux;

public static partial class Train
{
    /// <summary>
    /// Every step with an average of the models up to it: with a decay d, a ← d a + (1 - d) x from the first model on; without one, the mean of all (Polyak and
    /// Juditsky 1992). What is not trained is the step's own.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The decay is not between 0 and 1.</exception>
    public static IEnumerable<(TrainProgress<M> Step, M Average)> Average<M>(this IEnumerable<TrainProgress<M>> run, double? decay = null)
        where M : notnull => decay is null or (>= 0 and < 1)
        ? Averaged(run, decay)
        : throw new ArgumentOutOfRangeException(nameof(decay), $"Train.Average: a decay of {decay}; 0 to less than 1 would fit.");

    private static IEnumerable<(TrainProgress<M> Step, M Average)> Averaged<M>(IEnumerable<TrainProgress<M>> run, double? decay) where M : notnull
    {
        M? average = default;
        long count = 0;
        foreach (var step in Given(run))
        {
            average = count == 0 ? step.Model : Tree.Lerp(step.Model, average!, decay ?? count / (count + 1.0));
            count++;
            yield return (step, average);
        }
    }
}
