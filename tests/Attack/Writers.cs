using System.Diagnostics;

namespace Flux.Attack;

/// <summary>A state whose parts show whether they were saved together.</summary>
internal sealed record Counted(long Step, Tensor First, Tensor Second)
{
    private const int Elements = 100_000;

    internal static Counted Of(long step) => new(step, Tensor.Full([Elements], step), Tensor.Full([Elements], -step));

    internal bool IsWhole => Step >= 0 && Array.TrueForAll(First.ToArray(), x => x == Step) && Array.TrueForAll(Second.ToArray(), x => x == -Step);
}

/// <summary>
/// A writer that saves without end, killed at a random moment, again and again: the file is always one whole state, never older than the last one seen, and
/// whoever saves next finds and leaves nothing of the dead.
/// </summary>
internal static class Writers
{
    private const string Folder = "FLUX_ATTACK_FOLDER";
    private const int LongestLife = 250; // milliseconds

    internal static Outcome Run(Options options) => options.IsChild ? Child(options) : Parent(options);

    private static string State(string folder) => Path.Combine(folder, "state.bson");

    private static Outcome Child(Options options)
    {
        string path = State(Environment.GetEnvironmentVariable(Folder)!);
        long step = File.Exists(path) ? Bson.Load(path, Counted.Of(0)).Step : 0;
        var watch = Stopwatch.StartNew();
        Console.WriteLine("saving");
        while (watch.Elapsed.TotalSeconds < options.Seconds) Bson.Save(path, Counted.Of(++step));
        return new(0, []);
    }

    private static Outcome Parent(Options options)
    {
        string folder = Directory.CreateTempSubdirectory("flux-attack").FullName;
        try
        {
            var (watch, random, failures) = (Stopwatch.StartNew(), new Random(options.Seed), new List<string>());
            int kills = 0;
            for (long seen = 0; watch.Elapsed.TotalSeconds < options.Seconds; kills++)
            {
                Kill(options, folder, random.Next(LongestLife));
                if (Failure(folder, ref seen) is { } why) failures.Add($"kill {kills}: {why}");
            }
            Bson.Save(State(folder), Counted.Of(0));
            string[] left = [.. Directory.EnumerateFiles(folder).Where(file => file != State(folder))];
            if (left.Length > 0) failures.Add($"{left.Length} files of killed writers are left, {Path.GetFileName(left[0])} among them");
            return new(kills, failures);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Starts a writer and kills it so many milliseconds after it began to save.</summary>
    private static void Kill(Options options, string folder, int life)
    {
        using var child = Watched.Started("writers", options, 0, options.Seconds, (Folder, folder));
        child.StandardOutput.ReadLine();
        Thread.Sleep(life);
        child.Kill();
        child.WaitForExit();
    }

    private static string? Failure(string folder, ref long seen)
    {
        int left = Directory.EnumerateFiles(folder).Count() - 1;
        if (left > 1) return $"{left} temporary files of one writer";
        if (!File.Exists(State(folder))) return seen == 0 ? null : "the file is gone";
        try
        {
            var state = Bson.Load(State(folder), Counted.Of(0));
            if (!state.IsWhole) return $"parts of different states, step {state.Step}";
            if (state.Step < seen) return $"step {state.Step} after step {seen}";
            seen = state.Step;
            return null;
        }
        catch (IOException e)
        {
            return e.Message;
        }
    }
}
