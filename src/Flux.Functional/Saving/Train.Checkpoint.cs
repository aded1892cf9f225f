namespace Flux;

public static partial class Train
{
    /// <summary>
    /// Saves the state to a file, atomically, once per time span and when the run ends, whether it is over, left or failed: <see cref="Bson.Load"/> and
    /// <c>Train.Run</c> go on from it to the same bits. A model that holds NaN or an infinity never takes the place of a good one.
    /// </summary>
    public static IEnumerable<TrainProgress<M>> Checkpoint<M>(this IEnumerable<TrainProgress<M>> run, string path, TimeSpan every) where M : notnull =>
        run.Checkpoint(state => Bson.Save(path, state), every);
}
