using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Flux;

/// <summary>connection(layer1(x), layer2(x), ...): one input for all layers, or one each; one layer alone is applied to every input.</summary>
/// <param name="Connection">How the outputs meet.</param>
/// <param name="Layers">The layers.</param>
[GenerateShape]
[TypeFormatterSource(typeof(PrintedForm))]
public sealed partial record InParallel(Func<ImmutableArray<Tensor>, Tensor> Connection, ImmutableArray<ILayer> Layers) : ILayer, IContainer
{
    /// <inheritdoc/>
    public Tensor Forward(Tensor x)
    {
        Depth.CheckStack(typeof(InParallel));
        return Connection([.. Layers.Select(layer => layer.Forward(x))]);
    }

    /// <summary>One input for each layer, or any number for the only one.</summary>
    /// <exception cref="ArgumentException">Not as many inputs as layers, of which there are several.</exception>
    public Tensor Forward(params Tensor[] xs) => xs.Length > 0 && (xs.Length == Layers.Length || Layers.Length == 1)
        ? Connection([.. xs.Select((x, i) => Layers[Layers.Length == 1 ? 0 : i].Forward(x))])
        : throw new ArgumentException(
            $"InParallel: {xs.Length} inputs for {Layers.Length} layers; 1 or {(Layers.Length == 1 ? "more" : Layers.Length)} would fit.", nameof(xs));

    (Tensor Y, ILayer Next) ILayer.Advance(Tensor x, Key key)
    {
        Depth.CheckStack(typeof(InParallel));
        var steps = Layers.Select((layer, i) => layer.Advance(x, key[i])).ToArray();
        return (Connection([.. steps.Select(s => s.Y)]), this with { Layers = [.. steps.Select(s => s.Next)] });
    }

    IEnumerable<(string Name, object Part)> IContainer.Parts => [("", Connection), .. Layers.Select(layer => ("", (object)layer))];

    /// <summary>As Flux prints it: the parts in a frame.</summary>
    public override string ToString() => Tree.Summary(this);
}

public static partial class Prelude
{
    /// <summary>A <see cref="Flux.InParallel"/> of layers.</summary>
    [OverloadResolutionPriority(1)]
    public static Init<InParallel> InParallel(Func<ImmutableArray<Tensor>, Tensor> connection, params ILayerInit[] layers) =>
        new((key, input) => new(connection, [.. layers.Select((layer, i) => layer.BuildLayer(key[i], input))]));

    /// <summary>A <see cref="Flux.InParallel"/> of layers and functions of a tensor.</summary>
    public static Init<InParallel> InParallel(Func<ImmutableArray<Tensor>, Tensor> connection, params LayerParts parts) =>
        InParallel(connection, parts.Unnamed("InParallel"));
}
