using System.Collections.Immutable;
using Flux.Kernels;
using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Kernels;

/// <summary>Pooling against plain loops, over random geometries; gradients by the adjoint law.</summary>
public sealed class PoolTests
{
    public static IEnumerable<object[]> Seeds => Enumerable.Range(0, 40).Select(i => new object[] { i });

    [Theory, MemberData(nameof(Seeds))]
    public void Pooling_is_its_loops_and_gradients_are_its_transposes(int seed)
    {
        var random = new Random(seed);
        int spatial = 1 + seed % 3;
        ImmutableArray<int> Draw(int low, int high) => [.. Enumerable.Range(0, spatial).Select(_ => random.Next(low, high))];
        bool pairs = seed % 4 == 1;
        var window = pairs ? [.. Enumerable.Repeat(2, spatial)] : Draw(1, 4);
        // Padding narrower than the window, so that no window lies in it alone.
        ImmutableArray<int> Pads() => pairs ? [.. new int[spatial]] : [.. window.Select(k => random.Next(0, k))];
        var geometry = new PoolGeometry(window, pairs ? window : Draw(1, 4), Pads(), Pads());
        int[] sizes = [.. window.Select(k => k + random.Next(0, 8)), random.Next(1, 4), random.Next(1, 4)];
        var x = Tensor.Normal(new Key(seed), sizes).Cast(DType.Float64);

        var max = Primitive.Bind(new MaxPoolOp(geometry), x);
        var mean = Primitive.Bind(new MeanPoolOp(geometry), x);
        var (expectedMax, expectedMean) = Loops(x, geometry, max.Shape);
        Assert.Equal(expectedMax, max.ToDoubles());
        Assert.True(Tensor.Of(expectedMean, [.. mean.Shape]).AllClose(mean, 1e-12, 1e-12));
        Assert.Equal(max.Cast(DType.Float32).ToArray(), Primitive.Bind(new MaxPoolOp(geometry), x.Cast(DType.Float32)).ToArray());

        var dy = Tensor.Normal(new Key(seed)[1], [.. max.Shape]).Cast(DType.Float64);
        var v = Tensor.Normal(new Key(seed)[2], sizes).Cast(DType.Float64);
        double chosen = Sum(Primitive.Bind(new MaxPoolOp(geometry), x, v) * dy).Scalar();
        double averaged = Sum(Primitive.Bind(new MeanPoolOp(geometry), v) * dy).Scalar();
        Assert.Equal(chosen, Sum(Primitive.Bind(new MaxPoolGradientOp(geometry), x, dy) * v).Scalar(), 1e-9);
        Assert.Equal(averaged, Sum(Primitive.Bind(new MeanPoolGradientOp(geometry, x.Shape), dy) * v).Scalar(), 1e-9);
    }

    /// <summary>Windows that meet in all ways: two by two in vectors and in their rest, overlapping, padded, the whole plane, and a size.</summary>
    public static TheoryData<string, Func<Tensor, Tensor>, int> Poolings => new()
    {
        { "two by two", x => MaxPooling(x, (2, 2)), 45 }, { "overlapping and padded", x => MaxPooling(x, (3, 3), stride: 2, pad: 1), 7 },
        { "a row", x => MaxPooling(x, (4, 1)), 8 }, { "global", x => GlobalMaxPool().Forward(x), 5 },
        { "adaptive", x => AdaptiveMaxPool((3, 2)).Forward(x), 7 },
    };

    [Theory, MemberData(nameof(Poolings))]
    public void NaN_is_the_largest_of_its_windows_and_takes_their_gradients(string what, Func<Tensor, Tensor> pool, int width)
    {
        foreach (var type in (DType[])[DType.Float32, DType.Float64])
        {
            var x = Tensor.Normal(new Key(width), width, 4, 1, 1).Cast(type);
            double[] values = x.ToDoubles();
            for (int i = 0; i < values.Length; i++)
            {
                double[] high = [.. values], broken = [.. values];
                (high[i], broken[i]) = (1e9, double.NaN);
                Tensor peak = Tensor.Of(high, [.. x.Shape]).Cast(type), hole = Tensor.Of(broken, [.. x.Shape]).Cast(type);
                double[] peaks = pool(peak).ToDoubles(), holes = pool(hole).ToDoubles();
                for (int k = 0; k < peaks.Length; k++) Assert.Equal(peaks[k] == 1e9, double.IsNaN(holes[k]));
                Assert.Equal(Ad.Gradient(a => Sum(pool(a)), peak).ToDoubles(), Ad.Gradient(a => Sum(pool(a)), hole).ToDoubles());
                Assert.Equal(Ad.Jvp(pool, peak, x).Tangent.ToDoubles(), Ad.Jvp(pool, hole, x).Tangent.ToDoubles());
            }
        }
        Assert.NotEmpty(what);
    }

    [Fact]
    public void Padding_that_could_hold_a_window_is_refused()
    {
        var x = Tensor.Zeros(4, 4, 1, 1);
        Func<Pad, Tensor>[] all =
            [pad => MaxPooling(x, (2, 3), pad: pad), pad => MeanPooling(x, (2, 3), pad: pad), pad => LpNormPooling(x, 2, (2, 3), pad: pad)];
        foreach (var pool in all)
        {
            var error = Assert.Throws<ArgumentException>(() => pool((1, 1, 3, 0)));
            string[] parts = ["padding of 3 and 0", "window of 3 in dimension 1", "at most 2 would fit"];
            Assert.All(parts, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
            Assert.NotEmpty(pool((1, 2)).ToArray());
        }
    }

    [Fact]
    public void A_mean_without_padding_is_that_of_what_is_there()
    {
        var x = Tensor.Of([1f, 2, 3, 4], 4, 1, 1);
        Assert.Equal([1.5f, 3.5f], MeanPooling(x, Dims.Of(2)).ToArray());
        Assert.Equal([0.5f, 2.5f, 2], MeanPooling(x, Dims.Of(2), pad: 1).ToArray());
        Assert.Equal([1f, 2.5f, 4], MeanPooling(x, Dims.Of(2), pad: 1, countPadding: false).ToArray());
        Assert.Equal([1f, 2.5f, 4], MeanPool(Dims.Of(2), pad: 1, countPadding: false).Forward(x).ToArray());
        Assert.Equal("MeanPool((2, 2), pad=1, count_include_pad=false)", MeanPool((2, 2), pad: 1, countPadding: false).ToString());
    }

    private static (double[] Max, double[] Mean) Loops(Tensor x, PoolGeometry g, Shape y)
    {
        double[] xv = x.ToDoubles(), max = new double[y.Elements], mean = new double[y.Elements];
        int s = g.Spatial, window = g.Window.Aggregate(1, (p, n) => p * n);
        int plane = x.Shape.Take(s).Aggregate(1, (p, n) => p * n), results = y.Take(s).Aggregate(1, (p, n) => p * n);
        for (int i = 0; i < max.Length; i++)
        {
            max[i] = double.NegativeInfinity;
            for (int t = 0; t < window; t++)
            {
                int rest = t, at = i % results, index = 0, stride = 1;
                bool inside = true;
                for (int d = 0; d < s; d++)
                {
                    int p = at % y[d] * g.Stride[d] - g.PadLow[d] + rest % g.Window[d];
                    inside &= p >= 0 && p < x.Shape[d];
                    index += p * stride;
                    (rest, at, stride) = (rest / g.Window[d], at / y[d], stride * x.Shape[d]);
                }
                if (!inside) continue;
                double value = xv[index + plane * (i / results)];
                max[i] = Math.Max(max[i], value);
                mean[i] += value / window;
            }
        }
        return (max, mean);
    }
}
