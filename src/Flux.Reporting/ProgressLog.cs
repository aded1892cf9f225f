using System.Diagnostics;
using Spectre.Console;

namespace Flux.Reporting;

/// <summary>Plain lines, for files and pipes.</summary>
internal sealed class ProgressLog(string title, IAnsiConsole console) : IProgressLine
{
    private static readonly TimeSpan betweenEpochs = TimeSpan.FromSeconds(1), withinEpoch = TimeSpan.FromSeconds(10);
    private long written = Stopwatch.GetTimestamp();

    public bool IsDue(bool epochEnds) => Stopwatch.GetElapsedTime(written) >= (epochEnds ? betweenEpochs : withinEpoch);

    public void Show(Moment moment)
    {
        written = Stopwatch.GetTimestamp();
        string share = moment.EpochEnds ? "" : $" ({moment.Share:P0})";
        console.Profile.Out.Writer.WriteLine($"{title} {moment.Place}{share} {moment.Figures}");
    }

    public void End() => console.Profile.Out.Writer.Flush();
}
