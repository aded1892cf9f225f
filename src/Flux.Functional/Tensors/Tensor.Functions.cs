namespace Flux;

public abstract partial class Tensor
{
    // The names that double and float have too: F#'s own sin, abs, ** and the like look for them, and so serve numbers and tensors alike.

    /// <summary>|x|; the derivative at 0 is 0.</summary>
    public static Tensor Abs(Tensor x) => Prelude.Abs(x);
    /// <summary>Square root.</summary>
    public static Tensor Sqrt(Tensor x) => Prelude.Sqrt(x);
    /// <summary>e^x.</summary>
    public static Tensor Exp(Tensor x) => Prelude.Exp(x);
    /// <summary>Natural logarithm.</summary>
    public static Tensor Log(Tensor x) => Prelude.Log(x);
    /// <summary>Logarithm to base 10.</summary>
    public static Tensor Log10(Tensor x) => Prelude.Log10(x);
    /// <summary>Sine, in radians.</summary>
    public static Tensor Sin(Tensor x) => Prelude.Sin(x);
    /// <summary>Cosine, in radians.</summary>
    public static Tensor Cos(Tensor x) => Prelude.Cos(x);
    /// <summary>Tangent, in radians.</summary>
    public static Tensor Tan(Tensor x) => Prelude.Tan(x);
    /// <summary>Arc sine, from -π/2 to π/2; NaN beyond -1 and 1.</summary>
    public static Tensor Asin(Tensor x) => Prelude.Asin(x);
    /// <summary>Arc cosine, from 0 to π; NaN beyond -1 and 1.</summary>
    public static Tensor Acos(Tensor x) => Prelude.Acos(x);
    /// <summary>Arc tangent, from -π/2 to π/2.</summary>
    public static Tensor Atan(Tensor x) => Prelude.Atan(x);
    /// <summary>(e^x - e^-x) / 2.</summary>
    public static Tensor Sinh(Tensor x) => Prelude.Sinh(x);
    /// <summary>(e^x + e^-x) / 2.</summary>
    public static Tensor Cosh(Tensor x) => Prelude.Cosh(x);
    /// <summary>Hyperbolic tangent.</summary>
    public static Tensor Tanh(Tensor x) => Prelude.Tanh(x);
    /// <summary>The largest whole number that is not above x; the derivative is 0.</summary>
    public static Tensor Floor(Tensor x) => Prelude.Floor(x);
    /// <summary>The smallest whole number that is not below x; the derivative is 0.</summary>
    public static Tensor Ceiling(Tensor x) => Prelude.Ceiling(x);
    /// <summary>The nearest whole number, of two equally near the even one; the derivative is 0.</summary>
    public static Tensor Round(Tensor x) => Prelude.Round(x);
    /// <summary>x without its fraction; the derivative is 0.</summary>
    public static Tensor Truncate(Tensor x) => Prelude.Truncate(x);
    /// <summary>The angle of the point (x, y) from -π to π, with broadcasting; 0 at the origin.</summary>
    public static Tensor Atan2(Tensor y, Tensor x) => Prelude.Atan2(y, x);
    /// <summary>x^p elementwise for a number p.</summary>
    public static Tensor Pow(Tensor x, double p) => Prelude.Pow(x, p);
    /// <summary>x^y elementwise with broadcasting, x >= 0.</summary>
    public static Tensor Pow(Tensor x, Tensor y) => Prelude.Pow(x, y);
}
