namespace Flux;

/// <summary>The same numbers on another device; linear.</summary>
internal sealed record MoveOp(Device To, Device From) : LinearPrimitive
{
    public override string Name => "To";

    public override Tensor Eval(ReadOnlySpan<Tensor> xs) => ((Value)xs[0]).On(To);

    public override Tensor Transpose(Tensor ct, Shape x) => Bind(new MoveOp(From, To), ct);
}
