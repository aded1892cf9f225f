using Flux.Reporting;
using Spectre.Console;
using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Reporting;

/// <summary>Progress is an observer: it changes neither the run nor what others print.</summary>
public sealed class ProgressTests
{
    private static readonly Tensor X = Tensor.Normal(new Key(1), 2, 8);
    private static readonly DataLoader<(Tensor X, Tensor Y)> Data = DataLoader((X, X), 4);

    private static IEnumerable<TrainProgress<Dense>> Run(int epochs) =>
        Train.Run(Train.Start(Dense(2, 2).Build(1), new Adam(), new Key(1)), Data, epochs, Loss.Mse);

    private static IAnsiConsole Console(StringWriter writer, bool terminal, int width = 120)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = terminal ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = width;
        return console;
    }

    private static IEnumerable<TrainProgress<Dense>> Watched(StringWriter writer, bool terminal, int epochs, int width = 120) =>
        Report.WithProgressBar(Run(epochs), "net", s => ("accuracy", 0.25), Console(writer, terminal, width));

    [Theory]
    [InlineData(true), InlineData(false)]
    public void Every_step_is_passed_on_and_the_last_one_is_told(bool terminal)
    {
        var writer = new StringWriter();
        double[] plain = [.. Run(3).Select(s => s.Loss)], watched = [.. Watched(writer, terminal, 3).Select(s => s.Loss)];
        Assert.Equal(plain, watched);
        string text = writer.ToString();
        Assert.Contains("net 3/3 ", text);
        Assert.Contains("accuracy 0.2500", text);
        Assert.Contains("00:00 left", text);
    }

    [Fact]
    public void A_bar_grows_with_the_epoch_and_ends_its_line()
    {
        var writer = new StringWriter();
        foreach (var step in Watched(writer, true, 1)) { }
        string last = writer.ToString().Split('\r', '\n').Last(line => line.Contains("net"));
        Assert.Equal(30, last.Count(c => c is '━' or '-'));
        Assert.EndsWith("\n", writer.ToString());
    }

    [Fact]
    public void A_narrow_terminal_gets_one_line_that_does_not_wrap()
    {
        var writer = new StringWriter();
        foreach (var step in Watched(writer, true, 1, width: 30)) { }
        Assert.All(writer.ToString().Replace("\u001b[2K", "").Split('\r', '\n'), line => Assert.InRange(line.Length, 0, 29));
    }

    [Fact]
    public void Nothing_runs_before_it_is_asked_for()
    {
        var writer = new StringWriter();
        var run = Watched(writer, false, 1);
        Assert.Equal("", writer.ToString());
        using var steps = run.GetEnumerator();
        Assert.True(steps.MoveNext());
        Assert.Equal(1, steps.Current.State.Step);
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public void A_run_that_is_left_early_still_tells_how_far_it_came(bool terminal)
    {
        var writer = new StringWriter();
        var left = Watched(writer, terminal, 100).First(s => s.State.Step == 3);
        Assert.Equal(3, left.State.Step);
        Assert.Contains("net 2/100", writer.ToString());
        Assert.EndsWith("\n", writer.ToString());
    }
}
