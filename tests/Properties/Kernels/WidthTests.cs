using Flux.Kernels;
using Xunit;

namespace Flux.Properties.Kernels;

/// <summary>Kernels that no derivative reaches have the same bits at every register width too, beside vectors that they must not touch.</summary>
public sealed class WidthTests
{
    public static TheoryData<DType, int> Sizes
    {
        get
        {
            TheoryData<DType, int> sizes = [];
            foreach (var type in (DType[])[DType.Float32, DType.Float64, DType.Int32])
            {
                foreach (int count in (int[])[0, 1, 7, 16, 17, 1003]) sizes.Add(type, count);
            }
            return sizes;
        }
    }

    private static View Some(DType type, int count, int seed) =>
        Views.Of(type, [count], i => type == DType.Int32 ? (i * 7919 + seed) % 13 - 6 : i % 11 == 5 ? double.NaN : Math.Round(Views.Scaled(i, seed), 1), 3, 2);

    [Theory, MemberData(nameof(Sizes))]
    public void Comparisons_and_choices(DType type, int count)
    {
        View a = Some(type, count, 1), b = Some(type, count, 2), one = Some(type, 1, 3);
        foreach (var how in Enum.GetValues<Comparison>())
        {
            Widths.Same($"{how}", () => Views.Empty(DType.Bool, [count], 1, 3), (kernels, y) => kernels.Compare(how, a, b, y));
            Widths.Same($"{how} with one number", () => Views.Empty(DType.Bool, [count], 1, 3), (kernels, y) => kernels.Compare(how, a, one, y));
        }
        var mask = Views.Of(DType.Bool, [count], i => i * 5 % 3 == 0 ? 1 : 0, 5, 1);
        Widths.Same("where", () => Views.Empty(type, [count], 2, 1), (kernels, y) => kernels.Where(mask, a, b, y));
        Widths.Same("where from one number", () => Views.Empty(type, [count], 2, 1), (kernels, y) => kernels.Where(mask, one, b, y));
    }

    [Theory, MemberData(nameof(Sizes))]
    public void Moves_and_sums_by_index(DType type, int count)
    {
        var x = Views.Of(type, [count, 9], i => Views.Scaled(i, 4), 1, 1);
        var indices = Views.Of(DType.Int32, [9], i => i * i % 5);
        Widths.Same("permute", () => Views.Empty(type, [9, count]), (kernels, y) => kernels.Permute(x, [1, 0], y));
        Widths.Same("scatter", () => Views.Empty(type, [count, 5], 1), (kernels, y) => kernels.ScatterAdd(x, indices, y));
        Widths.Same("fill", () => Views.Empty(type, [count], 3), (kernels, y) => kernels.Fill(y, 7));
    }

    [Fact]
    public void Arithmetic_of_whole_numbers()
    {
        View a = Some(DType.Int32, 1003, 5), b = Views.Of(DType.Int32, [1003], i => i % 7 - 9);
        foreach (var how in Enum.GetValues<Arithmetic>())
        {
            Widths.Same($"{how}", () => Views.Empty(DType.Int32, [1003], 1), (kernels, y) => kernels.Calculate(how, a, b, y));
        }
    }

    [Theory]
    [InlineData(DType.Float32)]
    [InlineData(DType.Float64)]
    public void Random_numbers_and_steps_of_Adam(DType type)
    {
        foreach (int count in (int[])[0, 1, 15, 100003])
        {
            Widths.Same("uniform", () => Views.Empty(type, [count], 1), (kernels, y) => kernels.Uniform(12345678901234567890, y));
            Widths.Same("normal", () => Views.Empty(type, [count], 1), (kernels, y) => kernels.Normal(12345678901234567890, y));
            View p = Views.Of(type, [count], i => Views.Scaled(i, 1)), g = Views.Of(type, [count], i => Views.Scaled(i, 2));
            View m = Views.Of(type, [count], i => Views.Scaled(i, 3)), v = Views.Of(type, [count], i => Math.Abs(Views.Scaled(i, 4)));
            var step = new AdamStep(0.9, 0.999, 1e-8, 0.01, 0.0199);
            Widths.Same(
                "Adam", () => Views.Empty(type, [count], 1),
                (kernels, y) => kernels.Adam(p, g, m, v, step, y, Views.Empty(type, [count]), Views.Empty(type, [count])));
        }
    }
}
