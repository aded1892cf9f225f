namespace Flux;

public static partial class Tree
{
    /// <summary>
    /// The trainable floating-point tensors as one vector, and the function that puts a vector of that length back into the tree (Flux's destructure). Both are
    /// differentiable.
    /// </summary>
    public static (Tensor Flat, Func<Tensor, T> Rebuild) Destructure<T>(T tree) where T : notnull
    {
        Tensor[] parts = [.. Fold(tree, new List<Tensor>(), Appended)];
        int total = parts.Sum(part => part.Shape.Elements);
        return (parts.Length > 0 ? Prelude.Concat(0, parts) : Tensor.Zeros(0), flat => flat.Shape == new Shape(total)
            ? Filled(tree, flat)
            : throw new ArgumentException($"Rebuild: a tensor of shape {flat.Shape}; a vector of shape {new Shape(total)} would fit."));
    }

    private static List<Tensor> Appended(List<Tensor> parts, Tensor leaf)
    {
        if (leaf.DType.IsFloating()) parts.Add(leaf.Reshape(leaf.Shape.Elements));
        return parts;
    }

    private static T Filled<T>(T tree, Tensor flat) where T : notnull
    {
        int start = 0;
        return Map(tree, leaf =>
        {
            if (!leaf.DType.IsFloating()) return leaf;
            var part = flat[start..(start + leaf.Shape.Elements)];
            start += leaf.Shape.Elements;
            return part.Reshape(leaf.Shape.ToArray());
        });
    }
}
