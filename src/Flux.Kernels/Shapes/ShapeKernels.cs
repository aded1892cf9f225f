namespace Flux.Kernels;

/// <summary>Kernels without numbers: the shape of a result is all that is wanted, and its view has it.</summary>
internal sealed class ShapeKernels : IKernels
{
    public void Without(string kernel) { }
}
