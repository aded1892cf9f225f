using Flux.Kernels;
using Xunit;

namespace Flux.Properties.Kernels;

/// <summary>Random numbers are a function of key and index alone.</summary>
public class RandomTests
{
    private static View Drawn(DType type, int count, bool normal, ulong key = 42, int before = 0)
    {
        var y = Views.Empty(type, [count], before, before);
        if (normal) Views.Kernels.Normal(key, y);
        else Views.Kernels.Uniform(key, y);
        return y;
    }

    [Fact]
    public void Threefry_gives_its_published_answers()
    {
        Assert.Equal((0x6b200159u, 0x99ba4efeu), Threefry.Words(0, 0, 0, 0));
        Assert.Equal((0x1cb996fcu, 0xbb002be7u), Threefry.Words(uint.MaxValue, uint.MaxValue, uint.MaxValue, uint.MaxValue));
        Assert.Equal((0xc4923a9cu, 0x483df7a0u), Threefry.Words(0x13198a2e, 0x03707344, 0x243f6a88, 0x85a308d3));
    }

    [Theory]
    [InlineData(DType.Float32)]
    [InlineData(DType.Float64)]
    public void Each_number_is_that_of_its_words(DType type)
    {
        View uniform = Drawn(type, 1003, false), normal = Drawn(type, 1003, true);
        for (int i = 0; i < 1003; i++)
        {
            var (first, second) = Threefry.Words(42, (ulong)i);
            double bits = type == DType.Float32 ? (first >> 8) / (double)(1 << 24) : (((ulong)first << 32 | second) >> 11) / (double)(1L << 53);
            Assert.Equal(bits, Views.Read(uniform, i));
            double u = (first + 0.5) / (1L << 32), v = second / (double)(1L << 32);
            Assert.Equal(Math.Sqrt(-2 * Math.Log(u)) * Math.Cos(2 * Math.PI * v), Views.Read(normal, i), type == DType.Float32 ? 1e-5 : 1e-12);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_number_depends_neither_on_the_count_nor_on_the_threads(bool normal)
    {
        byte[] all = Views.Bits(Drawn(DType.Float32, 40_001, normal));
        foreach (int count in new[] { 0, 1, 15, 16, 17, 8191, 8193 })
        {
            Assert.Equal(all[..(4 * count)], Views.Bits(Drawn(DType.Float32, count, normal, before: 3)));
        }
        Views.AssertSameBitsOnAnyThreads(() => Drawn(DType.Float32, 40_001, normal));
        Assert.NotEqual(all, Views.Bits(Drawn(DType.Float32, 40_001, normal, key: 43)));
    }

    [Theory]
    [InlineData(DType.Float32)]
    [InlineData(DType.Float64)]
    public void Numbers_have_the_moments_of_their_distribution(DType type)
    {
        const int Count = 200_000;
        double[] uniform = Views.Read(Drawn(type, Count, false)), normal = Views.Read(Drawn(type, Count, true));
        Assert.All(uniform, x => Assert.InRange(x, 0, 0.99999999999999989));
        Assert.Equal(0.5, uniform.Average(), 0.005);
        Assert.Equal(1 / 12.0, uniform.Average(x => (x - 0.5) * (x - 0.5)), 0.002);
        Assert.Equal(0, normal.Average(), 0.01);
        Assert.Equal(1, normal.Average(x => x * x), 0.02);
        Assert.Equal(0, normal.Average(x => x * x * x), 0.05);
        Assert.Equal(3, normal.Average(x => x * x * x * x), 0.15);
        Assert.Equal(0, normal.Zip(normal.Skip(1), (a, b) => a * b).Average(), 0.01);
    }
}
