using System.Diagnostics;
using System.Globalization;

namespace Flux.Attack;

/// <summary>One thing to try.</summary>
/// <param name="Name">What is tried, in words that fit a line.</param>
/// <param name="Failure">Tries it: what was wrong, or null.</param>
internal sealed record Case(string Name, Func<string?> Failure);

/// <summary>
/// Runs cases in a child process, because a case may end its process or never return. Both are failures, and another child goes on behind the case. Children
/// have little memory, so that a case that asks for much is answered by the runtime and not by the machine.
/// </summary>
internal static class Watched
{
    private const string HeapLimit = "0x20000000";
    private const string Trying = "trying ", Failed = "failed ";
    private static readonly TimeSpan longest = TimeSpan.FromSeconds(30);

    /// <summary>The cases of a seed in their order, until the time is up or there are no more.</summary>
    internal static Outcome Run(string attack, Options options, Func<int, IEnumerable<Case>> cases) =>
        options.From is { } from ? Child(from, options, cases(options.Seed)) : Parent(attack, options);

    private static Outcome Child(int from, Options options, IEnumerable<Case> cases)
    {
        var watch = Stopwatch.StartNew();
        foreach (var (number, one) in cases.Index().Skip(from).TakeWhile(_ => watch.Elapsed.TotalSeconds < options.Seconds))
        {
            Console.WriteLine($"{Trying}{number} {one.Name}");
            if (one.Failure() is { } why) Console.WriteLine(Failed + why.ReplaceLineEndings(" "));
        }
        return new(0, []);
    }

    private static Outcome Parent(string attack, Options options)
    {
        var watch = Stopwatch.StartNew();
        var failures = new List<string>();
        int next = 0;
        string last = "";
        while (watch.Elapsed.TotalSeconds < options.Seconds)
        {
            using var child = Started(attack, options, next, options.Seconds - watch.Elapsed.TotalSeconds);
            var errors = child.StandardError.ReadToEndAsync();
            bool hangs = false;
            while (!hangs)
            {
                var line = child.StandardOutput.ReadLineAsync();
                hangs = !line.Wait(longest);
                if (hangs || line.Result is not { } said) break;
                if (said.StartsWith(Failed, StringComparison.Ordinal)) failures.Add($"{last}: {said[Failed.Length..]}");
                if (!said.StartsWith(Trying, StringComparison.Ordinal)) continue;
                last = said[Trying.Length..];
                next = int.Parse(last.Split(' ')[0], CultureInfo.InvariantCulture) + 1;
            }
            if (hangs) child.Kill(entireProcessTree: true);
            child.WaitForExit();
            if (hangs) failures.Add($"{last}: no answer in {longest.TotalSeconds} s");
            else if (child.ExitCode == 0) break;
            else failures.Add($"{last}: the process ended with {child.ExitCode}: {errors.Result.Split('\n')[0]}");
        }
        return new(next, failures);
    }

    private static Process Started(string attack, Options options, int from, double seconds)
    {
        string[] arguments = [attack, "--seed", $"{options.Seed}", "--seconds", $"{seconds:F3}", "--from", $"{from}"];
        bool apart = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet";
        var start = new ProcessStartInfo(Environment.ProcessPath!, apart ? [typeof(Watched).Assembly.Location, .. arguments] : arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_GCHeapHardLimit"] = HeapLimit;
        start.Environment["FLUX_POISON"] = "1";
        return Process.Start(start)!;
    }
}
