namespace Flux;

public static partial class Prelude
{
    /// <summary>
    /// The shape of a layer's output for an input of the given sizes, batch included, without computing it (Flux's outputsize). Errors are those of a call.
    /// A layer that reads numbers meets zeros.
    /// </summary>
    public static Shape OutputSize(ILayer layer, params int[] input) => OutputSize(layer, new Shape(input));

    /// <summary>The shape of a layer's output for an input of a shape.</summary>
    public static Shape OutputSize(ILayer layer, Shape input) => LayerOutline.Of(layer).Forward(LayerOutline.Input(layer, input)).Shape;
}
