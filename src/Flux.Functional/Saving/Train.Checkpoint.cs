namespace Flux;

public static partial class Train
{
    /// <summary>
    /// Saves the state to a file, atomically, once per time span and when the run ends, whether it is over, left or failed: <see cref="Bson.Load"/> and
    /// <c>Train.Run</c> go on from it to the same bits. A model that holds NaN or an infinity never takes the place of a good one. An error of the run comes
    /// through even if the last state cannot be saved.
    /// </summary>
    /// <exception cref="ArgumentException">The path is null, empty or none at all.</exception>
    /// <exception cref="IOException">The path cannot be written; this is known before the first step.</exception>
    public static IEnumerable<TrainProgress<M>> Checkpoint<M>(this IEnumerable<TrainProgress<M>> run, string path, TimeSpan every) where M : notnull
    {
        AtomicFile.Check(path);
        return run.Checkpoint(state => Bson.Save(path, state), every);
    }
}
