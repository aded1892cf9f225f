using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Flux.Kernels;

namespace Flux;

/// <summary>
/// Splittable, counter-based randomness (Threefry 2x32-20; Salmon et al. 2011, as in JAX). A key is a value: the same key gives the same numbers on every
/// device and thread count. Use a key once; derive others by <c>key[i]</c> or <see cref="Split()"/>.
/// </summary>
/// <example>
/// <code>
/// var key = new Key(42);
/// Tensor weights = Tensor.Normal(key[0], 3, 2), noise = Tensor.Uniform(key[1], 3, 2);
/// Console.WriteLine(weights.AllClose(Tensor.Normal(new Key(42)[0], 3, 2)));   // True: the same key, the same numbers
/// </code>
/// </example>
[JsonConverter(typeof(KeyJson))]
[TypeFormatterSource(typeof(PrintedForm))]
public readonly record struct Key
{
    internal Key(ulong bits) => Bits = bits;

    /// <summary>The key of a seed.</summary>
    public Key(long seed) => Bits = (ulong)seed;

    /// <summary>Counters with the top bit set derive keys, those without it draw elements, so the two never correlate.</summary>
    private const ulong Splitting = 1UL << 63;

    internal ulong Bits { get; }

    /// <summary>The i-th of 2^64 independent keys derived from this one.</summary>
    public Key this[long i]
    {
        get
        {
            var (low, high) = Threefry.Words(Bits, (ulong)i ^ Splitting);
            return new((ulong)high << 32 | low);
        }
    }

    /// <summary>Two independent keys.</summary>
    public (Key, Key) Split() => (this[0], this[1]);

    /// <summary>n independent keys.</summary>
    public ImmutableArray<Key> Split(int n)
    {
        var parent = this;
        return n >= 0
            ? [.. Enumerable.Range(0, n).Select(i => parent[i])]
            : throw new ArgumentOutOfRangeException(nameof(n), $"Key.Split: {n} keys; 0 or more would fit.");
    }

    /// <summary>The key's bits, in hexadecimal.</summary>
    public override string ToString() => $"Key({Bits:x16})";
}
