namespace Flux;

/// <summary>The same numbers in another dtype; linear between floating-point types.</summary>
internal sealed record CastOp(DType To, DType From) : LinearPrimitive
{
    public override string Name => "Cast";

    public override Tensor Eval(ReadOnlySpan<Tensor> xs) => ((Value)xs[0]).As(To);

    public override Tensor Transpose(Tensor ct, Shape x) => Bind(new CastOp(From, To), ct);
}
