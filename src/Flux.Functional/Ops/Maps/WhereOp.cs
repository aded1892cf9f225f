namespace Flux;

/// <summary>mask ? a : b elementwise with broadcasting; linear in a and b.</summary>
internal sealed record WhereOp : Primitive
{
    internal static readonly WhereOp Op = new();

    public override string Name => "Where";

    public override Tensor Eval(ReadOnlySpan<Tensor> xs)
    {
        Value mask = (Value)xs[0], a = (Value)xs[1], b = (Value)xs[2];
        if (mask.DType != DType.Bool)
        {
            throw new ArgumentException($"Where: the mask of shape {mask.Shape} is {mask.DType}; Bool would fit: compare, or Cast it.");
        }
        if (a.DType != b.DType) throw new ArgumentException($"Where: {a.DType} {a.Shape} and {b.DType} {b.Shape}; equal types would fit: Cast one.");
        var y = a.Rent(Shape.Broadcast("Where", mask.Shape, Shape.Broadcast("Where", a.Shape, b.Shape)));
        a.Kernels.Where(mask.View, a.View, b.View, y.View);
        return y;
    }

    private static Tensor Masked(int i, Tensor mask, Tensor d) => i == 1 ? Bind(Op, mask, d, d.Number(0)) : Bind(Op, mask, d.Number(0), d);

    public override Tensor? Push(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor dx) => i == 0 ? null : Masked(i, xs[0], dx).BroadcastTo(y.Shape);
    public override Tensor? Pull(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor ct) => i == 0 ? null : Masked(i, xs[0], ct).SumTo(xs[i].Shape);
}
