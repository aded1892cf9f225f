namespace Flux;

/// <summary>w x elementwise with broadcasting, and 0 where the weight w is 0, also of an infinite x: the terms of an expectation.</summary>
internal sealed record WeightedOp : BilinearPrimitive
{
    internal static readonly WeightedOp Op = new();

    public override string Name => "Weighted";

    public override Tensor Eval(ReadOnlySpan<Tensor> xs) => BinaryMapPrimitive<WeightedBody>.Compute(Name, default, xs[0], xs[1]);
    public override Tensor Left(Tensor ct, Tensor a, Tensor b) => Bind(Op, ct, b).SumTo(a.Shape);
    public override Tensor Right(Tensor ct, Tensor a, Tensor b) => Bind(Op, a, ct).SumTo(b.Shape);
}

internal readonly struct WeightedBody : IBinaryBody
{
    // min(0, |x|) is 0 for every number and NaN for NaN.
    public T Invoke<T>(T x, T y) where T : struct, IReal<T>
    {
        T zero = T.Const(0), size = T.Abs(y);
        return x * T.IfLess(zero, T.Abs(x), y, T.IfLess(size, T.Const(double.PositiveInfinity), y, T.Min(zero, size)));
    }
}
