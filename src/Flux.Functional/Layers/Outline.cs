using Flux.Kernels;

namespace Flux;

/// <summary>Tensors of which only shape and type matter: a layer applied to them finds the shape of its output without computing it.</summary>
internal static class Outline
{
    internal static Tensor Of(DType type, Shape shape) => Value.Rent(ShapeDevice.Instance, type, shape).Escaped();

    internal static Tensor Of(Tensor x) => Of(x.DType, x.Shape);

    /// <summary>The layer without its numbers.</summary>
    internal static ILayer Of(ILayer layer) => Tree.MapAll(layer, Of);

    /// <summary>An input of the layer's own floating-point type.</summary>
    internal static Tensor Input(ILayer layer, Shape shape)
    {
        var own = Tree.Entries(layer).Select(entry => entry.Value).OfType<Tensor>().FirstOrDefault(x => x.DType.IsReal());
        return Of(own?.DType ?? DType.Float32, shape);
    }
}

public static partial class Prelude
{
    /// <summary>
    /// The shape of a layer's output for an input of the given sizes, batch included, without computing it (Flux's outputsize). Errors are those of a call.
    /// A layer that reads numbers meets zeros.
    /// </summary>
    public static Shape OutputSize(ILayer layer, params int[] input) => OutputSize(layer, new Shape(input));

    /// <summary>The shape of a layer's output for an input of a shape.</summary>
    public static Shape OutputSize(ILayer layer, Shape input) => Outline.Of(layer).Forward(Outline.Input(layer, input)).Shape;
}
