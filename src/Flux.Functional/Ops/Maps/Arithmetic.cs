namespace Flux;

/// <summary>a + b with broadcasting; linear in both arguments jointly.</summary>
public sealed record AddOp : Primitive
{
    /// <summary>The operation.</summary>
    public static readonly AddOp Op = new();

    /// <inheritdoc/>
    public override string Name => "Add";

    /// <inheritdoc/>
    public override Tensor Eval(ReadOnlySpan<Tensor> xs) => BinaryMapPrimitive<AddBody>.Compute(Name, default, xs[0], xs[1]);
    /// <inheritdoc/>
    public override Tensor? Push(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor dx) => dx.BroadcastTo(y.Shape);
    /// <inheritdoc/>
    public override Tensor? Pull(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor ct) => ct.SumTo(xs[i].Shape);
}

/// <summary>a - b with broadcasting; linear in both arguments jointly.</summary>
public sealed record SubtractOp : Primitive
{
    /// <summary>The operation.</summary>
    public static readonly SubtractOp Op = new();

    /// <inheritdoc/>
    public override string Name => "Subtract";

    /// <inheritdoc/>
    public override Tensor Eval(ReadOnlySpan<Tensor> xs) => BinaryMapPrimitive<SubtractBody>.Compute(Name, default, xs[0], xs[1]);
    /// <inheritdoc/>
    public override Tensor? Push(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor dx) => (i == 0 ? dx : -dx).BroadcastTo(y.Shape);
    /// <inheritdoc/>
    public override Tensor? Pull(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor ct) => i == 0 ? ct.SumTo(xs[0].Shape) : -ct.SumTo(xs[1].Shape);
}

/// <summary>a b elementwise with broadcasting.</summary>
public sealed record MultiplyOp : BilinearPrimitive
{
    /// <summary>The operation.</summary>
    public static readonly MultiplyOp Op = new();

    /// <inheritdoc/>
    public override string Name => "Multiply";

    /// <inheritdoc/>
    public override Tensor Eval(ReadOnlySpan<Tensor> xs) => BinaryMapPrimitive<MultiplyBody>.Compute(Name, default, xs[0], xs[1]);
    /// <inheritdoc/>
    public override Tensor Left(Tensor ct, Tensor a, Tensor b) => (ct * b).SumTo(a.Shape);
    /// <inheritdoc/>
    public override Tensor Right(Tensor ct, Tensor a, Tensor b) => (ct * a).SumTo(b.Shape);
}
