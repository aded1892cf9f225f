namespace Flux;

/// <summary>A whole tensor, or a constant, as the number a body computes with: derivatives of derivatives of maps run on ordinary operations.</summary>
internal readonly struct Whole : IReal<Whole>
{
    private readonly Tensor? tensor;
    private readonly double constant;

    internal Whole(Tensor x) => tensor = x;
    private Whole(double x) => constant = x;

    public static Whole Const(double x) => new(x);

    /// <summary>The number as a tensor beside x; null for the constant zero.</summary>
    internal Tensor? Like(Tensor x) => tensor ?? (constant == 0 ? null : x.Number(constant));

    private bool Is(double x) => tensor is null && constant == x;

    private Tensor Beside(Whole other) => tensor ?? other.tensor!.Number(constant);

    private static Whole Of(Whole x, Func<double, double> scalar, Primitive map) =>
        x.tensor is null ? new(scalar(x.constant)) : new(Primitive.Bind(map, x.tensor));

    public static Whole Exp(Whole x) => Of(x, Math.Exp, OutputMapOp<ExpBody>.Op);
    public static Whole Log(Whole x) => Of(x, Math.Log, MapOp<LogBody>.Op);
    public static Whole Expm1(Whole x) => Of(x, y => Num<double>.Expm1(new(y)).Value, MapOp<Expm1Body>.Op);
    public static Whole Log1p(Whole x) => Of(x, y => Num<double>.Log1p(new(y)).Value, MapOp<Log1pBody>.Op);
    public static Whole Tanh(Whole x) => Of(x, Math.Tanh, OutputMapOp<TanhBody>.Op);
    public static Whole Sigmoid(Whole x) => Of(x, y => 1 / (1 + Math.Exp(-y)), OutputMapOp<SigmoidBody>.Op);
    public static Whole Erf(Whole x) => Of(x, y => Num<double>.Erf(new(y)).Value, MapOp<ErfBody>.Op);
    public static Whole Sin(Whole x) => Of(x, Math.Sin, MapOp<SinBody>.Op);
    public static Whole Cos(Whole x) => Of(x, Math.Cos, MapOp<CosBody>.Op);
    public static Whole Atan(Whole x) => Of(x, Math.Atan, MapOp<AtanBody>.Op);
    public static Whole Floor(Whole x) => Of(x, Math.Floor, MapOp<FloorBody>.Op);
    public static Whole Sqrt(Whole x) => Of(x, Math.Sqrt, OutputMapOp<SqrtBody>.Op);
    public static Whole Abs(Whole x) => Of(x, Math.Abs, MapOp<AbsBody>.Op);

    public static Whole Remainder(Whole x, Whole y) => Both(x, y, (a, b) => a % b, Map2Op<RemainderBody>.Op);
    public static Whole Xlogy(Whole x, Whole y) => Both(x, y, (a, b) => Num<double>.Xlogy(new(a), new(b)).Value, Map2Op<XlogyBody>.Op);
    public static Whole Pow(Whole x, Whole y) => Both(x, y, Math.Pow, Map2Op<PowBody>.Op);
    public static Whole Max(Whole a, Whole b) => Both(a, b, Math.Max, ChoiceOp<MaxBody>.Op);
    public static Whole Min(Whole a, Whole b) => Both(a, b, Math.Min, ChoiceOp<MinBody>.Op);

    private static Whole Both(Whole a, Whole b, Func<double, double, double> scalar, Primitive map) => a.tensor is null && b.tensor is null
        ? new(scalar(a.constant, b.constant))
        : new(Primitive.Bind(map, a.Beside(b), b.Beside(a)));

    public static Whole IfLess(Whole a, Whole b, Whole then, Whole otherwise)
    {
        if (then.tensor is null && otherwise.Is(then.constant)) return then;
        if (a.tensor is null && b.tensor is null) return a.constant < b.constant ? then : otherwise;
        var mask = a.Beside(b) < b.Beside(a);
        var like = a.tensor ?? b.tensor!;
        return new(Primitive.Bind(WhereOp.Op, mask, then.tensor ?? like.Number(then.constant), otherwise.tensor ?? like.Number(otherwise.constant)));
    }

    public static Whole operator +(Whole a, Whole b)
    {
        if (a.Is(0)) return b;
        if (b.Is(0)) return a;
        if (a.tensor is null) return b.tensor is null ? new(a.constant + b.constant) : new(a.constant + b.tensor);
        return b.tensor is null ? new(a.tensor + b.constant) : new(a.tensor + b.tensor);
    }

    public static Whole operator -(Whole a, Whole b)
    {
        if (b.Is(0)) return a;
        return a.tensor is null || b.tensor is null ? a + -b : new(a.tensor - b.tensor);
    }

    public static Whole operator *(Whole a, Whole b)
    {
        if (a.Is(0) || b.Is(0)) return new(0);
        if (a.Is(1)) return b;
        if (b.Is(1)) return a;
        if (a.tensor is null) return b.tensor is null ? new(a.constant * b.constant) : new(a.constant * b.tensor);
        return b.tensor is null ? new(a.tensor * b.constant) : new(a.tensor * b.tensor);
    }

    public static Whole operator /(Whole a, Whole b)
    {
        if (a.Is(0)) return a;
        if (b.tensor is null) return a.tensor is null ? new(a.constant / b.constant) : new(a.tensor / b.constant);
        return a.tensor is null ? new(a.constant / b.tensor) : new(a.tensor / b.tensor);
    }

    public static Whole operator -(Whole a) => a.tensor is null ? new(-a.constant) : new(-a.tensor);

    public static Whole operator +(double a, Whole x) => Const(a) + x;
    public static Whole operator -(double a, Whole x) => Const(a) - x;
    public static Whole operator *(double a, Whole x) => Const(a) * x;
    public static Whole operator /(double a, Whole x) => Const(a) / x;
}
