using System.Collections.Immutable;

namespace Flux;

/// <summary>
/// A truncated Taylor series c0 + c1 t + c2 t² + ...: the derivatives of a body of every order up to the series' length in one evaluation, with one type for
/// all orders (nested duals would need a type per order). Rules follow from y' of each function, coefficient by coefficient.
/// </summary>
internal readonly struct Jet : IReal<Jet>
{
    private readonly ImmutableArray<double> coefficients;

    private Jet(ImmutableArray<double> coefficients) => this.coefficients = coefficients;

    /// <summary>x + t, to the given order.</summary>
    internal static Jet Variable(double x, int order)
    {
        var c = new double[order + 1];
        c[0] = x;
        if (order > 0) c[1] = 1;
        return new([.. c]);
    }

    public static Jet Const(double x) => new([x]);

    private int Order => coefficients.Length - 1;

    /// <summary>Coefficient k; a constant has zeros beyond its first.</summary>
    internal double this[int k] => k < coefficients.Length ? coefficients[k] : 0;

    private static Jet Build(int order, Func<int, double[], double> coefficient)
    {
        var c = new double[order + 1];
        for (int k = 0; k <= order; k++) c[k] = coefficient(k, c);
        return new([.. c]);
    }

    public static Jet operator +(Jet a, Jet b) => Build(Math.Max(a.Order, b.Order), (k, _) => a[k] + b[k]);
    public static Jet operator -(Jet a, Jet b) => Build(Math.Max(a.Order, b.Order), (k, _) => a[k] - b[k]);
    public static Jet operator -(Jet a) => Build(a.Order, (k, _) => -a[k]);

    public static Jet operator *(Jet a, Jet b) => Build(Math.Max(a.Order, b.Order), (k, _) => Sum(0, k, j => a[j] * b[k - j]));
    public static Jet operator /(Jet a, Jet b) => Build(Math.Max(a.Order, b.Order), (k, c) => (a[k] - Sum(0, k - 1, j => c[j] * b[k - j])) / b[0]);

    public static Jet operator +(double a, Jet x) => Const(a) + x;
    public static Jet operator -(double a, Jet x) => Const(a) - x;
    public static Jet operator *(double a, Jet x) => Const(a) * x;
    public static Jet operator /(double a, Jet x) => Const(a) / x;

    public static Jet Exp(Jet x) => Build(x.Order, (k, c) => k == 0 ? Math.Exp(x[0]) : Sum(1, k, j => j * x[j] * c[k - j]) / k);
    public static Jet Log(Jet x) => Build(x.Order, (k, c) => k == 0 ? Math.Log(x[0]) : (x[k] - Sum(1, k - 1, j => j * c[j] * x[k - j]) / k) / x[0]);
    public static Jet Expm1(Jet x) => WithValue(Exp(x), Num<double>.Expm1(new(x[0])).Value);
    public static Jet Log1p(Jet x) => WithValue(Log(1 + x), Num<double>.Log1p(new(x[0])).Value);
    public static Jet Tanh(Jet x) => Integral(x, Math.Tanh(x[0]), y => 1 - y * y);
    public static Jet Sigmoid(Jet x) => Integral(x, Num<double>.Sigmoid(new(x[0])).Value, y => y * (1 - y));
    public static Jet Erf(Jet x) => FromSlope(x, Num<double>.Erf(new(x[0])).Value, 1.1283791670955126 * Exp(-(x * x)));
    public static Jet Sin(Jet x) => SinCos(x).Sin;
    public static Jet Cos(Jet x) => SinCos(x).Cos;
    public static Jet Atan(Jet x) => FromSlope(x, Math.Atan(x[0]), 1 / (1 + x * x));
    public static Jet Floor(Jet x) => Const(Math.Floor(x[0]));
    public static Jet Remainder(Jet x, Jet y)
    {
        double r = x[0] % y[0];
        return WithValue(x - Math.Round((x[0] - r) / y[0]) * y, r);
    }

    public static Jet Xlogy(Jet x, Jet y) => Entropy.Xlogy(x, y);
    public static Jet Sqrt(Jet x) => Build(x.Order, (k, c) => k == 0 ? Math.Sqrt(x[0]) : (x[k] - Sum(1, k - 1, j => c[j] * c[k - j])) / (2 * c[0]));

    public static Jet Pow(Jet x, Jet y)
    {
        if (y.Order > 0) return Exp(y * Log(x));
        double p = y[0];
        return p == Math.Floor(p) && Math.Abs(p) <= 64
            ? WholePower(x, (int)p)
            : Build(x.Order, (k, c) => k == 0 ? Math.Pow(x[0], p) : Sum(1, k, j => (p * j - (k - j)) * x[j] * c[k - j]) / (k * x[0]));
    }

    public static Jet Abs(Jet x) => x[0] < 0 ? -x : x[0] > 0 ? x : Build(x.Order, (_, _) => 0);
    public static Jet Max(Jet a, Jet b) => a[0] < b[0] ? b : a;
    public static Jet Min(Jet a, Jet b) => b[0] < a[0] ? b : a;
    public static Jet IfLess(Jet a, Jet b, Jet then, Jet otherwise) => a[0] < b[0] ? then : otherwise;

    private static Jet WholePower(Jet x, int p)
    {
        if (p < 0) return 1 / WholePower(x, -p);
        var y = Const(1);
        for (int i = 0; i < p; i++) y *= x;
        return y;
    }

    /// <summary>y with y' = slope(y) x', found one coefficient at a time since each needs only the earlier ones.</summary>
    private static Jet Integral(Jet x, double value, Func<Jet, Jet> slope)
    {
        var y = Const(value);
        for (int k = 1; k <= x.Order; k++) y = FromSlope(new(x.coefficients[..(k + 1)]), value, slope(y));
        return y;
    }

    /// <summary>The series with the given value and y' = slope x'.</summary>
    private static Jet FromSlope(Jet x, double value, Jet slope) => Build(x.Order, (k, _) => k == 0 ? value : Sum(1, k, j => j * x[j] * slope[k - j]) / k);

    private static (Jet Sin, Jet Cos) SinCos(Jet x)
    {
        var (sin, cos) = (new double[x.Order + 1], new double[x.Order + 1]);
        (sin[0], cos[0]) = Math.SinCos(x[0]);
        for (int k = 1; k <= x.Order; k++)
        {
            sin[k] = Sum(1, k, j => j * x[j] * cos[k - j]) / k;
            cos[k] = -Sum(1, k, j => j * x[j] * sin[k - j]) / k;
        }
        return (new([.. sin]), new([.. cos]));
    }

    private static Jet WithValue(Jet y, double value) => new(y.coefficients.SetItem(0, value));

    private static double Sum(int from, int to, Func<int, double> term)
    {
        double sum = 0;
        for (int j = from; j <= to; j++) sum += term(j);
        return sum;
    }
}
