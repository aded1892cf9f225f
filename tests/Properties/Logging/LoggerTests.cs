using System.Globalization;
using Flux.Logging;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Flux.Properties.Logging;

/// <summary>A logger hears what a run does, and the run does not notice.</summary>
public sealed class LoggerTests
{
    private sealed record Entry(LogLevel Level, int Id, string Text, IReadOnlyDictionary<string, object?> Values, Exception? Failure);

    /// <summary>Keeps what it hears from a level on.</summary>
    private sealed class Heard(LogLevel from = LogLevel.Trace) : ILogger
    {
        internal List<Entry> Entries { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= from;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var values = ((IEnumerable<KeyValuePair<string, object?>>)state!).ToDictionary();
            Entries.Add(new(logLevel, eventId.Id, formatter(state, exception), values, exception));
        }
    }

    private static int[] Ids(Heard logger) => [.. logger.Entries.Select(entry => entry.Id)];

    [Fact]
    public void Every_step_is_passed_on_and_told_with_each_epoch_and_the_end()
    {
        var logger = new Heard();
        TrainProgress<Dense>[] steps = [.. ObservedRun.Of(2).WithLogger(logger)];
        Assert.Equal(ObservedRun.Of(2).Select(step => step.Loss), steps.Select(step => step.Loss));
        Assert.Equal([1, 1, 1, 2, 1, 1, 1, 2, 3], Ids(logger));
        Assert.Equal(steps.Select(step => (object?)step.Loss), logger.Entries.Where(entry => entry.Id == 1).Select(entry => entry.Values["Loss"]));
        var second = logger.Entries.Last(entry => entry.Id == 2);
        Assert.Equal((LogLevel.Information, 2, 2, 6L), (second.Level, second.Values["Epoch"], second.Values["Epochs"], second.Values["Step"]));
        Assert.Equal(steps[3..].Average(step => step.Loss), (double)second.Values["Loss"]!, 1e-12);
        Assert.Equal(6L, logger.Entries[^1].Values["Step"]);
    }

    [Fact]
    public void A_logger_that_is_not_interested_in_steps_hears_of_epochs_alone()
    {
        var logger = new Heard(LogLevel.Information);
        Assert.Equal(6, ObservedRun.Of(2).WithLogger(logger).Count());
        Assert.Equal([2, 2, 3], Ids(logger));
    }

    [Fact]
    public void Nothing_runs_and_nothing_is_told_before_it_is_asked_for()
    {
        var logger = new Heard();
        var run = ObservedRun.Of(1).WithLogger(logger);
        Assert.Empty(logger.Entries);
        using var steps = run.GetEnumerator();
        Assert.True(steps.MoveNext());
        Assert.Equal([1], Ids(logger));
    }

    [Fact]
    public void A_failure_is_told_and_goes_on()
    {
        var logger = new Heard();
        var failure = new InvalidOperationException("no more data");
        Assert.Same(failure, Assert.Throws<InvalidOperationException>(() => ObservedRun.FailingAt(3, failure).WithLogger(logger).Count()));
        Assert.Equal([1, 1, 5], Ids(logger));
        Assert.Equal((LogLevel.Error, failure), (logger.Entries[^1].Level, logger.Entries[^1].Failure));
        Assert.Equal("The run failed after step 2", logger.Entries[^1].Text);
    }

    [Fact]
    public void That_a_run_is_cancelled_is_no_error()
    {
        var logger = new Heard();
        Assert.Throws<OperationCanceledException>(() => ObservedRun.FailingAt(1, new OperationCanceledException()).WithLogger(logger).Count());
        Assert.Equal((LogLevel.Warning, "The run was cancelled after step 0"), (logger.Entries[^1].Level, logger.Entries[^1].Text));
    }

    [Fact]
    public void A_run_without_a_step_ends_too()
    {
        var logger = new Heard();
        Assert.Empty(ObservedRun.Of(0).WithLogger(logger));
        Assert.Equal("The run ended after step 0: loss NaN, 00:00:00 elapsed", Assert.Single(logger.Entries).Text);
    }

    [Fact]
    public void A_loss_that_is_not_finite_is_told_and_spares_the_mean()
    {
        var logger = new Heard();
        Assert.Equal(3, ObservedRun.WithLosses(1, double.NaN, 2).WithLogger(logger).Count());
        Assert.Equal([1.0, double.NaN, 2.0], logger.Entries.Where(entry => entry.Id == 1).Select(entry => entry.Values["Loss"]));
        Assert.Equal(1.5, logger.Entries.Single(entry => entry.Id == 2).Values["Loss"]);
    }

    [Fact]
    public void Numbers_are_written_without_a_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("sv-SE");
            var logger = new Heard();
            Assert.Single(ObservedRun.WithLosses(-1.5).WithLogger(logger));
            Assert.Equal("Step 1: loss -1.5 (epoch 1, batch 1)", logger.Entries[0].Text);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
