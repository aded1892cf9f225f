namespace Flux;

public static partial class Prelude
{
    /// <summary>e^x.</summary>
    public static readonly Func<Tensor, Tensor> Exp = OutputMap<ExpBody>.Op.Apply;
    /// <summary>Natural logarithm.</summary>
    public static readonly Func<Tensor, Tensor> Log = MapOp<LogBody>.Op.Apply;
    /// <summary>e^x - 1, exact near 0.</summary>
    public static readonly Func<Tensor, Tensor> Expm1 = MapOp<Expm1Body>.Op.Apply;
    /// <summary>log(1 + x), exact near 0.</summary>
    public static readonly Func<Tensor, Tensor> Log1p = MapOp<Log1pBody>.Op.Apply;
    /// <summary>Square root.</summary>
    public static readonly Func<Tensor, Tensor> Sqrt = OutputMap<SqrtBody>.Op.Apply;
    /// <summary>|x|; the derivative at 0 is 0.</summary>
    public static readonly Func<Tensor, Tensor> Abs = MapOp<AbsBody>.Op.Apply;
    /// <summary>-1, 0 or 1 by the sign of x; the derivative is 0.</summary>
    public static readonly Func<Tensor, Tensor> Sign = MapOp<SignBody>.Op.Apply;
    /// <summary>Sine, in radians.</summary>
    public static readonly Func<Tensor, Tensor> Sin = MapOp<SinBody>.Op.Apply;
    /// <summary>Cosine, in radians.</summary>
    public static readonly Func<Tensor, Tensor> Cos = MapOp<CosBody>.Op.Apply;
    /// <summary>Error function.</summary>
    public static readonly Func<Tensor, Tensor> Erf = MapOp<ErfBody>.Op.Apply;
    /// <summary>x².</summary>
    public static readonly Func<Tensor, Tensor> Square = MapOp<SquareBody>.Op.Apply;

    /// <summary>A scalar body as a function of tensors: elementwise, with its derivatives of every order.</summary>
    public static Func<Tensor, Tensor> Map<B>(B body) where B : unmanaged, IScalarBody => new MapOp<B>(body).Apply;

    /// <summary>x^p elementwise for a number p.</summary>
    public static Tensor Pow(Tensor x, double p) => Primitive.Bind(new MapOp<PowerBody>(new PowerBody(p)), x);

    /// <summary>x^y elementwise with broadcasting, x >= 0.</summary>
    public static Tensor Pow(Tensor x, Tensor y) => Primitive.Bind(Map2<PowBody>.Op, x, y);

    /// <summary>The larger of each pair, with broadcasting.</summary>
    public static Tensor Max(Tensor a, Tensor b) => Primitive.Bind(Map2<MaxBody>.Op, a, b);

    /// <summary>The smaller of each pair, with broadcasting.</summary>
    public static Tensor Min(Tensor a, Tensor b) => Primitive.Bind(Map2<MinBody>.Op, a, b);

    /// <summary>min(max(x, low), high); the derivative is 0 outside and at the ends.</summary>
    /// <exception cref="ArgumentException">low is above high.</exception>
    public static Func<Tensor, Tensor> Clamp(double low, double high) => low <= high
        ? Map(new ClampBody(low, high))
        : throw new ArgumentException($"Clamp: {low} to {high}; a lower bound that is not above the upper one would fit.", nameof(low));

    /// <summary>x log x, 0 where x = 0.</summary>
    public static readonly Func<Tensor, Tensor> Xlogx = MapOp<XlogxBody>.Op.Apply;

    /// <summary>x log y, 0 where x = 0.</summary>
    public static Tensor Xlogy(Tensor x, Tensor y) => Primitive.Bind(Map2<XlogyBody>.Op, x, y);
}
