namespace Flux.Kernels;

/// <summary>Single precision inside a GPU kernel: scalar operations that ILGPU turns into instructions, no vector, no throw, no fused multiply-add.</summary>
internal readonly struct Real32(float value) : IGpuReal<Real32, float>
{
    private readonly float value = value;

    public float Value => value;

    public static Real32 Of(float x) => new(x);
    public static Real32 OfWord(uint word) => new(word);
    public static Real32 Uniform(uint first, uint second) => new((int)(first >> 8) * (1f / (1 << 24)));
    public static Real32 Const(double x) => new((float)x);

    public static Real32 operator +(Real32 a, Real32 b) => new(a.value + b.value);
    public static Real32 operator -(Real32 a, Real32 b) => new(a.value - b.value);
    public static Real32 operator *(Real32 a, Real32 b) => new(a.value * b.value);
    public static Real32 operator /(Real32 a, Real32 b) => new(a.value / b.value);
    public static Real32 operator -(Real32 a) => new(-a.value);
    public static Real32 operator +(double a, Real32 x) => new((float)a + x.value);
    public static Real32 operator -(double a, Real32 x) => new((float)a - x.value);
    public static Real32 operator *(double a, Real32 x) => new((float)a * x.value);
    public static Real32 operator /(double a, Real32 x) => new((float)a / x.value);

    public static Real32 Exp(Real32 x) => new(MathF.Exp(x.value));
    public static Real32 Log(Real32 x) => new(MathF.Log(x.value));
    public static Real32 Sin(Real32 x) => new(MathF.Sin(x.value));
    public static Real32 Cos(Real32 x) => new(MathF.Cos(x.value));
    public static Real32 Atan(Real32 x) => new(MathF.Atan(x.value));
    public static Real32 Floor(Real32 x) => new(MathF.Floor(x.value));
    public static Real32 Sqrt(Real32 x) => new(MathF.Sqrt(x.value));
    public static Real32 Pow(Real32 x, Real32 y) => new(MathF.Pow(x.value, y.value));
    public static Real32 Abs(Real32 x) => new(MathF.Abs(x.value));
    public static Real32 Max(Real32 a, Real32 b) => new(GpuExtremes.Larger(a.value, b.value));
    public static Real32 Min(Real32 a, Real32 b) => new(GpuExtremes.Smaller(a.value, b.value));
    public static Real32 IfLess(Real32 a, Real32 b, Real32 then, Real32 otherwise) => a.value < b.value ? then : otherwise;

    public static Real32 Expm1(Real32 x) => GpuFunctions.Expm1(x);
    public static Real32 Log1p(Real32 x) => GpuFunctions.Log1p(x);
    public static Real32 Tanh(Real32 x) => GpuFunctions.Tanh(x);
    public static Real32 Sigmoid(Real32 x) => GpuFunctions.Sigmoid(x);
    public static Real32 Erf(Real32 x) => GpuFunctions.Erf(x);
    public static Real32 Remainder(Real32 x, Real32 y) => new((float)GpuFunctions.Remainder(x.value, y.value));
    public static Real32 Xlogy(Real32 x, Real32 y) => Entropy.Xlogy(x, y);
}
