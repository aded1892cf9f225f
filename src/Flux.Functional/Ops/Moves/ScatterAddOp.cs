namespace Flux;

/// <summary>Zeros of shape To with x[.., j] added at [.., indices[j]]: the transpose of <see cref="GatherOp"/>.</summary>
internal sealed record ScatterAddOp(Shape To) : Primitive
{
    public override string Name => "ScatterAdd";

    public override Tensor Eval(ReadOnlySpan<Tensor> xs)
    {
        Value x = Arguments.Real(Name, xs[0]), indices = (Value)xs[1];
        var y = x.Rent(To);
        x.Kernels.ScatterAdd(x.View, indices.View, y.View);
        return y;
    }

    public override Tensor? Push(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor dx) => i == 0 ? Bind(this, dx, xs[1]) : null;
    public override Tensor? Pull(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor ct) =>
        i == 0 ? Bind(GatherOp.Op, ct, xs[1]).Reshape(xs[0].Shape.ToArray()) : null;
}
