namespace Flux;

/// <summary>
/// A formula as the number a body computes with: it prints the body, differentiates it by rules, and evaluates it. Constants fold, zeros and ones vanish.
/// </summary>
public readonly struct Symbol : IReal<Symbol>, IEquatable<Symbol>
{
    private readonly Formula? formula;

    private Symbol(Formula formula) => this.formula = formula;

    /// <summary>A named variable.</summary>
    public static Symbol Variable(string name) => new(new Variable(name));

    /// <summary>The formula of a body in the variable x.</summary>
    public static Symbol Of<B>(B body, string variable = "x") where B : struct, IScalarBody => body.Invoke(Variable(variable));

    private Formula Formula => formula ?? Number.Zero;

    /// <inheritdoc/>
    public static Symbol Const(double x) => new(new Number(x));

    /// <summary>The derivative in a variable, as a formula.</summary>
    public Symbol Derivative(string variable = "x") => new(Formula.Derivative(variable));

    /// <summary>The value where the variable has the given value.</summary>
    public double At(double value, string variable = "x") => Formula.At(variable, value);

    /// <inheritdoc/>
    public static Symbol operator +(Symbol a, Symbol b) => new(Formula.Add(a.Formula, b.Formula));
    /// <inheritdoc/>
    public static Symbol operator -(Symbol a, Symbol b) => new(Formula.Subtract(a.Formula, b.Formula));
    /// <inheritdoc/>
    public static Symbol operator *(Symbol a, Symbol b) => new(Formula.Multiply(a.Formula, b.Formula));
    /// <inheritdoc/>
    public static Symbol operator /(Symbol a, Symbol b) => new(Formula.Divide(a.Formula, b.Formula));
    /// <inheritdoc/>
    public static Symbol operator -(Symbol a) => new(Formula.Negate(a.Formula));
    /// <inheritdoc/>
    public static Symbol operator +(double a, Symbol x) => Const(a) + x;
    /// <inheritdoc/>
    public static Symbol operator -(double a, Symbol x) => Const(a) - x;
    /// <inheritdoc/>
    public static Symbol operator *(double a, Symbol x) => Const(a) * x;
    /// <inheritdoc/>
    public static Symbol operator /(double a, Symbol x) => Const(a) / x;

    /// <inheritdoc/>
    public static Symbol Exp(Symbol x) => new(Formula.Apply("exp", x.Formula));
    /// <inheritdoc/>
    public static Symbol Log(Symbol x) => new(Formula.Apply("log", x.Formula));
    /// <inheritdoc/>
    public static Symbol Expm1(Symbol x) => new(Formula.Apply("expm1", x.Formula));
    /// <inheritdoc/>
    public static Symbol Log1p(Symbol x) => new(Formula.Apply("log1p", x.Formula));
    /// <inheritdoc/>
    public static Symbol Tanh(Symbol x) => new(Formula.Apply("tanh", x.Formula));
    /// <inheritdoc/>
    public static Symbol Sigmoid(Symbol x) => new(Formula.Apply("sigmoid", x.Formula));
    /// <inheritdoc/>
    public static Symbol Erf(Symbol x) => new(Formula.Apply("erf", x.Formula));
    /// <inheritdoc/>
    public static Symbol Sin(Symbol x) => new(Formula.Apply("sin", x.Formula));
    /// <inheritdoc/>
    public static Symbol Cos(Symbol x) => new(Formula.Apply("cos", x.Formula));
    /// <inheritdoc/>
    public static Symbol Atan(Symbol x) => new(Formula.Apply("atan", x.Formula));
    /// <inheritdoc/>
    public static Symbol Floor(Symbol x) => new(Formula.Apply("floor", x.Formula));
    /// <inheritdoc/>
    public static Symbol Remainder(Symbol x, Symbol y)
    {
        var quotient = x / y;
        return x - y * IfLess(quotient, Const(0), -Floor(-quotient), Floor(quotient));
    }
    /// <inheritdoc/>
    public static Symbol Xlogy(Symbol x, Symbol y) => Entropy.Xlogy(x, y);
    /// <inheritdoc/>
    public static Symbol Sqrt(Symbol x) => new(Formula.Apply("sqrt", x.Formula));
    /// <inheritdoc/>
    public static Symbol Abs(Symbol x) => new(Formula.Apply("abs", x.Formula));
    /// <inheritdoc/>
    public static Symbol Pow(Symbol x, Symbol y) => new(Formula.Power(x.Formula, y.Formula));
    /// <inheritdoc/>
    public static Symbol Max(Symbol a, Symbol b) => new(Formula.Extremum(true, a.Formula, b.Formula));
    /// <inheritdoc/>
    public static Symbol Min(Symbol a, Symbol b) => new(Formula.Extremum(false, a.Formula, b.Formula));
    /// <inheritdoc/>
    public static Symbol IfLess(Symbol a, Symbol b, Symbol then, Symbol otherwise) =>
        new(Formula.IfLess(a.Formula, b.Formula, then.Formula, otherwise.Formula));

    /// <summary>Equal formulas.</summary>
    public bool Equals(Symbol other) => Formula.Equals(other.Formula);
    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Symbol other && Equals(other);
    /// <inheritdoc/>
    public override int GetHashCode() => Formula.GetHashCode();
    /// <summary>Equal formulas.</summary>
    public static bool operator ==(Symbol a, Symbol b) => a.Equals(b);
    /// <summary>Different formulas.</summary>
    public static bool operator !=(Symbol a, Symbol b) => !a.Equals(b);

    /// <summary>The formula with as few parentheses as its reading needs.</summary>
    public override string ToString() => Formula.ToString();
}
