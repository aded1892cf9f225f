using Flux.Kernels;
using Xunit;

namespace Flux.Properties.Kernels;

/// <summary>Moves put every element where a plain loop over indices puts it, for every element size.</summary>
public class MovesTests
{
    private static readonly DType[] Types = Enum.GetValues<DType>();

    private static double Small(int i, DType type) => type == DType.Bool ? i % 3 % 2 : i * 7 % 100;

    private static int[] Indices(Shape shape, int i)
    {
        var index = new int[shape.Rank];
        for (int d = 0; d < index.Length; d++)
        {
            index[d] = i % shape[d];
            i /= shape[d];
        }
        return index;
    }

    private static int At(Shape shape, int[] index) => index.Select((k, d) => k * shape.Stride(d)).Sum();

    public static TheoryData<int[], int[]> Orders()
    {
        var rows = new TheoryData<int[], int[]>
        {
            { [], [] }, { [5], [0] }, { [7, 9], [0, 1] }, { [7, 9], [1, 0] }, { [100, 65], [1, 0] }, { [1, 5], [1, 0] }, { [0, 5], [1, 0] },
            { [4, 5, 6], [2, 0, 1] }, { [4, 5, 6], [1, 2, 0] }, { [4, 5, 6], [0, 2, 1] }, { [40, 3, 50], [2, 1, 0] },
            { [3, 4, 2, 5], [3, 1, 0, 2] }, { [2, 3, 4, 5, 2], [4, 2, 0, 3, 1] }, { [600, 700], [1, 0] },
        };
        return rows;
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public void Permute_reorders_dimensions(int[] sizes, int[] order)
    {
        Shape from = new(sizes), to = new([.. order.Select(d => sizes[d])]);
        foreach (var type in Types)
        {
            View x = Views.Of(type, from, i => Small(i, type), 3), y = Views.Empty(type, to, 1, 2);
            Views.Kernels.Permute(x, order, y);
            for (int i = 0; i < y.Count; i++)
            {
                int[] index = Indices(to, i), source = new int[index.Length];
                for (int d = 0; d < index.Length; d++) source[order[d]] = index[d];
                Assert.Equal(Views.Read(x, At(from, source)), Views.Read(y, i));
            }
        }
    }

    public static TheoryData<int[], int[], int[], int[]> Cuts() => new()
    {
        { [10], [3], [1], [4] }, { [10], [9], [-2], [5] }, { [10], [0], [1], [10] }, { [10], [4], [1], [0] },
        { [8, 6], [2, 1], [1, 1], [5, 3] }, { [8, 6], [0, 1], [1, 2], [8, 3] }, { [8, 6], [1, 5], [2, -1], [3, 6] },
        { [5, 4, 3], [0, 2, 1], [1, 1, 1], [5, 1, 2] }, { [300, 1200], [1, 1], [1, 1], [298, 1100] },
    };

    [Theory]
    [MemberData(nameof(Cuts))]
    public void Slice_reads_what_paste_writes_and_paste_leaves_the_rest(int[] sizes, int[] start, int[] step, int[] part)
    {
        Shape whole = new(sizes), cut = new(part);
        foreach (var type in Types)
        {
            View x = Views.Of(type, whole, i => Small(i, type), 2), y = Views.Empty(type, cut, 1, 1);
            Views.Kernels.Slice(x, start, step, y);
            var back = Views.Of(type, whole, _ => 1, 1, 4);
            Views.Kernels.Paste(y, start, step, back);
            var touched = new HashSet<int>();
            for (int i = 0; i < cut.Elements; i++)
            {
                int at = At(whole, [.. Indices(cut, i).Select((k, d) => start[d] + k * step[d])]);
                Assert.Equal(Views.Read(x, at), Views.Read(y, i));
                Assert.Equal(Views.Read(x, at), Views.Read(back, at));
                touched.Add(at);
            }
            for (int i = 0; i < whole.Elements; i++)
            {
                if (!touched.Contains(i)) Assert.Equal(1, Views.Read(back, i));
            }
        }
    }

    [Fact]
    public void Broadcast_repeats_sizes_of_one()
    {
        int[][][] pairs = [[[], [5]], [[1, 4], [3, 4]], [[3], [3, 4]], [[3, 1, 2], [3, 5, 2]], [[1, 5, 1], [4, 5, 6]], [[7, 1], [7, 900]]];
        foreach (var pair in pairs)
        {
            foreach (var type in Types)
            {
                View x = Views.Of(type, new(pair[0]), i => Small(i, type), 1), y = Views.Empty(type, new(pair[1]), 2, 2);
                Views.Kernels.Broadcast(x, y);
                for (int i = 0; i < y.Count; i++) Assert.Equal(Views.Read(x, Views.Located(x.Shape, y.Shape, i)), Views.Read(y, i));
            }
        }
    }

    [Theory]
    [InlineData(1, 9)]
    [InlineData(5, 40)]
    [InlineData(130, 3000)]
    public void Gather_copies_rows_and_scatter_adds_them_in_order(int row, int count)
    {
        var indices = Views.Of(DType.Int32, [count], i => i * 13 % 11, 1);
        foreach (var type in new[] { DType.Float32, DType.Float64, DType.Int32 })
        {
            View x = Views.Of(type, [row, 11], i => Small(i, type), 3), y = Views.Empty(type, [row, count], 1, 1);
            Views.Kernels.Gather(x, indices, y);
            for (int i = 0; i < y.Count; i++) Assert.Equal(Views.Read(x, i % row + (int)Views.Read(indices, i / row) * row), Views.Read(y, i));

            var sums = Views.Empty(type, [row, 11], 1, 1);
            Views.Kernels.ScatterAdd(y, indices, sums);
            var expected = new double[sums.Count];
            for (int i = 0; i < y.Count; i++) expected[i % row + (int)Views.Read(indices, i / row) * row] += Views.Read(y, i);
            Assert.Equal(expected, Views.Read(sums));
            Views.AssertSameBitsOnAnyThreads(() =>
            {
                var again = Views.Empty(type, [row, 11]);
                Views.Kernels.ScatterAdd(y, indices, again);
                return again;
            });
        }
    }

    [Theory]
    [InlineData(11)]
    [InlineData(-1)]
    public void An_index_outside_is_named(int outside)
    {
        View x = Views.Of(DType.Float32, [2, 11], i => i), indices = Views.Of(DType.Int32, [4], i => i == 2 ? outside : i);
        View y = Views.Empty(DType.Float32, [2, 4]);
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Views.Kernels.Gather(x, indices, y));
        Assert.Contains(FormattableString.Invariant($"index {outside} at position 2"), error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Views.Kernels.ScatterAdd(y, indices, x));
        var fresh = Views.Cpu.Rent(DType.Float32, 8);
        Assert.Throws<ArgumentOutOfRangeException>(() => Views.Kernels.Gather(x, indices, new View(fresh, 0, [2, 4])));
        Assert.False(fresh.IsAlive);
    }

    [Fact]
    public void Fill_and_copy_write_exactly_their_view()
    {
        foreach (var type in Types)
        {
            foreach (int count in new[] { 0, 1, 15, 17, 1000 })
            {
                var whole = Views.Of(type, [count + 6], _ => 0);
                var y = new View(whole.Storage, 2, new Shape(count));
                Views.Kernels.Fill(y, 1);
                for (int i = 0; i < whole.Count; i++) Assert.Equal(i >= 2 && i < count + 2 ? 1 : 0, Views.Read(whole, i));
                var x = Views.Of(type, [count], i => Small(i, type), 1);
                Views.Kernels.Copy(x, y);
                Assert.Equal(Views.Read(x), Views.Read(y));
                Assert.Equal(0, Views.Read(whole, count + 2));
            }
        }
        var large = Views.Of(DType.Float32, [700_001], i => i, 1);
        var copy = Views.Empty(DType.Float32, [700_001]);
        Views.Kernels.Copy(large, copy);
        Assert.Equal(Views.Bits(large), Views.Bits(copy));
    }

    [Fact]
    public void Cast_converts_between_all_types()
    {
        double[] values = [0, 1, -1, 2.5, -2.5, 100.25, 0.1, 3e9, -3e9, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1e-30, 65519];
        foreach (var from in Types)
        {
            var x = Views.Of(from, [values.Length], i => values[i], 1);
            foreach (var to in Types)
            {
                var y = Views.Empty(to, [values.Length], 1, 1);
                Views.Kernels.Cast(x, y);
                for (int i = 0; i < values.Length; i++)
                {
                    double value = Views.Read(x, i);
                    double expected = to switch
                    {
                        DType.Float32 => (float)value,
                        DType.Float64 => value,
                        DType.Float16 => (double)(Half)value,
                        DType.BFloat16 => NearestBFloat16(value),
                        DType.Int32 => (int)value,
                        _ => value != 0 ? 1 : 0,
                    };
                    Assert.Equal(expected, Views.Read(y, i));
                }
            }
        }
    }

    private static double NearestBFloat16(double value)
    {
        if (!double.IsFinite(value) || value == 0) return value;
        double step = Math.ScaleB(1, Math.ILogB((float)value) - 7);
        return Math.Round((float)value / step, MidpointRounding.ToEven) * step;
    }
}
