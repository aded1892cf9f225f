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
