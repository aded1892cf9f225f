using System.Collections.Immutable;
using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Tensors;

/// <summary>Every operation names itself, what it met and what would fit.</summary>
public sealed class BadArgumentTests
{
    private static readonly Tensor a = Tensor.Zeros(3, 4), b = Tensor.Zeros(5, 2), v = Tensor.Zeros(3);
    private static readonly Tensor d = Tensor.Full([3, 4], 0, DType.Float64), i = Tensor.Of([0, 1]);

    public static TheoryData<string, Action, string[]> Rows => new()
    {
        { "broadcast", () => _ = a + b, ["Add", "(3×4)", "(5×2)", "dimension 0"] },
        { "matmul", () => a.MatMul(b), ["MatMul", "(3×4)", "(5×2)", "4", "5"] },
        { "batches", () => Tensor.Zeros(2, 2, 3).MatMul(Tensor.Zeros(2, 2, 4)), ["MatMul", "batches"] },
        { "types", () => _ = a * d, ["Multiply", "Float32", "Float64", "Cast"] },
        { "types of a product", () => a.MatMul(d.Transpose()), ["MatMul", "Float32", "Float64"] },
        { "a fraction of indices", () => _ = i * 0.5, ["Int32", "Cast"] },
        { "tanh of indices", () => Tanh(i), ["Tanh", "Int32"] },
        { "user's body of two", () => Map2(new OvershootBody())(a, b), ["Overshoot:", "(3×4)", "(5×2)", "dimension 0"] },
        { "types of a user's body of three", () => Map3(new Halfway())(a, a, d), ["Halfway:", "Float32", "Float64", "Cast"] },
        { "batched matmul without a batch", () => BatchedMatMul(a, b), ["BatchedMatMul", "(3×4)", "(5×2)", "(rows×columns×batch)"] },
        {
            "batched matmul of two batches", () => BatchedMatMul(Tensor.Zeros(3, 4, 2), Tensor.Zeros(4, 2, 5)),
            ["MatMul", "(3×4×2)", "(4×2×5)", "batches (2) and (5)"]
        },
        { "reshape", () => a.Reshape(5, 3), ["Reshape", "12", "5×3"] },
        { "reshape of nothing with unknown", () => Tensor.Zeros(0, 3).Reshape(0, -1), ["Reshape", "(0×3)", "(0×-1)", "a size of 0 or more would fit"] },
        { "reshape of an empty batch with unknown", () => Tensor.Zeros(2, 3, 0).Reshape(-1, 0), ["Reshape", "(2×3×0)", "(-1×0)", "a size of 0 or more"] },
        { "reshape to nothing with unknown", () => a.Reshape(0, -1), ["Reshape", "12", "0×-1"] },
        { "reshape with two unknowns", () => a.Reshape(-1, -1), ["Reshape", "-1×-1", "one size may be -1"] },
        { "reshape with unknown", () => a.Reshape(5, -1), ["Reshape", "12"] },
        { "permute", () => a.Permute(0, 0), ["Permute", "0 to 1"] },
        { "sum over a dimension", () => a.Sum(2), ["Sum", "dimension 2", "(3×4)"] },
        { "softmax", () => Softmax(a, 5), ["Softmax", "dimension 5"] },
        { "glu of an odd size", () => Glu(a), ["Glu", "(3×4)", "odd size 3"] },
        { "clamp", () => Clamp(2, 1), ["Clamp", "2 to 1"] },
        { "rrelu", () => RRelu(new Key(1), 0.5, 0.1), ["RRelu", "0.5 to 0.1"] },
        { "concat", () => Concat(0, a, b), ["Concat", "(3×4)", "(5×2)"] },
        { "concat with a null", () => Concat(0, a, null!), ["Concat", "item 1 is null"] },
        { "gradient of a function that answers null", () => Ad.Gradient(_ => null!, a), ["Gradient", "returned null"] },
        { "state of another rule", () => new Momentum().StepOne("text", a, a, default), ["Momentum", "String", "Tensor"] },
        { "schedule of no rule", () => new Scheduled(_ => 1, _ => null!).InitState(a), ["Scheduled", "gave null"] },
        { "dimension of a shape", () => a.Shape.With(2, 1), ["With", "(3×4)", "0 to 1"] },
        { "layers that are no array", () => _ = new Maxout(default(ImmutableArray<ILayer>)), ["Layers"] },
        { "concat of nothing", () => Concat(0), ["Concat"] },
        { "where", () => Where(a, a, a), ["Where", "Bool"] },
        { "compare", () => _ = a < d, ["Comparison", "Float32", "Float64"] },
        { "gather", () => Gather(a, v), ["Gather", "Int32"] },
        { "gather outside", () => Gather(a, Tensor.Of([7])), ["7"] },
        { "tuples of floats", () => GatherTuples(a, v), ["GatherTuples", "Float32", "Int32"] },
        { "tuples of too many coordinates", () => GatherTuples(a, Tensor.Of([0, 0, 0], 3, 1)), ["GatherTuples", "(3×1)", "(3×4)", "1 to 2"] },
        { "tuple outside", () => GatherTuples(a, Tensor.Of([0, 1, 2, 4], 2, 2)), ["GatherTuples", "4 in tuple 1 for dimension 1", "0 to 3"] },
        { "scatter by floats", () => Scatter(Merge.Sum, a, Tensor.Zeros(4)), ["Scatter", "Float32", "Int32"] },
        { "scatter of another shape", () => Scatter(Merge.Sum, a, i), ["Scatter", "(3×4)", "(2,)"] },
        { "scatter outside", () => Scatter(Merge.Max, Tensor.Zeros(3, 2), Tensor.Of([0, 4]), 4), ["Scatter", "index 4 at 1", "0 to 3"] },
        { "scatter to tuples of floats", () => ScatterTuples(Merge.Sum, a, v), ["ScatterTuples", "Float32", "Int32"] },
        {
            "scatter to tuples of another shape", () => ScatterTuples(Merge.Sum, a, Tensor.Of([0, 1, 2, 0], 2, 2)),
            ["ScatterTuples", "(3×4)", "(2×2)", "(1 or more × sizes that end the tensor's)"]
        },
        {
            "scatter to tuples of other sizes", () => ScatterTuples(Merge.Sum, Tensor.Zeros(3, 2), Tensor.Of([0, 1, 2, 0], 2, 2), 4),
            ["ScatterTuples", "[4]", "2 coordinates", "2 sizes"]
        },
        {
            "scatter to a tuple outside", () => ScatterTuples(Merge.Sum, Tensor.Zeros(3, 2), Tensor.Of([0, 1, 2, 3], 2, 2), 3, 2),
            ["ScatterTuples", "3 in tuple 1 for dimension 2 of shape (3×3×2)", "0 to 1"]
        },
        { "scatter to a negative tuple", () => ScatterTuples(Merge.Max, Tensor.Zeros(1), Tensor.Of([-1], 1, 1)), ["ScatterTuples", "-1 in tuple 0"] },
        { "running sum", () => CumSum(a, 2), ["CumSum", "dimension 2", "(3×4)"] },
        { "running product", () => CumProd(a, -1), ["CumProd", "dimension -1"] },
        { "product", () => Product(a, 3), ["Product", "dimension 3"] },
        { "the largest of too few", () => TopK(a, 5, 1), ["TopK", "5", "(3×4)", "1 to 4"] },
        { "sort", () => Sort(a, 2), ["Sort", "dimension 2", "(3×4)"] },
        { "order", () => ArgSort(a, -1), ["ArgSort", "dimension -1", "(3×4)"] },
        { "lower triangle of a vector", () => Tril(v), ["Tril", "two dimensions"] },
        { "upper triangle of a vector", () => Triu(v), ["Triu", "two dimensions"] },
        { "diagonal of a vector", () => Diagonal(v), ["Diagonal", "two dimensions"] },
        { "diagonal outside", () => Diagonal(a, 4), ["Diagonal", "offset 4", "(3×4)", "-2 to 3"] },
        { "range that stands", () => Tensor.Arange(1, 4, 0), ["Arange", "from 1 to 4 by 0"] },
        { "range without an end", () => Tensor.Arange(1, double.PositiveInfinity), ["Arange", "finite"] },
        { "negative count", () => Tensor.Linspace(0, 1, -1), ["Linspace", "-1", "0 or more"] },
        { "negative identity", () => Tensor.Eye(-1), ["Eye", "-1"] },
        { "place of the largest of nothing", () => ArgMax(Tensor.Zeros(0)), ["ArgMax", "empty"] },
        { "place of the largest", () => ArgMax(a, 2), ["ArgMax", "dimension 2"] },
        { "signal shorter than a frame", () => Stft(a, 8), ["Stft", "3 samples", "frames of 8", "5 samples or more"] },
        { "window longer than a frame", () => Stft(a, 2, window: Tensor.Ones(3)), ["Stft", "(3,)", "1 to 2"] },
        { "frames no samples apart", () => Stft(a, 2, 0), ["Stft", "0 samples apart"] },
        { "parts of another size", () => Istft((a, a), 8), ["Istft", "(3×4)", "(5 × frames"] },
        { "windows that end at 0", () => Istft((a, a), 4, 2, HannWindow(4), center: false), ["Istft", "sample 0"] },
        { "more samples than frames cover", () => Istft((a, a), 4, 2, length: 99), ["Istft", "99 samples from 4 frames"] },
        { "power of a spectrogram", () => Spectrogram(a, 2, power: 0), ["Spectrogram", "power 0"] },
        { "window of nothing", () => HannWindow(0), ["HannWindow", "0"] },
        { "mel filters", () => MelScaleFilterbanks(20, 3, 16000, 9000), ["MelScaleFilterbanks", "9000 to 8000"] },
        { "dot", () => Dot(a, b), ["Dot", "(3×4)", "(5×2)"] },
        { "roll", () => Roll(a, 1, 2), ["Roll", "dimension 2"] },
        { "repeat", () => Repeat(a, 2, -1), ["Repeat", "[2, -1]"] },
        { "and of numbers", () => _ = a & a, ["And", "(3×4)", "Float32", "Bool"] },
        { "or of numbers", () => _ = (a > 0) | a, ["Or", "Float32", "Bool"] },
        { "not of numbers", () => _ = !i, ["Not", "Int32", "Bool"] },
        { "equality of types", () => Equal(a, d), ["Comparison", "Float32", "Float64"] },
        { "scalar of many", () => a.Scalar(), ["Scalar", "(3×4)"] },
        { "span of doubles", () => d.AsSpan(), ["AsSpan", "Float64", "Float32"] },
        { "count of values", () => Tensor.Of([1f, 2f], 3), ["Tensor.Of", "3", "2"] },
        { "negative size", () => Tensor.Zeros(2, -1), ["-1"] },
        { "too many elements", () => Tensor.Zeros(1 << 20, 1 << 20), ["2147418112"] },
        { "maximum of nothing", () => Maximum(Tensor.Zeros(0)), ["Maximum", "empty"] },
        { "pad", () => PadZeros(a, (-1, 0)), ["Pad"] },
        { "negative number of keys", () => new Key(1).Split(-1), ["Split", "-1"] },
        { "tangent of another shape", () => Ad.Jvp(Tanh, a, b), ["Jvp", "(3×4)", "(5×2)"] },
        { "cotangent of another shape", () => Ad.Pullback(Tanh, a).Pullback(b), ["Pullback", "(3×4)", "(5×2)"] },
    };

    [Theory, MemberData(nameof(Rows))]
    public void Bad_arguments_are_named(string what, Action act, string[] mentions)
    {
        var error = Assert.ThrowsAny<Exception>(act);
        Assert.True(error is ArgumentException or InvalidOperationException, $"{what}: {error.GetType()}");
        Assert.All(mentions, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
    }

    private readonly struct OvershootBody : IBinaryBody
    {
        public T Invoke<T>(T x, T y) where T : struct, IReal<T> => x - 2 * y;
    }

    private readonly struct Halfway : ITernaryBody
    {
        public T Invoke<T>(T x, T y, T z) where T : struct, IReal<T> => 0.5 * (x + y) - z;
    }
}
