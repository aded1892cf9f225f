using Xunit;

namespace Flux.Properties.Numbers;

/// <summary>At infinity, far out and next to 0 every body and its slope have their limits: on numbers, lanes and tensors of both precisions.</summary>
public class BodyEndTests
{
    [Fact]
    public void Every_row_says_where_it_ends() => Assert.Equal(BodyTable.Rows.Select(row => row.Name).Order(), BodyEnds.All.Keys.Order());

    [Theory]
    [MemberData(nameof(BodyTable.Names), MemberType = typeof(BodyTable))]
    public void A_body_and_its_slope_have_their_limits_at_infinity(BodyRow row)
    {
        var ends = BodyEnds.All[row.Name];
        At(row, double.NegativeInfinity, ends.Left, ends.LeftSlope);
        At(row, double.PositiveInfinity, ends.Right, ends.RightSlope);
    }

    private static void At(BodyRow row, double x, double value, double slope)
    {
        if (row.Positive && x < 0) return;
        foreach (var (y, where) in Values(row, x)) Limit(value, y, 1e-6, $"{row.Name}({x}) on {where}");
        if (double.IsNaN(value)) return;
        foreach (var (y, where) in Slopes(row, x)) Limit(slope, y, 1e-6, $"{row.Name}'({x}) on {where}");
    }

    [Theory]
    [MemberData(nameof(BodyTable.Names), MemberType = typeof(BodyTable))]
    public void A_huge_argument_gives_nearly_what_infinity_does(BodyRow row)
    {
        var ends = BodyEnds.All[row.Name];
        foreach (double size in new[] { 1e15, 1e30 })
        {
            foreach (var (x, value, slope) in new[] { (-size, ends.Left, ends.LeftSlope), (size, ends.Right, ends.RightSlope) })
            {
                if ((row.Positive && x < 0) || double.IsNaN(value)) continue;
                foreach (var (y, where) in Values(row, x)) Near(value, y, $"{row.Name}({x}) on {where}");
                foreach (var (y, where) in Slopes(row, x)) Near(slope, y, $"{row.Name}'({x}) on {where}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(BodyTable.Names), MemberType = typeof(BodyTable))]
    public void The_smallest_numbers_give_no_NaN_and_the_same_in_both_precisions(BodyRow row)
    {
        foreach (double x in new[] { 0, 1e-44, -1e-44, 1e-30, -1e-30 })
        {
            if (row.Positive && x <= 0) continue;
            double near = (float)x, value = row.Value(near), slope = row.Slope(near);
            foreach (var (y, where) in Values(row, near)) Limit((float)value, (float)y, 1e-5, $"{row.Name}({x}) on {where}");
            foreach (var (y, where) in Slopes(row, near)) Limit((float)slope, (float)y, 1e-5, $"{row.Name}'({x}) on {where}");
        }
    }

    [Theory]
    [InlineData(1e-18)]
    [InlineData(-1e-12)]
    [InlineData(3e-9)]
    [InlineData(1e-4)]
    [InlineData(-0.02)]
    public void The_logarithm_of_the_hyperbolic_cosine_keeps_all_digits_near_0(double x)
    {
        double square = x * x, value = square / 2 * (1 - square / 6 * (1 - 4 * square / 15)), slope = Math.Tanh(x);
        Assert.Equal(1, new LogCoshBody().At(x) / value, 1e-14 + square * square * square);
        Assert.Equal(1, new Deriv<LogCoshBody>(new()).At(x) / slope, 1e-14);
        var (single, gradient) = Ad.ValueAndGradient(y => Prelude.Sum(Prelude.LogCosh(y)), Tensor.Of([(float)x]));
        Assert.Equal(1, single.Scalar() / value, 2e-6);
        Assert.Equal(1, gradient.Scalar() / slope, 2e-6);
    }

    private static IEnumerable<(double Y, string Where)> Values(BodyRow row, double x) =>
    [
        (row.Value(x), "numbers"), (row.Lane(x), "lanes"), (row.Single((float)x), "lanes of single precision"),
        (row.Map(Tensor.Of([x])).Scalar(), "tensors"), (row.Map(Tensor.Of([(float)x])).Scalar(), "tensors of single precision"),
    ];

    private static IEnumerable<(double Y, string Where)> Slopes(BodyRow row, double x) =>
    [
        (row.Slope(x), "numbers"), (row.OutputSlope(x) ?? row.Slope(x), "the output"),
        (Ad.Gradient(y => Prelude.Sum(row.Map(y)), Tensor.Of([x])).Scalar(), "tensors"),
        (Ad.Gradient(y => Prelude.Sum(row.Map(y)), Tensor.Of([(float)x])).Scalar(), "tensors of single precision"),
    ];

    private static void Limit(double expected, double actual, double tolerance, string what)
    {
        bool same = double.IsFinite(expected) ? Math.Abs(actual - expected) <= tolerance * Math.Max(1, Math.Abs(expected)) : expected.Equals(actual);
        Assert.True(same, $"{what} = {actual:R}; {expected:R} would fit.");
    }

    // What grows without bound has left 1 behind, even a logarithm's slope.
    private static void Near(double limit, double actual, string what)
    {
        if (double.IsFinite(limit)) Limit(limit, actual, 1e-5, what);
        else Assert.True(actual * Math.Sign(limit) > 1, $"{what} = {actual:R}; a number on the way to {limit} would fit.");
    }
}
