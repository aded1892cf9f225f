using System.Globalization;

namespace Flux.Kernels;

/// <summary>How many threads work on one operation, the caller included: what the innermost scope says, else what the process was started with.</summary>
internal static class ThreadCount
{
    private const int Most = 1024;

    private static readonly AsyncLocal<int> scoped = new();

    // Lazy, so that an error is the one that is written here and not that of a type that could not be initialised.
    private static readonly Lazy<int> atStart = new(() =>
        AtStart(Environment.GetEnvironmentVariable("FLUX_THREADS"), AppContext.GetData("Flux.Threads") as string));

    internal static int Current => scoped.Value is > 0 and var threads ? threads : atStart.Value;

    /// <summary>What a function gives while a count holds for it and for what it starts.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such count.</exception>
    internal static T Within<T>(int threads, Func<T> f)
    {
        if (threads is < 1 or > Most) throw new ArgumentOutOfRangeException(nameof(threads), $"Device.WithThreads: {threads} threads; 1 to {Most} would fit.");
        int before = scoped.Value;
        scoped.Value = threads;
        try
        {
            return f();
        }
        finally
        {
            scoped.Value = before;
        }
    }

    /// <summary>What the environment says, else the program, else as many processors as the process may use.</summary>
    /// <exception cref="InvalidOperationException">The text is no count.</exception>
    internal static int AtStart(string? environment, string? program) =>
        environment is { Length: > 0 } ? Parsed("FLUX_THREADS", environment)
        : program is { Length: > 0 } ? Parsed("Flux.Threads", program)
        : Math.Min(Environment.ProcessorCount, Most);

    private static int Parsed(string name, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int threads) && threads is >= 1 and <= Most
            ? threads
            : throw new InvalidOperationException($"{name}: \"{text}\"; a whole number from 1 to {Most} would fit.");
}
