using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Flux.Kernels;

namespace Flux;

/// <summary>Padding per spatial dimension: an int or one each (both ends alike), low and high ends each, or <see cref="Same"/>. The default is none.</summary>
[JsonConverter(typeof(BsonOnly))]
[TypeFormatterSource(typeof(PrintedForm))]
public readonly struct Pad : IEquatable<Pad>
{
    private readonly ImmutableArray<int> amounts;
    private readonly bool same;

    private Pad(ImmutableArray<int> amounts, bool same = false) => (this.amounts, this.same) = (amounts, same);

    /// <summary>As much as keeps the size at stride 1: the effective window less 1, the larger half at the low end (Flux's SamePad).</summary>
    public static Pad Same { get; } = new([], true);

    /// <summary>The same at both ends of every dimension.</summary>
    public static implicit operator Pad(int n) => new([n]);
    /// <summary>Two dimensions, both ends alike.</summary>
    public static implicit operator Pad((int, int) n) => new([n.Item1, n.Item2]);
    /// <summary>Three dimensions, both ends alike.</summary>
    public static implicit operator Pad((int, int, int) n) => new([n.Item1, n.Item2, n.Item3]);
    /// <summary>Two dimensions: low and high end of the first, low and high end of the second.</summary>
    public static implicit operator Pad((int, int, int, int) n) => new([n.Item1, n.Item2, n.Item3, n.Item4]);

    /// <summary>As many numbers as dimensions (both ends alike), or twice as many (low and high end of each).</summary>
    public static Pad Of(params int[] amounts) => new([.. amounts]);

    internal bool IsNone => !same && (amounts.IsDefault || amounts.All(n => n == 0));

    /// <summary>Low and high amounts for a window, its dilation taken into account.</summary>
    internal (ImmutableArray<int> Low, ImmutableArray<int> High) In(ImmutableArray<int> window, ImmutableArray<int> dilation, string what)
    {
        int dimensions = window.Length;
        if (same)
        {
            long[] total = [.. window.Select((k, i) => Sizes.Reach(k, dilation[i]) - 1)];
            if (Array.Exists(total, t => t < 0))
            {
                throw new ArgumentException($"{what}: {this} for a window smaller than its stride; one at least as large would fit.");
            }
            if (Array.Exists(total, t => t > Sizes.MaxElements))
            {
                throw new ArgumentException(
                    $"{what}: {this} for a window of ({InvariantText.Join(", ", window)}) with dilation ({InvariantText.Join(", ", dilation)}); " +
                    $"one that reaches over {Sizes.MaxElements} elements at most would fit.");
            }
            return ([.. total.Select(t => (int)((t + 1) / 2))], [.. total.Select(t => (int)(t / 2))]);
        }
        int[] given = amounts.IsDefault ? [0] : [.. amounts];
        if (Array.Exists(given, n => n < 0)) throw new ArgumentException($"{what}: {this}; numbers of 0 or more would fit.");
        if (given.Length == 1) given = [.. Enumerable.Repeat(given[0], dimensions)];
        if (given.Length == dimensions) return ([.. given], [.. given]);
        if (given.Length != 2 * dimensions)
        {
            throw new ArgumentException($"{what}: {this} for a window of {dimensions} dimensions; 1, {dimensions} or {2 * dimensions} numbers would fit.");
        }
        return ([.. given.Where((_, i) => i % 2 == 0)], [.. given.Where((_, i) => i % 2 == 1)]);
    }

    /// <summary>Equal amounts.</summary>
    public bool Equals(Pad other) => same == other.same && amounts.IsDefault == other.amounts.IsDefault
        && (amounts.IsDefault || amounts.AsSpan().SequenceEqual(other.amounts.AsSpan()));
    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Pad other && Equals(other);
    /// <inheritdoc/>
    public override int GetHashCode() => amounts.IsDefault ? 0 : amounts.Aggregate(same ? 1 : 0, HashCode.Combine);
    /// <summary>Equal amounts.</summary>
    public static bool operator ==(Pad a, Pad b) => a.Equals(b);
    /// <summary>Different amounts.</summary>
    public static bool operator !=(Pad a, Pad b) => !a.Equals(b);

    /// <summary>As Julia writes a tuple.</summary>
    public override string ToString() =>
        same ? "SamePad()" : amounts.IsDefault ? "0" : amounts.Length == 1 ? $"{amounts[0]}" : $"({InvariantText.Join(", ", amounts)})";
}
