namespace Flux;

/// <summary>Layers without numbers, through which shapes go by the layers' own code.</summary>
internal static class LayerOutline
{
    /// <summary>The layer with an outline in place of every tensor.</summary>
    internal static ILayer Of(ILayer layer) => Tree.MapAll(layer, Outline.Of);

    /// <summary>An input of the layer's own floating-point type.</summary>
    internal static Tensor Input(ILayer layer, Shape shape)
    {
        var own = Tree.Entries(layer).Select(entry => entry.Value).OfType<Tensor>().FirstOrDefault(x => x.DType.IsReal());
        return Outline.Of(own?.DType ?? DType.Float32, shape);
    }
}
