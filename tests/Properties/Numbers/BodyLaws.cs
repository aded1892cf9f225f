using Xunit;

namespace Flux.Properties.Numbers;

/// <summary>What holds for every body: one formula, whatever the number; four ways to its derivative that agree; the slopes chosen at kinks.</summary>
public class BodyLaws
{
    // No kink of any row lies within 0.05 of a point, so that differences do not straddle one.
    private static readonly double[] Points = [-4.13, -2.21, -1.37, -0.71, -0.23, 0.17, 0.31, 0.83, 1.43, 2.57, 4.11];

    private static IEnumerable<double> PointsOf(BodyRow row) => Points.Where(x => !row.Positive || x > 0);

    [Theory]
    [MemberData(nameof(BodyTable.Names), MemberType = typeof(BodyTable))]
    public void Scalars_and_lanes_give_the_plain_formula(BodyRow row)
    {
        foreach (double x in PointsOf(row))
        {
            double y = row.Formula(x);
            Close(y, row.Value(x), 1e-13, $"{row.Name}({x})");
            Close(y, row.Lane(x), 1e-13, $"{row.Name}({x}) on lanes");
            Close(y, row.Single((float)x), 3e-6, $"{row.Name}({x}) in single precision");
        }
    }

    [Theory]
    [MemberData(nameof(BodyTable.Names), MemberType = typeof(BodyTable))]
    public void Duals_series_symbols_and_differences_give_one_derivative(BodyRow row)
    {
        var slope = row.Symbol.Derivative();
        foreach (double x in PointsOf(row))
        {
            double expected = FiniteDifference.Derivative(row.Formula, x, 0.04);
            Close(expected, row.Slope(x), 1e-8, $"{row.Name}'({x}) by duals");
            Close(expected, row.Derivative(x, 1), 1e-8, $"{row.Name}'({x}) by series");
            Close(row.Slope(x), slope.At(x), 1e-12, $"{row.Name}'({x}) by symbols, {slope}");
        }
    }

    [Theory]
    [MemberData(nameof(BodyTable.Names), MemberType = typeof(BodyTable))]
    public void Nested_duals_series_and_symbols_give_one_second_derivative(BodyRow row)
    {
        var curvature = row.Symbol.Derivative().Derivative();
        foreach (double x in PointsOf(row))
        {
            double expected = FiniteDifference.Derivative(row.Slope, x, 0.04);
            Close(expected, row.Curvature(x), 1e-8, $"{row.Name}''({x}) by duals");
            Close(row.Curvature(x), row.Derivative(x, 2), 1e-11, $"{row.Name}''({x}) by series");
            Close(row.Curvature(x), curvature.At(x), 1e-11, $"{row.Name}''({x}) by symbols, {curvature}");
        }
    }

    [Theory]
    [MemberData(nameof(BodyTable.Names), MemberType = typeof(BodyTable))]
    public void Series_and_symbols_give_one_fourth_derivative(BodyRow row)
    {
        var fourth = row.Symbol.Derivative().Derivative().Derivative().Derivative();
        foreach (double x in PointsOf(row)) Close(fourth.At(x), row.Derivative(x, 4), 1e-8, $"{row.Name}''''({x})");
    }

    [Theory]
    [MemberData(nameof(BodyTable.Names), MemberType = typeof(BodyTable))]
    public void A_slope_from_the_output_is_the_slope_from_duals(BodyRow row)
    {
        foreach (double x in PointsOf(row)) Close(row.Slope(x), row.OutputSlope(x) ?? row.Slope(x), 1e-13, $"{row.Name}'({x})");
    }

    [Theory]
    [MemberData(nameof(BodyTable.Names), MemberType = typeof(BodyTable))]
    public void Slopes_at_kinks_are_those_of_NNlib(BodyRow row)
    {
        foreach (var (x, slope) in row.Kinks)
        {
            Close(slope, row.Slope(x), 1e-15, $"{row.Name}'({x}) by duals");
            Close(slope, row.Derivative(x, 1), 1e-15, $"{row.Name}'({x}) by series");
            Close(slope, row.Symbol.Derivative().At(x), 1e-15, $"{row.Name}'({x}) by symbols");
            Close(slope, Ad.Gradient(y => Prelude.Sum(row.Map(y)), Tensor.Of([x])).Scalar(), 1e-15, $"{row.Name}'({x}) on tensors");
            Close(slope, Ad.Gradient(y => Prelude.Sum(row.Map(y)), Tensor.Of([(float)x])).Scalar(), 1e-6, $"{row.Name}'({x}) on tensors of single precision");
        }
    }

    [Theory]
    [MemberData(nameof(BodyTable.Names), MemberType = typeof(BodyTable))]
    public void NaN_in_is_NaN_out(BodyRow row)
    {
        if (row.Name == "x^0") return; // 1 by IEEE 754.
        Assert.True(double.IsNaN(row.Value(double.NaN)), $"{row.Name}(NaN) = {row.Value(double.NaN)}");
        Assert.True(float.IsNaN(row.Single(float.NaN)), $"{row.Name}(NaN) on lanes = {row.Single(float.NaN)}");
    }

    [Theory]
    [MemberData(nameof(BodyTable.Names), MemberType = typeof(BodyTable))]
    public void Far_out_second_and_third_gradients_are_finite_where_the_body_is(BodyRow row)
    {
        foreach (float x in new[] { 150f, -150f })
        {
            if ((row.Positive && x < 0) || !float.IsFinite(row.Single(x))) continue;
            Tensor at = Tensor.Of([x], 1);
            Close(row.Curvature(x), Second(at).Scalar(), 1e-4, $"{row.Name}''({x}) on tensors");
            Close(row.Derivative(x, 3), Ad.Gradient(y => Prelude.Sum(Second(y)), at).Scalar(), 1e-4, $"{row.Name}'''({x}) on tensors");
        }

        Tensor First(Tensor x) => Ad.Gradient(y => Prelude.Sum(row.Map(y)), x);
        Tensor Second(Tensor x) => Ad.Gradient(y => Prelude.Sum(First(y)), x);
    }

    internal static void Close(double expected, double actual, double tolerance, string what)
    {
        bool close = Math.Abs(actual - expected) <= tolerance * Math.Max(1, Math.Abs(expected));
        Assert.True(close, $"{what} = {actual:R}; {expected:R} would fit.");
    }
}
