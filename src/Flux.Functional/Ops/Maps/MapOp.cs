namespace Flux;

/// <summary>y = f(x) elementwise; the slope comes from the body at dual numbers, fused into one kernel.</summary>
/// <param name="Body">f.</param>
internal record MapOp<B>(B Body) : MapPrimitive where B : unmanaged, IScalarBody
{
    /// <summary>The map of a body without parameters.</summary>
    internal static readonly MapOp<B> Op = new(default(B));

    // Typed as the base: a field of the closed generic type would recurse at type load.
    private Primitive? slope, bias;

    public override string Name => BodyName<B>.Text;

    internal virtual bool NeedsInput => true;

    public override Tensor Eval(ReadOnlySpan<Tensor> xs)
    {
        var x = Arguments.Real(Name, xs[0]);
        var y = x.Rent(x.Shape);
        x.Kernels.Map(Body, x.View, y.View);
        return y;
    }

    /// <summary>c f'(x).</summary>
    internal virtual Tensor Slope(Tensor x, Tensor y, Tensor c) => Bind(slope ??= new Derived2Op<TimesSlope<B>>(new TimesSlope<B>(Body)), x, c);

    public override Tensor? Push(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor dx) => Slope(xs[0], y, dx);
    public override Tensor? Pull(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor ct) => Slope(xs[0], y, ct);

    internal override Primitive WithBias => bias ??= new BiasMapOp<B>(this);

    public virtual bool Equals(MapOp<B>? other) =>
        other is not null && EqualityContract == other.EqualityContract && EqualityComparer<B>.Default.Equals(Body, other.Body);
    public override int GetHashCode() => HashCode.Combine(EqualityContract, Body);
}

/// <summary>The same map with its slope taken from the output. Right at every order, since y is itself traced one level down.</summary>
internal sealed record OutputMapOp<B>(B Body) : MapOp<B>(Body) where B : unmanaged, IOutputBody
{
    /// <summary>The map of a body without parameters.</summary>
    internal static new readonly OutputMapOp<B> Op = new(default(B));

    private Primitive? slope;

    internal override bool NeedsInput => false;

    internal override Tensor Slope(Tensor x, Tensor y, Tensor c) => Bind(slope ??= new Derived2Op<TimesOutputSlope<B>>(new TimesOutputSlope<B>(Body)), y, c);

    public bool Equals(OutputMapOp<B>? other) => base.Equals(other);
    public override int GetHashCode() => base.GetHashCode();
}

/// <summary>f(z + b) in one pass; the rules are those of the composition and share c f'.</summary>
internal sealed record BiasMapOp<B>(MapOp<B> Map) : Primitive where B : unmanaged, IScalarBody
{
    private static readonly string name = $"{BodyName<B>.Text} with bias";

    public override string Name => name;

    public override Tensor Eval(ReadOnlySpan<Tensor> xs) => BinaryMapPrimitive<Biased<B>>.Compute(Name, new(Map.Body), xs[0], xs[1]);

    private Tensor Slope(ReadOnlySpan<Tensor> xs, Tensor y, Tensor c) => Map.NeedsInput ? Map.Slope(xs[0] + xs[1], y, c) : Map.Slope(y, y, c);

    public override Tensor? Push(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor dx) => Slope(xs, y, dx.BroadcastTo(y.Shape));
    public override Tensor? Pull(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor ct) => Slope(xs, y, ct).SumTo(xs[i].Shape);

    public override void PullAll(ReadOnlySpan<Tensor> xs, Tensor y, Tensor ct, uint wanted, Span<Tensor?> cts)
    {
        var d = Slope(xs, y, ct);
        for (int i = 0; i < 2; i++)
        {
            if ((wanted >> i & 1) != 0) cts[i] = d.SumTo(xs[i].Shape);
        }
    }
}
