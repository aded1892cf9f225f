namespace Flux;

public static partial class Prelude
{
    /// <summary>
    /// The shape of a layer's output for an input of the given sizes, batch included, without computing it (Flux's outputsize). Errors are those of a call.
    /// A layer that reads numbers meets zeros.
    /// </summary>
    public static Shape OutputSize(ILayer layer, params int[] input) => OutputSize(layer, new Shape(input));

    /// <summary>The shape of a layer's output for an input of a shape.</summary>
    public static Shape OutputSize(ILayer layer, Shape input) => Tree.MapAll(layer, Outline.Of).Forward(OutlineInput(layer, input)).Shape;

    /// <summary>An input of the layer's own floating-point type, without numbers.</summary>
    private static Tensor OutlineInput(ILayer layer, Shape shape)
    {
        var own = Tree.Entries(layer).Select(entry => entry.Value).OfType<Tensor>().FirstOrDefault(x => x.DType.IsReal());
        return Outline.Of(own?.DType ?? DType.Float32, shape);
    }
}
