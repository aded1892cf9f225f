namespace Flux;

/// <summary>The same numbers in another dtype; linear between floating-point types.</summary>
internal sealed record CastOp(DType To, DType From) : LinearPrimitive
{
    public override string Name => "Cast";

    public override Tensor Eval(ReadOnlySpan<Tensor> xs) => ((Value)xs[0]).As(To);

    public override Tensor Transpose(Tensor ct, Shape x) => Bind(new CastOp(From, To), ct);
}

/// <summary>The same numbers on another device; linear.</summary>
internal sealed record MoveOp(Device To, Device From) : LinearPrimitive
{
    public override string Name => "To";

    public override Tensor Eval(ReadOnlySpan<Tensor> xs) => ((Value)xs[0]).On(To);

    public override Tensor Transpose(Tensor ct, Shape x) => Bind(new MoveOp(From, To), ct);
}

/// <summary>The identity whose derivative is zero at every level.</summary>
internal sealed record StopGradientOp : Primitive
{
    internal static readonly StopGradientOp Op = new();

    public override string Name => "StopGradient";

    public override Tensor Eval(ReadOnlySpan<Tensor> xs) => xs[0];
    public override Tensor? Push(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor dx) => null;
    public override Tensor? Pull(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor ct) => null;
}
