using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Flux;

/// <summary>A size per spatial dimension: an int for all of them, or one each, 1 to 3. The default means "as the operation says".</summary>
[JsonConverter(typeof(BsonOnly))]
[TypeFormatterSource(typeof(PrintedForm))]
public readonly struct Dims : IEquatable<Dims>
{
    private readonly ImmutableArray<int> sizes;

    private Dims(ImmutableArray<int> sizes) => this.sizes = sizes;

    /// <summary>The same in every dimension.</summary>
    public static implicit operator Dims(int n) => new([n]);
    /// <summary>Two dimensions.</summary>
    public static implicit operator Dims((int, int) n) => new([n.Item1, n.Item2]);
    /// <summary>Three dimensions.</summary>
    public static implicit operator Dims((int, int, int) n) => new([n.Item1, n.Item2, n.Item3]);

    /// <summary>One dimension, where an int would mean all of them.</summary>
    public static Dims Of(params int[] sizes) => new([.. sizes]);

    internal bool IsDefault => sizes.IsDefault;

    internal int Count => IsDefault ? 0 : sizes.Length;

    /// <summary>One size per dimension, each at least the given least.</summary>
    internal ImmutableArray<int> In(int dimensions, string what, int otherwise, int least = 1)
    {
        if (IsDefault) return [.. Enumerable.Repeat(otherwise, dimensions)];
        var all = sizes.Length == 1 ? [.. Enumerable.Repeat(sizes[0], dimensions)] : sizes;
        if (all.Length != dimensions)
        {
            throw new ArgumentException($"{what}: {this} for a window of {dimensions} dimensions; one number, or {dimensions}, would fit.");
        }
        return all.All(n => n >= least) ? all : throw new ArgumentException($"{what}: {this}; numbers of {least} or more would fit.");
    }

    /// <summary>Equal sizes.</summary>
    public bool Equals(Dims other) => IsDefault ? other.IsDefault : !other.IsDefault && sizes.AsSpan().SequenceEqual(other.sizes.AsSpan());
    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Dims other && Equals(other);
    /// <inheritdoc/>
    public override int GetHashCode() => IsDefault ? 0 : sizes.Aggregate(17, HashCode.Combine);
    /// <summary>Equal sizes.</summary>
    public static bool operator ==(Dims a, Dims b) => a.Equals(b);
    /// <summary>Different sizes.</summary>
    public static bool operator !=(Dims a, Dims b) => !a.Equals(b);

    /// <summary>As Julia writes a tuple: 2, (3, 3).</summary>
    public override string ToString() => IsDefault ? "default" : sizes.Length == 1 ? $"{sizes[0]}" : $"({InvariantText.Join(", ", sizes)})";
}
