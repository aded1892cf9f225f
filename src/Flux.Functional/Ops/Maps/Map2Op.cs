namespace Flux;

/// <summary>A body of two numbers applied elementwise, with broadcasting.</summary>
/// <param name="Body">f(a, b).</param>
internal abstract record BinaryMapPrimitive<B>(B Body) : Primitive where B : unmanaged, IBinaryBody
{
    public override string Name => BodyName<B>.Text;

    internal Tensor Apply(Tensor x, Tensor y) => Bind(this, x, y);

    internal static Value Compute(string name, B body, Tensor x0, Tensor x1)
    {
        var (a, b) = Arguments.Real(name, x0, x1);
        var y = a.Rent(Shape.Broadcast(name, a.Shape, b.Shape));
        a.Kernels.Map(body, a.View, b.View, y.View);
        return y;
    }

    public override Tensor Eval(ReadOnlySpan<Tensor> xs) => Compute(Name, Body, xs[0], xs[1]);

    /// <summary>The partial derivative in argument i; null for zero.</summary>
    private protected abstract Tensor? Partial(int i, ReadOnlySpan<Tensor> xs);

    /// <summary>A partial derivative times a tangent or cotangent.</summary>
    private protected virtual Tensor Times(Tensor partial, Tensor d) => partial * d;

    public override Tensor? Push(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor dx) => Partial(i, xs) is { } d ? Times(d, dx).BroadcastTo(y.Shape) : null;
    public override Tensor? Pull(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor ct) => Partial(i, xs) is { } d ? Times(d, ct).SumTo(xs[i].Shape) : null;
}

/// <summary>Division, powers, losses. First partial derivatives are fused kernels at dual numbers.</summary>
internal record Map2Op<B>(B Body) : BinaryMapPrimitive<B>(Body) where B : unmanaged, IBinaryBody
{
    /// <summary>The map of a body without parameters.</summary>
    internal static readonly Map2Op<B> Op = new(default(B));

    private Primitive? partial0, partial1;

    private protected override Tensor? Partial(int i, ReadOnlySpan<Tensor> xs) => i == 0
        ? Bind(partial0 ??= new Derived2Op<Partial0<B>>(new Partial0<B>(Body)), xs)
        : Bind(partial1 ??= new Derived2Op<Partial1<B>>(new Partial1<B>(Body)), xs);

    public virtual bool Equals(Map2Op<B>? other) =>
        other is not null && EqualityContract == other.EqualityContract && EqualityComparer<B>.Default.Equals(Body, other.Body);
    public override int GetHashCode() => HashCode.Combine(EqualityContract, Body);
}

/// <summary>A body that gives one of its arguments. The other one is not reached, also by an infinite tangent or cotangent.</summary>
internal sealed record ChoiceOp<B>(B Body) : Map2Op<B>(Body) where B : unmanaged, IBinaryBody
{
    /// <summary>The map of a body without parameters.</summary>
    internal static new readonly ChoiceOp<B> Op = new(default(B));

    private protected override Tensor Times(Tensor partial, Tensor d) => Bind(WeighedOp.Op, d, partial);

    public bool Equals(ChoiceOp<B>? other) => base.Equals(other);
    public override int GetHashCode() => base.GetHashCode();
}

/// <summary>
/// A body that is already a derivative. Its own derivatives run the body on whole tensors, so that types do not nest without end: Native AOT cuts
/// Partial0(Partial0(...)), and code size doubles with every order.
/// </summary>
internal sealed record Derived2Op<B>(B Body) : BinaryMapPrimitive<B>(Body) where B : unmanaged, IBinaryBody
{
    private readonly HigherOp?[] partials = new HigherOp?[2];

    private protected override Tensor? Partial(int i, ReadOnlySpan<Tensor> xs) => (partials[i] ??= new(Name, x => Body.Invoke(x[0], x[1]), [i])).Apply(xs);

    public bool Equals(Derived2Op<B>? other) => other is not null && EqualityComparer<B>.Default.Equals(Body, other.Body);
    public override int GetHashCode() => HashCode.Combine(typeof(Derived2Op<B>), Body);
}
