namespace Flux;

public abstract partial class Tensor
{
    /// <summary>Elementwise sum with broadcasting; null (no bias) adds nothing. Arithmetic of Int32 is exact and wraps as in C#.</summary>
    public static Tensor operator +(Tensor a, Tensor? b) => b is null ? a : Primitive.Bind(AddOp.Op, a, b);
    /// <summary>Elementwise difference with broadcasting.</summary>
    public static Tensor operator -(Tensor a, Tensor b) => Primitive.Bind(SubtractOp.Op, a, b);
    /// <summary>Elementwise product with broadcasting; the matrix product is <see cref="MatMul"/>.</summary>
    public static Tensor operator *(Tensor a, Tensor b) => Primitive.Bind(MultiplyOp.Op, a, b);
    /// <summary>Elementwise quotient with broadcasting; of Int32, cut off towards zero as in C#.</summary>
    /// <exception cref="DivideByZeroException">An Int32 divisor is 0.</exception>
    public static Tensor operator /(Tensor a, Tensor b) => Primitive.Bind(Integers.Are([a, b]) ? IntegerDivideOp.Op : DivideOp.Op, a, b);
    /// <summary>-a.</summary>
    public static Tensor operator -(Tensor a) => AffineOp.Of(a, -1, 0);

    /// <summary>a + b; the number takes the tensor's dtype, so that an Int32 tensor takes whole numbers only.</summary>
    public static Tensor operator +(Tensor a, double b) => AffineOp.Of(a, 1, b);
    /// <summary>a - b.</summary>
    public static Tensor operator -(Tensor a, double b) => AffineOp.Of(a, 1, -b);
    /// <summary>a b.</summary>
    public static Tensor operator *(Tensor a, double b) => AffineOp.Of(a, b, 0);
    /// <summary>a / b.</summary>
    public static Tensor operator /(Tensor a, double b) => a.DType == DType.Int32 ? a / a.Number(b) : AffineOp.Of(a, 1 / b, 0);
    /// <summary>a + b.</summary>
    public static Tensor operator +(double a, Tensor b) => AffineOp.Of(b, 1, a);
    /// <summary>a - b.</summary>
    public static Tensor operator -(double a, Tensor b) => AffineOp.Of(b, -1, a);
    /// <summary>a b.</summary>
    public static Tensor operator *(double a, Tensor b) => AffineOp.Of(b, a, 0);
    /// <summary>a / b.</summary>
    public static Tensor operator /(double a, Tensor b) =>
        b.DType == DType.Int32 ? b.Number(a) / b : Primitive.Bind(new MapOp<RatioBody>(new RatioBody(a)), b);

    /// <summary>a + b.</summary>
    public static Tensor operator +(Tensor a, float b) => a + (double)b;
    /// <summary>a - b.</summary>
    public static Tensor operator -(Tensor a, float b) => a - (double)b;
    /// <summary>a b.</summary>
    public static Tensor operator *(Tensor a, float b) => a * (double)b;
    /// <summary>a / b.</summary>
    public static Tensor operator /(Tensor a, float b) => a / (double)b;
    /// <summary>a + b.</summary>
    public static Tensor operator +(float a, Tensor b) => (double)a + b;
    /// <summary>a - b.</summary>
    public static Tensor operator -(float a, Tensor b) => (double)a - b;
    /// <summary>a b.</summary>
    public static Tensor operator *(float a, Tensor b) => (double)a * b;
    /// <summary>a / b.</summary>
    public static Tensor operator /(float a, Tensor b) => (double)a / b;

    /// <summary>a + b.</summary>
    public static Tensor operator +(Tensor a, int b) => a + (double)b;
    /// <summary>a - b.</summary>
    public static Tensor operator -(Tensor a, int b) => a - (double)b;
    /// <summary>a b.</summary>
    public static Tensor operator *(Tensor a, int b) => a * (double)b;
    /// <summary>a / b.</summary>
    public static Tensor operator /(Tensor a, int b) => a / (double)b;
    /// <summary>a + b.</summary>
    public static Tensor operator +(int a, Tensor b) => (double)a + b;
    /// <summary>a - b.</summary>
    public static Tensor operator -(int a, Tensor b) => (double)a - b;
    /// <summary>a b.</summary>
    public static Tensor operator *(int a, Tensor b) => (double)a * b;
    /// <summary>a / b.</summary>
    public static Tensor operator /(int a, Tensor b) => (double)a / b;

    /// <summary>Bool tensor: a &gt; b elementwise.</summary>
    public static Tensor operator >(Tensor a, Tensor b) => CompareOp.Of(Kernels.Comparison.Less, b, a);
    /// <summary>Bool tensor: a &lt; b elementwise.</summary>
    public static Tensor operator <(Tensor a, Tensor b) => CompareOp.Of(Kernels.Comparison.Less, a, b);
    /// <summary>Bool tensor: a &gt; b elementwise.</summary>
    public static Tensor operator >(Tensor a, double b) => a > a.Number(b);
    /// <summary>Bool tensor: a &lt; b elementwise.</summary>
    public static Tensor operator <(Tensor a, double b) => a < a.Number(b);
    /// <summary>Bool tensor: a &gt;= b elementwise.</summary>
    public static Tensor operator >=(Tensor a, Tensor b) => CompareOp.Of(Kernels.Comparison.LessOrEqual, b, a);
    /// <summary>Bool tensor: a &lt;= b elementwise.</summary>
    public static Tensor operator <=(Tensor a, Tensor b) => CompareOp.Of(Kernels.Comparison.LessOrEqual, a, b);
    /// <summary>Bool tensor: a &gt;= b elementwise.</summary>
    public static Tensor operator >=(Tensor a, double b) => a >= a.Number(b);
    /// <summary>Bool tensor: a &lt;= b elementwise.</summary>
    public static Tensor operator <=(Tensor a, double b) => a <= a.Number(b);

    /// <summary>Both of two Bool tensors, with broadcasting.</summary>
    public static Tensor operator &(Tensor a, Tensor b) => Prelude.Where(Arguments.Truth("And", a), Arguments.Truth("And", b), a);
    /// <summary>One of two Bool tensors or both, with broadcasting.</summary>
    public static Tensor operator |(Tensor a, Tensor b) => Prelude.Where(Arguments.Truth("Or", a), a, Arguments.Truth("Or", b));
    /// <summary>The opposite of a Bool tensor.</summary>
    public static Tensor operator !(Tensor a) => Prelude.Where(Arguments.Truth("Not", a), a.Number(0), a.Number(1));

    /// <summary>A single number of this tensor's dtype and device.</summary>
    internal Tensor Number(double x) => DType != DType.Int32 || x == Math.Floor(x) && x is >= int.MinValue and <= int.MaxValue
        ? Full(Device, DType, Shape.Scalar, x)
        : throw new ArgumentException(
            $"A number beside an Int32 tensor of shape {Shape}: {x}; whole numbers of 32 bits would fit: Cast the tensor to Float32 for others.");
}
