using System.Collections.Immutable;

namespace Flux;

/// <summary>
/// A layer whose weight is w = g v / √(Σ v² + ε), length and direction trained apart (Salimans and Kingma 2016). The wrapped layer holds v; ε is the
/// precision of its numbers.
/// </summary>
/// <param name="Layer">The layer, with v in place of its weight.</param>
/// <param name="Scale">g, of v's shape with size 1 in the summed dimensions.</param>
/// <param name="Which">The path of the weight within the layer.</param>
/// <param name="Dims">The summed dimensions; none for all.</param>
[GenerateShape]
[TypeFormatterSource(typeof(PrintedForm))]
public sealed partial record WeightNorm(ILayer Layer, Tensor Scale, string Which, ImmutableArray<int> Dims) : ILayer
{
    /// <inheritdoc/>
    public Tensor Forward(Tensor x) => Plain.Forward(x);

    (Tensor Y, ILayer Next) ILayer.Advance(Tensor x, Key key)
    {
        var v = Direction;
        var (y, next) = Plain.Advance(x, key);
        return (y, this with { Layer = Replaced(next, v) });
    }

    /// <summary>The layer with the weight w itself.</summary>
    internal ILayer Plain => Replaced(Layer, Weight);

    /// <summary>The weight that the layer computes with, w.</summary>
    public Tensor Weight => Direction * (Scale / Length(Direction, Dims));

    private Tensor Direction => Find(Layer, Which);

    private ILayer Replaced(ILayer layer, Tensor weight) => Tree.Map(layer, (path, leaf) => path.ToString() == Which ? weight : leaf);

    internal static Tensor Find(ILayer layer, string which)
    {
        var leaves = Tree.Leaves(layer);
        string fitting = leaves.IsEmpty ? "it has none at all" : string.Join(", ", leaves.Select(leaf => leaf.Path)) + " would fit";
        return leaves.FirstOrDefault(leaf => leaf.Path.ToString() == which).Value
            ?? throw new ArgumentException($"WeightNorm: {layer} has no tensor '{which}'; {fitting}.");
    }

    internal static Tensor Length(Tensor v, ImmutableArray<int> dims) => Prelude.Sqrt((v * v).Sum([.. dims]) + v.DType.Epsilon());

    /// <summary>As Flux prints it: WeightNorm(Dense(4 => 3), weight).</summary>
    public override string ToString() => $"WeightNorm({Layer}, {Which.ToLowerInvariant()})";
}

public static partial class Prelude
{
    /// <summary>
    /// A <see cref="Flux.WeightNorm"/> around a layer; g starts as the length of v, so that the layer is the same at first. The length is taken over the last
    /// dimension of the weight unless others are given; none ([]) is over all.
    /// </summary>
    /// <exception cref="ArgumentException">When built: the layer has no such weight, or it is zero and has no direction.</exception>
    public static Init<WeightNorm> WeightNorm(ILayerInit layer, string which = "Weight", int[]? dims = null) => new((key, input) =>
    {
        var built = layer.BuildLayer(key, input);
        var v = Flux.WeightNorm.Find(built, which);
        ImmutableArray<int> over = [.. dims ?? [Math.Max(0, v.Rank - 1)]];
        foreach (int dim in over) Arguments.Dim("WeightNorm", v, dim);
        if (v.ToDoubles().All(value => value == 0))
        {
            throw new ArgumentException($"WeightNorm: {which} of {built} is zero, and zero has no direction; another initialiser would fit.");
        }
        return new(built, Flux.WeightNorm.Length(v, over), which, over);
    });

    /// <summary>
    /// The model with every <see cref="Flux.WeightNorm"/> replaced by its layer with the weight that it computes, wherever the model holds it as a layer of any
    /// type.
    /// </summary>
    /// <exception cref="ArgumentException">The model's type is <see cref="Flux.WeightNorm"/> itself, which has no place for another layer.</exception>
    public static T RemoveWeightNorms<T>(T model) where T : notnull => typeof(T) != typeof(WeightNorm)
        ? Tree.MapModules(model, module => module is WeightNorm norm ? norm.Plain : module)
        : throw new ArgumentException("RemoveWeightNorms: a WeightNorm has no place for the layer without it; an ILayer, or a model that holds it, would fit.");

    /// <summary>The layer of a <see cref="Flux.WeightNorm"/> with the weight that it computes.</summary>
    public static ILayer RemoveWeightNorms(WeightNorm norm) => RemoveWeightNorms<ILayer>(norm);
}
