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
        if (x.Shape.Elements == 0 && To.Elements > 0) throw Arguments.Nothing(Name, x);
        var y = x.Rent(To);
        x.Kernels.Reduce(Largest ? Reduction.Max : Reduction.Min, x.View, y.View);
        return y;
    }

    /// <summary>Where x is extreme: y equals none of its NaN, and they are what makes it NaN.</summary>
    private static Tensor Extreme(Tensor x, Tensor y) => Prelude.Equal(x, y) | Prelude.IsNaN(x);

    private static Tensor Count(Tensor extreme, Tensor y) => extreme.Cast(y.DType).SumTo(y.Shape);

    public override Tensor? Push(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor dx)
    {
        var extreme = Extreme(xs[0], y);
        return Prelude.Where(extreme, dx, dx.Number(0)).SumTo(y.Shape) / Count(extreme, y);
    }

    public override Tensor? Pull(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor ct)
    {
        var extreme = Extreme(xs[0], y);
        return Prelude.Where(extreme, ct / Count(extreme, y), ct.Number(0));
    }
}
