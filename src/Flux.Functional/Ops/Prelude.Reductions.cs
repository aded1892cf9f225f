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
        var distance = x - x.Mean(dims);
        var variance = (distance * distance).Mean(dims);
        double n = x.Shape.Elements / (double)variance.Shape.Elements;
        return corrected ? variance * (n / (n - 1)) : variance;
    }

    /// <summary>The largest element over the given dimensions, kept with size 1; without dimensions, of all.</summary>
    public static Tensor Maximum(Tensor x, params int[] dims) => Primitive.Bind(new Extremum(true, Arguments.Reduced("Maximum", x, dims)), x);

    /// <summary>The smallest element over the given dimensions, kept with size 1; without dimensions, of all.</summary>
    public static Tensor Minimum(Tensor x, params int[] dims) => Primitive.Bind(new Extremum(false, Arguments.Reduced("Minimum", x, dims)), x);

    /// <summary>exp(x) / sum exp(x) over the first dimension; NNlib's softmax.</summary>
    public static Tensor Softmax(Tensor x) => Softmax(x, 0);

    /// <summary>exp(x) / sum exp(x) over a dimension.</summary>
    public static Tensor Softmax(Tensor x, int dim) => Primitive.Bind(new SoftmaxOp(Arguments.Dim("Softmax", x, dim)), x);

    /// <summary>x - log sum exp(x) over the first dimension.</summary>
    public static Tensor LogSoftmax(Tensor x) => LogSoftmax(x, 0);

    /// <summary>x - log sum exp(x) over a dimension.</summary>
    public static Tensor LogSoftmax(Tensor x, int dim) => Primitive.Bind(new LogSoftmaxOp(Arguments.Dim("LogSoftmax", x, dim)), x);

    /// <summary>log sum exp(x) over the first dimension, kept with size 1.</summary>
    public static Tensor LogSumExp(Tensor x) => LogSumExp(x, 0);

    /// <summary>log sum exp(x) over a dimension, kept with size 1.</summary>
    public static Tensor LogSumExp(Tensor x, int dim) => Primitive.Bind(new LogSumExpOp(Arguments.Dim("LogSumExp", x, dim)), x);
}
