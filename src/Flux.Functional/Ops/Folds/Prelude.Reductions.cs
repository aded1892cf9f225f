namespace Flux;

/// <summary>The functions of the library under their mathematical names, for <c>using static Flux.Prelude</c>.</summary>
public static partial class Prelude
{
    /// <summary>The sum over the given dimensions, kept with size 1; without dimensions, over all.</summary>
    public static Tensor Sum(Tensor x, params int[] dims) => x.Sum(dims);

    /// <summary>The sum of all elements.</summary>
    public static Tensor Sum(Tensor x) => x.Sum();

    /// <summary>The mean over the given dimensions, kept with size 1; without dimensions, over all.</summary>
    public static Tensor Mean(Tensor x, params int[] dims) => x.Mean(dims);

    /// <summary>The mean of all elements.</summary>
    public static Tensor Mean(Tensor x) => x.Mean();

    /// <summary>The variance over the given dimensions, kept with size 1: the mean squared distance from the mean, corrected by n/(n-1) if asked.</summary>
    public static Tensor Variance(Tensor x, bool corrected, params int[] dims)
    {
        var variance = Moments.Of(x, dims).Variance;
        double n = x.Shape.Elements / (double)variance.Shape.Elements;
        return corrected ? variance * (n / (n - 1)) : variance;
    }

    /// <summary>
    /// The square root of <see cref="Variance"/>; it does not leave the range of the numbers on the way, and has gradient 0 where all elements are equal.
    /// </summary>
    public static Tensor StandardDeviation(Tensor x, bool corrected, params int[] dims)
    {
        var (near, _, mean, _) = Moments.Of(x, dims);
        double n = x.Shape.Elements / (double)mean.Shape.Elements;
        return PNorm.Of(near - mean, 2, dims, squares => squares.Sum(dims)) / Math.Sqrt(corrected ? n - 1 : n);
    }

    /// <summary>Σ a b over all elements of two tensors of one shape.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static Tensor Dot(Tensor a, Tensor b) => a.Shape == b.Shape
        ? Sum(a * b)
        : throw new ArgumentException($"Dot: shapes {a.Shape} and {b.Shape}; equal ones would fit.", nameof(b));

    /// <summary>The largest element over the given dimensions, kept with size 1; without dimensions, of all.</summary>
    public static Tensor Maximum(Tensor x, params int[] dims) => Primitive.Bind(new ExtremumOp(true, Arguments.Reduced("Maximum", x, dims)), x);

    /// <summary>The smallest element over the given dimensions, kept with size 1; without dimensions, of all.</summary>
    public static Tensor Minimum(Tensor x, params int[] dims) => Primitive.Bind(new ExtremumOp(false, Arguments.Reduced("Minimum", x, dims)), x);

    /// <summary>exp(x) / sum exp(x) over the first dimension; NNlib's softmax.</summary>
    public static Tensor Softmax(Tensor x) => Softmax(x, 0);

    /// <summary>exp(x) / sum exp(x) over the given dimensions together.</summary>
    public static Tensor Softmax(Tensor x, params int[] dims) => Together("Softmax", x, dims, (y, dim) => Primitive.Bind(new SoftmaxOp(dim), y));

    /// <summary>x - log sum exp(x) over the first dimension.</summary>
    public static Tensor LogSoftmax(Tensor x) => LogSoftmax(x, 0);

    /// <summary>x - log sum exp(x) over the given dimensions together.</summary>
    public static Tensor LogSoftmax(Tensor x, params int[] dims) => Together("LogSoftmax", x, dims, (y, dim) => Primitive.Bind(new LogSoftmaxOp(dim), y));

    /// <summary>log sum exp(x) over all elements; -∞ if there are none.</summary>
    public static Tensor LogSumExp(Tensor x) => Primitive.Bind(new LogSumExpOp(0), x.Reshape(x.Shape.Elements)).Reshape();

    /// <summary>log sum exp(x) over the given dimensions together, kept with size 1; without dimensions, over all.</summary>
    public static Tensor LogSumExp(Tensor x, params int[] dims) => dims.Length == 0
        ? LogSumExp(x)
        : Together("LogSumExp", x, dims, (y, dim) => Primitive.Bind(new LogSumExpOp(dim), y));

    /// <summary>An operation along one dimension, done along several by moving them together; the first dimension if none is given.</summary>
    private static Tensor Together(string name, Tensor x, int[] dims, Func<Tensor, int, Tensor> along)
    {
        foreach (int dim in dims) Arguments.Dim(name, x, dim);
        if (dims.Length <= 1) return along(x, dims.Length == 0 ? 0 : dims[0]);
        int[] order = [.. dims.Distinct(), .. Enumerable.Range(0, x.Rank).Except(dims)];
        int count = dims.Distinct().Count();
        var moved = x.Permute(order);
        int together = moved.Shape.Take(count).Aggregate(1, (p, n) => p * n);
        var y = along(moved.Reshape([together, .. moved.Shape.Skip(count)]), 0);
        int[] sizes = y.Shape[0] == together ? [.. moved.Shape.Take(count)] : [.. Enumerable.Repeat(1, count)];
        return y.Reshape([.. sizes, .. moved.Shape.Skip(count)]).Permute([.. Enumerable.Range(0, x.Rank).Select(i => Array.IndexOf(order, i))]);
    }

    /// <summary>(Σ |x|^p)^(1/p) over all elements, 0 if there are none; p may be infinite. At 0 the gradient is 0.</summary>
    public static Tensor Norm(Tensor x, double p = 2) => p switch
    {
        1 => Sum(Abs(x)),
        double.PositiveInfinity => x.Shape.Elements == 0 ? Sum(x) : Maximum(Abs(x)),
        > 0 => PNorm.Of(x, p, [], Sum),
        _ => throw new ArgumentOutOfRangeException(nameof(p), $"Norm: p = {p}; a number above 0 would fit."),
    };
}
