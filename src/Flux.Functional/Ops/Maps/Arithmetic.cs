using Flux.Kernels;

namespace Flux;

/// <summary>a + b with broadcasting; linear in both arguments jointly.</summary>
internal sealed record AddOp : Primitive
{
    internal static readonly AddOp Op = new();

    public override string Name => "Add";

    public override Tensor Eval(ReadOnlySpan<Tensor> xs) => Integers.Are(xs)
        ? Integers.Compute(Name, Arithmetic.Add, xs[0], xs[1])
        : BinaryMapPrimitive<AddBody>.Compute(Name, default, xs[0], xs[1]);
    public override Tensor? Push(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor dx) => dx.BroadcastTo(y.Shape);
    public override Tensor? Pull(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor ct) => ct.SumTo(xs[i].Shape);
}

/// <summary>a - b with broadcasting; linear in both arguments jointly.</summary>
internal sealed record SubtractOp : Primitive
{
    internal static readonly SubtractOp Op = new();

    public override string Name => "Subtract";

    public override Tensor Eval(ReadOnlySpan<Tensor> xs) => Integers.Are(xs)
        ? Integers.Compute(Name, Arithmetic.Subtract, xs[0], xs[1])
        : BinaryMapPrimitive<SubtractBody>.Compute(Name, default, xs[0], xs[1]);
    public override Tensor? Push(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor dx) => (i == 0 ? dx : -dx).BroadcastTo(y.Shape);
    public override Tensor? Pull(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor ct) => i == 0 ? ct.SumTo(xs[0].Shape) : -ct.SumTo(xs[1].Shape);
}

/// <summary>a b elementwise with broadcasting.</summary>
internal sealed record MultiplyOp : BilinearPrimitive
{
    internal static readonly MultiplyOp Op = new();

    public override string Name => "Multiply";

    public override Tensor Eval(ReadOnlySpan<Tensor> xs) => Integers.Are(xs)
        ? Integers.Compute(Name, Arithmetic.Multiply, xs[0], xs[1])
        : BinaryMapPrimitive<MultiplyBody>.Compute(Name, default, xs[0], xs[1]);
    public override Tensor Left(Tensor ct, Tensor a, Tensor b) => (ct * b).SumTo(a.Shape);
    public override Tensor Right(Tensor ct, Tensor a, Tensor b) => (ct * a).SumTo(b.Shape);
}

/// <summary>a / b elementwise with broadcasting; linear in a. The derivative in a does not meet the quotient, which may be infinite.</summary>
internal sealed record DivideOp : Primitive
{
    /// <summary>The operation.</summary>
    public static readonly DivideOp Op = new();

    /// <inheritdoc/>
    public override string Name => "Divide";

    /// <inheritdoc/>
    public override Tensor Eval(ReadOnlySpan<Tensor> xs) => BinaryMapPrimitive<DivideBody>.Compute(Name, default, xs[0], xs[1]);
    /// <inheritdoc/>
    public override Tensor? Push(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor dx) =>
        i == 0 ? (dx / xs[1]).BroadcastTo(y.Shape) : -(y * (dx / xs[1]));
    /// <inheritdoc/>
    public override Tensor? Pull(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor ct) =>
        i == 0 ? (ct / xs[1]).SumTo(xs[0].Shape) : -(y * (ct / xs[1])).SumTo(xs[1].Shape);
}
