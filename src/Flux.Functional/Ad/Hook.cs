namespace Flux;

public static partial class Ad
{
    /// <summary>
    /// x, whose gradient passes through f on its way back (Zygote's hook): to print it, clip it, turn its sign, for every tensor of a tree by itself. Forward
    /// mode passes by.
    /// </summary>
    /// <exception cref="ArgumentException">f gave a gradient of another shape; it is thrown when the gradient is taken.</exception>
    public static T Hook<T>(Func<Tensor, Tensor> f, T x) where T : notnull => Tree.Map(x, leaf => Primitive.Bind(new HookOp(f), leaf));
}

/// <summary>The identity with a function on the way back, which need not be linear.</summary>
internal sealed record HookOp(Func<Tensor, Tensor> F) : Primitive
{
    public override string Name => "Hook";

    public override Tensor Eval(ReadOnlySpan<Tensor> xs) => xs[0];

    public override Tensor? Push(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor dx) => dx;

    public override Tensor? Pull(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor ct)
    {
        var changed = Returned.Of(Name, F(ct), "a gradient");
        return changed.Shape == ct.Shape
            ? changed
            : throw new ArgumentException($"Hook: a gradient of shape {changed.Shape} for one of shape {ct.Shape}; equal shapes would fit.");
    }
}
