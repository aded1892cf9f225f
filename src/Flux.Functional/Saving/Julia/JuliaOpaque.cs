using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Flux;

/// <summary>What has a name and no meaning here: bits of a primitive type (an enum, an address), a link to another file, a region of an array.</summary>
[JsonConverter(typeof(BsonOnly))]
public sealed class JuliaOpaque : JuliaValue
{
    internal JuliaOpaque(string what, ImmutableArray<byte> bytes) => (What, Bytes) = (what, bytes);

    /// <summary>The name of its type, or what it is in words.</summary>
    public string What { get; }

    /// <summary>Its bytes as they stand in the file.</summary>
    public ImmutableArray<byte> Bytes { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{What} ({Bytes.Length} bytes)";
}
