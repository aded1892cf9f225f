using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using PolyType;
using PolyType.Abstractions;

namespace Flux;

/// <summary>Layers one after another. Indexed by number, name (<c>chain["head"]</c>) and range (<c>chain[1..3]</c>).</summary>
/// <param name="Layers">The layers, first to last.</param>
/// <param name="Names">Their names, or empty.</param>
/// <example>
/// <code>
/// Chain model = Chain(Conv((3, 3), 1, 8, Relu), Flatten(), Dense(Infer, 10)).Build(new Key(1), 28, 28, 1, 32);
/// Console.WriteLine(model);
/// Console.WriteLine(model.Forward(Tensor.Zeros(28, 28, 1, 32)).Shape);        // (10×32)
/// </code>
/// </example>
[TypeShape(Kind = TypeShapeKind.Object)]
[JsonConverter(typeof(BsonOnly))]
[GenerateShape]
[TypeFormatterSource(typeof(PrintedForm))]
public sealed partial record Chain(ImmutableArray<ILayer> Layers, ImmutableArray<string> Names) : ILayer, IReadOnlyList<ILayer>, INamedParts, IContainer
{
    /// <summary>A chain without names.</summary>
    public Chain(params ImmutableArray<ILayer> layers) : this(layers, []) { }

    /// <inheritdoc/>
    public Tensor Forward(Tensor x)
    {
        Depth.CheckStack(typeof(Chain));
        foreach (var layer in Layers) x = layer.Forward(x);
        return x;
    }

    (Tensor Y, ILayer Next) ILayer.Advance(Tensor x, Key key)
    {
        Depth.CheckStack(typeof(Chain));
        var next = ImmutableArray.CreateBuilder<ILayer>(Layers.Length);
        for (int i = 0; i < Layers.Length; i++)
        {
            (x, var successor) = Layers[i].Advance(x, key[i]);
            next.Add(successor);
        }
        return (x, this with { Layers = next.MoveToImmutable() });
    }

    /// <summary>The output of every layer, first to last (Flux's activations).</summary>
    public ImmutableArray<Tensor> Activations(Tensor x)
    {
        var all = ImmutableArray.CreateBuilder<Tensor>(Layers.Length);
        foreach (var layer in Layers) all.Add(x = layer.Forward(x));
        return all.MoveToImmutable();
    }

    /// <summary>Number of layers.</summary>
    public int Count => Layers.Length;

    /// <summary>Layer number i.</summary>
    public ILayer this[int i] => (uint)i < (uint)Count
        ? Layers[i]
        : throw new ArgumentOutOfRangeException(nameof(i), $"Chain: layer {i} of {Count}; 0 to {Count - 1} would fit.");

    /// <summary>The layer of a name.</summary>
    public ILayer this[string name] => AllNames.IndexOf(name) is >= 0 and var i
        ? Layers[i]
        : throw new KeyNotFoundException(
            $"Chain: no layer is named '{name}'; {(Names.IsEmpty ? "this chain has no names" : string.Join(", ", Names) + " would fit")}.");

    /// <summary>The layers of a range as a chain.</summary>
    public Chain Slice(int start, int length) => new(Layers.Slice(start, length), Names.IsEmpty ? Names : AllNames.Slice(start, length));

    /// <summary>This chain with layer i replaced.</summary>
    public Chain With(int i, ILayer layer) => this with { Layers = Layers.SetItem(i, layer) };

    IEnumerable<(string Name, object Part)> IContainer.Parts => Layers.Select((layer, i) => (AllNames.IsEmpty ? "" : AllNames[i], (object)layer));

    string? INamedParts.NameOf(int index) => AllNames.IsEmpty ? null : AllNames[index];

    /// <summary>A name for each layer, or none. Looked at here, since <c>with</c> sets layers and names one after the other.</summary>
    private ImmutableArray<string> AllNames => Names.IsDefaultOrEmpty
        ? []
        : Names.Length == Layers.Length
            ? Names
            : throw new ArgumentException($"Chain: {Names.Length} names for {Layers.Length} layers; {Layers.Length} names, or none, would fit.");

    /// <inheritdoc/>
    public IEnumerator<ILayer> GetEnumerator() => ((IEnumerable<ILayer>)Layers).GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Flux's table: a layer per line with its parameters, and the total.</summary>
    public override string ToString() => Tree.Summary(this);
}

public static partial class Prelude
{
    /// <summary>Layers, descriptions of layers and functions one after another; weights are drawn by position.</summary>
    [OverloadResolutionPriority(1)]
    public static Init<Chain> Chain(params ILayerInit[] layers) => new((key, input) => new(InOrder(layers, key, input), []));

    /// <summary>The same with names.</summary>
    /// <exception cref="ArgumentException">A name occurs twice.</exception>
    [OverloadResolutionPriority(1)]
    public static Init<Chain> Chain(params (string Name, ILayerInit Layer)[] layers)
    {
        int missing = Array.FindIndex(layers, l => l.Name is null || l.Layer is null);
        if (missing >= 0) throw new ArgumentNullException(nameof(layers), $"Chain: item {missing} holds a null; a name and a layer would fit.");
        string? twice = layers.GroupBy(l => l.Name).FirstOrDefault(g => g.Count() > 1)?.Key;
        if (twice is not null) throw new ArgumentException($"Chain: two layers are named '{twice}'; distinct names would fit.", nameof(layers));
        return new((key, input) => new(InOrder([.. layers.Select(l => l.Layer)], key, input), [.. layers.Select(l => l.Name)]));
    }

    /// <summary>The same with functions of a tensor among the layers: <c>Chain(Dense(4, 8), Relu)</c>.</summary>
    public static Init<Chain> Chain(params LayerParts parts) => parts.Named is { } named ? Chain(named) : Chain(parts.Unnamed("Chain"));

    /// <summary>Each layer built for the output of the one before, where the shape of the first one's input is known.</summary>
    private static ImmutableArray<ILayer> InOrder(ILayerInit[] layers, Key key, Shape? input)
    {
        var built = ImmutableArray.CreateBuilder<ILayer>(layers.Length);
        for (int i = 0; i < layers.Length; i++)
        {
            if (i > 0 && input is not null) input = OutputSize(built[i - 1], input);
            built.Add(layers[i].BuildLayer(key[i], input));
        }
        return built.MoveToImmutable();
    }
}
