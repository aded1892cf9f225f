using System.Runtime.CompilerServices;

namespace Flux;

/// <summary>
/// x̂ = (x - μ) f of x, μ and f, where μ is x's own mean over some dimensions and f = 1 / √(σ² + ε) of x's own variance. The derivative in x is the whole one,
/// through μ and f as well: f (d - mean(d) - x̂ mean(d x̂)), symmetric in its transpose (Ioffe and Szegedy 2015); none is left for the other arguments, which
/// are given so that derivatives of any order can use them.
/// </summary>
internal sealed record StandardiseOp : Primitive
{
    internal static readonly StandardiseOp Op = new();

    public override string Name => "Normalise";

    public override Tensor Eval(ReadOnlySpan<Tensor> xs)
    {
        var (x, mean) = Arguments.Real(Name, xs[0], xs[1]);
        var y = x.Rent(x.Shape);
        x.Kernels.Map(new DistanceBody(), x.View, mean.View, ((Value)xs[2]).View, y.View);
        return y;
    }

    private static Tensor Slope(Tensor d, Tensor y, Tensor factor)
    {
        var moments = factor.Shape;
        double share = moments.Elements / (double)y.Shape.Elements;
        Tensor mean = d.SumTo(moments) * share, along = (d * y).SumTo(moments) * share;
        return Bind(Map3Op<DistanceBody>.Op, Bind(Map3Op<ResidualBody>.Op, d, y, along), mean, factor);
    }

    public override Tensor? Push(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor dx) => i == 0 ? Slope(dx, y, xs[2]) : null;
    public override Tensor? Pull(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor ct) => i == 0 ? Slope(ct, y, xs[2]) : null;

    /// <summary>(x - mean) factor.</summary>
    internal readonly struct DistanceBody : ITernaryBody
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Invoke<T>(T x, T mean, T factor) where T : struct, IReal<T> => (x - mean) * factor;
    }

    /// <summary>d - y along.</summary>
    internal readonly struct ResidualBody : ITernaryBody
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Invoke<T>(T d, T y, T along) where T : struct, IReal<T> => d - y * along;
    }
}
