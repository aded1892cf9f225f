using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Flux;

/// <summary>The elementwise maximum of several layers' outputs (Goodfellow et al. 2013).</summary>
/// <param name="Layers">The layers.</param>
[GenerateShape]
[TypeFormatterSource(typeof(PrintedForm))]
public sealed partial record Maxout(ImmutableArray<ILayer> Layers) : ILayer, IContainer
{
    /// <inheritdoc/>
    public Tensor Forward(Tensor x)
    {
        Depth.CheckStack(typeof(Maxout));
        return Layers.Select(layer => layer.Forward(x)).Aggregate(Prelude.Max);
    }

    (Tensor Y, ILayer Next) ILayer.Advance(Tensor x, Key key)
    {
        Depth.CheckStack(typeof(Maxout));
        var steps = Layers.Select((layer, i) => layer.Advance(x, key[i])).ToArray();
        return (steps.Select(step => step.Y).Aggregate(Prelude.Max), new Maxout([.. steps.Select(step => step.Next)]));
    }

    IEnumerable<(string Name, object Part)> IContainer.Parts => Layers.Select(layer => ("", (object)layer));

    /// <summary>As Flux prints it: the parts in a frame.</summary>
    public override string ToString() => Tree.Summary(this);
}

public static partial class Prelude
{
    /// <summary>A <see cref="Flux.Maxout"/> of layers.</summary>
    [OverloadResolutionPriority(1)]
    public static Init<Maxout> Maxout(params ILayerInit[] layers) => layers.Length > 0
        ? new((key, input) => new([.. layers.Select((layer, i) => layer.BuildLayer(key[i], input))]))
        : throw new ArgumentException("Maxout: no layers; one or more would fit.", nameof(layers));

    /// <summary>A <see cref="Flux.Maxout"/> of layers and functions of a tensor.</summary>
    public static Init<Maxout> Maxout(params LayerParts parts) => Maxout(parts.Unnamed("Maxout"));

    /// <summary>A <see cref="Flux.Maxout"/> of so many layers of one description, each with weights of its own.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1 or above 1024.</exception>
    [OverloadResolutionPriority(1)]
    public static Init<Maxout> Maxout(int count, ILayerInit layer)
    {
        const int Most = 1024;
        return count is >= 1 and <= Most
            ? Maxout([.. Enumerable.Repeat(layer, count)])
            : throw new ArgumentOutOfRangeException(nameof(count), $"Maxout: {count} layers; 1 to {Most} would fit.");
    }
}
