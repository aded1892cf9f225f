using Flux.Kernels;
using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Ops;

/// <summary>Sizes are computed in 64 bits and checked before anything is done with them.</summary>
public sealed class SizeTests
{
    private const int Max = int.MaxValue, Most = Max - 65_535, Half = 1 << 30;
    private static readonly Tensor row = Tensor.Ones(7, 1, 1), three = Tensor.Ones(3, 1, 1), plane = Tensor.Ones(7, 5, 1, 1), cell = Tensor.Ones(2, 2, 1, 1);

    /// <summary>What overflows 32 bits, and what the error mentions.</summary>
    public static TheoryData<string, Action, string[]> TooLarge => new()
    {
        { "padding", () => PadZeros(Tensor.Ones(3, 2), (Max, Max)), ["PadZeros", "(4294967297×2)"] },
        { "padding by a value", () => PadConstant(Tensor.Ones(3, 2), 1, (Half, Half)), ["PadConstant", "(2147483651×2)"] },
        { "padding of two dimensions", () => PadRepeat(Tensor.Ones(3, 2), (65536, 0), (65536, 0)), ["PadRepeat", "(65539×65538)"] },
        { "dilation", () => Convolve(row, three, dilation: Max), ["Conv", "window of 3 (dilation 2147483647)", "7 at most"] },
        { "dilation in two dimensions", () => Convolve(plane, cell, dilation: (1, Max)), ["Conv", "dimension 1", "5 at most"] },
        {
            "dilation in three dimensions", () => Convolve(Tensor.Ones(4, 4, 4, 1, 1), Tensor.Ones(2, 2, 2, 1, 1), dilation: (1, 1, Half)),
            ["Conv", "dimension 2", "4 at most"]
        },
        { "padding of a convolution", () => Convolve(row, three, pad: Max), ["Conv", "2147418105 zeros at most"] },
        { "the same padding", () => Convolve(row, three, pad: Pad.Same, dilation: Max), ["Conv pad", "SamePad()", "2147418112 elements at most"] },
        { "a frame", () => Convolve(plane, cell, 40000, 40000), ["Conv", "(7×5×1×1)", "less padding"] },
        { "stride of a transpose", () => ConvolveTransposed(row, three, stride: Half), ["ConvTranspose", "(6442450947×1×1)"] },
        { "dilation of a transpose", () => ConvolveTransposed(row, three, dilation: Max), ["ConvTranspose", "(4294967301×1×1)"] },
        { "groups of a transpose", () => ConvolveTransposed(row, three, groups: 0), ["ConvTranspose", "0 groups for 1 input channels"] },
        { "window of nothing", () => Convolve(row, Tensor.Ones(0, 1, 1)), ["Conv", "(0×1×1)", "none of them 0"] },
        { "unfold", () => Unfold(row, 3, dilation: Max), ["Unfold", "dilation 2147483647"] },
        { "windows of an unfold", () => Unfold(row, 100_000, pad: 100_000), ["Unfold", "(100008×100000×1)"] },
        { "fold", () => Fold(Tensor.Zeros(1, 0, 1), (4, 4), (65536, 65536), pad: 65536), ["Fold window", "(65536×65536)"] },
        { "pooling", () => MaxPooling(Tensor.Ones(7, 2, 1), 2, Half, Pad.Of(Max - 1)), ["MaxPool", "at most 1 would fit"] },
        {
            "window of a pooling", () => MeanPooling(Tensor.Ones(1, 1, 1, 1, 1), 2048, 1, 2047),
            ["MeanPool", "window of (2048×2048×2048)", "2147418112 elements"]
        },
        { "spectrogram", () => Spectrogram(Tensor.Ones(64), 16, pad: Max), ["PadZeros", "(4294967358)"] },
        { "frames", () => Istft((Tensor.Ones(3, 2), Tensor.Ones(3, 2)), 4, Max), ["Istft", "(2147483651)"] },
        { "frequencies", () => Stft(Tensor.Ones(100_000), 100_000), ["Stft", "(50001×100000)"] },
        { "filters", () => MelScaleFilterbanks(65536, 65536, 8000), ["MelScaleFilterbanks", "(65536×65536)"] },
        { "nearest upsampling", () => UpsampleNearest(row, Max), ["UpsampleNearest", "(15032385529×1×1)"] },
        { "linear upsampling", () => UpsampleLinear(plane, size: (65536, 65536)), ["UpsampleLinear", "(65536×65536×1×1)"] },
        { "upsampling of nothing", () => UpsampleNearest(Tensor.Ones(0, 1, 1), size: 4), ["UpsampleNearest", "(0×1×1)", "1 or more"] },
        { "shuffled pixels", () => PixelShuffle(Tensor.Zeros(2, 2, 0, 1), Max), ["PixelShuffle", "(4294967294×4294967294×0×1)"] },
        { "repeat", () => Repeat(Tensor.Ones(2, 3), Max, 1), ["Repeat", "(4294967294×3)"] },
        { "concat", () => Concat(0, Tensor.Zeros(Most, 0), Tensor.Zeros(Most, 0)), ["Concat", "(4294836224×0)"] },
        { "dimension of a concat", () => Concat(1 << 20, row, row), ["Concat", "dimension 1048576", "0 to 31"] },
        { "dimension of a stack", () => Stack([row, row], 1 << 20), ["Unsqueeze", "dimension 1048576", "0 to 3"] },
        { "reshape", () => Tensor.Ones(4).Reshape(100_000_000), ["Reshape", "(4,)", "(100000000)"] },
        { "reshape with unknown", () => Tensor.Ones(2).Reshape(3, 1431655766, -1), ["Reshape", "(3×1431655766)"] },
        { "rank", () => Sum(Tensor.Ones(1).Reshape([.. Enumerable.Repeat(1, 4_000_000)])), ["Reshape", "4000000 dimensions", "0 to 32"] },
        { "rank of a shape", () => _ = new Shape([.. Enumerable.Repeat(1, 33)]), ["Shape", "33 dimensions", "0 to 32"] },
        { "a dimension that is not there", () => new Shape(2, 3).With(2, 1), ["Shape.With", "dimension 2", "0 to 1"] },
        { "outer product", () => Tensor.Zeros(65536, 0).MatMul(Tensor.Zeros(0, 65536)), ["MatMul", "(65536×65536)"] },
        { "places of a scatter", () => Scatter(Merge.Sum, Tensor.Ones(2, 1), Tensor.Of([0]), Max), ["Scatter", "(2×2147483647)"] },
        { "causal mask", () => CausalMask(65536), ["CausalMask", "(65536×65536)"] },
        { "gates", () => LstmCell(1, Half), ["LstmCell", "(4294967296)"] },
        { "fan", () => NFan(65536, 65536, 1, 1), ["NFan", "(65536×65536×1×1)"] },
        { "second derivatives", () => Ad.Hessian(x => x.Sum(), Tensor.Zeros(65536)), ["Hessian", "(65536×65536)"] },
        { "layers of a maxout", () => Maxout(1_000_000, Dense(1, 1)), ["Maxout", "1000000", "1 to 1024"] },
        { "dtype", () => Tensor.Ones([2], (DType)99), ["99", "Float32"] },
        { "dtype of a cast", () => row.Cast((DType)99), ["99", "Float32"] },
        { "index", () => _ = row[Max], ["2147483647", "0 to 2147483646"] },
        { "index from the end", () => _ = row[^0], ["^0", "^1 or more"] },
    };

    [Theory, MemberData(nameof(TooLarge))]
    public void Sizes_that_overflow_are_named(string what, Action act, string[] mentions)
    {
        var error = Assert.ThrowsAny<ArgumentException>(act);
        Assert.All(mentions, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
        Assert.Contains("would fit", error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(what);
    }

    /// <summary>Extreme sizes that mean something, and the sum of what they give.</summary>
    public static TheoryData<string, Func<Tensor>, int[], double> Fitting => new()
    {
        { "a stride beyond the image", () => Convolve(row, three, stride: Max), [1, 1, 1], 3 },
        { "the dilation of one tap", () => Convolve(row, Tensor.Ones(1, 1, 1), dilation: Max), [7, 1, 1], 7 },
        { "the stride of one pixel", () => ConvolveTransposed(Tensor.Ones(1, 1, 1), three, stride: Max), [3, 1, 1], 3 },
        { "the stride of one window", () => MaxPooling(row, 7, Max), [1, 1, 1], 1 },
        { "a mean that is mostly padding", () => MeanPooling(Tensor.Ones(1, 1, 1), 4096, Max, Pad.Of(4095, 0)), [1, 1, 1], 1 / 4096.0 },
        { "no channels", () => Convolve(Tensor.Ones(7, 0, 1), Tensor.Ones(3, 0, 2)), [5, 2, 1], 0 },
        { "no images", () => Ad.Gradient(w => Convolve(Tensor.Ones(7, 1, 0), w).Sum(), three), [3, 1, 1], 0 },
        { "no outputs", () => Ad.Gradient(x => Convolve(x, Tensor.Ones(3, 1, 0)).Sum(), row), [7, 1, 1], 0 },
        { "zeros beside more bytes than an int counts", () => Tensor.Ones(0, (1 << 29) + 1).Transpose().Sum(1), [(1 << 29) + 1, 1], 0 },
        { "as many dimensions as there may be", () => Repeat(Tensor.Ones([2, 3, .. Enumerable.Repeat(1, 30)]), 2, 2), [4, 6, .. Enumerable.Repeat(1, 30)], 24 },
        { "more windows than elements", () => Unfold(row, 3), [5, 3, 1], 15 },
        { "more elements than windows", () => Unfold(row, 6), [2, 6, 1], 12 },
        { "a shift round and round", () => Roll(Tensor.Of([1f, 2, 3]), Max, 0)[0], [], 3 },
    };

    [Theory, MemberData(nameof(Fitting))]
    public void Extreme_sizes_that_fit_are_computed(string what, Func<Tensor> f, int[] shape, double sum)
    {
        var y = f();
        Assert.Equal(new Shape(shape), y.Shape);
        if (y.Shape.Elements < 1 << 20) Assert.Equal(sum, y.Sum().Scalar(), 1e-12);
        Assert.NotEmpty(what);
    }

    [Fact]
    public void Any_sizes_of_a_shape_multiply_to_32_bits()
    {
        var shape = new Shape(0, 65536, 32767);
        Assert.Equal(0, shape.Elements);
        Assert.Throws<ArgumentException>(() => new Shape(0, 65536, 32768));
        Assert.Equal(65536, new Shape(65536, 0, 32767).Stride(1));
        Assert.Equal(6, new Shape(2, 3).Stride(Max));
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Windows_are_unfolded_by_place_as_by_element(bool flipped)
    {
        var x = Tensor.Normal(new(3), 6, 5, 2, 2);
        // Twelve elements of each of four windows, and each element by itself.
        var rows = Unfold(x, (4, 3), (2, 1), Pad.Of(0, 0, 0, 1), (1, 2), flipped);
        Assert.Equal(new Shape(4, 24, 2), rows.Shape);
        var kernels = Tensor.Of([.. Enumerable.Range(0, 12 * 12).Select(i => i % 13 == 0 ? 1f : 0)], 4, 3, 1, 12);
        for (int channel = 0; channel < 2; channel++)
        {
            var picked = Convolve(x[.., .., channel..(channel + 1)], kernels, (2, 1), Pad.Of(0, 0, 0, 1), (1, 2), flipped: flipped);
            Assert.Equal(picked.Reshape(4, 12, 2).ToArray(), rows[.., (12 * channel)..(12 * channel + 12)].ToArray());
        }
        var back = Fold(rows, (6, 5), (4, 3), (2, 1), Pad.Of(0, 0, 0, 1), (1, 2), flipped);
        var (_, pullback) = Ad.Pullback<Tensor, Tensor>(a => Unfold(a, (4, 3), (2, 1), Pad.Of(0, 0, 0, 1), (1, 2), flipped), x);
        Assert.Equal(pullback(rows).ToArray(), back.ToArray());
    }

    [Fact]
    public void A_rule_that_gives_another_shape_or_type_is_named()
    {
        var x = Tensor.Ones(4);
        Named("Twisted: its Pull gave Float32 (2,); Float32 (4,) would fit", () => Ad.Gradient(Parts(Tensor.Ones(2)), x));
        Named("its Pull gave Float64 (4,)", () => Ad.Gradient(Parts(Tensor.Ones([4], DType.Float64)), x));
        Named("its Push gave Float32 (9,)", () => Ad.Jvp(Parts(Tensor.Ones(9)), x, x));

        static void Named(string what, Action act) => Assert.Contains(what, Assert.ThrowsAny<ArgumentException>(act).Message, StringComparison.Ordinal);
        static Func<Tensor, Tensor> Parts(Tensor given) => x => Primitive.Bind(new Twisted(given), x[..4])[1..3].Sum();
    }

    /// <summary>An operation of a user whose rules give what they should not.</summary>
    private sealed record Twisted(Tensor Given) : Primitive
    {
        public override Tensor Eval(ReadOnlySpan<Tensor> xs) => xs[0] + 1;
        public override Tensor? Push(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor dx) => Given;
        public override Tensor? Pull(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor ct) => Given;
    }

    [Fact]
    public void Kernels_of_convolutions_and_pooling_are_asked_only_for_what_fits()
    {
        var conv = new ConvGeometry([3], [1], [0], [0], [1], 1, true);
        var pool = new PoolGeometry([2], [2], [0], [0]);
        Action[] acts =
        [
            () => Primitive.Bind(new ConvInputGradientOp(conv, [7, 1, 1]), Tensor.Ones(6, 1, 1), three),
            () => Primitive.Bind(new ConvWeightGradientOp(conv, [3, 1, 1]), row, Tensor.Ones(6, 1, 1)),
            () => Primitive.Bind(new MaxPoolGradientOp(pool), row, Tensor.Ones(4, 1, 1)),
            () => Primitive.Bind(new MeanPoolGradientOp(pool, [7, 1, 1]), Tensor.Ones(4, 1, 1)),
            () => Primitive.Bind(new MaxPoolOp(pool), row, Tensor.Ones(4, 1, 1)),
        ];
        Assert.All(acts, act => Assert.Contains("would fit", Assert.ThrowsAny<ArgumentException>(act).Message, StringComparison.Ordinal));
    }
}
