using Flux.Kernels;

namespace Flux;

/// <summary>Tensors of which only shape and type matter: what is computed from them has a shape, and no numbers.</summary>
internal static class Outline
{
    internal static Tensor Of(DType type, Shape shape) => Value.Rent(ShapeDevice.Instance, type, shape).Escaped();

    internal static Tensor Of(Tensor x) => Of(x.DType, x.Shape);
}
