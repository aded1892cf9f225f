namespace Flux;

/// <summary>x w elementwise with broadcasting, and 0 where the weight w is 0, also of an infinite x or cotangent: the terms of an expectation.</summary>
internal sealed record WeighedOp : BilinearPrimitive
{
    internal static readonly WeighedOp Op = new();

    public override string Name => "Weighed";

    public override Tensor Eval(ReadOnlySpan<Tensor> xs) => BinaryMapPrimitive<WeighedBody>.Compute(Name, default, xs[0], xs[1]);
    public override Tensor Left(Tensor ct, Tensor a, Tensor b) => Bind(Op, ct, b).SumTo(a.Shape);
    public override Tensor Right(Tensor ct, Tensor a, Tensor b) => Bind(Op, a, ct).SumTo(b.Shape);
}
