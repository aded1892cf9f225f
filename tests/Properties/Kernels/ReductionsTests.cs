using Flux.Kernels;
using Xunit;

namespace Flux.Properties.Kernels;

/// <summary>Reductions equal plain loops in double over any set of dimensions, and their bits depend on shapes alone.</summary>
public class ReductionsTests
{
    /// <summary>Sizes of x and of y, which is 1 wherever x is folded.</summary>
    public static TheoryData<DType, int[], int[]> Foldings()
    {
        int[][][] shapes =
        [
            [[0], [1]], [[1], [1]], [[7], [1]], [[16], [1]], [[17], [1]], [[129], [1]], [[5000], [1]], [[100_003], [1]],
            [[3, 0], [3, 1]], [[5, 4], [5, 4]], [[10, 37], [1, 37]], [[37, 10], [37, 1]], [[10, 4001], [10, 1]], [[3, 500], [3, 1]],
            [[1000, 70], [1000, 1]], [[16, 64], [16, 1]], [[15, 300], [15, 1]], [[5000, 3], [1, 3]],
            [[6, 5, 4], [1, 5, 1]], [[6, 5, 4], [6, 1, 4]], [[6, 5, 4], [1, 1, 4]], [[6, 5, 4], [6, 1, 1]], [[2, 130, 9], [2, 1, 9]],
            [[4, 3, 5, 2, 3], [1, 3, 1, 2, 1]], [[4, 3, 5, 2, 3], [4, 1, 5, 1, 3]], [[33, 1, 20], [1, 1, 20]], [[20, 150, 30], [20, 1, 30]],
        ];
        var rows = new TheoryData<DType, int[], int[]>();
        foreach (var type in new[] { DType.Float32, DType.Float64 })
        {
            foreach (var row in shapes) rows.Add(type, row[0], row[1]);
        }
        return rows;
    }

    private static double[] Expected(Reduction how, View x, Shape y)
    {
        var expected = new double[y.Elements];
        Array.Fill(expected, how switch { Reduction.Sum => 0, Reduction.Product => 1, Reduction.Max => double.NegativeInfinity, _ => double.PositiveInfinity });
        var lost = new double[y.Elements];
        for (int i = 0; i < x.Count; i++)
        {
            int at = Views.Located(y, x.Shape, i);
            ref double to = ref expected[at];
            double value = Views.Read(x, i);
            if (how == Reduction.Sum)
            {
                // Kahan's sum: the plain one is off by more than the kernel may be.
                value -= lost[at];
                lost[at] = to + value - to - value;
            }
            to = how switch { Reduction.Sum => to + value, Reduction.Product => to * value, Reduction.Max => Math.Max(to, value), _ => Math.Min(to, value) };
        }
        return expected;
    }

    [Theory]
    [MemberData(nameof(Foldings))]
    public void A_reduction_equals_its_plain_loop_and_touches_nothing_else(DType type, int[] from, int[] to)
    {
        foreach (var how in Enum.GetValues<Reduction>())
        {
            double spread = how == Reduction.Product ? 1e-3 : 1;
            var x = Views.Of(type, new(from), i => (how == Reduction.Product ? 1 : 0.1) + spread * Views.Scaled(i, 3), 3);
            var whole = Views.Of(type, [4 + new Shape(to).Elements + 5], _ => 77);
            var y = new View(whole.Storage, 4, new(to));
            Views.Kernels.Reduce(how, x, y);
            double roundings = 16 + 4 * Math.Sqrt(x.Count);
            double[] expected = Expected(how, x, y.Shape), got = Views.Read(y);
            for (int i = 0; i < got.Length; i++)
            {
                double scale = 1 + (double.IsFinite(expected[i]) ? Math.Abs(expected[i]) : 0);
                Assert.Equal(expected[i], got[i], roundings * (type == DType.Float32 ? 1.2e-7 : 2.3e-16) * scale);
            }
            for (int i = 0; i < whole.Count; i++)
            {
                if (i < 4 || i >= 4 + y.Count) Assert.Equal(77, Views.Read(whole, i));
            }
        }
    }

    [Fact]
    public void Sums_of_many_numbers_stay_accurate()
    {
        const int Count = 3_000_000;
        var x = Views.Of(DType.Float32, [Count], _ => 0.1);
        var y = Views.Empty(DType.Float32, []);
        Views.Kernels.Reduce(Reduction.Sum, x, y);
        Assert.Equal((double)0.1f * Count, Views.Read(y, 0), 0.3);
        var rows = new View(x.Storage, 0, new Shape(30, Count / 30));
        var sums = Views.Empty(DType.Float32, [30, 1]);
        Views.Kernels.Reduce(Reduction.Sum, rows, sums);
        Assert.All(Views.Read(sums), sum => Assert.Equal((double)0.1f * Count / 30, sum, 0.01));
    }

    [Theory]
    [InlineData(Reduction.Max)]
    [InlineData(Reduction.Min)]
    public void A_NaN_anywhere_is_the_extreme(object how)
    {
        for (int at = 0; at < 70; at++)
        {
            var x = Views.Of(DType.Float32, [70], i => i == at ? double.NaN : i);
            var y = Views.Empty(DType.Float32, [1]);
            Views.Kernels.Reduce((Reduction)how, x, y);
            Assert.Equal(double.NaN, Views.Read(y, 0));
        }
    }

    [Fact]
    public void Threads_do_not_change_the_bits_of_reductions()
    {
        int[][][] shapes = [[[1_000_003], [1]], [[10, 40_000], [10, 1]], [[10, 40_000], [1, 40_000]], [[1000, 400], [1000, 1]], [[30, 200, 70], [30, 1, 70]]];
        foreach (var shape in shapes)
        {
            var x = Views.Of(DType.Float32, new(shape[0]), i => Views.Scaled(i, 9));
            Views.AssertSameBitsOnAnyThreads(() =>
            {
                var y = Views.Empty(DType.Float32, new(shape[1]));
                Views.Kernels.Reduce(Reduction.Sum, x, y);
                return y;
            });
        }
    }

    /// <summary>Shapes and dimensions of kernels that work along one dimension.</summary>
    public static TheoryData<DType, int[], int> Alongs()
    {
        var rows = new TheoryData<DType, int[], int>();
        foreach (var type in new[] { DType.Float32, DType.Float64 })
        {
            foreach (int count in new[] { 1, 2, 7, 8, 10, 15, 16, 17, 100, 5000 })
            {
                rows.Add(type, [count], 0);
                rows.Add(type, [count, 13], 0);
            }
            rows.Add(type, [13, 10], 1);
            rows.Add(type, [40, 3, 5], 1);
            rows.Add(type, [3, 4, 70], 2);
            rows.Add(type, [16, 5], 1);
        }
        return rows;
    }

    private static IEnumerable<int[]> RunsAlong(Shape shape, int dim)
    {
        int inner = shape.Stride(dim), count = shape[dim];
        for (int i = 0; i < shape.Elements / count; i++)
        {
            int first = i / inner * inner * count + i % inner;
            yield return [.. Enumerable.Range(0, count).Select(j => first + j * inner)];
        }
    }

    [Theory]
    [MemberData(nameof(Alongs))]
    public void Softmax_its_logarithm_and_logsumexp_equal_plain_loops(DType type, int[] sizes, int dim)
    {
        Shape shape = new(sizes);
        var x = Views.Of(type, shape, i => 8 * Views.Scaled(i, 2), 1);
        View soft = Views.Empty(type, shape, 2, 1), log = Views.Empty(type, shape), sums = Views.Empty(type, shape.With(dim, 1), 1, 1);
        Views.Kernels.Softmax(x, dim, false, soft);
        Views.Kernels.Softmax(x, dim, true, log);
        Views.Kernels.LogSumExp(x, dim, sums);
        double tolerance = type == DType.Float32 ? 4e-6 : 1e-12;
        int run = 0;
        foreach (var places in RunsAlong(shape, dim))
        {
            double sum = Math.Log(places.Sum(at => Math.Exp(Views.Read(x, at))));
            Assert.Equal(sum, Views.Read(sums, run++), tolerance * 10);
            foreach (int at in places)
            {
                Assert.Equal(Math.Exp(Views.Read(x, at) - sum), Views.Read(soft, at), tolerance);
                Assert.Equal(Views.Read(x, at) - sum, Views.Read(log, at), tolerance * 10);
            }
        }
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(20, 1)]
    [InlineData(20, 3)]
    [InlineData(300_000, 3)]
    public void Softmax_shares_among_infinities_and_logsumexp_of_nothing_is_minus_infinity(int count, int inner)
    {
        const double Inf = double.PositiveInfinity;
        Shape shape = [inner, count];
        var x = Views.Of(DType.Float32, shape, i => i / inner < 2 ? Inf : 1);
        View soft = Views.Empty(DType.Float32, shape), log = Views.Empty(DType.Float32, shape), sums = Views.Empty(DType.Float32, [inner, 1]);
        Views.Kernels.Softmax(x, 1, false, soft);
        Views.Kernels.Softmax(x, 1, true, log);
        Views.Kernels.LogSumExp(x, 1, sums);
        for (int i = 0; i < shape.Elements; i++)
        {
            Assert.Equal(i / inner < 2 ? 0.5 : 0, Views.Read(soft, i), 1e-7);
            if (i / inner < 2) Assert.Equal(Math.Log(0.5), Views.Read(log, i), 1e-6);
            else Assert.Equal(-Inf, Views.Read(log, i));
        }
        Assert.All(Views.Read(sums), sum => Assert.Equal(Inf, sum));
        Views.Kernels.LogSumExp(Views.Of(DType.Float32, shape, _ => -Inf), 1, sums);
        Assert.All(Views.Read(sums), sum => Assert.Equal(-Inf, sum));
        Views.Kernels.Softmax(Views.Of(DType.Float32, shape, i => i / inner == 0 ? -Inf : 3000), 1, false, soft);
        for (int i = 0; i < shape.Elements; i++) Assert.Equal(i / inner == 0 ? 0 : 1.0 / (count - 1), Views.Read(soft, i), 1e-6);
    }

    [Theory, InlineData(1), InlineData(3)]
    public void Long_softmaxes_are_as_exact_as_short_ones(int inner)
    {
        const int Count = 1 << 20;
        Shape shape = [inner, Count];
        var x = Views.Of(DType.Float32, shape, i => Views.Scaled(i, 1));
        View soft = Views.Empty(DType.Float32, shape), sums = Views.Empty(DType.Float32, [inner, 1]);
        Views.Kernels.Softmax(x, 1, false, soft);
        Views.Kernels.LogSumExp(x, 1, sums);
        for (int run = 0; run < inner; run++)
        {
            double sum = 0, total = 0;
            for (int j = 0; j < Count; j++) (sum, total) = (sum + Math.Exp(Views.Read(x, run + j * inner)), total + Views.Read(soft, run + j * inner));
            Assert.Equal(Math.Log(sum), Views.Read(sums, run), 2e-6);
            Assert.Equal(1, total, 1e-6);
            Assert.Equal(1, Views.Read(soft, run) / (Math.Exp(Views.Read(x, run)) / sum), 1e-6);
        }
    }

    [Theory, InlineData(1), InlineData(2)]
    public void A_sum_of_exponentials_does_not_stall(int inner)
    {
        // One term at a time a single stops to grow at 2^24.
        const int Count = 20 << 20;
        var sums = Views.Empty(DType.Float32, [inner, 1]);
        var zeros = (Value)Tensor.Zeros(inner, Count);
        Views.Kernels.LogSumExp(zeros.View, 1, sums);
        GC.KeepAlive(zeros);
        Assert.All(Views.Read(sums), sum => Assert.Equal(Math.Log(Count), sum, 2e-6));
    }

    [Fact]
    public void Threads_do_not_change_the_bits_of_softmax()
    {
        int[][] shapes = [[10, 9001], [5000, 20], [77, 30, 21], [3, 70_001], [20, 270_001]];
        foreach (var sizes in shapes)
        {
            for (int dim = 0; dim < sizes.Length; dim++)
            {
                int along = dim;
                var x = Views.Of(DType.Float32, new(sizes), i => 5 * Views.Scaled(i, 1));
                Views.AssertSameBitsOnAnyThreads(() =>
                {
                    var y = Views.Empty(DType.Float32, x.Shape);
                    Views.Kernels.Softmax(x, along, false, y);
                    return y;
                });
            }
        }
    }

    [Theory]
    [MemberData(nameof(Alongs))]
    public void Argmax_is_the_first_of_the_largest(DType type, int[] sizes, int dim)
    {
        Shape shape = new(sizes);
        foreach (bool nan in new[] { false, true })
        {
            var x = Views.Of(type, shape, i => nan && i % 6 == 4 ? double.NaN : i * 31 % 9, 1);
            var y = Views.Empty(DType.Int32, shape.With(dim, 1));
            Views.Kernels.ArgMax(x, dim, y);
            int run = 0;
            foreach (var places in RunsAlong(shape, dim))
            {
                double[] values = [.. places.Select(at => Views.Read(x, at))];
                int expected = Array.FindIndex(values, double.IsNaN);
                if (expected < 0) expected = Array.IndexOf(values, values.Max());
                Assert.Equal(expected, Views.Read(y, run++));
            }
        }
    }
}
