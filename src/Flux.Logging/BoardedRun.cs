namespace Flux.Logging;

/// <summary>Runs in the files that TensorBoard shows (<c>tensorboard --logdir folder</c>): observers of sequences.</summary>
public static class BoardedRun
{
    /// <summary>
    /// Writes the loss of each step as the scalar <c>loss/step</c>, and at the end of each epoch the mean of its finite losses as <c>loss/epoch</c>, with
    /// whatever else is told of the step. Each enumeration has a file of its own in the folder, which is made. Every element is passed on as it comes, and only
    /// when it is asked for.
    /// </summary>
    /// <param name="run">The run.</param>
    /// <param name="folder">Where the file will be: one folder for each run.</param>
    /// <param name="epochEnds">What to write besides of the last step of each epoch.</param>
    /// <exception cref="IOException">The folder or the file cannot be written; thrown when steps are asked for.</exception>
    public static IEnumerable<TrainProgress<M>> WithTensorBoard<M>(
        this IEnumerable<TrainProgress<M>> run, string folder, Func<TrainProgress<M>, IEnumerable<BoardEntry>>? epochEnds = null) where M : notnull =>
        Train.Along(run, Boarded(run, folder, epochEnds));

    private static IEnumerable<TrainProgress<M>> Boarded<M>(
        IEnumerable<TrainProgress<M>> run, string folder, Func<TrainProgress<M>, IEnumerable<BoardEntry>>? epochEnds) where M : notnull
    {
        using var file = EventFile.Create(folder);
        var epoch = new FiniteMean();
        foreach (var progress in Train.Given(run))
        {
            epoch = epoch.With(progress.Loss);
            file.Add(progress.State.Step, [BoardEntry.Scalar("loss/step", progress.Loss)]);
            if (progress.EpochEnds)
            {
                file.Add(progress.State.Step, [BoardEntry.Scalar("loss/epoch", epoch.Value), .. epochEnds?.Invoke(progress) ?? []]);
                epoch = new();
            }
            yield return progress;
        }
    }

    /// <summary>Writes entries of the elements of any sequence: of a training loop of one's own, say.</summary>
    /// <param name="sequence">What is passed on unchanged.</param>
    /// <param name="folder">Where the file will be: one folder for each run.</param>
    /// <param name="step">The step that an element stands for, the horizontal axis of TensorBoard.</param>
    /// <param name="entries">What to write of an element; nothing is written of one without entries.</param>
    /// <inheritdoc cref="WithTensorBoard{M}(IEnumerable{TrainProgress{M}}, string, Func{TrainProgress{M}, IEnumerable{BoardEntry}})" path="exception"/>
    public static IEnumerable<T> WithTensorBoard<T>(
        this IEnumerable<T> sequence, string folder, Func<T, long> step, Func<T, IEnumerable<BoardEntry>> entries)
    {
        using var file = EventFile.Create(folder);
        foreach (var element in sequence)
        {
            file.Add(step(element), [.. entries(element)]);
            yield return element;
        }
    }
}
