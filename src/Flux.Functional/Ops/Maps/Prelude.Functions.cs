namespace Flux;

public static partial class Prelude
{
    /// <summary>e^x.</summary>
    public static readonly Func<Tensor, Tensor> Exp = OutputMapOp<ExpBody>.Op.Apply;
    /// <summary>Natural logarithm.</summary>
    public static readonly Func<Tensor, Tensor> Log = MapOp<LogBody>.Op.Apply;
    /// <summary>Logarithm to base 2.</summary>
    public static readonly Func<Tensor, Tensor> Log2 = MapOp<Log2Body>.Op.Apply;
    /// <summary>Logarithm to base 10.</summary>
    public static readonly Func<Tensor, Tensor> Log10 = MapOp<Log10Body>.Op.Apply;
    /// <summary>e^x - 1, exact near 0.</summary>
    public static readonly Func<Tensor, Tensor> Expm1 = MapOp<Expm1Body>.Op.Apply;
    /// <summary>log(1 + x), exact near 0.</summary>
    public static readonly Func<Tensor, Tensor> Log1p = MapOp<Log1pBody>.Op.Apply;
    /// <summary>Square root.</summary>
    public static readonly Func<Tensor, Tensor> Sqrt = OutputMapOp<SqrtBody>.Op.Apply;
    /// <summary>|x|; the derivative at 0 is 0.</summary>
    public static readonly Func<Tensor, Tensor> Abs = MapOp<AbsBody>.Op.Apply;
    /// <summary>-1, 0 or 1 by the sign of x; the derivative is 0.</summary>
    public static readonly Func<Tensor, Tensor> Sign = MapOp<SignBody>.Op.Apply;
    /// <summary>Sine, in radians.</summary>
    public static readonly Func<Tensor, Tensor> Sin = MapOp<SinBody>.Op.Apply;
    /// <summary>Cosine, in radians.</summary>
    public static readonly Func<Tensor, Tensor> Cos = MapOp<CosBody>.Op.Apply;
    /// <summary>Tangent, in radians.</summary>
    public static readonly Func<Tensor, Tensor> Tan = MapOp<TanBody>.Op.Apply;
    /// <summary>Arc sine, from -π/2 to π/2; NaN beyond -1 and 1.</summary>
    public static readonly Func<Tensor, Tensor> Asin = MapOp<AsinBody>.Op.Apply;
    /// <summary>Arc cosine, from 0 to π; NaN beyond -1 and 1.</summary>
    public static readonly Func<Tensor, Tensor> Acos = MapOp<AcosBody>.Op.Apply;
    /// <summary>Arc tangent, from -π/2 to π/2.</summary>
    public static readonly Func<Tensor, Tensor> Atan = MapOp<AtanBody>.Op.Apply;
    /// <summary>(e^x - e^-x) / 2.</summary>
    public static readonly Func<Tensor, Tensor> Sinh = MapOp<SinhBody>.Op.Apply;
    /// <summary>(e^x + e^-x) / 2.</summary>
    public static readonly Func<Tensor, Tensor> Cosh = MapOp<CoshBody>.Op.Apply;
    /// <summary>The inverse of sinh.</summary>
    public static readonly Func<Tensor, Tensor> Asinh = MapOp<AsinhBody>.Op.Apply;
    /// <summary>The inverse of cosh; NaN below 1.</summary>
    public static readonly Func<Tensor, Tensor> Acosh = MapOp<AcoshBody>.Op.Apply;
    /// <summary>The inverse of tanh; NaN beyond -1 and 1.</summary>
    public static readonly Func<Tensor, Tensor> Atanh = MapOp<AtanhBody>.Op.Apply;
    /// <summary>The largest whole number that is not above x; the derivative is 0.</summary>
    public static readonly Func<Tensor, Tensor> Floor = MapOp<FloorBody>.Op.Apply;
    /// <summary>The smallest whole number that is not below x; the derivative is 0.</summary>
    public static readonly Func<Tensor, Tensor> Ceiling = MapOp<CeilingBody>.Op.Apply;
    /// <summary>The nearest whole number, of two equally near the even one; the derivative is 0.</summary>
    public static readonly Func<Tensor, Tensor> Round = MapOp<RoundBody>.Op.Apply;
    /// <summary>x without its fraction; the derivative is 0.</summary>
    public static readonly Func<Tensor, Tensor> Truncate = MapOp<TruncateBody>.Op.Apply;
    /// <summary>Error function.</summary>
    public static readonly Func<Tensor, Tensor> Erf = MapOp<ErfBody>.Op.Apply;
    /// <summary>x².</summary>
    public static readonly Func<Tensor, Tensor> Square = MapOp<SquareBody>.Op.Apply;

    /// <summary>A scalar body as a function of tensors: elementwise, with its derivatives of every order.</summary>
    public static Func<Tensor, Tensor> Map<B>(B body) where B : unmanaged, IScalarBody => new MapOp<B>(body).Apply;

    /// <summary>A body of two numbers as a function of tensors: elementwise with broadcasting, with its derivatives of every order.</summary>
    public static Func<Tensor, Tensor, Tensor> Map2<B>(B body) where B : unmanaged, IBinaryBody => new Map2Op<B>(body).Apply;

    /// <summary>A body of three numbers as a function of tensors: elementwise with broadcasting, with its derivatives of every order.</summary>
    public static Func<Tensor, Tensor, Tensor, Tensor> Map3<B>(B body) where B : unmanaged, ITernaryBody => new Map3Op<B>(body).Apply;

    /// <summary>x^p elementwise for a number p.</summary>
    public static Tensor Pow(Tensor x, double p) => Primitive.Bind(new MapOp<PowerBody>(new PowerBody(p)), x);

    /// <summary>x^y elementwise with broadcasting, x >= 0.</summary>
    public static Tensor Pow(Tensor x, Tensor y) => Primitive.Bind(Map2Op<PowBody>.Op, x, y);

    /// <summary>The larger of each pair, with broadcasting.</summary>
    public static Tensor Max(Tensor a, Tensor b) => Primitive.Bind(ChoiceOp<MaxBody>.Op, a, b);

    /// <summary>The smaller of each pair, with broadcasting.</summary>
    public static Tensor Min(Tensor a, Tensor b) => Primitive.Bind(ChoiceOp<MinBody>.Op, a, b);

    /// <summary>The angle of the point (x, y) from -π to π, with broadcasting; signed zeros and infinities as in IEEE 754.</summary>
    public static Tensor Atan2(Tensor y, Tensor x) => Primitive.Bind(Map2Op<Atan2Body>.Op, y, x);

    /// <summary>
    /// x - y ⌊x / y⌋: the remainder with the sign of y, exact where x has it too, with broadcasting; NaN where y = 0 or x is infinite (Julia's mod).
    /// </summary>
    public static Tensor Mod(Tensor x, Tensor y) => Primitive.Bind(Map2Op<ModBody>.Op, x, y);

    /// <summary>x - y ⌊x / y⌋ for a number y.</summary>
    public static Tensor Mod(Tensor x, double y) => Mod(x, x.Number(y));

    /// <summary>min(max(x, low), high); the derivative is 0 outside and at the ends.</summary>
    /// <exception cref="ArgumentException">low is above high.</exception>
    public static Func<Tensor, Tensor> Clamp(double low, double high) => low <= high
        ? Map(new ClampBody(low, high))
        : throw new ArgumentException($"Clamp: {low} to {high}; a lower bound that is not above the upper one would fit.", nameof(low));

    /// <summary>x log x, 0 where x = 0.</summary>
    public static readonly Func<Tensor, Tensor> Xlogx = MapOp<XlogxBody>.Op.Apply;

    /// <summary>x log y, 0 where x = 0.</summary>
    public static Tensor Xlogy(Tensor x, Tensor y) => Primitive.Bind(Map2Op<XlogyBody>.Op, x, y);
}
