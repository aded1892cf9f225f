using System.Globalization;

namespace Flux.Attack;

/// <summary>What an attack is told.</summary>
/// <param name="Seed">Chooses the cases: the same seed gives the same.</param>
/// <param name="Seconds">After so many it starts no further case.</param>
/// <param name="From">In a child process the first case that it runs; null in the process that a person starts.</param>
internal sealed record Options(int Seed = 1, double Seconds = 10, int? From = null)
{
    internal bool IsChild => From is not null;

    /// <summary>The options of a command line; null if it is none.</summary>
    internal static Options? Of(string[] args)
    {
        var options = new Options();
        for (int i = 0; i + 1 < args.Length; i += 2)
        {
            if (!double.TryParse(args[i + 1], CultureInfo.InvariantCulture, out double value)) return null;
            switch (args[i])
            {
                case "--seed": options = options with { Seed = (int)value }; break;
                case "--seconds": options = options with { Seconds = value }; break;
                case "--from": options = options with { From = (int)value }; break;
                default: return null;
            }
        }
        return args.Length % 2 == 0 ? options : null;
    }
}

/// <summary>What came of an attack.</summary>
/// <param name="Tried">How many cases ran.</param>
/// <param name="Failures">What went wrong, a line each.</param>
internal sealed record Outcome(int Tried, IReadOnlyList<string> Failures);
