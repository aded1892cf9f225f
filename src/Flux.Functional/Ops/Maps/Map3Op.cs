namespace Flux;

/// <summary>A body of three numbers applied elementwise, with broadcasting.</summary>
/// <param name="Body">f(a, b, c).</param>
internal abstract record TernaryMapPrimitive<B>(B Body) : Primitive where B : unmanaged, ITernaryBody
{
    public override string Name => BodyName<B>.Text;

    internal Tensor Apply(Tensor x, Tensor y, Tensor z) => Bind(this, x, y, z);

    public override Tensor Eval(ReadOnlySpan<Tensor> xs)
    {
        var (a, b) = Arguments.Real(Name, xs[0], xs[1]);
        var (_, c) = Arguments.Real(Name, xs[0], xs[2]);
        var y = a.Rent(Shape.Broadcast(Name, Shape.Broadcast(Name, a.Shape, b.Shape), c.Shape));
        a.Kernels.Map(Body, a.View, b.View, c.View, y.View);
        return y;
    }

    /// <summary>The partial derivative in argument i; null for zero.</summary>
    private protected abstract Tensor? Partial(int i, ReadOnlySpan<Tensor> xs);

    public override Tensor? Push(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor dx) => Partial(i, xs) is { } d ? (d * dx).BroadcastTo(y.Shape) : null;
    public override Tensor? Pull(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor ct) => Partial(i, xs) is { } d ? (d * ct).SumTo(xs[i].Shape) : null;
}

/// <summary>First partial derivatives are fused kernels at dual numbers.</summary>
internal sealed record Map3Op<B>(B Body) : TernaryMapPrimitive<B>(Body) where B : unmanaged, ITernaryBody
{
    /// <summary>The map of a body without parameters.</summary>
    internal static readonly Map3Op<B> Op = new(default(B));

    private protected override Tensor? Partial(int i, ReadOnlySpan<Tensor> xs) => i switch
    {
        0 => Bind(new Derived3Op<Partial0Of3<B>>(new(Body)), xs),
        1 => Bind(new Derived3Op<Partial1Of3<B>>(new(Body)), xs),
        _ => Bind(new Derived3Op<Partial2Of3<B>>(new(Body)), xs),
    };
}

/// <summary>A body that is already a derivative; its own derivatives run on whole tensors.</summary>
internal sealed record Derived3Op<B>(B Body) : TernaryMapPrimitive<B>(Body) where B : unmanaged, ITernaryBody
{
    private readonly HigherOp?[] partials = new HigherOp?[3];

    private protected override Tensor? Partial(int i, ReadOnlySpan<Tensor> xs) =>
        (partials[i] ??= new(Name, x => Body.Invoke(x[0], x[1], x[2]), [i])).Apply(xs);

    public bool Equals(Derived3Op<B>? other) => other is not null && EqualityComparer<B>.Default.Equals(Body, other.Body);
    public override int GetHashCode() => HashCode.Combine(typeof(Derived3Op<B>), Body);
}
