using Flux.Kernels;

namespace Flux;

/// <summary>
/// Of every group of x its mean, without derivative; the mean of what is left when x is moved by that, which has the derivative of both; and the variance (not
/// corrected): (groups, 3).
/// </summary>
internal sealed record MomentsOp(NormLayout Layout, Shape Folded) : Primitive
{
    public override string Name => "Moments";

    public override Tensor Eval(ReadOnlySpan<Tensor> xs)
    {
        var x = Arguments.Real(Name, xs[0]);
        var y = x.Rent(new Shape(Layout.Groups, 3));
        x.Kernels.Moments(x.View, Layout, y.View);
        return y;
    }

    /// <summary>One of the three numbers per group, in the shape that broadcasts with x.</summary>
    internal static Tensor Part(Tensor moments, int i, Shape folded) => moments[.., i].Reshape([.. folded]);

    public override Tensor? Push(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor dx)
    {
        double share = 1.0 / Layout.Count;
        Tensor mean = dx.SumTo(Folded) * share, variance = (Distance(xs[0], y) * dx).SumTo(Folded) * (2 * share);
        return Prelude.Stack([mean.ZerosLike().Reshape(Layout.Groups), mean.Reshape(Layout.Groups), variance.Reshape(Layout.Groups)], 1);
    }

    public override Tensor? Pull(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor ct)
    {
        double share = 1.0 / Layout.Count;
        return Part(ct, 1, Folded) * share + Distance(xs[0], y) * (Part(ct, 2, Folded) * (2 * share));
    }

    private Tensor Distance(Tensor x, Tensor y) => x - Part(y, 0, Folded) - Part(y, 1, Folded);
}
