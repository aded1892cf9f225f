namespace Flux;

/// <summary>
/// A whole tensor or, one storey up, a dual number of towers: derivatives of any order in one type, so that types do not nest with the order and Native AOT
/// stays closed. A tower is as high as the arguments of its computation, or a constant on the ground.
/// </summary>
internal readonly struct Tower : IReal<Tower>
{
    private sealed record Storey(Dual<Tower> Number);

    private readonly Whole ground;
    private readonly Storey? top;

    private Tower(Whole x) => ground = x;
    private Tower(Dual<Tower> x) => top = new(x);

    /// <summary>An argument, which moves or stands still in each of the derivatives.</summary>
    internal static Tower Argument(Tensor x, ReadOnlySpan<bool> moves)
    {
        var y = new Tower(new Whole(x));
        foreach (bool moving in moves) y = new(new Dual<Tower>(y, Const(moving ? 1 : 0)));
        return y;
    }

    /// <summary>The derivative in all of so many storeys.</summary>
    internal Whole Derivative(int height)
    {
        var y = this;
        for (; height > 0; height--) y = y.top?.Number.Tangent ?? Const(0);
        return y.ground;
    }

    public static Tower Const(double x) => new(Whole.Const(x));

    private Dual<Tower> Number => top?.Number ?? new(this, Const(0));

    private static Tower Of(Tower x, Func<Whole, Whole> ground, Func<Dual<Tower>, Dual<Tower>> above) =>
        x.top is null ? new(ground(x.ground)) : new(above(x.top.Number));

    private static Tower Of(Tower x, Tower y, Func<Whole, Whole, Whole> ground, Func<Dual<Tower>, Dual<Tower>, Dual<Tower>> above) =>
        x.top is null && y.top is null ? new(ground(x.ground, y.ground)) : new(above(x.Number, y.Number));

    public static Tower Exp(Tower x) => Of(x, Whole.Exp, Dual<Tower>.Exp);
    public static Tower Log(Tower x) => Of(x, Whole.Log, Dual<Tower>.Log);
    public static Tower Expm1(Tower x) => Of(x, Whole.Expm1, Dual<Tower>.Expm1);
    public static Tower Log1p(Tower x) => Of(x, Whole.Log1p, Dual<Tower>.Log1p);
    public static Tower Tanh(Tower x) => Of(x, Whole.Tanh, Dual<Tower>.Tanh);
    public static Tower Sigmoid(Tower x) => Of(x, Whole.Sigmoid, Dual<Tower>.Sigmoid);
    public static Tower Erf(Tower x) => Of(x, Whole.Erf, Dual<Tower>.Erf);
    public static Tower Sin(Tower x) => Of(x, Whole.Sin, Dual<Tower>.Sin);
    public static Tower Cos(Tower x) => Of(x, Whole.Cos, Dual<Tower>.Cos);
    public static Tower Atan(Tower x) => Of(x, Whole.Atan, Dual<Tower>.Atan);
    public static Tower Floor(Tower x) => Of(x, Whole.Floor, Dual<Tower>.Floor);
    public static Tower Sqrt(Tower x) => Of(x, Whole.Sqrt, Dual<Tower>.Sqrt);
    public static Tower Abs(Tower x) => Of(x, Whole.Abs, Dual<Tower>.Abs);
    public static Tower operator -(Tower x) => Of(x, a => -a, a => -a);

    public static Tower Remainder(Tower x, Tower y) => Of(x, y, Whole.Remainder, Dual<Tower>.Remainder);
    public static Tower Xlogy(Tower x, Tower y) => Of(x, y, Whole.Xlogy, Dual<Tower>.Xlogy);
    public static Tower Pow(Tower x, Tower y) => Of(x, y, Whole.Pow, Dual<Tower>.Pow);
    public static Tower Max(Tower a, Tower b) => Of(a, b, Whole.Max, Dual<Tower>.Max);
    public static Tower Min(Tower a, Tower b) => Of(a, b, Whole.Min, Dual<Tower>.Min);
    public static Tower operator +(Tower a, Tower b) => Of(a, b, (x, y) => x + y, (x, y) => x + y);
    public static Tower operator -(Tower a, Tower b) => Of(a, b, (x, y) => x - y, (x, y) => x - y);
    public static Tower operator *(Tower a, Tower b) => Of(a, b, (x, y) => x * y, (x, y) => x * y);
    public static Tower operator /(Tower a, Tower b) => Of(a, b, (x, y) => x / y, (x, y) => x / y);

    public static Tower operator +(double a, Tower x) => Const(a) + x;
    public static Tower operator -(double a, Tower x) => Const(a) - x;
    public static Tower operator *(double a, Tower x) => Const(a) * x;
    public static Tower operator /(double a, Tower x) => Const(a) / x;

    public static Tower IfLess(Tower a, Tower b, Tower then, Tower otherwise) => a.top is null && b.top is null && then.top is null && otherwise.top is null
        ? new(Whole.IfLess(a.ground, b.ground, then.ground, otherwise.ground))
        : new(Dual<Tower>.IfLess(a.Number, b.Number, then.Number, otherwise.Number));
}
