using System.Collections.Immutable;
using Flux.Kernels;
using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Kernels;

/// <summary>Convolution against plain loops in double precision, over random geometries; both gradients by the adjoint law.</summary>
public sealed class ConvTests
{
    public static IEnumerable<object[]> Seeds => Enumerable.Range(0, 120).Select(i => new object[] { i });

    [Theory, MemberData(nameof(Seeds))]
    public void Convolution_is_its_sum_and_gradients_are_its_transposes(int seed)
    {
        var random = new Random(seed);
        int spatial = 1 + seed % 3, groups = random.Next(1, 3);
        bool depthwise = seed % 2 > 0;
        int inputs = groups * (depthwise ? 1 : random.Next(1, 4)), outputs = groups * random.Next(1, depthwise ? 10 : 8), batch = random.Next(1, 7);
        ImmutableArray<int> Draw(int low, int high) => [.. Enumerable.Range(0, spatial).Select(_ => random.Next(low, high))];
        var geometry = new ConvGeometry(Draw(1, 4), Draw(1, 4), Draw(0, 4), Draw(0, 4), Draw(1, 4), groups, seed / 2 % 2 == 0);
        int[] sizes = [.. Enumerable.Range(0, spatial)
            .Select(i => (geometry.Window[i] - 1) * geometry.Dilation[i] + 1 + random.Next(0, spatial == 1 ? 80 : 9))];
        var x = Tensor.Normal(new Key(seed), [.. sizes, inputs, batch]).Cast(DType.Float64);
        var w = Tensor.Normal(new Key(seed)[1], [.. geometry.Window, inputs / groups, outputs]).Cast(DType.Float64);

        var y = Primitive.Bind(new ConvOp(geometry), x, w);
        double[] expected = Loops(x, w, geometry, y.Shape);
        Close(expected, y, 1e-12);
        Close(expected, Primitive.Bind(new ConvOp(geometry), x.Cast(DType.Float32), w.Cast(DType.Float32)), 1e-4);

        var dy = Tensor.Normal(new Key(seed)[2], [.. y.Shape]).Cast(DType.Float64);
        double product = Sum(y * dy).Scalar();
        var dx = Primitive.Bind(new ConvInputGradientOp(geometry, x.Shape), dy, w);
        var dw = Primitive.Bind(new ConvWeightGradientOp(geometry, w.Shape), x, dy);
        Assert.Equal(product, Sum(dx * x).Scalar(), 1e-9 * (1 + Math.Abs(product)));
        Assert.Equal(product, Sum(dw * w).Scalar(), 1e-9 * (1 + Math.Abs(product)));
    }

    /// <summary>Windows, channels and images that panels, strips and tiles fill or do not, in one part of their taps and in two.</summary>
    public static TheoryData<string, int[], int[], int, int, int, int, int> Rows => new()
    {
        { "3×3", [33, 31], [3, 3], 8, 20, 9, 1, 1 },
        { "720 taps", [9, 8], [3, 3], 80, 5, 5, 1, 1 },
        { "small images", [4, 4], [3, 3], 40, 30, 33, 1, 1 },
        { "small images, stride 2", [7, 6], [3, 3], 8, 9, 70, 2, 1 },
        { "a window shorter than the stride", [17, 11], [2, 2], 6, 10, 5, 3, 1 },
        { "stride 2", [31, 30], [3, 3], 5, 13, 6, 2, 1 },
        { "stride 2, few inputs", [56, 56], [7, 7], 3, 17, 2, 2, 1 },
        { "1×1", [17, 16], [1, 1], 20, 33, 5, 1, 1 },
        { "1×1, stride 2", [17, 16], [1, 1], 20, 33, 5, 2, 1 },
        { "one output", [40, 20], [3, 3], 18, 1, 5, 1, 1 },
        { "one input", [28, 28], [5, 5], 1, 6, 9, 1, 1 },
        { "groups", [19, 18], [3, 3], 24, 36, 5, 1, 4 },
        { "depthwise", [25, 24], [3, 3], 12, 12, 5, 1, 12 },
        { "depthwise, stride 2", [25, 38], [3, 3], 12, 12, 5, 2, 12 },
        { "depthwise, stride 3, rows of a few", [16, 14], [5, 5], 3, 6, 5, 3, 3 },
        { "depthwise, two for one, a few pixels", [2, 3], [3, 3], 7, 14, 3, 1, 7 },
        { "depthwise, bands", [70, 1000], [3, 3], 2, 2, 2, 2, 2 },
        { "depthwise, a stride beyond the image", [6, 5], [3, 3], 3, 3, 2, 1 << 30, 3 },
        { "depthwise, 1-D", [501], [9], 8, 8, 3, 1, 8 },
        { "depthwise, 3-D", [11, 8, 7], [3, 3, 3], 4, 4, 2, 2, 4 },
        { "1-D", [501], [9], 7, 13, 6, 1, 1 },
        { "bands of rows", [40, 90], [3, 3], 32, 10, 2, 1, 1 },
        { "a last band of few pixels", [3, 5], [1, 1], 4500, 3, 1, 1, 1 },
        { "bands of rows, 1×1", [41, 90], [1, 1], 32, 10, 2, 1, 1 },
        { "3-D", [9, 8, 7], [3, 3, 3], 6, 10, 5, 1, 1 },
    };

    [Theory, MemberData(nameof(Rows))]
    public void Every_width_and_any_threads_give_the_same_bits(
        string name, int[] image, int[] window, int inputs, int outputs, int batch, int stride, int groups)
    {
        ImmutableArray<int> steps = [.. image.Select(_ => stride)], pads = [.. window.Select(n => n / 2)], ones = [.. image.Select(_ => 1)];
        var geometry = new ConvGeometry([.. window], steps, pads, pads, ones, groups, true);
        Shape x = [.. image, inputs, batch], w = [.. window, inputs / groups, outputs], y = ConvShape.Of("Conv", geometry, x, w);
        foreach (var type in (DType[])[DType.Float32, DType.Float64])
        {
            View Some(Shape shape, int seed) => Views.Of(type, shape, i => Views.Scaled(i, seed), 3, 2);
            View pixels = Some(x, 1), weights = Some(w, 2), slope = Some(y, 3);
            Same($"{name}, {type}", () => Views.Empty(type, y, 1), (kernels, to) => kernels.Conv(pixels, weights, geometry, to));
            Same($"{name}, {type}, dx", () => Views.Empty(type, x, 1), (kernels, to) => kernels.ConvInputGradient(slope, weights, geometry, to));
            Same($"{name}, {type}, dw", () => Views.Empty(type, w, 1), (kernels, to) => kernels.ConvWeightGradient(pixels, slope, geometry, to));
        }
    }

    [Theory]
    [InlineData(40, 3, 1, 1)]
    [InlineData(40, 3, 2, 1)]
    [InlineData(43, 3, 1, 4)]
    [InlineData(40, 1, 1, 1)]
    [InlineData(40, 1, 2, 1)]
    public void Rows_of_a_large_image_give_what_they_give_alone(int width, int window, int stride, int dilation)
    {
        const int Height = 120, First = 51, Count = 5;
        ImmutableArray<int> Both(int n) => [n, n];
        int reach = (window - 1) * dilation, pad = reach / 2, rows = (Count - 1) * stride + reach + 1, from = First * stride - pad;
        var whole = new ConvGeometry(Both(window), Both(stride), Both(pad), Both(pad), Both(dilation), 1, true);
        var part = whole with { PadLow = [pad, 0], PadHigh = [pad, 0] };
        var x = Tensor.Normal(new Key(1), width, Height, 32, 2).Cast(DType.Float64);
        var w = Tensor.Normal(new Key(2), window, window, 32, 6).Cast(DType.Float64);
        foreach (var type in (DType[])[DType.Float32, DType.Float64])
        {
            var (image, weights) = (x.Cast(type), w.Cast(type));
            var alone = Primitive.Bind(new ConvOp(part), image[.., from..(from + rows)], weights);
            Assert.Equal(alone.ToDoubles(), Primitive.Bind(new ConvOp(whole), image, weights)[.., First..(First + Count)].ToDoubles());
        }
        var y = Primitive.Bind(new ConvOp(whole), x, w);
        var dy = Tensor.Normal(new Key(3), [.. y.Shape]).Cast(DType.Float64);
        double product = Sum(y * dy).Scalar();
        Assert.Equal(product, Sum(Primitive.Bind(new ConvInputGradientOp(whole, x.Shape), dy, w) * x).Scalar(), 1e-9 * (1 + Math.Abs(product)));
    }

    [Fact]
    public void A_convolution_without_channels_is_zero_as_is_what_it_passes_back()
    {
        var same = new ConvGeometry([3], [2], [1], [1], [1], 1, true);
        var y = Primitive.Bind(new ConvOp(same), Tensor.Zeros(7, 0, 2), Tensor.Zeros(3, 0, 4));
        Assert.Equal(new Shape([4, 4, 2]), y.Shape);
        Assert.All(y.ToDoubles(), value => Assert.Equal(0, value));
        var dx = Primitive.Bind(new ConvInputGradientOp(same, new Shape([7, 3, 2])), Tensor.Zeros(4, 0, 2), Tensor.Zeros(3, 3, 0));
        Assert.Equal(new Shape([7, 3, 2]), dx.Shape);
        Assert.All(dx.ToDoubles(), value => Assert.Equal(0, value));
    }

    private static void Same(string what, Func<View> result, Action<IKernels, View> kernel) =>
        Views.AssertSameBitsOnAnyThreads(() => Widths.Same(what, result, kernel));

    private static void Close(double[] expected, Tensor actual, double tolerance)
    {
        double scale = 1 + expected.Select(Math.Abs).DefaultIfEmpty().Max();
        double error = expected.Zip(actual.ToDoubles(), (e, a) => Math.Abs(e - a)).DefaultIfEmpty().Max();
        Assert.True(error <= tolerance * scale, $"off by {error:E2}");
    }

    private static double[] Loops(Tensor x, Tensor w, ConvGeometry g, Shape y)
    {
        int s = g.Spatial, perGroup = w.Shape[s], outputsPerGroup = w.Shape[s + 1] / g.Groups;
        double[] xv = x.ToDoubles(), wv = w.ToDoubles(), yv = new double[y.Elements];
        int window = g.Window.Aggregate(1, (p, n) => p * n);
        for (int i = 0; i < yv.Length; i++)
        {
            int[] at = Position(i, y);
            for (int c = 0; c < perGroup; c++)
            {
                for (int t = 0; t < window; t++)
                {
                    int rest = t, index = 0, stride = 1;
                    bool inside = true;
                    for (int d = 0; d < s; d++)
                    {
                        int tap = rest % g.Window[d];
                        rest /= g.Window[d];
                        int p = at[d] * g.Stride[d] - g.PadLow[d] + tap * g.Dilation[d];
                        inside &= p >= 0 && p < x.Shape[d];
                        index += p * stride;
                        stride *= x.Shape[d];
                    }
                    if (!inside) continue;
                    int channel = at[s] / outputsPerGroup * perGroup + c;
                    index += stride * (channel + x.Shape[s] * at[s + 1]);
                    yv[i] += xv[index] * wv[(g.Flip ? window - 1 - t : t) + window * (c + perGroup * at[s])];
                }
            }
        }
        return yv;
    }

    private static int[] Position(int i, Shape shape)
    {
        var at = new int[shape.Rank];
        for (int d = 0; d < at.Length; i /= shape[d++]) at[d] = i % shape[d];
        return at;
    }
}
