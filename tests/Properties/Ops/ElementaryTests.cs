using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Ops;

/// <summary>Everyday functions of tensors where the run time's functions of numbers say what they are.</summary>
public sealed class ElementaryTests
{
    private const double Inf = double.PositiveInfinity, NaN = double.NaN;
    private static readonly double[] values = [0, 1, -1, 0.5, -0.5, 1.5, 2.5, -2.5, 3.49, -7.51, 1e-9, -1e-9, 1e12, -1e12, Inf, -Inf, NaN];

    public static TheoryData<string, Func<Tensor, Tensor>, Func<double, double>> Functions => new()
    {
        { "tan", Tan, Math.Tan }, { "asin", Asin, Math.Asin }, { "acos", Acos, Math.Acos }, { "atan", Atan, Math.Atan }, { "sinh", Sinh, Math.Sinh },
        { "cosh", Cosh, Math.Cosh },
        { "asinh", Asinh, Math.Asinh }, { "acosh", Acosh, Math.Acosh }, { "atanh", Atanh, Math.Atanh }, { "log2", Log2, Math.Log2 },
        { "log10", Log10, Math.Log10 },
        { "floor", Floor, Math.Floor }, { "ceiling", Ceiling, Math.Ceiling }, { "round", Round, x => Math.Round(x) }, { "truncate", Truncate, Math.Truncate },
        { "mod 3", x => Mod(x, 3), x => Remainder(x, 3) }, { "mod -2.5", x => Mod(x, -2.5), x => Remainder(x, -2.5) },
        { "mod infinity", x => Mod(x, Inf), x => Remainder(x, Inf) },
        { "mod 0", x => Mod(x, 0), x => Remainder(x, 0) },
    };

    [Theory, MemberData(nameof(Functions))]
    public void Ends_and_special_values_are_those_of_the_run_time(string name, Func<Tensor, Tensor> f, Func<double, double> reference)
    {
        double[] found = f(Tensor.Of(values)).ToDoubles();
        float[] single = f(Tensor.Of([.. values.Select(v => (float)v)])).ToArray();
        for (int i = 0; i < values.Length; i++)
        {
            Same($"{name}({values[i]})", reference(values[i]), found[i], 1e-14);
            Same($"{name}({values[i]}f)", (float)reference((float)values[i]), single[i], 1e-6);
        }
    }

    private static double Remainder(double x, double y)
    {
        double r = x % y;
        return r == 0 ? Math.CopySign(r, y) : r > 0 != y > 0 ? r + y : r;
    }

    [Fact]
    public void The_remainder_is_exact_and_its_zeros_have_the_sign_of_the_divisor()
    {
        float[] x = [1e9f, 448.299988f, 1e30f, -1e30f, 3e38f, 1e-40f, 6, -6, 6, -6, 16777216, 0.3f, 1e10f, -1e-20f, float.MaxValue, 5],
            y = [3, 0.1f, 0.7f, 0.7f, 1e-38f, 3e-41f, 3, 3, -3, -3, 1.0000001f, 0.1f, -3, 3, float.Epsilon, float.NaN];
        float[] found = Mod(Tensor.Of(x), Tensor.Of(y)).ToArray();
        double[] twice = Mod(Tensor.Of([.. x.Select(v => (double)v)]), Tensor.Of([.. y.Select(v => (double)v)])).ToDoubles();
        for (int i = 0; i < x.Length; i++)
        {
            double expected = Remainder(x[i], y[i]);
            bool same = ((float)expected).Equals(found[i]) && double.IsNegative(expected) == float.IsNegative(found[i]);
            Assert.True(same, $"mod({x[i]:R}, {y[i]:R}) = {found[i]:R}; {(float)expected:R} would fit.");
            Assert.Equal(expected, twice[i]);
            // Alone in its lanes, where the others do not send it the slow way.
            Assert.Equal(found[i], Mod(Tensor.Of([x[i]]), Tensor.Of([y[i]])).Scalar());
        }
        var (inX, inY) = Ad.Gradient((a, b) => Sum(Mod(a, b)), Tensor.Of([1e9f, -7, 7, 1]), Tensor.Of([3f, 3, -3, float.PositiveInfinity]));
        Assert.Equal([1f, 1, 1, 1], inX.ToArray());
        Assert.Equal([-333333333f, 3, 3, 0], inY.ToArray());
    }

    [Fact]
    public void The_angle_of_a_point_is_right_in_every_quadrant_and_on_the_axes()
    {
        double[] across = [1, 1, -1, -1, 0, 0, 2, -2, 0, 1e-300, -3, NaN, 1], up = [1, -1, 1, -1, 1, -1, 0, 0, 0, 1e-300, 1e-9, 1, NaN];
        double[] angles = Atan2(Tensor.Of(up), Tensor.Of(across)).ToDoubles();
        for (int i = 0; i < up.Length; i++) Same($"atan2({up[i]}, {across[i]})", Math.Atan2(up[i], across[i]), angles[i], 1e-15);
        var (inUp, inAcross) = Ad.Gradient((y, x) => Sum(Atan2(y, x)), Tensor.Of(up[..8]), Tensor.Of(across[..8]));
        for (int i = 0; i < 8; i++)
        {
            double square = across[i] * across[i] + up[i] * up[i];
            Assert.Equal(across[i] / square, inUp[i].Scalar(), 1e-15);
            Assert.Equal(-up[i] / square, inAcross[i].Scalar(), 1e-15);
        }
    }

    [Fact]
    public void The_angle_of_signed_zeros_infinities_and_huge_points_is_that_of_the_run_time()
    {
        double[] sides = [0.0, -0.0, 1, -1, Inf, -Inf, NaN, 1e-310, -1e-310, 1e300, -1e300];
        foreach (double y in sides)
        {
            foreach (double x in sides)
            {
                double expected = Math.Atan2(y, x), found = Atan2(Tensor.Of([y]), Tensor.Of([x])).Scalar();
                float single = MathF.Atan2((float)y, (float)x), foundSingle = Atan2(Tensor.Of([(float)y]), Tensor.Of([(float)x])).ToArray()[0];
                Same($"atan2({y}, {x})", expected, found, 1e-15);
                Same($"atan2({y}f, {x}f)", single, foundSingle, 1e-6);
                Assert.True(double.IsNaN(expected) || double.IsNegative(expected) == double.IsNegative(found), $"atan2({y}, {x}) = {found}");
                Assert.True(float.IsNaN(single) || float.IsNegative(single) == float.IsNegative(foundSingle), $"atan2({y}f, {x}f) = {foundSingle}");
            }
        }
        var (inUp, inAcross) = Ad.Gradient((y, x) => Sum(Atan2(y, x)), Tensor.Of([0.0, -0.0, Inf, 1, -Inf]), Tensor.Of([2.0, -2, 1, Inf, -Inf]));
        Assert.Equal([0.5, -0.5, 0, 0, 0], inUp.ToDoubles());
        Assert.Equal([0, 0, 0, 0, 0], inAcross.ToDoubles());
    }

    [Fact]
    public void Arc_functions_are_steep_at_the_ends_of_their_domain()
    {
        foreach (double x in new[] { 1.0, -1 })
        {
            Assert.Equal(Inf, Ad.Derivative(Asin, x));
            Assert.Equal(-Inf, Ad.Derivative(Acos, x));
            Assert.Equal(Inf, Ad.Derivative(Atanh, x));
        }
        Assert.Equal(Inf, Ad.Derivative(Acosh, 1.0));
    }

    [Fact]
    public void A_quotient_of_infinity_moves_with_its_numerator()
    {
        var (inX, inY) = Ad.Gradient((x, y) => Sum(x / y), Tensor.Of([-Inf, 3, Inf]), Tensor.Of([2.0, 4, Inf]));
        Assert.Equal([0.5, 0.25, 0], inX.ToDoubles());
        Assert.Equal([Inf, -3.0 / 16], inY.ToDoubles()[..2]);
    }

    [Fact]
    public void Xlogy_moves_with_the_smallest_numbers()
    {
        var (inX, inY) = Ad.Gradient((x, y) => Sum(Xlogy(x, y)), Tensor.Of([0f, 0, 0, 2]), Tensor.Of([1e-45f, 0, 3, float.PositiveInfinity]));
        Assert.Equal([MathF.Log(1e-45f), 0, MathF.Log(3), float.PositiveInfinity], inX.ToArray());
        Assert.Equal([0f, 0, 0, 0], inY.ToArray());
        Assert.Equal(MathF.Log(1e-45f) + 1, Ad.Gradient(x => Sum(Xlogx(x)), Tensor.Of([1e-45f])).Scalar(), 1e-4);
    }

    [Fact]
    public void The_argument_of_a_choice_is_chosen_first()
    {
        var x = Tensor.Of([-1.0, 0, 4]);
        Assert.Equal(NaN, Ad.Gradient(a => Sum(Where(a > 0, Sqrt(a), 0 * a)), x).ToDoubles()[1]);
        Assert.Equal([0, 0, 0.25], Ad.Gradient(a => Sum(Where(a > 0, Sqrt(Where(a > 0, a, a.OnesLike())), 0 * a)), x).ToDoubles());
    }

    [Fact]
    public void Comparisons_and_truth_values_follow_their_tables()
    {
        Tensor a = Tensor.Of([1f, 2, 2, float.NaN]), b = Tensor.Of([2f, 2, 1, 1]);
        Tensor t = Tensor.Of([true, true, false, false]), u = Tensor.Of([true, false, true, false]);
        Assert.Equal([1, 1, 0, 0], (a <= b).ToInts());
        Assert.Equal([0, 1, 1, 0], (a >= b).ToInts());
        Assert.Equal([0, 1, 1, 0], (a >= 2).ToInts());
        Assert.Equal([1, 0, 0, 0], (a <= 1).ToInts());
        Assert.Equal([0, 1, 0, 0], Equal(a, b).ToInts());
        Assert.Equal([0, 1, 1, 0], Equal(a, 2).ToInts());
        Assert.Equal([0, 0, 0, 1], IsNaN(a).ToInts());
        Assert.Equal([1, 0, 0, 0], IsFinite(Tensor.Of([0, Inf, -Inf, NaN])).ToInts());
        Assert.Equal([1, 0, 0, 0], (t & u).ToInts());
        Assert.Equal([1, 1, 1, 0], (t | u).ToInts());
        Assert.Equal([0, 0, 1, 1], (!t).ToInts());
        Assert.Equal(new Shape(4, 2), (t & Tensor.Of([true, false], 1, 2)).Shape);
    }

    [Fact]
    public void Elements_roll_and_repeat()
    {
        var x = Tensor.Of(new[,] { { 1f, 2, 3 }, { 4, 5, 6 } });
        Assert.Equal(Tensor.Of(new[,] { { 3f, 1, 2 }, { 6, 4, 5 } }).ToArray(), Roll(x, 1, 1).ToArray());
        Assert.Equal(Tensor.Of(new[,] { { 2f, 3, 1 }, { 5, 6, 4 } }).ToArray(), Roll(x, -4, 1).ToArray());
        Assert.Equal(Tensor.Of(new[,] { { 1f, 2, 3, 1, 2, 3 }, { 4, 5, 6, 4, 5, 6 }, { 1, 2, 3, 1, 2, 3 }, { 4, 5, 6, 4, 5, 6 } }).ToArray(),
            Repeat(x, 2, 2).ToArray());
        Assert.Equal(new Shape(2, 3, 4), Repeat(x, 1, 1, 4).Shape);
        Assert.Equal(91, Dot(x, x).Scalar());
        Assert.Equal(Math.Sqrt(3.5), StandardDeviation(x.Reshape(-1), true).Scalar(), 1e-6);
    }

    private static void Same(string what, double expected, double actual, double relative)
    {
        bool same = double.IsFinite(expected) ? Math.Abs(actual - expected) <= relative * Math.Max(1e-12, Math.Abs(expected)) : expected.Equals(actual);
        Assert.True(same, $"{what} = {actual:R}; {expected:R} would fit.");
    }
}
