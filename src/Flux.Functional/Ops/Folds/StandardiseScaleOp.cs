using Flux.Kernels;

namespace Flux;

/// <summary>
/// Σ d x̂ and Σ d of d, x and its statistics, over all numbers that share a γ: the cotangents of γ and β, (channels, 2). The rule for x is the whole one.
/// </summary>
internal sealed record StandardiseScaleOp(NormLayout Layout, Shape Scale) : Primitive
{
    public override string Name => "cotangents of Normalise";

    public override Tensor Eval(ReadOnlySpan<Tensor> xs)
    {
        var (d, x) = Arguments.Real(Name, xs[0], xs[1]);
        var y = x.Rent(new Shape(Layout.Channels, 2));
        x.Kernels.StandardiseScale(d.View, x.View, StandardiseRunsOp.Statistics(xs[2..]), Layout, y.View);
        return y;
    }

    /// <summary>The cotangent of γ or, after it, that of β, in their shape.</summary>
    internal static Tensor Part(Tensor sums, int i, Shape scale) => sums[.., i].Reshape([.. scale]);

    public override Tensor? Push(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor dx)
    {
        if (i == 0) return Bind(this, dx, xs[1], xs[2], xs[3], xs[4]);
        if (i > 1) return null;
        var weighed = (xs[0] * Slope(dx, xs)).SumTo(Scale).Reshape(Layout.Channels);
        return Prelude.Stack([weighed, weighed.ZerosLike()], 1);
    }

    public override Tensor? Pull(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor ct) => i switch
    {
        0 => Bind(new StandardiseRunsOp(Layout.Unscaled), xs[1..]) * Part(ct, 0, Scale) + Part(ct, 1, Scale),
        1 => Slope(xs[0] * Part(ct, 0, Scale), xs),
        _ => null,
    };

    private Tensor Slope(Tensor v, ReadOnlySpan<Tensor> xs) => Bind(new StandardiseSlopeOp(Layout.Unscaled), v, xs[1], xs[2], xs[3], xs[4]);
}
