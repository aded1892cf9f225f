using System.Collections.Immutable;

namespace Flux;

/// <summary>The functions by which the outputs of layers meet in SkipConnection and InParallel.</summary>
internal static class SavedConnections
{
    /// <summary>The functions of two arrays; those behind a dot meet element by element.</summary>
    private static readonly Dictionary<string, Func<Tensor, Tensor, Tensor>> binary = SavedFunctions.Table<Func<Tensor, Tensor, Tensor>>(
    [
        ("+", Plus), ("-", Minus), (".+", Plus), (".-", Minus), (".*", Times), ("./", Divide), (".max", Prelude.Max), (".min", Prelude.Min),
        ("vcat", Vcat), ("hcat", Hcat),
    ]);

    private static readonly Dictionary<string, Func<ImmutableArray<Tensor>, Tensor>> joining = SavedFunctions.Table<Func<ImmutableArray<Tensor>, Tensor>>(
        [("vcat", Vcat), ("hcat", Hcat), ("+", Sum), (".+", Sum)]);

    /// <summary>What the functions are called.</summary>
    internal const string Fitting = "+, -, vcat, hcat, and +, -, *, /, max and min by Base.BroadcastFunction";

    /// <summary>A function of two arrays; null for one that is not known.</summary>
    internal static Func<Tensor, Tensor, Tensor>? Binary(JuliaValue value) => Name(value) is { } name ? binary.GetValueOrDefault(name) : null;

    /// <summary>A function of any number of arrays; null for one that is not known.</summary>
    internal static Func<ImmutableArray<Tensor>, Tensor>? Joining(JuliaValue value) => Name(value) is not { } name ? null
        : joining.GetValueOrDefault(name) ?? (binary.TryGetValue(name, out var f) ? new Pairwise(f).Fold : null);

    private static string? Name(JuliaValue value) => value is JuliaStruct { Type.ShortName: "BroadcastFunction", Fields: [{ Value: var f }] }
        ? SavedFunctions.Name(f) is { } name ? $".{name}" : null
        : SavedFunctions.Name(value);

    private static Tensor Plus(Tensor a, Tensor b) => a + b;

    private static Tensor Minus(Tensor a, Tensor b) => a - b;

    private static Tensor Times(Tensor a, Tensor b) => a * b;

    private static Tensor Divide(Tensor a, Tensor b) => a / b;

    private static Tensor Vcat(Tensor a, Tensor b) => Prelude.Concat(0, a, b);

    private static Tensor Hcat(Tensor a, Tensor b) => Prelude.Concat(1, a, b);

    private static Tensor Vcat(ImmutableArray<Tensor> all) => Prelude.Concat(0, [.. all]);

    private static Tensor Hcat(ImmutableArray<Tensor> all) => Prelude.Concat(1, [.. all]);

    private static Tensor Sum(ImmutableArray<Tensor> all) => Fold(all, Plus);

    private static Tensor Fold(ImmutableArray<Tensor> all, Func<Tensor, Tensor, Tensor> f)
    {
        var y = all[0];
        foreach (var x in all.AsSpan()[1..]) y = f(y, x);
        return y;
    }

    // A record rather than a closure, so that models compare.
    private sealed record Pairwise(Func<Tensor, Tensor, Tensor> F)
    {
        internal Tensor Fold(ImmutableArray<Tensor> all) => SavedConnections.Fold(all, F);
    }
}
