namespace Flux;

public static partial class Ad
{
    /// <summary>
    /// The same function whose intermediate results are not kept for the backward pass but computed again there (Zygote.checkpointed). f must be pure.
    /// </summary>
    public static Func<T, R> Checkpoint<T, R>(Func<T, R> f) where T : notnull where R : notnull => CustomGradient<T, R>(x => Pullback(f, x));

    /// <summary>
    /// A function with a pullback of one's own: f gives the value and ct -> Jᵀ ct. Both must be written with tensor operations on their arguments alone, and
    /// the pullback must be linear in ct; then every order and forward mode follow.
    /// </summary>
    public static Func<T, R> CustomGradient<T, R>(Func<T, (R Value, Func<R, T> Pullback)> f) where T : notnull where R : notnull => x =>
    {
        var flat = Tree.Flatten(x);
        var operation = new CustomOp<T, R>(f, flat);
        return operation.Unpack(Primitive.Bind(operation, [.. flat.Trainable.All]));
    };
}

/// <summary>A user's function with a user's pullback, on the leaves of a tree. Its results travel as one flat vector.</summary>
internal sealed record CustomOp<T, R>(Func<T, (R Value, Func<R, T> Pullback)> Function, Flat<T> Structure) : Primitive where T : notnull where R : notnull
{
    private Flat<R> results;

    public override string Name => "CustomGradient";

    public override Tensor Eval(ReadOnlySpan<Tensor> xs)
    {
        results = Tree.Flatten(Returned.Of(Name, Function(Structure.UnflattenLeaves(xs)).Value, Returned.Tree));
        return Tree.Joined(results.ToArray());
    }

    public override Tensor? Pull(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor ct) => Pulled(PullbackAt(xs), ct)[i];

    public override void PullAll(ReadOnlySpan<Tensor> xs, Tensor y, Tensor ct, uint wanted, Span<Tensor?> cts) => Pulled(PullbackAt(xs), ct).CopyTo(cts!);

    // The pullback is linear in ct; its own transpose is the push.
    public override Tensor? Push(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor dx)
    {
        var pullback = PullbackAt(xs);
        var (_, transpose) = Ad.Pullback<Tensor, Tensor>(ct => Pulled(pullback, ct)[i], y.ZerosLike());
        return transpose(dx);
    }

    private Func<R, T> PullbackAt(ReadOnlySpan<Tensor> xs) =>
        Returned.Of(Name, Function(Structure.UnflattenLeaves(xs)).Pullback, "a value and its pullback");

    /// <summary>Jᵀ ct, leaf by leaf.</summary>
    private Tensor[] Pulled(Func<R, T> pullback, Tensor ct)
    {
        var pulled = Tree.Flatten(Returned.Of(Name, pullback(Unpack(ct)), "a gradient", "the pullback"));
        Tree.CheckAligned(Name, Structure, pulled);
        return Structure.Gathered(pulled);
    }

    /// <summary>The flat vector as the tree of results.</summary>
    internal R Unpack(Tensor vector) => results.Unflatten(Tree.Cut(vector, results.ToArray()));
}
