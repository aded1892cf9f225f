using System.Diagnostics.Metrics;
using Flux.Logging;
using Xunit;

namespace Flux.Properties.Logging;

/// <summary>What a listener of metrics hears of a run adds up.</summary>
public sealed class MeterTests
{
    private sealed record Measured(string Instrument, string? Unit, double Value, string? Run);

    /// <summary>What is measured of the runs of one name, whose meter may be any.</summary>
    private static List<Measured> Listen(string run, Action act, string meter = MeteredRun.MeterName)
    {
        var heard = new List<Measured>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == meter) listener.EnableMeasurementEvents(instrument);
            },
        };
        void Hear(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            string? name = tags.ToArray().Single(tag => tag.Key == "flux.run").Value as string;
            // Other tests measure too.
            if (name == run) heard.Add(new(instrument.Name, instrument.Unit, value, name));
        }
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Hear(instrument, value, tags));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Hear(instrument, value, tags));
        listener.Start();
        act();
        return heard;
    }

    private static double[] Of(List<Measured> heard, string instrument) => [.. heard.Where(m => m.Instrument == instrument).Select(m => m.Value)];

    [Fact]
    public void Every_step_is_passed_on_and_measured()
    {
        double[] losses = [];
        var heard = Listen("whole", () => losses = [.. ObservedRun.Of(2).WithMeter("whole").Select(step => step.Loss)]);
        Assert.Equal(ObservedRun.Of(2).Select(step => step.Loss), losses);
        Assert.Equal(losses, Of(heard, "flux.train.loss"));
        Assert.Equal([1, 1, 1, 1, 1, 1], Of(heard, "flux.train.steps"));
        Assert.Equal([1, 1], Of(heard, "flux.train.epochs"));
        Assert.Equal([4, 4, 2, 4, 4, 2], Of(heard, "flux.train.observations"));
        Assert.Equal(6, Of(heard, "flux.train.step.duration").Count(seconds => seconds >= 0));
        Assert.Equal("s", heard.First(m => m.Instrument == "flux.train.step.duration").Unit);
    }

    [Fact]
    public void Nothing_is_measured_before_it_is_asked_for_and_only_what_is() => Assert.Equal([1], Of(Listen("first", () =>
    {
        var run = ObservedRun.Of(2).WithMeter("first");
        Assert.Equal(1, run.First().State.Step);
    }), "flux.train.steps"));

    [Fact]
    public void A_meter_that_is_given_is_used_and_stays()
    {
        using var meter = new Meter("Mine");
        Assert.Equal(3, Of(Listen("mine", () => Assert.Equal(3, ObservedRun.Of(1).WithMeter("mine", meter).Count()), "Mine"), "flux.train.steps").Length);
        Assert.Equal(3, Of(Listen("mine", () => Assert.Equal(3, ObservedRun.Of(1).WithMeter("mine", meter).Count()), "Mine"), "flux.train.steps").Length);
        Assert.Empty(Listen("mine", () => Assert.Equal(3, ObservedRun.Of(1).WithMeter("mine", meter).Count())));
    }

    [Fact]
    public void A_loss_that_is_not_finite_is_measured_as_it_is() => Assert.Equal(
        [double.NaN, double.PositiveInfinity],
        Of(Listen("odd", () => Assert.Equal(2, ObservedRun.WithLosses(double.NaN, double.PositiveInfinity).WithMeter("odd").Count())), "flux.train.loss"));

    /// <summary>Batches of 4, 4 and 2 without the last, and shares of two ranks.</summary>
    [Fact]
    public void A_run_counts_the_observations_of_each_batch()
    {
        Tensor x = Tensor.Zeros(2, 10);
        int[] Counted(DataLoader<(Tensor X, Tensor Y)> data) =>
            [.. Train.Run(Train.Start(Prelude.Dense(2, 2).Build(1), new Adam(), new Key(1)), data, 1, Loss.Mse).Select(step => step.Observations)];
        Assert.Equal([4, 4, 2], Counted(Prelude.DataLoader((x, x), 4, partial: true)));
        Assert.Equal([4, 4], Counted(Prelude.DataLoader((x, x), 4, partial: false)));
        Assert.Equal([2, 2], Counted(Prelude.DataLoader((x, x), 2, partial: true).Shard(1, 2)));
    }
}
