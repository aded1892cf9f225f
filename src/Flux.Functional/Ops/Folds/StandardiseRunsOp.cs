using Flux.Kernels;

namespace Flux;

/// <summary>
/// x̂ γ + β of x, what it is moved by, the mean of the rest, f, γ and β, or x̂ = ((x - by) - mean) f of the first four: <see cref="StandardiseOp"/> for groups
/// that lie in runs, with its rule for x and none for the statistics.
/// </summary>
internal sealed record StandardiseRunsOp(NormLayout Layout) : Primitive
{
    private const int Scale = 4, Shift = 5;

    public override string Name => "Normalise";

    public override Tensor Eval(ReadOnlySpan<Tensor> xs)
    {
        var (x, y) = (Arguments.Real(Name, xs[0]), xs[0].Concrete.Rent(xs[0].Shape));
        x.Kernels.Standardise(x.View, Statistics(xs[1..]), View(xs, Scale), View(xs, Shift), Layout, y.View);
        return y;
    }

    public override Tensor? Push(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor dx) => i switch
    {
        0 when xs.Length > Scale => Bind(new StandardiseSlopeOp(Layout.Unscaled), dx, xs[0], xs[1], xs[2], xs[3]) * xs[Scale],
        0 => Bind(new StandardiseSlopeOp(Layout), dx, xs[0], xs[1], xs[2], xs[3]),
        Scale => Bind(new StandardiseRunsOp(Layout.Unscaled), xs[..Scale]) * dx,
        Shift => dx.BroadcastTo(y.Shape),
        _ => null,
    };

    public override Tensor? Pull(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor ct)
    {
        var cts = new Tensor?[xs.Length];
        PullAll(xs, y, ct, 1u << i, cts);
        return cts[i];
    }

    public override void PullAll(ReadOnlySpan<Tensor> xs, Tensor y, Tensor ct, uint wanted, Span<Tensor?> cts)
    {
        if ((wanted & 1) != 0)
        {
            var slope = new StandardiseSlopeOp(Layout);
            cts[0] = xs.Length > Scale ? Bind(slope, ct, xs[0], xs[1], xs[2], xs[3], xs[Scale]) : Bind(slope, ct, xs[0], xs[1], xs[2], xs[3]);
        }
        if ((wanted >> Scale & 3) == 0) return;
        var sums = Bind(new StandardiseScaleOp(Layout, xs[Scale].Shape), ct, xs[0], xs[1], xs[2], xs[3]);
        (cts[Scale], cts[Shift]) = (StandardiseScaleOp.Part(sums, 0, xs[Scale].Shape), StandardiseScaleOp.Part(sums, 1, xs[Shift].Shape));
    }

    /// <summary>The views of by, mean and f.</summary>
    internal static Statistics Statistics(ReadOnlySpan<Tensor> xs) => new(((Value)xs[0]).View, ((Value)xs[1]).View, ((Value)xs[2]).View);

    private static View? View(ReadOnlySpan<Tensor> xs, int i) => i < xs.Length ? ((Value)xs[i]).View : null;
}
