using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Flux;

/// <summary>An array of anything but numbers: strings, structs, arrays, values of several kinds.</summary>
[JsonConverter(typeof(BsonOnly))]
public sealed class JuliaArray : JuliaValue
{
    internal JuliaArray(Shape shape, IReadOnlyList<JuliaValue> items) => (Shape, Items) = (shape, items);

    /// <summary>Julia's sizes.</summary>
    public Shape Shape { get; }

    /// <summary>The elements, first dimension fastest.</summary>
    public IReadOnlyList<JuliaValue> Items { get; }

    /// <inheritdoc/>
    public override IEnumerable<JuliaField> Members => Items.Select((item, i) => new JuliaField($"[{i + 1}]", item));

    /// <inheritdoc/>
    public override string ToString() => $"array of {Shape}";
}
