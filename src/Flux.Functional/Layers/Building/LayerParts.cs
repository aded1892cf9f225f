using System.Collections;
using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Flux;

/// <summary>
/// What a container is written with where functions stand among the layers, as in <c>Chain(Dense(4, 8), Relu)</c>: layers, descriptions of layers and functions
/// of a tensor, all with names or none. The compiler collects them; nobody else makes one.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[JsonConverter(typeof(BsonOnly))]
public sealed class LayerParts : IEnumerable<object>
{
    private readonly List<(string? Name, ILayerInit Layer)> parts = [];

    /// <summary>A layer or the description of one.</summary>
    public LayerParts Add(ILayerInit layer) => Add(null, layer);

    /// <summary>A function of a tensor.</summary>
    public LayerParts Add(Func<Tensor, Tensor> f) => Add(null, Fn(f));

    /// <summary>A layer or the description of one, with a name.</summary>
    public LayerParts Add((string Name, ILayerInit Layer) part) => Add(part.Name, part.Layer);

    /// <summary>A function of a tensor, with a name.</summary>
    public LayerParts Add((string Name, Func<Tensor, Tensor> F) part) => Add(part.Name, Fn(part.F));

    /// <summary>Anything else: never compiles, and says what would.</summary>
    [Obsolete("A part is a layer, the description of one, or a function of a tensor: Relu, or Fn(x => ...). With a name, (\"name\", part).", error: true)]
    public LayerParts Add(object part) => throw new ArgumentException($"Chain: {part} is no layer; a layer or a function of a tensor would fit.", nameof(part));

    private LayerParts Add(string? name, ILayerInit layer)
    {
        parts.Add((name, layer));
        return this;
    }

    private static Fn Fn(Func<Tensor, Tensor> f) => new(f, ActivationName.Of(f));

    /// <summary>The parts where none may have a name.</summary>
    internal ILayerInit[] Unnamed(string container) => parts.TrueForAll(part => part.Name is null)
        ? [.. parts.Select(part => part.Layer)]
        : throw new ArgumentException($"{container}: the part '{parts.Find(part => part.Name is not null).Name}' has a name; parts without would fit.");

    /// <summary>The parts and their names, where all have one.</summary>
    internal (string Name, ILayerInit Layer)[]? Named => parts.Exists(part => part.Name is null) ? null : [.. parts.Select(part => (part.Name!, part.Layer))];

    /// <inheritdoc/>
    public IEnumerator<object> GetEnumerator() => parts.Select(part => part.Layer).GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
