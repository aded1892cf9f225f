namespace Flux;

/// <summary>A node of a formula. Precedence decides where parentheses stand: 1 sums, 2 products, 3 negation, 4 powers, 5 atoms.</summary>
internal abstract record Formula(int Precedence)
{
    internal abstract Formula Derivative(string variable);
    internal abstract double At(string variable, double value);
    public sealed override string ToString() => Print();
    private protected abstract string Print();

    internal static Formula Add(Formula a, Formula b) => (a, b) switch
    {
        (Number x, Number y) => new Number(x.Value + y.Value),
        (Number { Value: 0 }, _) => b,
        (_, Number { Value: 0 }) => a,
        (_, Negation n) => Subtract(a, n.Operand),
        (_, Number { Value: < 0 } y) => Subtract(a, new Number(-y.Value)),
        (Number { Value: < 0 } x, _) => Subtract(b, new Number(-x.Value)),
        _ => new Binary('+', a, b),
    };

    internal static Formula Subtract(Formula a, Formula b) => (a, b) switch
    {
        (Number x, Number y) => new Number(x.Value - y.Value),
        (_, Number { Value: 0 }) => a,
        (Number { Value: 0 }, _) => Negate(b),
        (_, Negation n) => Add(a, n.Operand),
        (_, Number { Value: < 0 } y) => Add(a, new Number(-y.Value)),
        _ when a.Equals(b) => Number.Zero,
        _ => new Binary('-', a, b),
    };

    internal static Formula Multiply(Formula a, Formula b) => (a, b) switch
    {
        (Number x, Number y) => new Number(x.Value * y.Value),
        (Number { Value: 0 }, _) or (_, Number { Value: 0 }) => Number.Zero,
        (Number { Value: 1 }, _) => b,
        (_, Number { Value: 1 }) => a,
        (Number { Value: -1 }, _) => Negate(b),
        (_, Number) => Multiply(b, a),
        (Number x, Binary { Operator: '*', Left: Number y } m) => Multiply(new Number(x.Value * y.Value), m.Right),
        (Negation n, _) => Negate(Multiply(n.Operand, b)),
        (_, Negation n) => Negate(Multiply(a, n.Operand)),
        (_, Binary { Operator: '*', Left: Number } m) => Multiply(m.Left, Multiply(a, m.Right)),
        _ when a.Equals(b) => Power(a, new Number(2)),
        (Power { Exponent: Number p } q, _) when q.Base.Equals(b) => Power(b, new Number(p.Value + 1)),
        (_, Power { Exponent: Number p } q) when q.Base.Equals(a) => Power(a, new Number(p.Value + 1)),
        _ => new Binary('*', a, b),
    };

    internal static Formula Divide(Formula a, Formula b) => (a, b) switch
    {
        (Number x, Number y) => new Number(x.Value / y.Value),
        (Number { Value: 0 }, _) => Number.Zero,
        (_, Number { Value: 1 }) => a,
        (Negation n, _) => Negate(Divide(n.Operand, b)),
        _ => new Binary('/', a, b),
    };

    internal static Formula Negate(Formula a) => a switch
    {
        Number x => new Number(-x.Value),
        Negation n => n.Operand,
        Binary { Operator: '-' } s => Subtract(s.Right, s.Left),
        Binary { Operator: '*', Left: Number x } m => Multiply(new Number(-x.Value), m.Right),
        _ => new Negation(a),
    };

    internal static Formula Power(Formula a, Formula b) => (a, b) switch
    {
        (Number x, Number y) => new Number(Math.Pow(x.Value, y.Value)),
        (_, Number { Value: 0 }) => Number.One,
        (_, Number { Value: 1 }) => a,
        (Power { Exponent: Number p } q, Number y) when y.Value == Math.Floor(y.Value) => Power(q.Base, new Number(p.Value * y.Value)),
        _ => new Power(a, b),
    };

    internal static Formula Apply(string function, Formula x) => x is Number n ? new Number(Call.Evaluate(function, n.Value)) : new Call(function, x);

    internal static Formula IfLess(Formula a, Formula b, Formula then, Formula otherwise)
    {
        if (a is Number x && b is Number y) return x.Value < y.Value ? then : otherwise;
        return then.Equals(otherwise) ? then : new Choice(a, b, then, otherwise);
    }

    internal static Formula Extremum(bool larger, Formula a, Formula b)
    {
        var extreme = new Extreme(larger, a, b);
        return a is Number && b is Number ? new Number(extreme.At("", 0)) : extreme;
    }
}

internal sealed record Number(double Value) : Formula(Value < 0 ? 3 : 5)
{
    internal static readonly Number Zero = new(0), One = new(1);
    internal override Formula Derivative(string variable) => Zero;
    internal override double At(string variable, double value) => Value;
    private protected override string Print() => $"{Value}";
}

internal sealed record Variable(string Name) : Formula(5)
{
    internal override Formula Derivative(string variable) => Name == variable ? Number.One : Number.Zero;
    internal override double At(string variable, double value) => Name == variable ? value : throw new InvalidOperationException(
        $"Symbol: the formula has the variable {Name}, a value was given for {variable}.");
    private protected override string Print() => Name;
}

internal sealed record Negation(Formula Operand) : Formula(3)
{
    internal override Formula Derivative(string variable) => Negate(Operand.Derivative(variable));
    internal override double At(string variable, double value) => -Operand.At(variable, value);
    private protected override string Print() => "-" + Show(Operand);
    private static string Show(Formula operand) =>
        operand.Precedence < 3 && operand is not Binary { Operator: '*' or '/' } ? $"({operand})" : operand.ToString();
}

internal sealed record Binary(char Operator, Formula Left, Formula Right) : Formula(Operator is '+' or '-' ? 1 : 2)
{
    internal override Formula Derivative(string variable)
    {
        var (a, b) = (Left.Derivative(variable), Right.Derivative(variable));
        return Operator switch
        {
            '+' => Add(a, b),
            '-' => Subtract(a, b),
            '*' => Add(Multiply(a, Right), Multiply(Left, b)),
            _ when b is Number { Value: 0 } => Divide(a, Right),
            _ => Divide(Subtract(Multiply(a, Right), Multiply(Left, b)), Power(Right, new Number(2))),
        };
    }

    internal override double At(string variable, double value)
    {
        var (a, b) = (Left.At(variable, value), Right.At(variable, value));
        return Operator switch { '+' => a + b, '-' => a - b, '*' => a * b, _ => a / b };
    }

    // The right side of - and / needs parentheses around its equals.
    private protected override string Print() =>
        $"{Side(Left, Precedence)} {Operator} {Side(Right, Operator is '-' or '/' ? Precedence + 1 : Precedence)}";

    private static string Side(Formula side, int precedence) => side.Precedence < precedence ? $"({side})" : side.ToString();
}

internal sealed record Power(Formula Base, Formula Exponent) : Formula(4)
{
    internal override Formula Derivative(string variable)
    {
        var (a, b) = (Base.Derivative(variable), Exponent.Derivative(variable));
        var inBase = Multiply(Multiply(Exponent, Power(Base, Subtract(Exponent, Number.One))), a);
        return b is Number { Value: 0 } ? inBase : Add(inBase, Multiply(Multiply(this, Apply("log", Base)), b));
    }

    internal override double At(string variable, double value) => Math.Pow(Base.At(variable, value), Exponent.At(variable, value));
    private protected override string Print() => $"{(Base.Precedence < 5 ? $"({Base})" : Base)}^{(Exponent.Precedence < 5 ? $"({Exponent})" : Exponent)}";
}

internal sealed record Choice(Formula A, Formula B, Formula Then, Formula Otherwise) : Formula(5)
{
    internal override Formula Derivative(string variable) => IfLess(A, B, Then.Derivative(variable), Otherwise.Derivative(variable));
    internal override double At(string variable, double value) => (A.At(variable, value) < B.At(variable, value) ? Then : Otherwise).At(variable, value);
    private protected override string Print() => $"({A} < {B} ? {Then} : {Otherwise})";
}

/// <summary>The larger or the smaller; at a tie the derivative is that of A.</summary>
internal sealed record Extreme(bool Larger, Formula A, Formula B) : Formula(5)
{
    internal override Formula Derivative(string variable)
    {
        var (a, b) = (A.Derivative(variable), B.Derivative(variable));
        return Larger ? IfLess(A, B, b, a) : IfLess(B, A, b, a);
    }

    internal override double At(string variable, double value)
    {
        var (a, b) = (A.At(variable, value), B.At(variable, value));
        return Larger ? Math.Max(a, b) : Math.Min(a, b);
    }

    private protected override string Print() => $"{(Larger ? "max" : "min")}({A}, {B})";
}

internal sealed record Call(string Function, Formula Argument) : Formula(5)
{
    internal override Formula Derivative(string variable) => Multiply(Slope(), Argument.Derivative(variable));

    private Formula Slope() => Function switch
    {
        "exp" => this,
        "log" => Divide(Number.One, Argument),
        "expm1" => Apply("exp", Argument),
        "log1p" => Divide(Number.One, Add(Number.One, Argument)),
        "tanh" => Subtract(Number.One, Power(this, new Number(2))),
        "sigmoid" => Multiply(this, Subtract(Number.One, this)),
        "erf" => Multiply(new Number(2 / Math.Sqrt(Math.PI)), Apply("exp", Negate(Power(Argument, new Number(2))))),
        "sin" => Apply("cos", Argument),
        "cos" => Negate(Apply("sin", Argument)),
        "sqrt" => Divide(new Number(0.5), this),
        "atan" => Divide(Number.One, Add(Number.One, Power(Argument, new Number(2)))),
        "floor" => Number.Zero,
        _ => IfLess(Argument, Number.Zero, new Number(-1), IfLess(Number.Zero, Argument, Number.One, Number.Zero)),
    };

    internal static double Evaluate(string function, double x) => function switch
    {
        "exp" => Math.Exp(x),
        "log" => Math.Log(x),
        "expm1" => Num<double>.Expm1(new(x)).Value,
        "log1p" => Num<double>.Log1p(new(x)).Value,
        "tanh" => Math.Tanh(x),
        "sigmoid" => Num<double>.Sigmoid(new(x)).Value,
        "erf" => Num<double>.Erf(new(x)).Value,
        "sin" => Math.Sin(x),
        "cos" => Math.Cos(x),
        "sqrt" => Math.Sqrt(x),
        "atan" => Math.Atan(x),
        "floor" => Math.Floor(x),
        _ => Math.Abs(x),
    };

    internal override double At(string variable, double value) => Evaluate(Function, Argument.At(variable, value));
    private protected override string Print() => $"{Function}({Argument})";
}
