using System.Text.Json.Serialization;

namespace Flux;

/// <summary>A place that holds a value which it is itself part of. It has no members, so that walking a tree always ends.</summary>
[JsonConverter(typeof(BsonOnly))]
public sealed class JuliaCycle : JuliaValue
{
    private readonly Func<JuliaValue> target;

    internal JuliaCycle(Func<JuliaValue> target) => this.target = target;

    /// <summary>The enclosing value that stands here again.</summary>
    public JuliaValue Target => target();

    /// <inheritdoc/>
    public override string ToString() => "a value around this one";
}
