using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Flux.Logging;

/// <summary>A run as metrics: an observer of the sequence that <c>Train.Run</c> gives.</summary>
public static class MeteredRun
{
    /// <summary>The name of the meter that a run is measured by where none is given: what OpenTelemetry's AddMeter and dotnet-counters ask for.</summary>
    public const string MeterName = "Flux";

    /// <summary>
    /// Measures each step by a <see cref="Meter"/> with <c>flux.train.loss</c> (a gauge), <c>flux.train.steps</c>, <c>flux.train.epochs</c> and
    /// <c>flux.train.observations</c> (counters), and <c>flux.train.step.duration</c> (a histogram of seconds, without what whoever asks for the steps does
    /// between them). Every element is passed on as it comes, and only when it is asked for.
    /// </summary>
    /// <param name="run">The run.</param>
    /// <param name="name">The tag <c>flux.run</c> of what is measured.</param>
    /// <param name="meter">The meter, which stays its maker's; null for one named <see cref="MeterName"/> that lives as long as the run.</param>
    public static IEnumerable<TrainProgress<M>> WithMeter<M>(this IEnumerable<TrainProgress<M>> run, string name, Meter? meter = null) where M : notnull =>
        Train.Along(run, Metered(run, name, meter));

    private static IEnumerable<TrainProgress<M>> Metered<M>(IEnumerable<TrainProgress<M>> run, string name, Meter? meter) where M : notnull
    {
        using var own = meter is null ? new Meter(MeterName) : null;
        var instruments = new RunInstruments(meter ?? own!, name);
        using var steps = Train.Given(run).GetEnumerator();
        long began = Stopwatch.GetTimestamp();
        while (steps.MoveNext())
        {
            var step = steps.Current;
            instruments.Record(step.Loss, step.Observations, step.EpochEnds, Stopwatch.GetElapsedTime(began));
            yield return step;
            began = Stopwatch.GetTimestamp();
        }
    }
}
