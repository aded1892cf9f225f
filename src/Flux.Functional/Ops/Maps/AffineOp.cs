namespace Flux;

/// <summary>y = a x + b with numbers a and b, elementwise: all arithmetic between a tensor and a scalar.</summary>
internal sealed record AffineOp(double A, double B) : Primitive
{
    public override string Name => "Affine";

    internal static Tensor Of(Tensor x, double a, double b) =>
        a == 1 && b == 0 ? x : x.DType == DType.Int32 ? Integers.Affine(x, a, b) : Bind(new AffineOp(a, b), x);

    public override Tensor Eval(ReadOnlySpan<Tensor> xs)
    {
        var x = Arguments.Real("Arithmetic with a number", xs[0]);
        var y = x.Rent(x.Shape);
        if (B == 0) x.Kernels.Map(new ScaleBody(A), x.View, y.View);
        else if (A == 1) x.Kernels.Map(new ShiftBody(B), x.View, y.View);
        else x.Kernels.Map(new AffineBody(A, B), x.View, y.View);
        return y;
    }

    public override Tensor? Push(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor dx) => Of(dx, A, 0);
    public override Tensor? Pull(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor ct) => Of(ct, A, 0);
}
