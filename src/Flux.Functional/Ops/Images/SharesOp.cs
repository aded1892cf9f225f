namespace Flux;

/// <summary>The product of two shares of neighbours, with broadcasting. A share of 0 passes nothing back, also of an infinite cotangent.</summary>
internal sealed record SharesOp : BilinearPrimitive
{
    internal static readonly SharesOp Op = new();

    public override string Name => "Shares";

    public override Tensor Eval(ReadOnlySpan<Tensor> xs) => xs[0] * xs[1];
    public override Tensor Left(Tensor ct, Tensor a, Tensor b) => Bind(WeighedOp.Op, ct, b).SumTo(a.Shape);
    public override Tensor Right(Tensor ct, Tensor a, Tensor b) => Bind(WeighedOp.Op, ct, a).SumTo(b.Shape);
}
