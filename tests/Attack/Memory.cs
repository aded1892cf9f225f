using System.Diagnostics;

namespace Flux.Attack;

/// <summary>
/// Patterns of use under limits of the heap, each in a process of its own, with plain arrays and with tensors: what plain arrays survive, tensors must. Some
/// patterns end plain arrays now and then, when the heap is in pieces; those show nothing.
/// </summary>
internal static class Memory
{
    private static readonly int[] limits = [64, 128, 200, 384];

    internal static Outcome Run(Options options)
    {
        if (options.From is { } from) return Child(from, options.Seed);
        var watch = Stopwatch.StartNew();
        var failures = new List<string>();
        int tried = 0;
        for (; tried < limits.Length * MemoryPatterns.All.Length && watch.Elapsed.TotalSeconds < options.Seconds; tried++)
        {
            int limit = limits[tried % limits.Length], pattern = tried / limits.Length;
            if (Ends(options, 2 * pattern + 1, limit) is not { } why || Ends(options, 2 * pattern, limit) is not null) continue;
            failures.Add($"{MemoryPatterns.All[pattern].Name} at {limit} MiB: {why}");
        }
        return new(tried, failures);
    }

    /// <summary>Runs one pattern: even numbers with plain arrays, odd ones with tensors.</summary>
    private static Outcome Child(int number, int seed)
    {
        int limit = (int)(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 20);
        MemoryPatterns.All[number / 2].Run(number % 2 == 0 ? new PlainArrays() : new TensorArrays(), limit, new Random(seed));
        return new(1, []);
    }

    /// <summary>What ended the process of one pattern; null if it came through.</summary>
    private static string? Ends(Options options, int number, int limit)
    {
        // Poison keeps blocks back, which is what is measured here.
        using var child = Watched.Started(
            "memory", options, number, options.Seconds, ("DOTNET_GCHeapHardLimit", $"0x{(long)limit << 20:x}"), ("FLUX_POISON", "0"));
        var output = child.StandardOutput.ReadToEndAsync();
        string errors = child.StandardError.ReadToEnd();
        child.WaitForExit();
        return child.ExitCode == 0 ? null : $"ended with {child.ExitCode}: {errors.Split('\n')[0]} {output.Result}";
    }
}
