using Flux.Kernels;
using Xunit;

namespace Flux.Properties.Kernels;

/// <summary>The fused Adam step equals its formula, in place and fresh, on any threads.</summary>
public class ElementwiseAdamTests
{
    private static readonly AdamStep Step = new(0.9, 0.999, 1e-8, 0.01, 0.0199);

    [Theory]
    [InlineData(DType.Float32)]
    [InlineData(DType.Float64)]
    public void One_step_equals_its_formula_and_may_write_over_its_state(DType type)
    {
        foreach (int count in new[] { 0, 1, 15, 16, 17, 1000 })
        {
            Shape shape = [count];
            View p = Views.Of(type, shape, i => Views.Scaled(i, 1), 1), g = Views.Of(type, shape, i => Views.Scaled(i, 2), 2);
            View m = Views.Of(type, shape, i => Views.Scaled(i, 3), 3), v = Views.Of(type, shape, i => 0.1 + Math.Abs(Views.Scaled(i, 4)), 4);
            View p2 = Views.Empty(type, shape, 1, 1), m2 = Views.Empty(type, shape, 2, 1), v2 = Views.Empty(type, shape, 3, 1);
            Views.Kernels.Adam(p, g, m, v, Step, p2, m2, v2);
            double tolerance = type == DType.Float32 ? 1e-6 : 1e-14;
            for (int i = 0; i < count; i++)
            {
                double dx = Views.Read(g, i);
                double mean = 0.9 * Views.Read(m, i) + (1 - 0.9) * dx, square = 0.999 * Views.Read(v, i) + (1 - 0.999) * dx * dx;
                Assert.Equal(mean, Views.Read(m2, i), tolerance);
                Assert.Equal(square, Views.Read(v2, i), tolerance);
                Assert.Equal(Views.Read(p, i) - 0.01 * mean / (Math.Sqrt(square / 0.0199) + 1e-8), Views.Read(p2, i), tolerance);
            }
            Views.Kernels.Adam(p, g, m, v, Step, p, m, v);
            Assert.Equal(Views.Bits(p2), Views.Bits(p));
            Assert.Equal(Views.Bits(m2), Views.Bits(m));
            Assert.Equal(Views.Bits(v2), Views.Bits(v));
        }
    }

    [Fact]
    public void Streaming_and_threads_do_not_change_the_bits()
    {
        Shape shape = [2_200_003];
        View p = Views.Of(DType.Float32, shape, i => Views.Scaled(i, 1)), g = Views.Of(DType.Float32, shape, i => Views.Scaled(i, 2));
        View m = Views.Of(DType.Float32, shape, i => Views.Scaled(i, 3)), v = Views.Of(DType.Float32, shape, i => 0.1 + Math.Abs(Views.Scaled(i, 4)));
        View m2 = Views.Empty(DType.Float32, shape), v2 = Views.Empty(DType.Float32, shape);
        Views.AssertSameBitsOnAnyThreads(() =>
        {
            var moved = Views.Empty(DType.Float32, shape);
            Views.Kernels.Adam(p, g, m, v, Step, moved, m2, v2);
            return moved;
        });
        var streamed = Views.Empty(DType.Float32, shape);
        Views.Kernels.Adam(p, g, m, v, Step, streamed, m2, v2);
        Views.Kernels.Adam(p, g, m, v, Step, p, m, v);
        Assert.Equal(Views.Bits(streamed), Views.Bits(p));
    }
}
