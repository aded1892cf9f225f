using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Flux;

/// <summary>A tuple.</summary>
[JsonConverter(typeof(BsonOnly))]
public sealed class JuliaTuple : JuliaValue
{
    internal JuliaTuple(ImmutableArray<JuliaValue> items) => Items = items;

    /// <summary>Its members in order.</summary>
    public ImmutableArray<JuliaValue> Items { get; }

    /// <inheritdoc/>
    public override IEnumerable<JuliaField> Members => Items.Select((item, i) => new JuliaField($"{i + 1}", item));

    /// <inheritdoc/>
    public override string ToString() => $"tuple of {Items.Length}";
}
