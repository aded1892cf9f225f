using System.Runtime.CompilerServices;

namespace Flux;

/// <summary>
/// exp(x) / sum exp(x) along a dimension, zeros where every x is -∞; Custom because exp overflows and the slope is cheapest from the output.
/// </summary>
internal sealed record SoftmaxOp(int Dim) : Primitive
{
    public override string Name => "Softmax";

    public override Tensor Eval(ReadOnlySpan<Tensor> xs) => Along(Name, xs[0], Dim, log: false);

    internal static Tensor Along(string op, Tensor argument, int dim, bool log)
    {
        var x = Arguments.Real(op, argument);
        var y = x.Rent(x.Shape);
        x.Kernels.Softmax(x.View, dim, log, y.View);
        return y;
    }

    // J = diag(y) - y yᵀ is symmetric.
    private Tensor Slope(Tensor y, Tensor d)
    {
        var yd = y * d;
        return yd - y * yd.Sum(Dim);
    }

    public override Tensor? Push(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor dx) => Slope(y, dx);
    public override Tensor? Pull(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor ct) => Slope(y, ct);
}

/// <summary>
/// x - log sum exp(x) along a dimension, -∞ where x is, and then without derivative: no step from -∞ leads anywhere. Custom because exp overflows.
/// </summary>
internal sealed record LogSoftmaxOp(int Dim) : Primitive
{
    public override string Name => "LogSoftmax";

    public override Tensor Eval(ReadOnlySpan<Tensor> xs) => SoftmaxOp.Along(Name, xs[0], Dim, log: true);

    // J = D (I - 1 softmaxᵀ), where D keeps the finite results.
    public override Tensor? Push(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor dx) => Finite(dx - (Prelude.Exp(y) * dx).Sum(Dim), y);

    public override Tensor? Pull(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor ct)
    {
        var finite = Finite(ct, y);
        return Bind(Map3Op<RestBody>.Op, finite, y, finite.Sum(Dim));
    }

    private static Tensor Finite(Tensor d, Tensor y) => Bind(Map2Op<FiniteBody>.Op, d, y);

    /// <summary>0 where y is -∞, else d.</summary>
    internal readonly struct FiniteBody : IBinaryBody
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Invoke<T>(T d, T y) where T : struct, IReal<T> =>
            T.IfLess(T.Const(double.NegativeInfinity), y, d, T.IfLess(y, T.Const(0), T.Const(0), d));
    }

    /// <summary>d - exp(y) total.</summary>
    internal readonly struct RestBody : ITernaryBody
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Invoke<T>(T d, T y, T total) where T : struct, IReal<T> => d - T.Exp(y) * total;
    }
}

/// <summary>log sum exp(x) along a dimension, kept with size 1; Custom because exp overflows.</summary>
internal sealed record LogSumExpOp(int Dim) : Primitive
{
    public override string Name => "LogSumExp";

    public override Tensor Eval(ReadOnlySpan<Tensor> xs)
    {
        var x = Arguments.Real(Name, xs[0]);
        var y = x.Rent(Arguments.Reduced(Name, x, [Dim]));
        x.Kernels.LogSumExp(x.View, Dim, y.View);
        return y;
    }

    public override Tensor? Push(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor dx) => (Prelude.Softmax(xs[0], Dim) * dx).Sum(Dim);
    public override Tensor? Pull(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor ct) => Prelude.Softmax(xs[0], Dim) * ct;
}
