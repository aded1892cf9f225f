namespace Flux.Kernels;

/// <summary>Double precision inside a GPU kernel: scalar operations that ILGPU turns into instructions, no vector, no throw, no fused multiply-add.</summary>
internal readonly struct Real64(double value) : IGpuReal<Real64, double>
{
    private readonly double value = value;

    public double Value => value;

    public static Real64 Of(double x) => new(x);
    public static Real64 OfWord(uint word) => new(word);
    public static Real64 Uniform(uint first, uint second) => new((long)(((ulong)first << 32 | second) >> 11) * (1.0 / (1L << 53)));
    public static Real64 Const(double x) => new(x);

    public static Real64 operator +(Real64 a, Real64 b) => new(a.value + b.value);
    public static Real64 operator -(Real64 a, Real64 b) => new(a.value - b.value);
    public static Real64 operator *(Real64 a, Real64 b) => new(a.value * b.value);
    public static Real64 operator /(Real64 a, Real64 b) => new(a.value / b.value);
    public static Real64 operator -(Real64 a) => new(-a.value);
    public static Real64 operator +(double a, Real64 x) => new(a + x.value);
    public static Real64 operator -(double a, Real64 x) => new(a - x.value);
    public static Real64 operator *(double a, Real64 x) => new(a * x.value);
    public static Real64 operator /(double a, Real64 x) => new(a / x.value);

    public static Real64 Exp(Real64 x) => new(Math.Exp(x.value));
    public static Real64 Log(Real64 x) => new(Math.Log(x.value));
    public static Real64 Sin(Real64 x) => new(Math.Sin(x.value));
    public static Real64 Cos(Real64 x) => new(Math.Cos(x.value));
    public static Real64 Atan(Real64 x) => new(Math.Atan(x.value));
    public static Real64 Floor(Real64 x) => new(Math.Floor(x.value));
    public static Real64 Sqrt(Real64 x) => new(Math.Sqrt(x.value));
    public static Real64 Pow(Real64 x, Real64 y) => new(Math.Pow(x.value, y.value));
    public static Real64 Abs(Real64 x) => new(Math.Abs(x.value));
    public static Real64 Max(Real64 a, Real64 b) => new(GpuExtremes.Larger(a.value, b.value));
    public static Real64 Min(Real64 a, Real64 b) => new(GpuExtremes.Smaller(a.value, b.value));
    public static Real64 IfLess(Real64 a, Real64 b, Real64 then, Real64 otherwise) => a.value < b.value ? then : otherwise;

    public static Real64 Expm1(Real64 x) => GpuFunctions.Expm1(x);
    public static Real64 Log1p(Real64 x) => GpuFunctions.Log1p(x);
    public static Real64 Tanh(Real64 x) => GpuFunctions.Tanh(x);
    public static Real64 Sigmoid(Real64 x) => GpuFunctions.Sigmoid(x);
    public static Real64 Erf(Real64 x) => GpuFunctions.Erf(x);
    public static Real64 Remainder(Real64 x, Real64 y) => new(GpuFunctions.Remainder(x.value, y.value));
    public static Real64 Xlogy(Real64 x, Real64 y) => Entropy.Xlogy(x, y);
}
