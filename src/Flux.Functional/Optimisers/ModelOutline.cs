using System.Collections.Immutable;

namespace Flux;

/// <summary>A model without its numbers: shapes alone, so that an optimiser can name parts of a model without keeping its arrays alive.</summary>
internal static class ModelOutline
{
    /// <summary>For a function from model to part: the paths of the trainable arrays in that part.</summary>
    internal static Func<Func<M, object>, ImmutableArray<TreePath>> Parts<M>(M model) where M : notnull
    {
        var outline = Tree.Map(model, x => new OutlineTensor(x.Shape, x.DType, x.Device));
        return part =>
        {
            var inside = Tree.Leaves(part(outline)).Select(leaf => leaf.Value).ToHashSet();
            return [.. Tree.Leaves(outline).Where(leaf => inside.Contains(leaf.Value)).Select(leaf => leaf.Path)];
        };
    }
}

/// <summary>A tensor of which only shape, type and device are known.</summary>
internal sealed class OutlineTensor(Shape shape, DType type, Device device) : Tensor(null, shape)
{
    public override DType DType => type;
    public override Device Device => device;
    internal override Value Concrete => throw new InvalidOperationException("Optimiser.Freeze: the function must choose a part of the model; it may not compute with its numbers.");
}
