using Flux.Kernels;
using Xunit;

namespace Flux.Properties.Kernels;

/// <summary>Elementwise kernels equal a plain loop at every length, alignment and broadcast pattern.</summary>
public class ElementwiseTests
{
    private readonly struct Affine(double slope) : IScalarBody
    {
        public T Invoke<T>(T x) where T : struct, IReal<T> => -0.5 + slope * x * x;
    }

    private readonly struct Difference : IBinaryBody
    {
        public T Invoke<T>(T x, T y) where T : struct, IReal<T> => x - 2 * y;
    }

    private readonly struct Blend : ITernaryBody
    {
        public T Invoke<T>(T x, T y, T z) where T : struct, IReal<T> => x * y - z;
    }

    public static TheoryData<DType, int, int> Lengths()
    {
        var rows = new TheoryData<DType, int, int>();
        foreach (var type in new[] { DType.Float32, DType.Float64 })
        {
            foreach (int length in new[] { 0, 1, 2, 7, 8, 15, 16, 17, 31, 33, 100, 1000, 40_000 })
            {
                foreach (int offset in new[] { 0, 1, 5, 16 }) rows.Add(type, length, offset);
            }
        }
        return rows;
    }

    /// <summary>Shapes of a, b and c; the result has their broadcast shape.</summary>
    public static TheoryData<DType, int[], int[], int[]> Broadcasts()
    {
        int[][][] shapes =
        [
            [[7, 5], [7, 5], [7, 5]], [[7, 5], [1, 1], [7, 5]], [[], [7, 5], []],
            [[3, 4], [3], [3, 4]], [[10, 400], [10], [1]], [[16, 300], [16], [16, 300]], [[10, 3], [10], [10]],
            [[600, 5], [600], [600, 1]], [[1, 9], [12, 9], [12, 1]], [[12, 1], [1, 9], [1]],
            [[3, 1, 5], [1, 4, 1], [3, 4, 5]], [[2, 3, 4, 5], [1, 3, 1, 5], [2, 1, 4, 1]], [[33, 4, 6], [1, 4, 1], [33, 1, 6]],
            [[5, 1, 3], [5, 2, 3], [5, 1, 1]], [[1, 1, 2], [1, 3, 1], [1]],
        ];
        var rows = new TheoryData<DType, int[], int[], int[]>();
        foreach (var type in new[] { DType.Float32, DType.Float64 })
        {
            foreach (var row in shapes) rows.Add(type, row[0], row[1], row[2]);
        }
        return rows;
    }

    private static Shape Common(params int[][] shapes)
    {
        Shape common = Shape.Scalar;
        foreach (var shape in shapes) common = Shape.Broadcast("test", common, new(shape));
        return common;
    }

    private static void AssertClose(View expectedLike, Func<int, double> expected)
    {
        for (int i = 0; i < expectedLike.Count; i++) Assert.Equal(expected(i), Views.Read(expectedLike, i), 1e-6);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void A_map_equals_its_scalar_loop_and_touches_nothing_else(DType type, int length, int offset)
    {
        var x = Views.Of(type, [length], i => Views.Scaled(i), offset, 3);
        var whole = Views.Of(type, [offset + length + 3], i => 77);
        var y = new View(whole.Storage, offset, new Shape(length));
        Views.Kernels.Map(new Affine(3), x, y);
        AssertClose(y, i => 3 * Views.Read(x, i) * Views.Read(x, i) - 0.5);
        for (int i = 0; i < whole.Count; i++)
        {
            if (i < offset || i >= offset + length) Assert.Equal(77, Views.Read(whole, i));
        }
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void A_map_may_write_over_its_argument(DType type, int length, int offset)
    {
        var x = Views.Of(type, [length], i => Views.Scaled(i), offset);
        double[] before = Views.Read(x);
        Views.Kernels.Map(new Affine(2), x, x);
        AssertClose(x, i => 2 * before[i] * before[i] - 0.5);
    }

    [Theory]
    [MemberData(nameof(Broadcasts))]
    public void Maps_of_two_and_three_broadcast(DType type, int[] a, int[] b, int[] c)
    {
        foreach (int offset in new[] { 0, 3 })
        {
            View x = Views.Of(type, new(a), i => Views.Scaled(i, 1), offset), y = Views.Of(type, new(b), i => Views.Scaled(i, 2), offset);
            View z = Views.Of(type, new(c), i => Views.Scaled(i, 3), 2 * offset);
            View two = Views.Empty(type, Common(a, b), offset, offset), three = Views.Empty(type, Common(a, b, c));
            Views.Kernels.Map(default(Difference), x, y, two);
            Views.Kernels.Map(default(Blend), x, y, z, three);
            double At(View view, View result, int i) => Views.Read(view, Views.Located(view.Shape, result.Shape, i));
            AssertClose(two, i => At(x, two, i) - 2 * At(y, two, i));
            AssertClose(three, i => At(x, three, i) * At(y, three, i) - At(z, three, i));
        }
    }

    [Theory]
    [InlineData(DType.Float32)]
    [InlineData(DType.Float64)]
    [InlineData(DType.Int32)]
    public void Comparisons_equal_those_of_scalars_also_on_NaN(DType type)
    {
        double nan = type == DType.Int32 ? 4 : double.NaN;
        double[] values = [1, 2, nan, -3, 2, nan, 0, double.IsNaN(nan) ? double.PositiveInfinity : 9];
        View x = Views.Of(type, [37, 2], i => values[i % 8], 1), y = Views.Of(type, [37], i => values[i * 5 % 8]);
        foreach (var how in Enum.GetValues<Comparison>())
        {
            var truth = Views.Empty(DType.Bool, [37, 2]);
            Views.Kernels.Compare(how, x, y, truth);
            for (int i = 0; i < truth.Count; i++)
            {
                double a = Views.Read(x, i), b = Views.Read(y, i % 37);
                bool expected = how switch { Comparison.Less => a < b, Comparison.LessOrEqual => a <= b, Comparison.Equal => a == b, _ => a != b };
                Assert.Equal(expected ? 1 : 0, Views.Read(truth, i));
            }
        }
    }

    [Theory]
    [InlineData(DType.Float32)]
    [InlineData(DType.Float64)]
    [InlineData(DType.Float16)]
    [InlineData(DType.Int32)]
    [InlineData(DType.Bool)]
    public void Where_chooses_by_mask_with_broadcasting(DType type)
    {
        Shape[] masks = [[21, 3], [21], [1, 3], []];
        foreach (var shape in masks)
        {
            var mask = Views.Of(DType.Bool, shape, i => i * 7 % 3 == 0 ? 1 : 0, 5);
            View a = Views.Of(type, [21, 3], i => i % 50, 1), b = Views.Of(type, [21, 1], i => i % 2), y = Views.Empty(type, [21, 3], 0, 4);
            Views.Kernels.Where(mask, a, b, y);
            for (int i = 0; i < y.Count; i++)
            {
                bool chosen = Views.Read(mask, Views.Located(mask.Shape, y.Shape, i)) != 0;
                Assert.Equal(chosen ? Views.Read(a, i) : Views.Read(b, i % 21), Views.Read(y, i));
            }
        }
    }

    [Fact]
    public void Threads_do_not_change_the_bits_of_large_maps()
    {
        var x = Views.Of(DType.Float32, [300_007], i => Views.Scaled(i), 1);
        var bias = Views.Of(DType.Float32, [10], i => Views.Scaled(i, 4));
        var rows = Views.Of(DType.Float32, [1, 701], i => Views.Scaled(i, 5));
        var wide = Views.Of(DType.Float32, [10, 30_000], i => Views.Scaled(i, 6));
        var tall = Views.Of(DType.Float32, [601, 701], i => Views.Scaled(i, 7));
        Views.AssertSameBitsOnAnyThreads(() => Into(new Shape(300_007), y => Views.Kernels.Map(new Affine(0.3), x, y)));
        Views.AssertSameBitsOnAnyThreads(() => Into(wide.Shape, y => Views.Kernels.Map(default(Difference), wide, bias, y)));
        Views.AssertSameBitsOnAnyThreads(() => Into(tall.Shape, y => Views.Kernels.Map(default(Difference), tall, rows, y)));
    }

    [Fact]
    public void Streamed_results_equal_those_of_small_pieces()
    {
        const int Large = 2_200_001, Piece = 1000;
        var x = Views.Of(DType.Float32, [Large], i => Views.Scaled(i));
        var y = Into(x.Shape, to => Views.Kernels.Map(new Affine(0.7), x, to));
        for (int start = 0; start + Piece <= Large; start += 220_000)
        {
            var part = new View(x.Storage, start, new Shape(Piece));
            var expected = Into(part.Shape, to => Views.Kernels.Map(new Affine(0.7), part, to));
            Assert.Equal(Views.Bits(expected), Views.Bits(new View(y.Storage, start, new Shape(Piece))));
        }
    }

    private static View Into(Shape shape, Action<View> kernel)
    {
        var y = Views.Empty(DType.Float32, shape);
        kernel(y);
        return y;
    }
}
