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
        { "mod", x => Mod(x, 3), x => x - 3 * Math.Floor(x / 3) },
    };

    [Theory, MemberData(nameof(Functions))]
    public void Ends_and_special_values_are_those_of_the_run_time(string name, Func<Tensor, Tensor> f, Func<double, double> reference)
    {
        double[] found = f(Tensor.Of(values)).ToDoubles();
        float[] single = f(Tensor.Of([.. values.Select(v => (float)v)])).ToArray();
        for (int i = 0; i < values.Length; i++)
        {
            Same($"{name}({values[i]})", reference(values[i]), found[i], 1e-14);
            if (name != "mod" || Math.Abs(values[i]) < 1e6) Same($"{name}({values[i]}f)", (float)reference((float)values[i]), single[i], 1e-6);
        }
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
        var x = Tensor.FromRows(new[,] { { 1f, 2, 3 }, { 4, 5, 6 } });
        Assert.Equal(Tensor.FromRows(new[,] { { 3f, 1, 2 }, { 6, 4, 5 } }).ToArray(), Roll(x, 1, 1).ToArray());
        Assert.Equal(Tensor.FromRows(new[,] { { 2f, 3, 1 }, { 5, 6, 4 } }).ToArray(), Roll(x, -4, 1).ToArray());
        Assert.Equal(Tensor.FromRows(new[,] { { 1f, 2, 3, 1, 2, 3 }, { 4, 5, 6, 4, 5, 6 }, { 1, 2, 3, 1, 2, 3 }, { 4, 5, 6, 4, 5, 6 } }).ToArray(),
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
