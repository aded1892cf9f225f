using System.Diagnostics;
using Spectre.Console;

namespace Flux.Reporting;

/// <summary>
/// A bar on the last line of a terminal, redrawn in place. The line of an epoch that ends stays, unless epochs are so short that nobody could read it.
/// </summary>
internal sealed class ProgressBar : IProgressLine
{
    private const int Widest = 30;
    private const string ClearLine = "\r\u001b[2K";
    private static readonly TimeSpan redraw = TimeSpan.FromMilliseconds(100), keep = TimeSpan.FromMilliseconds(250);

    private readonly string title;
    private readonly IAnsiConsole console;
    private readonly TextWriter before, guard;
    private long drawn, kept;
    private bool stands;

    internal ProgressBar(string title, IAnsiConsole console)
    {
        (this.title, this.console, before) = (title, console, Console.Out);
        Console.SetOut(new GuardedWriter(before, Clear));
        guard = Console.Out;
    }

    public bool IsDue(bool epochEnds) => epochEnds ? Stopwatch.GetElapsedTime(kept) >= keep : Stopwatch.GetElapsedTime(drawn) >= redraw;

    public void Show(Moment moment)
    {
        Clear();
        drawn = Stopwatch.GetTimestamp();
        Draw(moment);
        stands = !moment.EpochEnds;
        if (stands) return;
        kept = drawn;
        console.WriteLine();
    }

    public void End()
    {
        if (stands) console.WriteLine();
        stands = false;
        // Someone else may have taken over the console since; then the guard stays and lets everything pass.
        if (ReferenceEquals(Console.Out, guard)) Console.SetOut(before);
    }

    private void Draw(Moment moment)
    {
        string head = $"{title} {moment.Place} ", tail = $" {moment.Figures}";
        // A line that wraps could not be redrawn in place.
        int free = console.Profile.Width - 1 - head.Length - tail.Length;
        if (free < 0) tail = tail[..Math.Max(0, tail.Length + free)];
        int width = Math.Clamp(free, 0, Widest), full = (int)(width * moment.Share);
        char stroke = console.Profile.Capabilities.Unicode ? '━' : '-';
        console.Markup($"{Markup.Escape(head)}[green]{new string(stroke, full)}[/][grey]{new string(stroke, width - full)}[/]{Markup.Escape(tail)}");
    }

    private void Clear()
    {
        if (stands) console.Profile.Out.Writer.Write(ClearLine);
        stands = false;
    }
}
