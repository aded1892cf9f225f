namespace Flux;

public static partial class Prelude
{
    /// <summary>
    /// The shape of a layer's output for an input of the given sizes, batch included, without computing it (Flux's outputsize). Errors are those of a call.
    /// A layer that reads numbers meets zeros; a description is built for that input first.
    /// </summary>
    public static Shape OutputSize(ILayerInit layer, params int[] input) => OutputSize(layer, new Shape(input));

    /// <summary>The shape of a layer's output for an input of a shape.</summary>
    public static Shape OutputSize(ILayerInit layer, Shape input)
    {
        var built = layer.BuildLayer(new Key(0), input);
        return LayerOutline.Of(built).Forward(LayerOutline.Input(built, input)).Shape;
    }
}
