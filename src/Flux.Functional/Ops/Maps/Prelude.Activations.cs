namespace Flux;

public static partial class Prelude
{
    // An activation is a function whose target is the map primitive: it is called, passed to a layer, and recognised there for fusion.

    /// <summary>x.</summary>
    public static readonly Func<Tensor, Tensor> Identity = x => x;
    /// <summary>max(0, x); the derivative at 0 is 0.</summary>
    public static readonly Func<Tensor, Tensor> Relu = MapOp<ReluBody>.Op.Apply;
    /// <summary>Hyperbolic tangent.</summary>
    public static readonly Func<Tensor, Tensor> Tanh = OutputMapOp<TanhBody>.Op.Apply;
    /// <summary>1 / (1 + e^-x).</summary>
    public static readonly Func<Tensor, Tensor> Sigmoid = OutputMapOp<SigmoidBody>.Op.Apply;
    /// <summary>x/2 (1 + tanh(√(2/π) (x + 0.044715 x³))), NNlib's gelu.</summary>
    public static readonly Func<Tensor, Tensor> Gelu = MapOp<GeluBody>.Op.Apply;
    /// <summary>x sigmoid(x).</summary>
    public static readonly Func<Tensor, Tensor> Swish = MapOp<SwishBody>.Op.Apply;
    /// <summary>log(1 + e^x).</summary>
    public static readonly Func<Tensor, Tensor> Softplus = MapOp<SoftplusBody>.Op.Apply;
    /// <summary>x tanh(softplus x) (Misra 2019).</summary>
    public static readonly Func<Tensor, Tensor> Mish = MapOp<MishBody>.Op.Apply;
    /// <summary>x tanh x (Roy et al. 2019).</summary>
    public static readonly Func<Tensor, Tensor> Lisht = MapOp<LishtBody>.Op.Apply;
    /// <summary>x/2 (1 + erf(x/√2)): gelu without approximation.</summary>
    public static readonly Func<Tensor, Tensor> GeluErf = MapOp<GeluErfBody>.Op.Apply;
    /// <summary>x sigmoid(√(8/π) x (1 + 0.044715 x²)): the tanh form of gelu, rewritten.</summary>
    public static readonly Func<Tensor, Tensor> GeluSigmoid = MapOp<GeluSigmoidBody>.Op.Apply;
    /// <summary>
    /// λ x for x > 0, else λ α (e^x - 1), with the λ and α that keep mean 0 and variance 1 (Klambauer et al. 2017); the derivative at 0 is λ α.
    /// </summary>
    public static readonly Func<Tensor, Tensor> Selu = MapOp<SeluBody>.Op.Apply;
    /// <summary>min(max(x, 0), 6); the derivative is 0 at the ends.</summary>
    public static readonly Func<Tensor, Tensor> Relu6 = MapOp<Relu6Body>.Op.Apply;
    /// <summary>min(max((x + 3) / 6, 0), 1); the derivative is 0 at the ends.</summary>
    public static readonly Func<Tensor, Tensor> HardSigmoid = MapOp<HardSigmoidBody>.Op.Apply;
    /// <summary>min(max(x, -1), 1); the derivative is 0 at the ends.</summary>
    public static readonly Func<Tensor, Tensor> HardTanh = MapOp<HardTanhBody>.Op.Apply;
    /// <summary>x hardsigmoid(x) (Howard et al. 2019).</summary>
    public static readonly Func<Tensor, Tensor> HardSwish = MapOp<HardSwishBody>.Op.Apply;
    /// <summary>x / (1 + |x|).</summary>
    public static readonly Func<Tensor, Tensor> Softsign = MapOp<SoftsignBody>.Op.Apply;
    /// <summary>log(cosh x).</summary>
    public static readonly Func<Tensor, Tensor> LogCosh = MapOp<LogCoshBody>.Op.Apply;
    /// <summary>x - tanh x.</summary>
    public static readonly Func<Tensor, Tensor> TanhShrink = MapOp<TanhShrinkBody>.Op.Apply;
    /// <summary>log sigmoid(x) = -softplus(-x).</summary>
    public static readonly Func<Tensor, Tensor> LogSigmoid = MapOp<LogSigmoidBody>.Op.Apply;

    /// <summary>x > 0 ? x : slope x.</summary>
    public static Func<Tensor, Tensor> LeakyRelu(double slope = 0.01) => Map(new LeakyReluBody(slope));

    /// <summary>x > 0 ? x : alpha (e^x - 1).</summary>
    public static Func<Tensor, Tensor> Elu(double alpha = 1) => Map(new EluBody(alpha));

    /// <summary>x >= 0 ? x : alpha (e^(x/alpha) - 1) (Barron 2017).</summary>
    public static Func<Tensor, Tensor> Celu(double alpha = 1) => Map(new CeluBody(alpha));

    /// <summary>x moved towards 0 by lambda; the derivative is 0 at ±lambda.</summary>
    public static Func<Tensor, Tensor> SoftShrink(double lambda = 0.5) => Map(new SoftShrinkBody(lambda));

    /// <summary>x > theta ? x : 0 (Konda et al. 2014).</summary>
    public static Func<Tensor, Tensor> Trelu(double theta = 1) => Map(new TreluBody(theta));

    /// <summary>x > 0 ? x : a x, with a drawn for each element, uniform between low and high (Xu et al. 2015).</summary>
    /// <exception cref="ArgumentException">low is above high.</exception>
    public static Func<Tensor, Tensor> RRelu(Key key, double low = 1.0 / 8, double high = 1.0 / 3) => low <= high
        ? new RandomSlope(key, low, high).RRelu
        : throw new ArgumentException($"RRelu: slopes from {low} to {high}; a lower bound that is not above the upper one would fit.", nameof(low));

    /// <summary>The first half of x along its first dimension times the sigmoid of the second (Dauphin et al. 2017).</summary>
    /// <exception cref="ArgumentException">The size of the dimension is odd.</exception>
    public static Tensor Glu(Tensor x) => Glu(x, 0);

    /// <summary>The first half of x along a dimension times the sigmoid of the second.</summary>
    /// <exception cref="ArgumentException">The size of the dimension is odd.</exception>
    public static Tensor Glu(Tensor x, int dim)
    {
        int size = x.Shape[Arguments.Dim("Glu", x, dim)];
        if (size % 2 != 0) throw new ArgumentException($"Glu: dimension {dim} of shape {x.Shape} has the odd size {size}; an even one would fit.", nameof(x));
        return Part(x, dim, ..(size / 2)) * Sigmoid(Part(x, dim, (size / 2)..));
    }

    // A record rather than a closure, so that a layer can print the name.
    private sealed record RandomSlope(Key Key, double Low, double High)
    {
        internal Tensor RRelu(Tensor x)
        {
            var positive = x > 0;
            var slope = Tensor.Uniform(x.Device, Key, x.Shape, DType.Float32).Cast(x.DType) * (High - Low) + Low;
            return Where(positive, x, slope * x);
        }
    }

    /// <summary>act(z + b), in one pass where the activation is a map; without a bias, act(z).</summary>
    internal static Tensor BiasAct(Tensor z, Tensor? bias, Func<Tensor, Tensor> act)
    {
        if (bias is not null && act.Target is MapPrimitive map) return Primitive.Bind(map.WithBias, z, bias);
        return Returned.Of("Activation", act(bias is null ? z : z + bias), "a tensor", "the activation");
    }
}
