namespace Flux.Reporting;

/// <summary>What a line tells of a run after one step.</summary>
internal readonly record struct Moment(
    int Epoch, int Epochs, double Share, double Loss, (string Name, double Value)? Metric, TimeSpan Elapsed, TimeSpan Remaining)
{
    internal static Moment Of<M>(TrainProgress<M> progress, Func<TrainProgress<M>, (string Name, double Value)>? metric) where M : notnull => new(
        progress.Epoch + 1, progress.Epochs, (progress.Batch + 1.0) / progress.BatchesPerEpoch, progress.Loss,
        metric?.Invoke(progress), progress.Elapsed, progress.Remaining);

    internal bool EpochEnds => Share >= 1;

    internal string Place => $"{Epoch}/{Epochs}";

    internal string Figures
    {
        get
        {
            string judged = Metric is var (name, value) ? $"  {name} {value:0.0000}" : "";
            return $"loss {Loss:0.0000}{judged}  {Time(Elapsed)} elapsed, {Time(Remaining)} left";
        }
    }

    private static string Time(TimeSpan t) => t.TotalHours < 1 ? $"{t:mm\\:ss}" : $"{(int)t.TotalHours}:{t:mm\\:ss}";
}
