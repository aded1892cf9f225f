using System.Collections;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using Flux.Kernels;

namespace Flux;

/// <summary>Sizes of a tensor, first dimension fastest in memory. Immutable, compared by value; sizes past the last are 1.</summary>
[CollectionBuilder(typeof(Shape), nameof(Create))]
[JsonConverter(typeof(ShapeJson))]
public sealed class Shape : IEquatable<Shape>, IReadOnlyList<int>
{
    private readonly int[] sizes;

    /// <summary>A shape of the given sizes.</summary>
    /// <exception cref="ArgumentException">
    /// There are more than 32 sizes, one is negative, or those other than 0 multiply to more than 2^31 - 2^16.
    /// </exception>
    public Shape(params int[] sizes) : this("Shape", sizes) { }

    /// <summary>The shape of an operation's result, whose name stands in the error.</summary>
    internal Shape(string op, ReadOnlySpan<int> sizes)
    {
        Elements = Sizes.Elements(op, sizes);
        this.sizes = sizes.ToArray();
    }

    /// <summary>The shape of an operation's result, of sizes that it computed in 64 bits.</summary>
    internal static Shape Of(string op, params ReadOnlySpan<long> sizes)
    {
        Sizes.Elements(op, sizes);
        Span<int> checkedSizes = stackalloc int[sizes.Length];
        for (int i = 0; i < sizes.Length; i++) checkedSizes[i] = (int)sizes[i];
        return new(op, checkedSizes);
    }

    /// <summary>The shape of sizes that come from a file, or null where no tensor has them.</summary>
    internal static Shape? Fitting(params ReadOnlySpan<long> sizes) => Sizes.Fit(sizes) ? Of("Shape", sizes) : null;

    /// <summary>A shape of the given sizes (collection expressions).</summary>
    public static Shape Create(ReadOnlySpan<int> sizes) => new("Shape", sizes);

    /// <summary>The shape of a single number: no dimensions.</summary>
    public static Shape Scalar { get; } = new();

    /// <summary>Number of elements: the product of the sizes.</summary>
    public int Elements { get; }

    /// <summary>Number of dimensions.</summary>
    public int Rank => sizes.Length;

    int IReadOnlyCollection<int>.Count => sizes.Length;

    /// <summary>Size of dimension i; 1 past the last.</summary>
    public int this[int i] => (uint)i < (uint)sizes.Length ? sizes[i] : 1;

    /// <summary>Size of dimension i, possibly from the end: <c>shape[^1]</c> is the last.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer dimensions.</exception>
    public int this[Index i] => !i.IsFromEnd ? this[i.Value] : i.Value >= 1 && i.Value <= Rank ? sizes[Rank - i.Value] : throw new ArgumentOutOfRangeException(
        nameof(i), Rank == 0 ? $"Shape: dimension {i} of {this}, which has none." : $"Shape: dimension {i} of {this}; ^1 to ^{Rank} would fit.");

    /// <summary>The sizes, without a copy.</summary>
    public ReadOnlySpan<int> AsSpan() => sizes;

    /// <summary>The sizes as a new array.</summary>
    public int[] ToArray() => [.. sizes];

    /// <summary>This shape with dimension i of another size.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer dimensions.</exception>
    public Shape With(int i, int size)
    {
        if ((uint)i >= (uint)Rank)
        {
            string fits = Rank == 0 ? "it has none" : $"0 to {Rank - 1} would fit";
            throw new ArgumentOutOfRangeException(nameof(i), $"Shape.With: dimension {i} of {this}; {fits}.");
        }
        var changed = ToArray();
        changed[i] = size;
        return new(changed);
    }

    /// <summary>Elements in one step of dimension i: the product of the sizes before it.</summary>
    public int Stride(int i)
    {
        int stride = 1;
        for (int k = 0; k < Math.Min(i, Rank); k++) stride *= sizes[k];
        return stride;
    }

    /// <summary>The shape both fit into, aligned at the first dimension, sizes of 1 repeating.</summary>
    internal static Shape Broadcast(string op, Shape a, Shape b)
    {
        if (ReferenceEquals(a, b) || a.Equals(b)) return a;
        int rank = Math.Max(a.Rank, b.Rank);
        Span<int> sizes = rank <= 8 ? stackalloc int[rank] : new int[rank];
        for (int i = 0; i < rank; i++)
        {
            sizes[i] = a[i] == b[i] || b[i] == 1 ? a[i] : a[i] == 1 ? b[i] : throw new ArgumentException(
                $"{op}: {a} and {b} do not broadcast: dimension {i} is {a[i]} and {b[i]}; equal sizes or 1 would fit (first dimensions are aligned).");
        }
        return sizes.SequenceEqual(a.sizes) ? a : sizes.SequenceEqual(b.sizes) ? b : new(op, sizes);
    }

    /// <inheritdoc/>
    public bool Equals(Shape? other) => ReferenceEquals(this, other) || other is not null && sizes.AsSpan().SequenceEqual(other.sizes);
    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Shape);
    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (int size in sizes) hash.Add(size);
        return hash.ToHashCode();
    }
    /// <summary>Equal sizes in equal order.</summary>
    public static bool operator ==(Shape? a, Shape? b) => a is null ? b is null : a.Equals(b);
    /// <summary>Not equal.</summary>
    public static bool operator !=(Shape? a, Shape? b) => !(a == b);

    /// <summary>As in Julia: (), (3,), (3×4).</summary>
    public override string ToString() => Rank switch { 0 => "()", 1 => $"({sizes[0]},)", _ => $"({InvariantText.Join("×", sizes)})" };

    /// <inheritdoc/>
    public IEnumerator<int> GetEnumerator() => ((IEnumerable<int>)sizes).GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
