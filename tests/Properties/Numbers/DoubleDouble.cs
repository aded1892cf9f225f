namespace Flux.Properties.Numbers;

/// <summary>
/// An unevaluated sum of two doubles, about 31 digits (Dekker 1971): the reference that double precision is measured against. Being a number like any other
/// it runs every body.
/// </summary>
public readonly record struct DoubleDouble(double High, double Low) : IReal<DoubleDouble>
{
    // π/2 in three parts: what remains after subtracting multiples of the first two still has 31 digits.
    private const double HalfPi1 = 1.5707963267948966, HalfPi2 = 6.123233995736766e-17, HalfPi3 = -1.4973849048591833e-33;
    private static readonly DoubleDouble Log2 = new(0.6931471805599453, 2.3190468138462996e-17);
    private static readonly DoubleDouble TwoOverRootPi = new(1.1283791670955126, 1.533545961316588e-17);

    public static DoubleDouble Const(double x) => new(x, 0);

    private static DoubleDouble FastSum(double a, double b)
    {
        double sum = a + b;
        return new(sum, b - (sum - a));
    }

    private static DoubleDouble Sum(double a, double b)
    {
        double sum = a + b, shifted = sum - a;
        return new(sum, (a - (sum - shifted)) + (b - shifted));
    }

    private static DoubleDouble Product(double a, double b) => new(a * b, Math.FusedMultiplyAdd(a, b, -(a * b)));

    public static DoubleDouble operator +(DoubleDouble a, DoubleDouble b)
    {
        DoubleDouble high = Sum(a.High, b.High), low = Sum(a.Low, b.Low);
        var partial = FastSum(high.High, high.Low + low.High);
        return FastSum(partial.High, partial.Low + low.Low);
    }

    public static DoubleDouble operator *(DoubleDouble a, DoubleDouble b)
    {
        var p = Product(a.High, b.High);
        return FastSum(p.High, p.Low + (a.High * b.Low + a.Low * b.High));
    }

    public static DoubleDouble operator /(DoubleDouble a, DoubleDouble b)
    {
        double q1 = a.High / b.High;
        var rest = a - b * Const(q1);
        double q2 = rest.High / b.High;
        rest -= b * Const(q2);
        return FastSum(q1, q2) + Const(rest.High / b.High);
    }

    public static DoubleDouble operator -(DoubleDouble a) => new(-a.High, -a.Low);
    public static DoubleDouble operator -(DoubleDouble a, DoubleDouble b) => a + -b;
    public static DoubleDouble operator +(double a, DoubleDouble x) => Const(a) + x;
    public static DoubleDouble operator -(double a, DoubleDouble x) => Const(a) - x;
    public static DoubleDouble operator *(double a, DoubleDouble x) => Const(a) * x;
    public static DoubleDouble operator /(double a, DoubleDouble x) => Const(a) / x;

    public static DoubleDouble Exp(DoubleDouble x)
    {
        double n = Math.Round(x.High / Log2.High);
        var y = 1 + SeriesExpm1(x - n * Log2);
        return new(Math.ScaleB(y.High, (int)n), Math.ScaleB(y.Low, (int)n));
    }

    public static DoubleDouble Expm1(DoubleDouble x) => Math.Abs(x.High) < 0.5 ? SeriesExpm1(x) : Exp(x) - Const(1);

    private static DoubleDouble SeriesExpm1(DoubleDouble r)
    {
        DoubleDouble term = r, sum = r;
        for (int n = 2; n < 32; n++)
        {
            term = term * r / Const(n);
            sum += term;
        }
        return sum;
    }

    // One step of Newton's method doubles the digits of the run time's logarithm.
    public static DoubleDouble Log(DoubleDouble x)
    {
        var y = Const(Math.Log(x.High));
        return y + (x * Exp(-y) - Const(1));
    }

    public static DoubleDouble Log1p(DoubleDouble x)
    {
        if (Math.Abs(x.High) > 1e-5) return Log(1 + x);
        // x - x²/2 + x³/3 - ...
        DoubleDouble power = x, sum = x;
        for (int n = 2; n < 8; n++)
        {
            power = -(power * x);
            sum += power / Const(n);
        }
        return sum;
    }

    public static DoubleDouble Tanh(DoubleDouble x)
    {
        var t = Expm1(-2 * Abs(x));
        var y = -t / (2 + t);
        return x.High < 0 ? -y : y;
    }

    public static DoubleDouble Sigmoid(DoubleDouble x)
    {
        var e = Exp(-Abs(x));
        return (x.High < 0 ? e : Const(1)) / (1 + e);
    }

    // 2/√π e^(-x²) Σ 2^n x^(2n+1) / (1·3·5···(2n+1)): every term is positive, so nothing cancels.
    public static DoubleDouble Erf(DoubleDouble x)
    {
        var square = x * x;
        DoubleDouble term = x, sum = x;
        for (int n = 1; n < 300; n++)
        {
            term = 2 * (term * square) / Const(2 * n + 1);
            sum += term;
        }
        return TwoOverRootPi * (Exp(-square) * sum);
    }

    public static DoubleDouble Sin(DoubleDouble x) => Quadrant(x, 0);
    public static DoubleDouble Cos(DoubleDouble x) => Quadrant(x, 1);

    private static DoubleDouble Quadrant(DoubleDouble x, int shift)
    {
        double n = Math.Round(x.High / HalfPi1);
        var r = x - Product(n, HalfPi1) - Product(n, HalfPi2) - Product(n, HalfPi3);
        long quadrant = ((long)n + shift) & 3;
        var y = (quadrant & 1) == 0 ? Series(r, r, 1) : Series(Const(1), r, 0);
        return quadrant >= 2 ? -y : y;
    }

    // first - first r²/((k+1)(k+2)) + ...: the sine from r, the cosine from 1.
    private static DoubleDouble Series(DoubleDouble first, DoubleDouble r, int k)
    {
        var square = r * r;
        DoubleDouble term = first, sum = first;
        for (; k < 32; k += 2)
        {
            term = -(term * square) / Const((k + 1) * (k + 2));
            sum += term;
        }
        return sum;
    }

    // The tangent of what the run time's arc tangent leaves is so small that it is its own arc tangent.
    public static DoubleDouble Atan(DoubleDouble x)
    {
        var y = Const(Math.Atan(x.High));
        return y + (x * Cos(y) - Sin(y)) / (Cos(y) + x * Sin(y));
    }

    public static DoubleDouble Floor(DoubleDouble x)
    {
        double floor = Math.Floor(x.High);
        return floor == x.High ? FastSum(floor, Math.Floor(x.Low)) : Const(floor);
    }

    public static DoubleDouble Sqrt(DoubleDouble x)
    {
        double y = Math.Sqrt(x.High);
        return y == 0 ? x : Const(y) + (x - Product(y, y)) / Const(2 * y);
    }

    public static DoubleDouble Remainder(DoubleDouble x, DoubleDouble y)
    {
        DoubleDouble quotient = x / y;
        return x - y * IfLess(quotient, Const(0), -Floor(-quotient), Floor(quotient));
    }

    public static DoubleDouble Xlogy(DoubleDouble x, DoubleDouble y) => Entropy.Xlogy(x, y);
    public static DoubleDouble Pow(DoubleDouble x, DoubleDouble y) => Exp(y * Log(x));
    public static DoubleDouble Abs(DoubleDouble x) => x.High < 0 ? -x : x;
    public static DoubleDouble Max(DoubleDouble a, DoubleDouble b) => Less(a, b) ? b : a;
    public static DoubleDouble Min(DoubleDouble a, DoubleDouble b) => Less(b, a) ? b : a;
    public static DoubleDouble IfLess(DoubleDouble a, DoubleDouble b, DoubleDouble then, DoubleDouble otherwise) => Less(a, b) ? then : otherwise;

    private static bool Less(DoubleDouble a, DoubleDouble b) => a.High < b.High || (a.High == b.High && a.Low < b.Low);
}
