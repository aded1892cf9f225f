using System.Collections.Immutable;

namespace Flux;

public static partial class Ad
{
    /// <summary>The same function whose intermediate results are not kept for the backward pass but computed again there (Zygote.checkpointed). f must be pure.</summary>
    public static Func<T, R> Checkpoint<T, R>(Func<T, R> f) where T : notnull where R : notnull => CustomGradient<T, R>(x => Pullback(f, x));

    /// <summary>
    /// A function with a pullback of one's own: f gives the value and ct -> Jᵀ ct. Both must be written with tensor operations on their arguments alone, and
    /// the pullback must be linear in ct; then every order and forward mode follow.
    /// </summary>
    public static Func<T, R> CustomGradient<T, R>(Func<T, (R Value, Func<R, T> Pullback)> f) where T : notnull where R : notnull => x =>
    {
        var leaves = ImmutableArray.CreateBuilder<Tensor>();
        Tree.Map(x, leaf =>
        {
            leaves.Add(leaf);
            return leaf;
        });
        var operation = new CustomOp<T, R>(f, x);
        return operation.Unpack(Primitive.Bind(operation, leaves.ToArray()));
    };
}

/// <summary>A user's function with a user's pullback, on the leaves of a tree. Its results travel as one flat vector.</summary>
internal sealed record CustomOp<T, R>(Func<T, (R Value, Func<R, T> Pullback)> Function, T Structure) : Primitive where T : notnull where R : notnull
{
    private R? results;

    public override string Name => "CustomGradient";

    public override Tensor Eval(ReadOnlySpan<Tensor> xs)
    {
        results = Function(Rebuild(xs)).Value;
        return Pack(results);
    }

    public override Tensor? Pull(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor ct) => Leaves(Function(Rebuild(xs)).Pullback(Unpack(ct)))[i];

    public override void PullAll(ReadOnlySpan<Tensor> xs, Tensor y, Tensor ct, uint wanted, Span<Tensor?> cts)
    {
        var all = Leaves(Function(Rebuild(xs)).Pullback(Unpack(ct)));
        for (int i = 0; i < xs.Length; i++) cts[i] = all[i];
    }

    // The pullback is linear in ct; its own transpose is the push.
    public override Tensor? Push(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor dx)
    {
        var pullback = Function(Rebuild(xs)).Pullback;
        var (_, transpose) = Ad.Pullback<Tensor, Tensor>(ct => Leaves(pullback(Unpack(ct)))[i], y.ZerosLike());
        return transpose(dx);
    }

    private T Rebuild(ReadOnlySpan<Tensor> leaves)
    {
        var replaced = leaves.ToArray();
        int next = 0;
        return Tree.Map(Structure, _ => replaced[next++]);
    }

    private static Tensor Pack(R tree) => Prelude.Concat(0, [.. Leaves(tree).Select(leaf => leaf.Reshape(-1))]);

    /// <summary>The flat vector as the tree of results.</summary>
    internal R Unpack(Tensor flat)
    {
        int start = 0;
        return Tree.Map(results!, leaf =>
        {
            var part = flat[start..(start + leaf.Shape.Elements)].Reshape(leaf.Shape.ToArray());
            start += leaf.Shape.Elements;
            return part;
        });
    }

    private static List<Tensor> Leaves<U>(U tree) where U : notnull => Tree.Fold(tree, new List<Tensor>(), (list, leaf) =>
    {
        list.Add(leaf);
        return list;
    });
}
