using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Flux;

/// <summary>How many times larger, per spatial dimension: one number for all of them, or one each, 1 to 3; fractions where an operation interpolates.</summary>
[JsonConverter(typeof(BsonOnly))]
[TypeFormatterSource(typeof(PrintedForm))]
public readonly struct Factors : IEquatable<Factors>
{
    private readonly ImmutableArray<double> values;

    private Factors(ImmutableArray<double> values) => this.values = values;

    /// <summary>The same in every dimension.</summary>
    public static implicit operator Factors(double n) => new([n]);
    /// <summary>Two dimensions.</summary>
    public static implicit operator Factors((double, double) n) => new([n.Item1, n.Item2]);
    /// <summary>Three dimensions.</summary>
    public static implicit operator Factors((double, double, double) n) => new([n.Item1, n.Item2, n.Item3]);

    internal bool IsDefault => values.IsDefault;

    /// <summary>One factor per dimension, each above 0.</summary>
    internal ImmutableArray<double> In(int dimensions, string what)
    {
        var all = values.Length == 1 ? [.. Enumerable.Repeat(values[0], dimensions)] : values;
        if (all.Length != dimensions)
        {
            throw new ArgumentException($"{what}: {this} for {dimensions} spatial dimensions; one number, or {dimensions}, would fit.");
        }
        return all.All(n => n > 0 && double.IsFinite(n)) ? all : throw new ArgumentException($"{what}: {this}; numbers above 0 would fit.");
    }

    /// <summary>Equal factors.</summary>
    public bool Equals(Factors other) => IsDefault ? other.IsDefault : !other.IsDefault && values.AsSpan().SequenceEqual(other.values.AsSpan());
    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Factors other && Equals(other);
    /// <inheritdoc/>
    public override int GetHashCode() => IsDefault ? 0 : values.Aggregate(17, HashCode.Combine);
    /// <summary>Equal factors.</summary>
    public static bool operator ==(Factors a, Factors b) => a.Equals(b);
    /// <summary>Different factors.</summary>
    public static bool operator !=(Factors a, Factors b) => !a.Equals(b);

    /// <summary>As Julia writes a tuple: 2, (1.5, 2).</summary>
    public override string ToString()
    {
        if (IsDefault) return "default";
        string all = InvariantText.Join(", ", values);
        return values.Length == 1 ? all : $"({all})";
    }
}
