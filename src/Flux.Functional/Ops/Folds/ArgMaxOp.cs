namespace Flux;

/// <summary>The place of the largest element along a dimension, the first of equals; its derivative is zero.</summary>
internal sealed record ArgMaxOp(int Dim) : Primitive
{
    public override string Name => "ArgMax";

    public override Tensor Eval(ReadOnlySpan<Tensor> xs)
    {
        var x = Arguments.Real(Name, xs[0]);
        var to = Arguments.Reduced(Name, x, [Dim]);
        if (x.Shape.Elements == 0 && to.Elements > 0) throw Arguments.Nothing(Name, x);
        var y = x.Rent(DType.Int32, to);
        x.Kernels.ArgMax(x.View, Dim, y.View);
        return y;
    }

    public override Tensor? Push(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor dx) => null;
    public override Tensor? Pull(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor ct) => null;
}
