using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Flux;

/// <summary>y1 = layer1(x1), yi = layeri(connection(yi-1, xi)): all outputs. A single input serves as every xi.</summary>
/// <param name="Connection">How an output meets the next input.</param>
/// <param name="Layers">The layers.</param>
[GenerateShape]
[TypeFormatterSource(typeof(PrintedForm))]
public sealed partial record PairwiseFusion(Func<Tensor, Tensor, Tensor> Connection, ImmutableArray<ILayer> Layers) : IContainer
{
    /// <summary>The outputs for one input.</summary>
    public ImmutableArray<Tensor> Forward(Tensor x) => Forward([.. Enumerable.Repeat(x, Layers.Length)]);

    /// <summary>The outputs for one input each.</summary>
    /// <exception cref="ArgumentException">Not as many inputs as layers.</exception>
    public ImmutableArray<Tensor> Forward(params Tensor[] xs) => Run(xs, (layer, x, _) => (layer.Forward(x), layer)).Ys;

    /// <summary>The outputs in training and the successor.</summary>
    public (ImmutableArray<Tensor> Ys, PairwiseFusion Next) Train(Key key, params Tensor[] xs)
    {
        var (ys, next) = Run(xs, (layer, x, i) => layer.Advance(x, key[i]));
        return (ys, this with { Layers = next });
    }

    private (ImmutableArray<Tensor> Ys, ImmutableArray<ILayer> Next) Run(Tensor[] xs, Func<ILayer, Tensor, int, (Tensor Y, ILayer Next)> step)
    {
        if (xs.Length != Layers.Length)
        {
            throw new ArgumentException($"PairwiseFusion: {xs.Length} inputs for {Layers.Length} layers; 1 or {Layers.Length} would fit.", nameof(xs));
        }
        var (ys, next) = (ImmutableArray.CreateBuilder<Tensor>(xs.Length), ImmutableArray.CreateBuilder<ILayer>(xs.Length));
        for (int i = 0; i < xs.Length; i++)
        {
            var (y, successor) = step(Layers[i], i == 0 ? xs[0] : Connection(ys[i - 1], xs[i]), i);
            ys.Add(y);
            next.Add(successor);
        }
        return (ys.MoveToImmutable(), next.MoveToImmutable());
    }

    IEnumerable<(string Name, object Part)> IContainer.Parts => [("", Connection), .. Layers.Select(layer => ("", (object)layer))];

    /// <summary>As Flux prints it: the parts in a frame.</summary>
    public override string ToString() => Tree.Summary(this);
}

public static partial class Prelude
{
    /// <summary>A <see cref="Flux.PairwiseFusion"/> of layers.</summary>
    [OverloadResolutionPriority(1)]
    public static Init<PairwiseFusion> PairwiseFusion(Func<Tensor, Tensor, Tensor> connection, params ILayerInit[] layers) => layers.Length > 0
        ? new(key => new(connection, [.. layers.Select((layer, i) => layer.BuildLayer(key[i]))]))
        : throw new ArgumentException("PairwiseFusion: no layers; one or more would fit.", nameof(layers));

    /// <summary>A <see cref="Flux.PairwiseFusion"/> of layers and functions of a tensor.</summary>
    public static Init<PairwiseFusion> PairwiseFusion(Func<Tensor, Tensor, Tensor> connection, params LayerParts parts) =>
        PairwiseFusion(connection, parts.Unnamed("PairwiseFusion"));
}
