using System.Diagnostics.Metrics;

namespace Flux.Logging;

/// <summary>What is measured of a run, named as OpenTelemetry names instruments.</summary>
internal sealed class RunInstruments(Meter meter, string run)
{
    private readonly Gauge<double> loss = meter.CreateGauge<double>("flux.train.loss", description: "The loss of the step.");
    private readonly Counter<long> steps = meter.CreateCounter<long>("flux.train.steps", "{step}", "Steps taken.");
    private readonly Counter<long> epochs = meter.CreateCounter<long>("flux.train.epochs", "{epoch}", "Epochs that ended.");
    private readonly Counter<long> observations = meter.CreateCounter<long>("flux.train.observations", "{observation}", "Observations in batches.");
    private readonly Histogram<double> duration = meter.CreateHistogram<double>("flux.train.step.duration", "s", "From asking for a step until it is there.");
    private readonly KeyValuePair<string, object?> tag = new("flux.run", run);

    internal void Record(double value, int batch, bool epochEnds, TimeSpan elapsed)
    {
        loss.Record(value, tag);
        steps.Add(1, tag);
        observations.Add(batch, tag);
        duration.Record(elapsed.TotalSeconds, tag);
        if (epochEnds) epochs.Add(1, tag);
    }
}
