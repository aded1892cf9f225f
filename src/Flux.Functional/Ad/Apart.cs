namespace Flux;

/// <summary>
/// Makes the derivatives of different leaves different tensors. The two terms of a sum have one cotangent, and a tree that held it at both places would count
/// it once.
/// </summary>
internal sealed class Apart
{
    private readonly Leaves met = new();

    /// <summary>A derivative, or another tensor with its numbers where it has been met before.</summary>
    internal Tensor Next(Tensor derivative)
    {
        int before = met.All.Count;
        return met.Add(derivative) < before ? Primitive.Bind(new ReshapeOp(derivative.Shape), derivative) : derivative;
    }
}
