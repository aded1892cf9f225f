using static Flux.Prelude;

namespace Flux.Properties.Logging;

/// <summary>A run of batches of 4, 4 and 2 observations for observers to look at.</summary>
internal static class ObservedRun
{
    private static readonly Tensor X = Tensor.Normal(new Key(1), 2, 10);

    internal static IEnumerable<TrainProgress<Dense>> Of(int epochs) =>
        Train.Run(Train.Start(Dense(2, 2).Build(1), new Adam(), new Key(1)), DataLoader((X, X), 4, partial: true), epochs, Loss.Mse);

    /// <summary>The run until a failure comes instead of step n, counted from 1.</summary>
    internal static IEnumerable<TrainProgress<Dense>> FailingAt(int n, Exception failure) =>
        Of(100).Select((progress, i) => i + 1 < n ? progress : throw failure);

    /// <summary>The run with other losses.</summary>
    internal static IEnumerable<TrainProgress<Dense>> WithLosses(params double[] losses) =>
        Of(100).Zip(losses, (progress, loss) => progress with { Loss = loss });
}
