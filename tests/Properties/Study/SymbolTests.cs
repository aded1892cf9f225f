using Xunit;

namespace Flux.Properties.Study;

/// <summary>Symbols print as one would write.</summary>
public class SymbolTests
{
    private static readonly Symbol X = Symbol.Variable("x"), Y = Symbol.Variable("y"), Z = Symbol.Variable("z");

    public static TheoryData<Symbol, string> Formulas => new()
    {
        { Symbol.Of(new TanhBody()), "tanh(x)" },
        { Symbol.Of(new TanhBody()).Derivative(), "1 - tanh(x)^2" },
        { Symbol.Of(new SigmoidBody()).Derivative(), "sigmoid(x) * (1 - sigmoid(x))" },
        { (X * Symbol.Sigmoid(X)).Derivative(), "sigmoid(x) + x * sigmoid(x) * (1 - sigmoid(x))" },
        { Symbol.Of(new SquareBody()).Derivative(), "2 * x" },
        { Symbol.Of(new PowerBody(3)).Derivative(), "3 * x^2" },
        { Symbol.Of(new Compose<ExpBody, SinBody>(new(), new())).Derivative(), "exp(sin(x)) * cos(x)" },
        { Symbol.Of(new LogBody()).Derivative(), "1 / x" },
        { Symbol.Of(new LeakyReluBody(0.1)), "(0 < x ? x : 0.1 * x)" },
        { Symbol.Of(new LeakyReluBody(0.1)).Derivative(), "(0 < x ? 1 : 0.1)" },
        { Symbol.Of(new ReluBody()), "max(0, x)" },
        { Symbol.Of(new ReluBody()).Derivative(), "(0 < x ? 1 : 0)" },
        { Symbol.Of(new HardTanhBody()), "max(-1, min(1, x))" },
        { Symbol.Of(new ShiftBody(-2)), "x - 2" },
        { X - Symbol.Const(-2), "x + 2" },
        { X + Y + Z, "x + y + z" },
        { X + (Y + Z), "x + y + z" },
        { X - (Y + Z), "x - (y + z)" },
        { X - (Y - Z), "x - (y - z)" },
        { X - Y - Z, "x - y - z" },
        { X / (Y * Z), "x / (y * z)" },
        { X * Y / Z, "x * y / z" },
        { X * (Y / Z), "x * y / z" },
        { (X + Y) * Z, "(x + y) * z" },
        { -(X + Y), "-(x + y)" },
        { -X * Y, "-x * y" },
        { Symbol.Pow(X + Y, Z), "(x + y)^z" },
        { Symbol.Pow(-X, Symbol.Const(2)), "(-x)^2" },
        { Symbol.Pow(Symbol.Pow(X, Y), Z), "(x^y)^z" },
        { Symbol.Pow(X, -Y), "x^(-y)" },
        { X * X * X, "x^3" },
        { 1 * X + Symbol.Const(0), "x" },
        { 0 * X, "0" },
        { X - X, "0" },
        { 2 * (3 * X), "6 * x" },
        { default, "0" },
    };

    [Theory]
    [MemberData(nameof(Formulas))]
    public void A_formula_prints_with_the_parentheses_it_needs(Symbol formula, string text) => Assert.Equal(text, formula.ToString());

    [Fact]
    public void Formulas_of_one_structure_are_equal()
    {
        Assert.Equal(Symbol.Of(new TanhShrinkBody()), X - Symbol.Tanh(X));
        Assert.NotEqual(Symbol.Of(new TanhShrinkBody()), Symbol.Of(new TanhShrinkBody(), "y"));
    }

    [Fact]
    public void Other_variables_are_constants_of_a_derivative() => Assert.Equal("y", (X * Y).Derivative("x").ToString());

    [Fact]
    public void A_variable_without_a_value_is_an_error_that_names_it()
    {
        var error = Assert.Throws<InvalidOperationException>(() => (X * Y).At(2));
        Assert.Contains("variable y", error.Message);
    }

    [Fact]
    public void Larger_and_smaller_of_NaN_are_NaN_as_for_every_number()
    {
        Assert.True(double.IsNaN(Symbol.Max(X, Symbol.Const(1)).At(double.NaN)));
        Assert.True(double.IsNaN(Symbol.Min(Symbol.Const(1), X).At(double.NaN)));
        Assert.True(double.IsNaN(Symbol.Max(Symbol.Const(1), X).At(double.NaN)));
    }
}
