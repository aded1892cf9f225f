
namespace Flux.Properties.Numbers;

/// <summary>
/// One body with its plain formula and its slope at the points where a choice was made. Adding a row, and its ends to <see cref="BodyEnds"/>, runs every law.
/// </summary>
public abstract record BodyRow(string Name, Func<double, double> Formula, (double X, double Slope)[] Kinks, bool Positive)
{
    public abstract double Value(double x);
    public abstract float Single(float x);
    public abstract double Lane(double x);
    /// <summary>The slope from dual numbers.</summary>
    public abstract double Slope(double x);
    /// <summary>The second derivative from nested dual numbers.</summary>
    public abstract double Curvature(double x);
    /// <summary>The derivative of any order from series.</summary>
    public abstract double Derivative(double x, int order);
    /// <summary>The slope from the output where the body knows it, else null.</summary>
    public abstract double? OutputSlope(double x);
    public abstract Symbol Symbol { get; }
    /// <summary>The body on tensors.</summary>
    public abstract Func<Tensor, Tensor> Map { get; }

    public sealed override string ToString() => Name;
}

public sealed record BodyRow<B>(string Name, B Body, Func<double, double> Formula, (double X, double Slope)[] Kinks, bool Positive)
    : BodyRow(Name, Formula, Kinks, Positive) where B : unmanaged, IScalarBody
{
    public override double Value(double x) => Body.At(x);
    public override float Single(float x) => Body.Invoke(Lanes512<float>.All(x)).First;
    public override double Lane(double x) => Body.Invoke(Lanes512<double>.All(x)).First;
    public override double Slope(double x) => new Deriv<B>(Body).At(x);
    public override double Curvature(double x) => new Deriv<Deriv<B>>(new(Body)).At(x);
    public override double Derivative(double x, int order) => Body.Derivative(x, order);
    public override double? OutputSlope(double x) => Body is IOutputBody known ? known.SlopeAt(new Num<double>(Body.At(x))).Value : null;
    public override Symbol Symbol => Symbol.Of(Body);
    public override Func<Tensor, Tensor> Map => Prelude.Map(Body);
}

/// <summary>The rows.</summary>
public static class BodyTable
{
    private const double SeluScale = 1.0507009873554805, SeluAlpha = 1.6732632423543772;

    public static readonly BodyRow[] Rows =
    [
        Of("identity", new IdentityBody(), x => x), Of("square", new SquareBody(), x => x * x), Of("exp", new ExpBody(), Math.Exp),
        Of("expm1", new Expm1Body(), x => Math.Exp(x) - 1), Of("sin", new SinBody(), Math.Sin), Of("cos", new CosBody(), Math.Cos),
        Of("erf", new ErfBody(), x => DoubleDouble.Erf(new(x, 0)).High), Of("tanh", new TanhBody(), Math.Tanh), Of("sigmoid", new SigmoidBody(), Sigmoid),
        Of("tan", new TanBody(), Math.Tan), Of("atan", new AtanBody(), Math.Atan),
        Of("asin", new Compose<AsinBody, ScaleBody>(new(), new(0.2)), x => Math.Asin(0.2 * x)),
        Of("acos", new Compose<AcosBody, ScaleBody>(new(), new(0.2)), x => Math.Acos(0.2 * x)), Of("sinh", new SinhBody(), Math.Sinh),
        Of("cosh", new CoshBody(), Math.Cosh, (0, 0)),
        Of("asinh", new AsinhBody(), Math.Asinh, (0, 1)), Of("acosh", new Compose<AcoshBody, ShiftBody>(new(), new(6)), x => Math.Acosh(x + 6)),
        Of("atanh", new Compose<AtanhBody, ScaleBody>(new(), new(0.2)), x => Math.Atanh(0.2 * x)), Positive("log2", new Log2Body(), Math.Log2),
        Positive("log10", new Log10Body(), Math.Log10),
        Of("floor", new FloorBody(), Math.Floor, (2, 0)), Of("ceiling", new CeilingBody(), Math.Ceiling, (2, 0)),
        Of("round", new RoundBody(), x => Math.Round(x), (2.5, 0)),
        Of("truncate", new TruncateBody(), Math.Truncate, (0, 0)),
        Positive("log", new LogBody(), Math.Log), Positive("log1p", new Log1pBody(), x => Math.Log(1 + x)), Positive("sqrt", new SqrtBody(), Math.Sqrt),
        Positive("1.5/x", new RatioBody(1.5), x => 1.5 / x), Positive("x^1.7", new PowerBody(1.7), x => Math.Pow(x, 1.7)),
        Of("x^3", new PowerBody(3), x => x * x * x, (0, 0)), Of("x^1", new PowerBody(1), x => x, (0, 1)), Of("x^0", new PowerBody(0), _ => 1, (0, 0)),
        Of("3 x", new ScaleBody(3), x => 3 * x), Of("x + 3", new ShiftBody(3), x => x + 3), Of("2 x + 3", new AffineBody(2, 3), x => 2 * x + 3),
        Of("abs", new AbsBody(), Math.Abs, (0, 0)), Of("sign", new SignBody(), x => x > 0 ? 1 : x < 0 ? -1 : x, (0, 0)),
        Of("relu", new ReluBody(), x => Math.Max(x, 0), (0, 0)), Of("leakyrelu", new LeakyReluBody(0.1), x => x > 0 ? x : 0.1 * x, (0, 0.1)),
        Of("elu", new EluBody(1.5), x => x > 0 ? x : 1.5 * (Math.Exp(x) - 1), (0, 1)),
        Of("celu", new CeluBody(1.5), x => x > 0 ? x : 1.5 * (Math.Exp(x / 1.5) - 1), (0, 1)),
        Of("selu", new SeluBody(), x => SeluScale * (x > 0 ? x : SeluAlpha * (Math.Exp(x) - 1)), (0, SeluScale * SeluAlpha)),
        Of("relu6", new Relu6Body(), x => Math.Clamp(x, 0, 6), (0, 0), (6, 0)), Of("hardtanh", new HardTanhBody(), x => Math.Clamp(x, -1, 1), (-1, 0), (1, 0)),
        Of("hardsigmoid", new HardSigmoidBody(), x => Math.Clamp((x + 3) / 6, 0, 1), (-3, 0), (3, 0)),
        Of("hardswish", new HardSwishBody(), x => x * Math.Clamp((x + 3) / 6, 0, 1), (-3, 0), (3, 1)),
        Of("softshrink", new SoftShrinkBody(0.5), x => x > 0.5 ? x - 0.5 : x < -0.5 ? x + 0.5 : 0, (0.5, 0), (-0.5, 0)),
        Of("clamp", new ClampBody(-0.5, 2), x => Math.Clamp(x, -0.5, 2), (-0.5, 0), (2, 0)), Positive("xlogx", new XlogxBody(), x => x * Math.Log(x)),
        Of("trelu", new TreluBody(1), x => x <= 1 ? 0 : x, (1, 0)),
        Of("softplus", new SoftplusBody(), Softplus, (0, 0.5)), Of("logsigmoid", new LogSigmoidBody(), x => -Softplus(-x), (0, 0.5)),
        Of("gelu", new GeluBody(), Gelu), Of("gelu by sigmoid", new GeluSigmoidBody(), Gelu),
        Of("gelu by erf", new GeluErfBody(), x => x / 2 * (1 + DoubleDouble.Erf(new(x / Math.Sqrt(2), 0)).High)),
        Of("swish", new SwishBody(), x => x * Sigmoid(x)), Of("lisht", new LishtBody(), x => x * Math.Tanh(x)),
        Of("mish", new MishBody(), x => x * Math.Tanh(Softplus(x)), (0, 0.6)), Of("softsign", new SoftsignBody(), x => x / (1 + Math.Abs(x)), (0, 1)),
        Of("logcosh", new LogCoshBody(), x => Math.Log(Math.Cosh(x)), (0, 0)), Of("tanhshrink", new TanhShrinkBody(), x => x - Math.Tanh(x), (0, 0)),
        Of("tanh of sigmoid", new Compose<TanhBody, SigmoidBody>(new(), new()), x => Math.Tanh(Sigmoid(x))),
    ];

    public static IEnumerable<object[]> Names => Rows.Select(row => new object[] { row });

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
    private static double Softplus(double x) => Math.Log(1 + Math.Exp(x));
    private static double Gelu(double x) => x / 2 * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));

    private static BodyRow Of<B>(string name, B body, Func<double, double> formula, params (double, double)[] kinks) where B : unmanaged, IScalarBody =>
        new BodyRow<B>(name, body, formula, kinks, false);

    private static BodyRow Positive<B>(string name, B body, Func<double, double> formula) where B : unmanaged, IScalarBody =>
        new BodyRow<B>(name, body, formula, [], true);
}
