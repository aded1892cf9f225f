namespace Flux;

public static partial class Tree
{
    /// <summary>
    /// The trainable floating-point tensors as one vector, and the function that puts a vector of that length back into the tree (Flux's destructure). Both are
    /// differentiable.
    /// </summary>
    public static (Tensor Flat, Func<Tensor, T> Rebuild) Destructure<T>(T tree) where T : notnull
    {
        var flat = Flatten(tree);
        Tensor[] real = [.. flat.Trainable.All.Where(leaf => leaf.DType.IsFloating())];
        int total = Shape.Of("Tree.Destructure", real.Sum(leaf => (long)leaf.Shape.Elements)).Elements;
        return (real.Length > 0 ? Joined(real) : Tensor.Zeros(0), vector => vector?.Shape == new Shape(total)
            ? Rebuilt(flat, Cut(vector, real))
            : throw new ArgumentException(
                $"Rebuild: {(vector is null ? "null" : $"a tensor of shape {vector.Shape}")}; a vector of shape {new Shape(total)} would fit."));
    }

    /// <summary>Tensors as one vector.</summary>
    internal static Tensor Joined(IEnumerable<Tensor> tensors) => Prelude.Concat(0, [.. tensors.Select(x => x.Reshape(-1))]);

    /// <summary>The inverse of <see cref="Joined"/>: a vector cut into the shapes of the tensors.</summary>
    internal static Tensor[] Cut(Tensor vector, Tensor[] like)
    {
        int start = 0;
        return Array.ConvertAll(like, x =>
        {
            var piece = vector[start..(start + x.Shape.Elements)];
            start += x.Shape.Elements;
            return piece.Reshape(x.Shape.ToArray());
        });
    }

    private static T Rebuilt<T>(Flat<T> flat, Tensor[] real)
    {
        int next = 0;
        return flat.UnflattenLeaves([.. flat.Trainable.All.Select(leaf => leaf.DType.IsFloating() ? real[next++] : leaf)]);
    }
}
