using Xunit;

namespace Flux.Properties.Numbers;

/// <summary>Infinities, NaN, both zeros, the smallest and the largest numbers: scalars and lanes give the same, and it is what the run time gives.</summary>
public class SpecialValueTests
{
    private static readonly double[] Values =
    [
        0.0, -0.0, 1, -1, double.PositiveInfinity, double.NegativeInfinity, double.NaN, double.Epsilon, -double.Epsilon, 1e-310, -1e-310,
        double.MaxValue, double.MinValue, 709.7, 709.8, 745, -745, -745.2, -708.5, -1000, 1000, 88.7, 88.8, -87.4, -103.9, -104, 20, -20, 1e-8, -1e-8,
    ];

    public static TheoryData<string, Func<double, double>> Functions => new()
    {
        { "exp", Math.Exp }, { "log", Math.Log }, { "tanh", Math.Tanh }, { "sin", Math.Sin }, { "cos", Math.Cos }, { "sqrt", Math.Sqrt }, { "abs", Math.Abs },
        { "atan", Math.Atan }, { "floor", Math.Floor },
        { "sigmoid", x => x < 0 ? Math.Exp(x) / (1 + Math.Exp(x)) : 1 / (1 + Math.Exp(-x)) },
        { "expm1", x => Math.Abs(x) < 1e-5 ? x : Math.Exp(x) - 1 }, { "log1p", x => Math.Abs(x) < 1e-5 ? x : Math.Log(1 + x) },
    };

    private static T Apply<T>(string name, T x) where T : struct, IReal<T> => name switch
    {
        "exp" => T.Exp(x),
        "log" => T.Log(x),
        "tanh" => T.Tanh(x),
        "sin" => T.Sin(x),
        "cos" => T.Cos(x),
        "sqrt" => T.Sqrt(x),
        "abs" => T.Abs(x),
        "atan" => T.Atan(x),
        "floor" => T.Floor(x),
        "sigmoid" => T.Sigmoid(x),
        "expm1" => T.Expm1(x),
        "log1p" => T.Log1p(x),
        _ => throw new ArgumentException(name),
    };

    [Theory]
    [MemberData(nameof(Functions))]
    public void Double_precision_treats_special_values_as_the_run_time_does(string name, Func<double, double> expected)
    {
        foreach (double x in Values)
        {
            Same($"{name}({x:R}) on lanes", expected(x), Apply(name, Lanes512<double>.All(x)).First, 1e-7);
            Same($"{name}({x:R}) on a number", expected(x), Apply(name, new Num<double>(x)).Value, 1e-7);
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Single_precision_treats_special_values_as_the_run_time_does(string name, Func<double, double> expected)
    {
        float[] own = [float.Epsilon, -float.Epsilon, 1e-40f, float.MaxValue, float.MinValue];
        foreach (float x in Values.Select(v => (float)v).Concat(own))
        {
            Same($"{name}({x:R}) on lanes", (float)expected(x), Apply(name, Lanes512<float>.All(x)).First, 1e-5);
            Same($"{name}({x:R}) on a number", (float)expected(x), Apply(name, new Num<float>(x)).Value, 1e-5);
        }
    }

    [Fact]
    public void The_error_function_is_odd_and_ends_at_one()
    {
        foreach (var (x, y) in new[] { (0.0, 0.0), (-0.0, -0.0), (double.PositiveInfinity, 1), (double.NegativeInfinity, -1), (double.NaN, double.NaN), (7, 1),
            (-7, -1) })
        {
            Same($"erf({x})", y, On<Lanes512<double>>.Erf(Lanes512<double>.All(x)).First, 0);
            Same($"erf({x})", y, On<Lanes512<float>>.Erf(Lanes512<float>.All((float)x)).First, 0);
        }
    }

    [Fact]
    public void The_power_function_treats_special_values_as_the_run_time_does()
    {
        double[] values = [0.0, -0.0, 1, -1, 2, -2, 0.5, 3, -3, double.PositiveInfinity, double.NegativeInfinity, double.NaN];
        foreach (double x in values)
        {
            foreach (double y in values)
            {
                double expected = Math.Pow(x, y);
                Same($"{x}^{y}", expected, On<Lanes512<double>>.Pow(Lanes512<double>.All(x), Lanes512<double>.All(y)).First, 1e-15);
                Same($"{x}^{y}", expected, On<Lanes512<float>>.Pow(Lanes512<float>.All((float)x), Lanes512<float>.All((float)y)).First, 1e-6);
            }
        }
    }

    [Fact]
    public void Larger_and_smaller_propagate_NaN_and_an_unordered_comparison_selects_otherwise()
    {
        var (nan, one) = (Lanes512<float>.All(float.NaN), Lanes512<float>.Const(1));
        foreach (var y in new[] { Lanes512<float>.Max(nan, one), Lanes512<float>.Max(one, nan), Lanes512<float>.Min(nan, one), Lanes512<float>.Min(one, nan) })
        {
            Assert.True(float.IsNaN(y.First));
        }
        Assert.Equal(2f, Lanes512<float>.IfLess(nan, one, one, Lanes512<float>.Const(2)).First);
        Assert.Equal(2f, Num<float>.IfLess(new(1), new(float.NaN), new(1), new(2)).Value);
    }

    private static void Same(string what, double expected, double actual, double relative)
    {
        bool same = double.IsFinite(expected) && expected != 0
            ? Math.Abs(actual - expected) <= relative * Math.Abs(expected) + 2 * double.Epsilon || (float)expected == (float)actual
            : expected.Equals(actual) && double.IsNegative(expected) == double.IsNegative(actual);
        Assert.True(same || (double.IsNaN(expected) && double.IsNaN(actual)), $"{what} = {actual:R}; {expected:R} would fit.");
    }
}
