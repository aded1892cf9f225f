using System.Collections.Immutable;
using Flux.Kernels;
using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Kernels;

/// <summary>Convolution against plain loops in double precision, over random geometries; both gradients by the adjoint law.</summary>
public sealed class ConvTests
{
    public static IEnumerable<object[]> Seeds => Enumerable.Range(0, 60).Select(i => new object[] { i });

    [Theory, MemberData(nameof(Seeds))]
    public void Convolution_is_its_sum_and_gradients_are_its_transposes(int seed)
    {
        var random = new Random(seed);
        int spatial = 1 + seed % 3, groups = random.Next(1, 3);
        int inputs = groups * random.Next(1, 4), outputs = groups * random.Next(1, 8), batch = random.Next(1, 7);
        ImmutableArray<int> Draw(int low, int high) => [.. Enumerable.Range(0, spatial).Select(_ => random.Next(low, high))];
        var geometry = new ConvGeometry(Draw(1, 4), Draw(1, 4), Draw(0, 4), Draw(0, 4), Draw(1, 4), groups, seed % 2 == 0);
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

    [Fact]
    public void Thread_count_does_not_change_a_bit()
    {
        var geometry = new ConvGeometry([3, 3], [1, 1], [1, 1], [1, 1], [1, 1], 1, true);
        Tensor x = Tensor.Normal(new Key(1), 33, 31, 8, 9), w = Tensor.Normal(new Key(2), 3, 3, 8, 20), dy = Tensor.Normal(new Key(3), 33, 31, 20, 9);
        float[][] All() =>
        [
            Primitive.Bind(new ConvOp(geometry), x, w).ToArray(), Primitive.Bind(new ConvInputGradientOp(geometry, x.Shape), dy, w).ToArray(),
            Primitive.Bind(new ConvWeightGradientOp(geometry, w.Shape), x, dy).ToArray(),
            w.Reshape(72, 20).Transpose().MatMul(dy.Reshape(-1, 20)[..72]).ToArray(),
        ];
        var expected = Device.WithThreads(1, All);
        for (int threads = 2; threads <= 4; threads++)
        {
            foreach (var (one, many) in expected.Zip(Device.WithThreads(threads, All))) Assert.Equal(one, many);
        }
    }

    [Theory]
    [InlineData(1, 1, 1), InlineData(3, 5, 2), InlineData(32, 12, 7), InlineData(33, 13, 385), InlineData(64, 64, 64)]
    [InlineData(200, 30, 100), InlineData(5, 1, 1000), InlineData(1, 70, 33), InlineData(4, 3, 0)]
    public void Products_are_their_sums_transposed_or_not(int m, int n, int k)
    {
        foreach (bool ta in (bool[])[false, true])
        {
            foreach (bool tb in (bool[])[false, true])
            {
                var a = Tensor.Normal(new Key(1), ta ? [k, m] : [m, k]).Cast(DType.Float64);
                var b = Tensor.Normal(new Key(2), tb ? [n, k] : [k, n]).Cast(DType.Float64);
                double[] av = a.ToDoubles(), bv = b.ToDoubles();
                var expected = new double[m * n];
                for (int j = 0; j < n; j++)
                {
                    for (int i = 0; i < m; i++)
                    {
                        for (int p = 0; p < k; p++) expected[j * m + i] += av[ta ? i * k + p : p * m + i] * bv[tb ? p * n + j : j * k + p];
                    }
                }
                Close(expected, MatMulOp.Of(a, ta, b, tb), 1e-12);
                Close(expected, MatMulOp.Of(a.Cast(DType.Float32), ta, b.Cast(DType.Float32), tb), 1e-4);
            }
        }
    }

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
