using Xunit;
using D = Flux.Dual<Flux.Num<double>>;
using N = Flux.Num<double>;

namespace Flux.Properties.Numbers;

/// <summary>Dual numbers where the laws of the table do not reach: two arguments, ties, powers at 0, orders that nest.</summary>
public class DualTests
{
    private readonly struct PowerOfSum : IScalarBody
    {
        public T Invoke<T>(T x) where T : struct, IReal<T> => T.Pow(1 + x * x, T.Const(2));
    }

    private readonly struct SelfPower : IScalarBody
    {
        public T Invoke<T>(T x) where T : struct, IReal<T> => T.Pow(x, x);
    }

    private readonly struct Blend : ITernaryBody
    {
        public T Invoke<T>(T x, T y, T z) where T : struct, IReal<T> => x * y + T.Sin(z) * x;
    }

    private static (double X, double Y) Partials<B>(B body, double x, double y) where B : struct, IBinaryBody => (
        new Partial0<B>(body).Invoke(new N(x), new N(y)).Value,
        new Partial1<B>(body).Invoke(new N(x), new N(y)).Value);

    [Theory]
    [InlineData(2.0, 3.0)]
    [InlineData(0.7, -1.3)]
    public void Partial_derivatives_of_two_arguments_are_the_closed_forms(double x, double y)
    {
        Pair((1, 1), Partials(new AddBody(), x, y));
        Pair((1, -1), Partials(new SubtractBody(), x, y));
        Pair((y, x), Partials(new MultiplyBody(), x, y));
        Pair((1 / y, -x / (y * y)), Partials(new DivideBody(), x, y));
        Pair((y * Math.Pow(x, y - 1), Math.Pow(x, y) * Math.Log(x)), Partials(new PowBody(), x, y));
        Pair((x > y ? 1 : 0, x > y ? 0 : 1), Partials(new MaxBody(), x, y));
        Pair((x < y ? 1 : 0, x < y ? 0 : 1), Partials(new MinBody(), x, y));
        Pair((Math.Log(Math.Abs(y)), x / Math.Abs(y)), Partials(new XlogyBody(), x, Math.Abs(y)));
    }

    [Fact]
    public void At_a_tie_the_first_argument_moves_the_larger_and_the_smaller()
    {
        Pair((1, 0), Partials(new MaxBody(), 2, 2));
        Pair((1, 0), Partials(new MinBody(), 2, 2));
    }

    [Fact]
    public void Xlogy_is_0_with_finite_slopes_where_its_first_argument_is_0()
    {
        Assert.Equal(0, new XlogyBody().Invoke(new N(0), new N(0)).Value);
        Pair((0, 0), Partials(new XlogyBody(), 0, 0));
        Pair((Math.Log(double.Epsilon), 0), Partials(new XlogyBody(), 0, double.Epsilon));
        Assert.Equal((double.NegativeInfinity, double.PositiveInfinity), Partials(new XlogyBody(), 2, 0));
        Assert.Equal((double.PositiveInfinity, 0), Partials(new XlogyBody(), 2, double.PositiveInfinity));
    }

    [Fact]
    public void The_three_partial_derivatives_of_a_body_of_three_are_the_closed_forms()
    {
        N x = new(0.5), y = new(1.5), z = new(0.3);
        Assert.Equal(1.5 + Math.Sin(0.3), new Partial0Of3<Blend>(new()).Invoke(x, y, z).Value, 14);
        Assert.Equal(0.5, new Partial1Of3<Blend>(new()).Invoke(x, y, z).Value, 14);
        Assert.Equal(0.5 * Math.Cos(0.3), new Partial2Of3<Blend>(new()).Invoke(x, y, z).Value, 14);
    }

    [Fact]
    public void Bodies_about_bodies_multiply_by_the_slope_and_add_the_bias()
    {
        N x = new(0.4), c = new(-1.7);
        double y = Math.Tanh(0.4), slope = 1 - y * y;
        Assert.Equal(-1.7 * slope, new TimesSlope<TanhBody>(new()).Invoke(x, c).Value, 14);
        Assert.Equal(-1.7 * slope, new TimesOutputSlope<TanhBody>(new()).Invoke(new N(y), c).Value, 14);
        Assert.Equal(Math.Tanh(0.4 - 1.7), new Biased<TanhBody>(new()).Invoke(x, c).Value, 14);
    }

    [Fact]
    public void A_power_has_its_second_derivative_where_the_slope_of_its_base_is_0()
    {
        // (1 + x²)² = 1 + 2 x² + x⁴.
        Assert.Equal(4, new Deriv<Deriv<PowerOfSum>>(new(new())).At(0));
        Assert.Equal(4, new PowerOfSum().Derivative(0, 2));
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(1.0)]
    [InlineData(2.5)]
    public void Base_and_exponent_may_both_move(double x)
    {
        double logarithm = Math.Log(x) + 1, power = Math.Pow(x, x);
        BodyLaws.Close(power * logarithm, new Deriv<SelfPower>(new()).At(x), 1e-14, "(x^x)'");
        BodyLaws.Close(power * (logarithm * logarithm + 1 / x), new Deriv<Deriv<SelfPower>>(new(new())).At(x), 1e-13, "(x^x)''");
        BodyLaws.Close(power * (logarithm * logarithm + 1 / x), new SelfPower().Derivative(x, 2), 1e-13, "(x^x)'' by series");
    }

    [Theory]
    [InlineData(0.0, 2.0, 0.0)]
    [InlineData(0.0, 1.0, 1.0)]
    [InlineData(0.0, 0.0, 0.0)]
    [InlineData(0.0, 0.5, double.PositiveInfinity)]
    [InlineData(-2.0, 3.0, 12.0)]
    [InlineData(-2.0, -1.0, -0.25)]
    public void A_constant_exponent_takes_no_logarithm(double x, double p, double slope) => Assert.Equal(slope, new Deriv<PowerBody>(new(p)).At(x));

    [Theory]
    [InlineData(double.PositiveInfinity, 3.0, double.PositiveInfinity)]
    [InlineData(1e200, 2.0, 2e200)]
    [InlineData(double.PositiveInfinity, -1.0, 0.0)]
    [InlineData(double.PositiveInfinity, 0.5, 0.0)]
    [InlineData(double.NegativeInfinity, 2.0, double.NegativeInfinity)]
    public void Nor_does_it_where_the_power_overflows(double x, double p, double slope) => Assert.Equal(slope, new Deriv<PowerBody>(new(p)).At(x));

    [Fact]
    public void A_constant_base_of_0_takes_no_power() => Assert.Equal(0, D.Pow(D.Const(0), new(new(0.5), new(1))).Tangent.Value);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(20)]
    public void Derivatives_of_every_order_are_the_closed_forms(int n)
    {
        double x = 1.3, factorial = Enumerable.Range(1, n).Aggregate(1.0, (product, k) => product * k), sign = n % 2 == 0 ? 1 : -1;
        BodyLaws.Close(Math.Exp(x), new ExpBody().Derivative(x, n), 1e-13, $"exp, order {n}");
        BodyLaws.Close(Math.Sin(x + n * Math.PI / 2), new SinBody().Derivative(x, n), 1e-13, $"sin, order {n}");
        BodyLaws.Close(Math.Cos(x + n * Math.PI / 2), new CosBody().Derivative(x, n), 1e-13, $"cos, order {n}");
        BodyLaws.Close(sign * factorial / Math.Pow(x, n + 1), new RatioBody(1).Derivative(x, n), 1e-13, $"1/x, order {n}");
        if (n > 0) BodyLaws.Close(-sign * factorial / n / Math.Pow(x, n), new LogBody().Derivative(x, n), 1e-12, $"log, order {n}");
    }

    [Fact]
    public void An_order_that_does_not_exist_is_an_error_that_says_which_do()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new ExpBody().Derivative(1, -1));
        Assert.Contains("0 to 100", error.Message);
    }

    [Fact]
    public void Differences_give_the_gradient_of_a_function_of_several_numbers()
    {
        double[] gradient = FiniteDifference.Gradient(x => x[0] * x[0] * x[1] + Math.Sin(x[2]), [1.5, -2, 0.5]);
        BodyLaws.Close(-6, gradient[0], 1e-9, "∂0");
        BodyLaws.Close(2.25, gradient[1], 1e-9, "∂1");
        BodyLaws.Close(Math.Cos(0.5), gradient[2], 1e-9, "∂2");
    }

    private static void Pair((double X, double Y) expected, (double X, double Y) actual)
    {
        BodyLaws.Close(expected.X, actual.X, 1e-13, "∂x");
        BodyLaws.Close(expected.Y, actual.Y, 1e-13, "∂y");
    }
}
