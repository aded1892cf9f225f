using Flux.Kernels;

namespace Flux;

/// <summary>
/// s = f (e - mean(e) - x̂ mean(e x̂)) of d, x, its statistics and perhaps γ, where e = d γ: what <see cref="StandardiseOp"/> does to a direction or a
/// cotangent. The rule for x is the whole one, through x̂ and f, and none is left for the statistics: -f (x̂ mean(s v) + s(v) mean(e x̂) + s mean(x̂ v)) for a
/// direction v, where s(v) is the slope of v without γ; it is symmetric in its transpose.
/// </summary>
internal sealed record StandardiseSlopeOp(NormLayout Layout) : Primitive
{
    private const int Scale = 5;

    public override string Name => "slope of Normalise";

    public override Tensor Eval(ReadOnlySpan<Tensor> xs)
    {
        var (d, x) = Arguments.Real(Name, xs[0], xs[1]);
        var y = x.Rent(x.Shape);
        View? scale = xs.Length > Scale ? ((Value)xs[Scale]).View : null;
        x.Kernels.StandardiseSlope(d.View, x.View, StandardiseRunsOp.Statistics(xs[2..]), scale, Layout, y.View);
        return y;
    }

    public override Tensor? Push(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor dx) => i switch
    {
        0 => Plain(xs.Length > Scale ? dx * xs[Scale] : dx, xs),
        1 => SlopeInX(xs, y, dx),
        Scale => Plain(xs[0] * dx, xs),
        _ => null,
    };

    public override Tensor? Pull(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor ct) => i switch
    {
        0 => xs.Length > Scale ? Plain(ct, xs) * xs[Scale] : Plain(ct, xs),
        1 => SlopeInX(xs, y, ct),
        Scale => (Plain(ct, xs) * xs[0]).SumTo(xs[Scale].Shape),
        _ => null,
    };

    private Tensor SlopeInX(ReadOnlySpan<Tensor> xs, Tensor s, Tensor v)
    {
        var (e, standard, factor) = (xs.Length > Scale ? xs[0] * xs[Scale] : xs[0], Bind(new StandardiseRunsOp(Layout.Unscaled), xs[1..Scale]), xs[4]);
        return -factor * (standard * Mean(s * v, factor.Shape) + Plain(v, xs) * Mean(e * standard, factor.Shape) + s * Mean(standard * v, factor.Shape));
    }

    private Tensor Plain(Tensor v, ReadOnlySpan<Tensor> xs) => Bind(new StandardiseSlopeOp(Layout.Unscaled), v, xs[1], xs[2], xs[3], xs[4]);

    private Tensor Mean(Tensor x, Shape folded) => x.SumTo(folded) * (1.0 / Layout.Count);
}
