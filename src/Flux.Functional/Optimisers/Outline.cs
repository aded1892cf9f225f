using System.Collections.Immutable;

namespace Flux;

/// <summary>What an optimiser remembers of its model: the paths of the trainable tensors and the structure around them, without their numbers.</summary>
/// <remarks>A class without a constructor to call is no part of the tree: neither trained nor saved.</remarks>
public sealed class Outline<M> where M : notnull
{
    private readonly Func<M> skeleton;

    internal Outline(M model)
    {
        // A fresh number for each tensor: its identity tells where a part of the model lies, even where two layers share a tensor.
        var empty = Tree.Map(model, _ => Tensor.Zeros());
        skeleton = () => empty;
        Paths = [.. Tree.Leaves(model).Select(leaf => leaf.Path)];
    }

    /// <summary>The paths of the trainable tensors, in the order of <see cref="Tree.Map{T}(T, Func{Tensor, Tensor})"/>.</summary>
    public ImmutableArray<TreePath> Paths { get; }

    /// <summary>Which trainable tensors belong to a part of the model.</summary>
    internal ImmutableArray<bool> Within(Func<M, object> part)
    {
        var inside = new HashSet<Tensor>(Tree.Leaves(part(skeleton())).Select(leaf => leaf.Value), ReferenceEqualityComparer.Instance);
        return [.. Tree.Leaves(skeleton()).Select(leaf => inside.Contains(leaf.Value))];
    }
}
