namespace Flux;

public static partial class Ad
{
    /// <summary>x, whose gradient passes through f on its way back: to scale, clip or print it (Zygote.hook).</summary>
    /// <param name="f">What becomes of the gradient. Forward mode passes hooks by.</param>
    /// <param name="x">Passed on as it is.</param>
    public static Tensor Hook(Func<Tensor, Tensor> f, Tensor x) => Primitive.Bind(new HookOp(f), x);

    private sealed record HookOp(Func<Tensor, Tensor> F) : Primitive
    {
        public override string Name => "Hook";
        public override Tensor Eval(ReadOnlySpan<Tensor> xs) => xs[0];
        public override Tensor? Push(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor dx) => dx;
        public override Tensor? Pull(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor ct) => F(ct);
    }
}
