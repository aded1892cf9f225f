using static Flux.Prelude;

namespace Flux.Properties.Ops;

/// <summary>One differentiable operation with sample arguments in double precision, away from its kinks. Adding a row runs every law on it.</summary>
/// <param name="Name">What the test reports call it.</param>
/// <param name="F">The operation.</param>
/// <param name="Sample">Arguments from a key.</param>
/// <param name="Batch">The arguments whose last dimension is the batch, as bits; by default all of the highest rank.</param>
/// <param name="NeedsBatch">Why a batch of 0 means nothing here; null where it does.</param>
public sealed record OpRow(string Name, Func<Tensor[], Tensor> F, Func<Key, Tensor[]> Sample, int Batch = 0, string? NeedsBatch = null)
{
    internal OpRow Needs(string what) => this with { NeedsBatch = what };

    internal OpRow BatchIn(int arguments) => this with { Batch = arguments };

    public override string ToString() => Name;
}

/// <summary>The rows.</summary>
public static partial class OpTable
{
    public static readonly OpRow[] Rows =
    [
        Unary("exp", Exp), Unary("tanh", Tanh), Unary("sigmoid", Sigmoid), Unary("sin", Sin), Unary("cos", Cos), Unary("erf", Erf),
        Unary("gelu", Gelu), Unary("swish", Swish), Unary("softplus", Softplus), Unary("logsigmoid", LogSigmoid), Unary("square", Square),
        Unary("mish", Mish), Unary("lisht", Lisht), Unary("gelu by erf", GeluErf), Unary("gelu by sigmoid", GeluSigmoid), Unary("logcosh", LogCosh),
        Unary("tanhshrink", TanhShrink),
        Unary("tan", x => Tan(0.3 * x)), Unary("asin", x => Asin(0.6 * Tanh(x))), Unary("acos", x => Acos(0.6 * Tanh(x))), Unary("atan", Atan),
        Unary("sinh", Sinh), Unary("cosh", Cosh),
        AwayFromZero("asinh", Asinh), Positive("acosh", x => Acosh(1 + x)), Unary("atanh", x => Atanh(0.6 * Tanh(x))), Positive("log2", Log2),
        Positive("log10", Log10),
        Unary("floor", x => Floor(x) + x * x), Unary("ceiling", x => Ceiling(x) * x), Unary("round", x => Round(x) * x),
        Unary("truncate", x => Truncate(x) * x),
        Of("atan2", xs => Atan2(xs[0], xs[1]), k => [Real(k[0], 3, 4), Above(k[1], 0.5, 1, 4)]),
        Of("mod", xs => Mod(xs[0], xs[1]), k => [Real(k[0], 3, 4), Above(k[1], 0.5, 3, 4)]),
        Unary("mod of a number", x => Mod(x, 0.7)), Unary("standard deviation", x => StandardDeviation(x, true, 1)),
        Of("dot", xs => Dot(xs[0], xs[1]), k => [Real(k[0], 3, 4), Real(k[1], 3, 4)]), Unary("roll", x => Roll(x, 2, 1)),
        Unary("repeat", x => Repeat(x, 2, 1, 3)),
        Unary("expm1", Expm1), Positive("log1p", Log1p), Positive("xlogx", Xlogx), Unary("glu", x => Glu(x, 1)).Needs("an even size"),
        Unary("norm", x => Norm(x)),
        AwayFromZero("norm 3", x => Norm(x, 3)), AwayFromZero("norm 1.5", x => Norm(x, 1.5)), Unary("norm 4", x => Norm(x, 4)),
        AwayFromZero("norm 1", x => Norm(x, 1)), AwayFromZero("largest magnitude", x => Norm(x, double.PositiveInfinity)),
        AwayFromZero("selu", Selu), AwayFromZero("celu", Celu(1.5)), AwayFromZero("softsign", Softsign), AwayFromZero("rrelu", RRelu(new Key(3))),
        AwayFromZero("relu6", x => Relu6(3 * x)), AwayFromZero("hardtanh", x => HardTanh(0.3 * x)), AwayFromZero("hardsigmoid", HardSigmoid),
        AwayFromZero("hardswish", HardSwish),
        Positive("softshrink", SoftShrink(0.4)), Positive("trelu", Trelu(0.4)), Positive("clamp", Clamp(0.4, 3)),
        AwayFromZero("relu", Relu), AwayFromZero("leakyrelu", LeakyRelu(0.1)), AwayFromZero("elu", Elu(1.5)), AwayFromZero("abs", Abs),
        AwayFromZero("sign", Sign),
        Positive("log", Log), Positive("sqrt", Sqrt), Positive("x^1.7", x => Pow(x, 1.7)), Positive("1.5/x", x => 1.5 / x),
        Unary("2 - 3 x", x => 2 - 3 * x), Unary("negate", x => -x), Unary("user's body", Map(new UsersGelu())),
        AwayFromZero("user's body that chooses", Map(new UsersRoot())),

        Binary("add", (a, b) => a + b), Binary("subtract", (a, b) => a - b), Binary("multiply", (a, b) => a * b),
        Binary("user's body of two", Map2(new Tilt())),
        Of("divide", xs => xs[0] / xs[1], k => [Real(k[0], 3, 4), Above(k[1], 0.5, 3, 4)]),
        Of("power", xs => Pow(xs[0], xs[1]), k => [Above(k[0], 0.5, 3, 4), Real(k[1], 3, 4)]),
        Of("xlogy", xs => Xlogy(xs[0], xs[1]), k => [Above(k[0], 0.5, 3, 4), Above(k[1], 0.5, 3, 4)]),
        Of("max", xs => Max(xs[0], xs[1]), k => Apart(k)), Of("min", xs => Min(xs[0], xs[1]), k => Apart(k)),
        Of("add a column", xs => xs[0] + xs[1], k => [Real(k[0], 3, 4), Real(k[1], 3)]),
        Of("multiply by a row", xs => xs[0] * xs[1], k => [Real(k[0], 3, 4), Real(k[1], 1, 4)]),
        Of("divide outer", xs => xs[0] / xs[1], k => [Real(k[0], 3, 1, 2), Above(k[1], 0.5, 1, 4)]),
        Of("user's body of three", xs => Map3(new Blend())(xs[0], xs[1], xs[2]), k => [Real(k[0], 3, 4), Real(k[1], 3), Real(k[2], 1, 4)]),

        Unary("sum", Sum), Unary("sum of rows", x => Sum(x, 0)), Unary("mean", Mean), Unary("mean of columns", x => Mean(x, 1)),
        Unary("variance", x => Variance(x, true, 0)), Unary("maximum", x => Maximum(x, 0)), Unary("minimum", x => Minimum(x)).Needs("an element"),
        Unary("softmax along both", x => Softmax(x, 0, 1)), Of("logsoftmax along 2 and 0", xs => LogSoftmax(xs[0], 2, 0), k => [Real(k, 2, 3, 4)]),
        Of("logsumexp along 0 and 2", xs => LogSumExp(xs[0], 0, 2), k => [Real(k, 2, 3, 4)]),
        Unary("softmax", Softmax), Unary("softmax along 1", x => Softmax(x, 1)), Unary("logsoftmax", LogSoftmax), Unary("logsumexp", LogSumExp),
        Unary("logsumexp along 0", x => LogSumExp(x, 0)), Unary("softmax of masked columns", x => Softmax(Masked(x))),
        Unary("softmax of masked rows", x => Softmax(Masked(x.Transpose()), 1)),
        Unary("logsoftmax of masked columns", x => Exp(LogSoftmax(Masked(x)))), Unary("logsumexp of masked columns", x => Exp(LogSumExp(Masked(x), 0))),
        Unary("variance far from 0", x => Variance(x + 100, true, 0)), Unary("standard deviation far from 0", x => StandardDeviation(x + 100, false, 0)),

        Unary("reshape", x => x.Reshape(2, -1)).Needs("an even number of elements"), Unary("transpose", x => x.Transpose()),
        Unary("user's primitive", x => Primitive.Bind(new BackToFront(), x)),
        Of("permute", xs => xs[0].Permute(2, 0, 1), k => [Real(k, 2, 3, 4)]),
        Unary("column", x => x[.., 1]).Needs("the columns that it picks"), Unary("row", x => x[^1]),
        Unary("block", x => x[1.., ..2]).Needs("the columns that it picks"),
        Unary("reverse", x => Reverse(x, 1)), Unary("overlapping parts", x => x[..2] * x[1..] * x[0, 0] + x[.., 1][..2]).Needs("the columns that it picks"),
        Of("flip", xs => Flip(xs[0]), k => [Real(k, 3, 2, 2, 2)]),
        Of("concat", xs => Concat(0, xs), k => [Real(k[0], 3, 4), Real(k[1], 1, 4), Real(k[2], 2, 4)]),
        Of("concat along a new dimension", xs => Stack(xs, 2), k => [Real(k[0], 3, 4), Real(k[1], 3, 4)]),
        Of("stack", xs => Stack(xs).T, k => [Real(k[0], 3, 4), Real(k[1], 3, 4)]),
        Unary("gather", x => Gather(x, Tensor.Of([3, 0, 3], 3).To(x.Device))).Needs("the columns that it picks"),
        Unary("gather by tuples", x => GatherTuples(x, Tensor.Of([0, 3, 2, 0, 0, 3], 2, 3).To(x.Device))).Needs("the columns that it picks"),
        Unary("scatter sum", x => Scatter(Merge.Sum, x, Tensor.Of([2, 0, 2, 5]).To(x.Device))).Needs("a column for each index"),
        Unary("scatter mean", x => Scatter(Merge.Mean, x, Tensor.Of([2, 0, 2, 5]).To(x.Device))).Needs("a column for each index"),
        Unary("scatter product", x => Scatter(Merge.Product, x, Tensor.Of([1, 1, 0, 1]).To(x.Device))).Needs("a column for each index"),
        Unary("scatter max", x => Scatter(Merge.Max, x, Tensor.Of([1, 1, 0, 1]).To(x.Device))).Needs("a column for each index"),
        Unary("scatter min", x => Scatter(Merge.Min, x, Tensor.Of([1, 1, 0, 1]).To(x.Device))).Needs("a column for each index"),
        Unary("scatter sum by tuples", x => ScatterTuples(Merge.Sum, x, Tuples.To(x.Device))).Needs("a column for each index"),
        Unary("scatter mean by tuples", x => ScatterTuples(Merge.Mean, x, Tuples.To(x.Device), 2, 4)).Needs("a column for each index"),
        Unary("scatter product by tuples", x => ScatterTuples(Merge.Product, x, Tuples.To(x.Device))).Needs("a column for each index"),
        Unary("scatter max by tuples", x => ScatterTuples(Merge.Max, x[0], Tensor.Of([1, 0, 0, 0, 1, 0, 0, 0], 2, 4).To(x.Device)))
            .Needs("a column for each index"),
        Unary("running sums", CumSum), Unary("running sums along 1", x => CumSum(x, 1)), Unary("running products", CumProd),
        Unary("running products along 1", x => CumProd(x, 1)),
        Unary("product", Product), Unary("product of rows", x => Product(x, 0)), Unary("the largest two", x => TopK(x, 2, 1).Values).Needs("two elements"),
        Unary("sort", Sort), Unary("sort rows, largest first", x => Sort(x, 1, descending: true)), Unary("lower triangle", x => Tril(x)),
        Unary("upper triangle from above the diagonal", x => Triu(x, 1)), Of("triangles", xs => Tril(xs[0], -1), k => [Real(k, 3, 4, 2)]),
        Unary("diagonal", x => Diagonal(x)).Needs("its own diagonal"), Of("diagonals", xs => Diagonal(xs[0], -1), k => [Real(k, 3, 4, 2)]),
        Of("where", xs => Where(Tensor.Of([true, false, true], 3).To(xs[0].Device), xs[0], xs[1]), k => [Real(k[0], 3, 4), Real(k[1], 3, 4)]),

        Of("matmul", xs => xs[0].MatMul(xs[1]), k => [Real(k[0], 3, 4), Real(k[1], 4, 2)]).BatchIn(2),
        Of("matmul of transposes", xs => xs[0].Transpose().MatMul(xs[1].Transpose()), k => [Real(k[0], 4, 3), Real(k[1], 2, 4)])
            .Needs("its last dimension, which is summed"),
        Of("matrix times vector", xs => xs[0].MatMul(xs[1]), k => [Real(k[0], 3, 4), Real(k[1], 4)]).Needs("its last dimension, which is summed"),
        Of("matmul of a batch", xs => xs[0].MatMul(xs[1]), k => [Real(k[0], 3, 4, 2), Real(k[1], 4, 2, 2)]),
        Of("one matrix for a batch", xs => xs[0].MatMul(xs[1]), k => [Real(k[0], 3, 4), Real(k[1], 4, 2, 3)]),
        Of("batched matmul of transposes", xs => BatchedMatMul(xs[0], xs[1], transposeA: true, transposeB: true),
            k => [Real(k[0], 4, 3, 2), Real(k[1], 2, 4, 2)]),
        Of("batched matmul with one left matrix", xs => BatchedMatMul(xs[0], xs[1], transposeA: true), k => [Real(k[0], 4, 3, 1), Real(k[1], 4, 2, 3)])
            .BatchIn(2),
        Of("batched matmul with one right matrix", xs => BatchedMatMul(xs[0], xs[1], transposeB: true), k => [Real(k[0], 3, 4, 2, 2), Real(k[1], 2, 4, 1, 1)])
            .BatchIn(1),
        Of("bias and activation", xs => BiasAct(xs[0], xs[1], Tanh), k => [Real(k[0], 3, 4), Real(k[1], 3)]),
        Of("bias and swish", xs => BiasAct(xs[0], xs[1], Swish), k => [Real(k[0], 3, 4), Real(k[1], 3)]),
        Of("attention", xs => DotProductAttention(xs[0], xs[1], xs[2], mask: CausalMask(3).To(xs[0].Device), heads: 2).Y,
            k => [Real(k[0], 4, 3, 2), Real(k[1], 4, 3, 2), Real(k[2], 2, 3, 2)]),
        Of("attention of queries that see nothing", xs => DotProductAttention(xs[0], xs[1], xs[2], mask: SeesLittle.To(xs[0].Device), heads: 2).Y,
            k => [Real(k[0], 4, 3, 2), Real(k[1], 4, 3, 2), Real(k[2], 2, 3, 2)]),
        Of("attention with bias", xs => DotProductAttention(xs[0], xs[1], xs[2], xs[3]).Attention,
            k => [Real(k[0], 4, 2), Real(k[1], 4, 3), Real(k[2], 2, 3), Real(k[3], 3, 2)]).BatchIn(9),
        Unary("embedding", w => new Embedding(w, 1).Forward(Tensor.Of([0, 1, 3, 3, 2, 0], 2, 3).To(w.Device))).Needs("the columns that it picks"),
        Unary("sums of bags", w => new EmbeddingBag(w, Sum).Forward(Tensor.Of([0, 1, 3, 3, 2, 0], 2, 3).To(w.Device))).Needs("the columns that it picks"),
        Of("bilinear of two", xs => new Bilinear(xs[0], null, Identity).Forward(xs[1], xs[2]), k => [Real(k[0], 2, 3, 4), Real(k[1], 3, 2), Real(k[2], 4, 2)])
            .BatchIn(6),
        Of("short-time transform", xs => Parts(Stft(xs[0], 4, 2, xs[1])), k => [Real(k[0], 9, 2), Real(k[1], 3)]),
        Of("inverse short-time transform", xs => Istft((xs[0], xs[1]), 4, 2, xs[2]), k => [Real(k[0], 3, 5, 2), Real(k[1], 3, 5, 2), Above(k[2], 0.5, 4)]),
        Of("power spectrogram", xs => Spectrogram(xs[0], 4, 2), k => [Real(k, 9, 2)]),
        Of("spectrogram", xs => Spectrogram(xs[0], 4, 2, power: 1), k => [Real(k, 9, 2)]),
        Positive("decibels", x => PowerToDb(x)).Needs("a largest element"), Unary("powers", x => DbToPower(x)),
        Unary("checkpoint", x => Ad.Checkpoint<Tensor, Tensor>(y => Tanh(y) * y)(x)),
        Unary("custom gradient", x => Ad.CustomGradient<Tensor, Tensor>(y => (Exp(y), ct => ct * Exp(y)))(x)),
        Unary("a gradient inside", x => Ad.Gradient(y => Sum(y * y * Tanh(y)), x)),
        .. Images,
    ];

    private static Tensor Tuples => Tensor.Of([1, 0, 0, 2, 1, 0, 0, 1], 2, 4);

    public static IEnumerable<object[]> Names => Rows.Select(row => new object[] { row });

    private static OpRow Of(string name, Func<Tensor[], Tensor> f, Func<Key, Tensor[]> sample) => new(name, f, sample);

    private static OpRow Unary(string name, Func<Tensor, Tensor> f) => new(name, xs => f(xs[0]), k => [Real(k, 3, 4)]);

    private static OpRow AwayFromZero(string name, Func<Tensor, Tensor> f) => new(name, xs => f(xs[0]), k =>
    {
        var x = Real(k, 3, 4);
        return [Where(x > 0, x + 0.1, x - 0.1)];
    });

    /// <summary>Query 1 sees no key.</summary>
    private static Tensor SeesLittle => Tensor.Of([true, false, true, false, false, false, false, true, true], 3, 3);

    /// <summary>All of column 1 and one element of column 2 masked.</summary>
    private static Tensor Masked(Tensor x)
    {
        var hidden = Tensor.Of([.. Enumerable.Range(0, x.Shape.Elements).Select(i => i / x.Shape[0] == 1 || i == 2 * x.Shape[0])], [.. x.Shape]);
        return Where(hidden.To(x.Device), x.Number(double.NegativeInfinity), x);
    }

    private static Tensor Parts((Tensor Real, Tensor Imaginary) y) => Concat(0, y.Real, y.Imaginary);

    private static OpRow Positive(string name, Func<Tensor, Tensor> f) => new(name, xs => f(xs[0]), k => [Above(k, 0.5, 3, 4)]);

    private static OpRow Binary(string name, Func<Tensor, Tensor, Tensor> f) => new(name, xs => f(xs[0], xs[1]), k => [Real(k[0], 3, 4), Real(k[1], 3, 4)]);

    internal static Tensor Real(Key key, params int[] shape) => Tensor.Normal(key, shape).Cast(DType.Float64);

    internal static Tensor Above(Key key, double low, params int[] shape) => Tensor.Uniform(key, shape).Cast(DType.Float64) * 2 + low;

    /// <summary>Two tensors that differ everywhere by more than a finite-difference step.</summary>
    private static Tensor[] Apart(Key key)
    {
        var (a, d) = (Real(key[0], 3, 4), Real(key[1], 3, 4));
        return [a, a + Where(d > 0, d + 0.1, d - 0.1)];
    }

    // ILGPU's simulator compiles the bodies of its kernels into an assembly of its own, which sees what is public. DeviceTensorTests has a private one.
    public readonly struct UsersRoot : IScalarBody
    {
        public T Invoke<T>(T x) where T : struct, IReal<T> => T.IfLess(T.Const(0), x, T.Sqrt(x), T.Log(-x));
    }

    public readonly struct UsersGelu : IScalarBody
    {
        public T Invoke<T>(T x) where T : struct, IReal<T> => x / (1 + T.Exp(-1.702 * x));
    }

    public readonly struct Tilt : IBinaryBody
    {
        public T Invoke<T>(T x, T y) where T : struct, IReal<T> => T.Sin(x) * y / (1 + y * y);
    }

    public readonly struct Blend : ITernaryBody
    {
        public T Invoke<T>(T x, T y, T z) where T : struct, IReal<T> => T.Sigmoid(x) * y + T.Exp(z) / (1 + x * x);
    }

    private sealed record BackToFront : LinearPrimitive
    {
        public override Tensor Eval(ReadOnlySpan<Tensor> xs)
        {
            double[] elements = xs[0].ToDoubles();
            Array.Reverse(elements);
            return Tensor.Of(elements, [.. xs[0].Shape]).Cast(xs[0].DType).To(xs[0].Device);
        }

        public override Tensor Transpose(Tensor ct, Shape x) => Bind(this, ct);
    }
}
