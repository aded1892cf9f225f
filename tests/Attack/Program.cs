using System.Globalization;
using Flux.Attack;

// Attacks on the library: each tries what must not end the process, hang or give a wrong answer, and reports what did.
var attacks = new SortedDictionary<string, Func<Options, Outcome>>(StringComparer.Ordinal)
{
    ["arguments"] = options => Watched.Run("arguments", options, Arguments.Cases),
    ["memory"] = Memory.Run,
    ["sizes"] = options => Watched.Run("sizes", options, Sizes.Cases),
    ["threads"] = options => Watched.Run("threads", options, Threads.Cases),
    ["writers"] = Writers.Run,
};

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args.Length == 0 || !attacks.TryGetValue(args[0], out var attack) || Options.Of(args[1..]) is not { } options)
{
    Console.Error.WriteLine($"usage: Attack <{string.Join('|', attacks.Keys)}> [--seed N] [--seconds S]");
    return 2;
}

var outcome = attack(options);
if (options.IsChild) return 0;
const int Shown = 50;
foreach (string failure in outcome.Failures.Take(Shown)) Console.WriteLine($"failed: {failure}");
if (outcome.Failures.Count > Shown) Console.WriteLine($"and {outcome.Failures.Count - Shown} more");
Console.WriteLine($"{args[0]}, seed {options.Seed}: {outcome.Tried} cases, {outcome.Failures.Count} failed");
return outcome.Failures.Count == 0 ? 0 : 1;
