using Flux.Kernels;

namespace Flux;

/// <summary>
/// The largest (or smallest) element over every dimension in which the target's size is 1. The derivative goes to all equal extrema in equal shares.
/// </summary>
internal sealed record ExtremumOp(bool Largest, Shape To) : Primitive
{
    public override string Name => Largest ? "Maximum" : "Minimum";

    public override Tensor Eval(ReadOnlySpan<Tensor> xs)
    {
        var x = Arguments.Real(Name, xs[0]);
        if (x.Shape.Elements == 0) throw new ArgumentException($"{Name}: the tensor of shape {x.Shape} is empty; at least one element would fit.");
        var y = x.Rent(To);
        x.Kernels.Reduce(Largest ? Reduction.Max : Reduction.Min, x.View, y.View);
        return y;
    }

    private static Tensor Share(Tensor x, Tensor y)
    {
        var hits = CompareOp.Of(Comparison.Equal, x, y).Cast(x.DType);
        return hits / hits.SumTo(y.Shape);
    }

    public override Tensor? Push(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor dx) => (Share(xs[0], y) * dx).SumTo(y.Shape);
    public override Tensor? Pull(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor ct) => Share(xs[0], y) * ct;
}
