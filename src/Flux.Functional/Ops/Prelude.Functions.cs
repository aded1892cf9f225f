namespace Flux;

public static partial class Prelude
{
    // An activation is a function whose target is the map primitive: it is called, passed to a layer, and recognised there for fusion.

    /// <summary>x.</summary>
    public static readonly Func<Tensor, Tensor> Identity = x => x;
    /// <summary>max(0, x); the derivative at 0 is 0.</summary>
    public static readonly Func<Tensor, Tensor> Relu = MapOp<ReluBody>.Op.Apply;
    /// <summary>Hyperbolic tangent.</summary>
    public static readonly Func<Tensor, Tensor> Tanh = OutputMap<TanhBody>.Op.Apply;
    /// <summary>1 / (1 + e^-x).</summary>
    public static readonly Func<Tensor, Tensor> Sigmoid = OutputMap<SigmoidBody>.Op.Apply;
    /// <summary>x/2 (1 + tanh(√(2/π) (x + 0.044715 x³))), NNlib's gelu.</summary>
    public static readonly Func<Tensor, Tensor> Gelu = MapOp<GeluBody>.Op.Apply;
    /// <summary>x sigmoid(x).</summary>
    public static readonly Func<Tensor, Tensor> Swish = MapOp<SwishBody>.Op.Apply;
    /// <summary>log(1 + e^x).</summary>
    public static readonly Func<Tensor, Tensor> Softplus = MapOp<SoftplusBody>.Op.Apply;
    /// <summary>log sigmoid(x) = -softplus(-x).</summary>
    public static readonly Func<Tensor, Tensor> LogSigmoid = MapOp<LogSigmoidBody>.Op.Apply;

    /// <summary>e^x.</summary>
    public static readonly Func<Tensor, Tensor> Exp = OutputMap<ExpBody>.Op.Apply;
    /// <summary>Natural logarithm.</summary>
    public static readonly Func<Tensor, Tensor> Log = MapOp<LogBody>.Op.Apply;
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

    /// <summary>x > 0 ? x : slope x.</summary>
    public static Func<Tensor, Tensor> LeakyRelu(double slope = 0.01) => Map(new LeakyReluBody(slope));

    /// <summary>x > 0 ? x : alpha (e^x - 1).</summary>
    public static Func<Tensor, Tensor> Elu(double alpha = 1) => Map(new EluBody(alpha));

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

    /// <summary>x log y, 0 where x = 0.</summary>
    public static Tensor Xlogy(Tensor x, Tensor y) => Primitive.Bind(Map2<XlogyBody>.Op, x, y);

    /// <summary>act(z + b), in one pass where the activation is a map; without a bias, act(z).</summary>
    internal static Tensor BiasAct(Tensor z, Tensor? bias, Func<Tensor, Tensor> act)
    {
        if (bias is null) return act(z);
        if (act.Target is MapPrimitive map) return Primitive.Bind(map.WithBias, z, bias);
        return act(z + bias);
    }
}
