using Flux.Kernels;

namespace Flux;

/// <summary>A Bool tensor of an elementwise comparison; its derivative is zero.</summary>
internal sealed record CompareOp(Comparison How) : Primitive
{
    public override string Name => "Compare";

    internal static Tensor Of(Comparison how, Tensor a, Tensor b) => Bind(new CompareOp(how), a, b);

    public override Tensor Eval(ReadOnlySpan<Tensor> xs)
    {
        Value a = (Value)xs[0], b = (Value)xs[1];
        if (a.DType != b.DType) throw new ArgumentException($"Comparison: {a.DType} {a.Shape} with {b.DType} {b.Shape}; equal types would fit: Cast one.");
        var y = a.Rent(DType.Bool, Shape.Broadcast("Comparison", a.Shape, b.Shape));
        a.Kernels.Compare(How, a.View, b.View, y.View);
        return y;
    }

    public override Tensor? Push(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor dx) => null;
    public override Tensor? Pull(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor ct) => null;
}
