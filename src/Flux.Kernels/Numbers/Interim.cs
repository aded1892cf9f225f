using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
#pragma warning disable
namespace Flux;
static class E { public static double Erf(double x) { double t = 1 / (1 + 0.5 * Math.Abs(x)); double s = 0, term = x; for (int n = 0; n < 200; n++) { s += term / (2 * n + 1); term *= -x * x / (n + 1); } return Math.Abs(x) > 5 ? Math.Sign(x) : 2 / Math.Sqrt(Math.PI) * s; } }
public readonly record struct Num<F>(F Value) : IReal<Num<F>> where F : unmanaged, IFloatingPointIeee754<F> {
 static double D(Num<F> x) => double.CreateTruncating(x.Value); static Num<F> N(double x) => new(F.CreateTruncating(x));
 public static Num<F> Const(double x) => N(x);
 static double ExpD(double x) => Math.Exp(x); public static Num<F> Exp(Num<F> x) => N(ExpD(D(x)));
 static double LogD(double x) => Math.Log(x); public static Num<F> Log(Num<F> x) => N(LogD(D(x)));
 static double Expm1D(double x) => Math.Abs(x) < 1e-5 ? x + x * x / 2 : Math.Exp(x) - 1; public static Num<F> Expm1(Num<F> x) => N(Expm1D(D(x)));
 static double Log1pD(double x) => Math.Abs(x) < 1e-5 ? x - x * x / 2 : Math.Log(1 + x); public static Num<F> Log1p(Num<F> x) => N(Log1pD(D(x)));
 static double TanhD(double x) => Math.Tanh(x); public static Num<F> Tanh(Num<F> x) => N(TanhD(D(x)));
 static double SigmoidD(double x) => 1 / (1 + Math.Exp(-x)); public static Num<F> Sigmoid(Num<F> x) => N(SigmoidD(D(x)));
 static double ErfD(double x) => E.Erf(x); public static Num<F> Erf(Num<F> x) => N(ErfD(D(x)));
 static double SinD(double x) => Math.Sin(x); public static Num<F> Sin(Num<F> x) => N(SinD(D(x)));
 static double CosD(double x) => Math.Cos(x); public static Num<F> Cos(Num<F> x) => N(CosD(D(x)));
 static double SqrtD(double x) => Math.Sqrt(x); public static Num<F> Sqrt(Num<F> x) => N(SqrtD(D(x)));
 static double AbsD(double x) => Math.Abs(x); public static Num<F> Abs(Num<F> x) => N(AbsD(D(x)));
 public static Num<F> Pow(Num<F> a, Num<F> b) => N(Math.Pow(D(a), D(b))); public static Num<F> Max(Num<F> a, Num<F> b) => new(F.Max(a.Value,b.Value)); public static Num<F> Min(Num<F> a, Num<F> b) => new(F.Min(a.Value,b.Value)); public static Num<F> IfLess(Num<F> a, Num<F> b, Num<F> t, Num<F> e) => a.Value < b.Value ? t : e;
 public static Num<F> operator +(Num<F> a, Num<F> b) => new(a.Value + b.Value); public static Num<F> operator +(double a, Num<F> b) => Const(a) + b;
 public static Num<F> operator -(Num<F> a, Num<F> b) => new(a.Value - b.Value); public static Num<F> operator -(double a, Num<F> b) => Const(a) - b;
 public static Num<F> operator *(Num<F> a, Num<F> b) => new(a.Value * b.Value); public static Num<F> operator *(double a, Num<F> b) => Const(a) * b;
 public static Num<F> operator /(Num<F> a, Num<F> b) => new(a.Value / b.Value); public static Num<F> operator /(double a, Num<F> b) => Const(a) / b;
 public static Num<F> operator -(Num<F> a) => new(-a.Value);
}
public readonly struct Lanes<F>(Vector512<F> v) : IReal<Lanes<F>> where F : unmanaged, IFloatingPointIeee754<F> { public Vector512<F> V { get; } = v;
 public static Lanes<F> Const(double x) => new(Vector512.Create(F.CreateTruncating(x))); static Lanes<F> M(Lanes<F> x, Func<Num<F>, Num<F>> f) { Span<F> s = stackalloc F[Vector512<F>.Count]; x.V.CopyTo(s); for (int i = 0; i < s.Length; i++) s[i] = f(new(s[i])).Value; return new(Vector512.Create<F>(s)); }
 public static Lanes<F> Exp(Lanes<F> x) => M(x, Num<F>.Exp);
 public static Lanes<F> Log(Lanes<F> x) => M(x, Num<F>.Log);
 public static Lanes<F> Expm1(Lanes<F> x) => M(x, Num<F>.Expm1);
 public static Lanes<F> Log1p(Lanes<F> x) => M(x, Num<F>.Log1p);
 public static Lanes<F> Tanh(Lanes<F> x) => M(x, Num<F>.Tanh);
 public static Lanes<F> Sigmoid(Lanes<F> x) => M(x, Num<F>.Sigmoid);
 public static Lanes<F> Erf(Lanes<F> x) => M(x, Num<F>.Erf);
 public static Lanes<F> Sin(Lanes<F> x) => M(x, Num<F>.Sin);
 public static Lanes<F> Cos(Lanes<F> x) => M(x, Num<F>.Cos);
 public static Lanes<F> Sqrt(Lanes<F> x) => M(x, Num<F>.Sqrt);
 public static Lanes<F> Abs(Lanes<F> x) => M(x, Num<F>.Abs);
 public static Lanes<F> Pow(Lanes<F> a, Lanes<F> b) { Span<F> s = stackalloc F[Vector512<F>.Count], t = stackalloc F[Vector512<F>.Count]; a.V.CopyTo(s); b.V.CopyTo(t); for (int i = 0; i < s.Length; i++) s[i] = Num<F>.Pow(new(s[i]), new(t[i])).Value; return new(Vector512.Create<F>(s)); }
 public static Lanes<F> Max(Lanes<F> a, Lanes<F> b) => new(Vector512.Max(a.V,b.V)); public static Lanes<F> Min(Lanes<F> a, Lanes<F> b) => new(Vector512.Min(a.V,b.V)); public static Lanes<F> IfLess(Lanes<F> a, Lanes<F> b, Lanes<F> t, Lanes<F> e) => new(Vector512.ConditionalSelect(Vector512.LessThan(a.V,b.V), t.V, e.V));
 public static Lanes<F> operator +(Lanes<F> a, Lanes<F> b) => new(a.V + b.V); public static Lanes<F> operator +(double a, Lanes<F> b) => Const(a) + b;
 public static Lanes<F> operator -(Lanes<F> a, Lanes<F> b) => new(a.V - b.V); public static Lanes<F> operator -(double a, Lanes<F> b) => Const(a) - b;
 public static Lanes<F> operator *(Lanes<F> a, Lanes<F> b) => new(a.V * b.V); public static Lanes<F> operator *(double a, Lanes<F> b) => Const(a) * b;
 public static Lanes<F> operator /(Lanes<F> a, Lanes<F> b) => new(a.V / b.V); public static Lanes<F> operator /(double a, Lanes<F> b) => Const(a) / b;
 public static Lanes<F> operator -(Lanes<F> a) => new(-a.V);
}
public readonly record struct Dual<T>(T Value, T Tangent) : IReal<Dual<T>> where T : struct, IReal<T> { public static Dual<T> Const(double x) => new(T.Const(x), T.Const(0));
 public static Dual<T> Exp(Dual<T> x) { var e = T.Exp(x.Value); return new(e, e * x.Tangent); }
 public static Dual<T> Log(Dual<T> x) { var e = T.Log(x.Value); return new(e, x.Tangent / x.Value); }
 public static Dual<T> Expm1(Dual<T> x) { var e = T.Expm1(x.Value); return new(e, (1 + e) * x.Tangent); }
 public static Dual<T> Log1p(Dual<T> x) { var e = T.Log1p(x.Value); return new(e, x.Tangent / (1 + x.Value)); }
 public static Dual<T> Tanh(Dual<T> x) { var e = T.Tanh(x.Value); return new(e, (1 - e * e) * x.Tangent); }
 public static Dual<T> Sigmoid(Dual<T> x) { var e = T.Sigmoid(x.Value); return new(e, e * (1 - e) * x.Tangent); }
 public static Dual<T> Erf(Dual<T> x) { var e = T.Erf(x.Value); return new(e, 1.1283791670955126 * T.Exp(-(x.Value * x.Value)) * x.Tangent); }
 public static Dual<T> Sin(Dual<T> x) { var e = T.Sin(x.Value); return new(e, T.Cos(x.Value) * x.Tangent); }
 public static Dual<T> Cos(Dual<T> x) { var e = T.Cos(x.Value); return new(e, -T.Sin(x.Value) * x.Tangent); }
 public static Dual<T> Sqrt(Dual<T> x) { var e = T.Sqrt(x.Value); return new(e, 0.5 * x.Tangent / e); }
 public static Dual<T> Abs(Dual<T> x) { var e = T.Abs(x.Value); return new(e, T.IfLess(x.Value, T.Const(0), -x.Tangent, T.IfLess(T.Const(0), x.Value, x.Tangent, T.Const(0)))); }
 public static Dual<T> Pow(Dual<T> a, Dual<T> b) { var y = T.Pow(a.Value, b.Value); return new(y, b.Value * T.Pow(a.Value, b.Value - T.Const(1)) * a.Tangent + y * T.Log(a.Value) * b.Tangent); }
 public static Dual<T> Max(Dual<T> a, Dual<T> b) => new(T.Max(a.Value, b.Value), T.IfLess(a.Value, b.Value, b.Tangent, a.Tangent)); public static Dual<T> Min(Dual<T> a, Dual<T> b) => new(T.Min(a.Value, b.Value), T.IfLess(b.Value, a.Value, b.Tangent, a.Tangent));
 public static Dual<T> IfLess(Dual<T> a, Dual<T> b, Dual<T> t, Dual<T> e) => new(T.IfLess(a.Value, b.Value, t.Value, e.Value), T.IfLess(a.Value, b.Value, t.Tangent, e.Tangent));
 public static Dual<T> operator +(Dual<T> a, Dual<T> b) => new(a.Value + b.Value, a.Tangent + b.Tangent); public static Dual<T> operator -(Dual<T> a, Dual<T> b) => new(a.Value - b.Value, a.Tangent - b.Tangent);
 public static Dual<T> operator *(Dual<T> a, Dual<T> b) => new(a.Value * b.Value, a.Tangent * b.Value + a.Value * b.Tangent); public static Dual<T> operator /(Dual<T> a, Dual<T> b) { var q = a.Value / b.Value; return new(q, (a.Tangent - q * b.Tangent) / b.Value); }
 public static Dual<T> operator -(Dual<T> a) => new(-a.Value, -a.Tangent);
 public static Dual<T> operator +(double a, Dual<T> b) => Const(a) + b;
 public static Dual<T> operator -(double a, Dual<T> b) => Const(a) - b;
 public static Dual<T> operator *(double a, Dual<T> b) => Const(a) * b;
 public static Dual<T> operator /(double a, Dual<T> b) => Const(a) / b;
}
public readonly struct IdentityBody : IScalarBody { public T Invoke<T>(T x) where T : struct, IReal<T> => x; }
public readonly struct LogBody : IScalarBody { public T Invoke<T>(T x) where T : struct, IReal<T> => T.Log(x); }
public readonly struct Expm1Body : IScalarBody { public T Invoke<T>(T x) where T : struct, IReal<T> => T.Expm1(x); }
public readonly struct Log1pBody : IScalarBody { public T Invoke<T>(T x) where T : struct, IReal<T> => T.Log1p(x); }
public readonly struct ErfBody : IScalarBody { public T Invoke<T>(T x) where T : struct, IReal<T> => T.Erf(x); }
public readonly struct SinBody : IScalarBody { public T Invoke<T>(T x) where T : struct, IReal<T> => T.Sin(x); }
public readonly struct CosBody : IScalarBody { public T Invoke<T>(T x) where T : struct, IReal<T> => T.Cos(x); }
public readonly struct AbsBody : IScalarBody { public T Invoke<T>(T x) where T : struct, IReal<T> => T.Abs(x); }
public readonly struct ReluBody : IScalarBody { public T Invoke<T>(T x) where T : struct, IReal<T> => T.IfLess(T.Const(0), x, x, T.Const(0)); }
public readonly struct GeluBody : IScalarBody { public T Invoke<T>(T x) where T : struct, IReal<T> => 0.5 * x * (1 + T.Tanh(0.7978845608028654 * (x + 0.044715 * (x * x * x)))); }
public readonly struct SwishBody : IScalarBody { public T Invoke<T>(T x) where T : struct, IReal<T> => x * T.Sigmoid(x); }
public readonly struct SoftplusBody : IScalarBody { public T Invoke<T>(T x) where T : struct, IReal<T> => T.Max(x, T.Const(0)) + T.Log1p(T.Exp(-T.Abs(x))); }
public readonly struct LogSigmoidBody : IScalarBody { public T Invoke<T>(T x) where T : struct, IReal<T> => -(T.Max(-x, T.Const(0)) + T.Log1p(T.Exp(-T.Abs(x)))); }
public readonly struct SquareBody : IScalarBody { public T Invoke<T>(T x) where T : struct, IReal<T> => x * x; }
public readonly struct ExpBody : IOutputBody { public T Invoke<T>(T x) where T : struct, IReal<T> => T.Exp(x); public T SlopeAt<T>(T y) where T : struct, IReal<T> => y; }
public readonly struct TanhBody : IOutputBody { public T Invoke<T>(T x) where T : struct, IReal<T> => T.Tanh(x); public T SlopeAt<T>(T y) where T : struct, IReal<T> => 1 - y * y; }
public readonly struct SigmoidBody : IOutputBody { public T Invoke<T>(T x) where T : struct, IReal<T> => T.Sigmoid(x); public T SlopeAt<T>(T y) where T : struct, IReal<T> => y * (1 - y); }
public readonly struct SqrtBody : IOutputBody { public T Invoke<T>(T x) where T : struct, IReal<T> => T.Sqrt(x); public T SlopeAt<T>(T y) where T : struct, IReal<T> => 0.5 / y; }
public readonly struct ScaleBody(double s) : IScalarBody { readonly double s = s; public T Invoke<T>(T x) where T : struct, IReal<T> => s * x; }
public readonly struct ShiftBody(double s) : IScalarBody { readonly double s = s; public T Invoke<T>(T x) where T : struct, IReal<T> => s + x; }
public readonly struct RatioBody(double s) : IScalarBody { readonly double s = s; public T Invoke<T>(T x) where T : struct, IReal<T> => s / x; }
public readonly struct LeakyReluBody(double s) : IScalarBody { readonly double s = s; public T Invoke<T>(T x) where T : struct, IReal<T> => T.IfLess(T.Const(0), x, x, s * x); }
public readonly struct EluBody(double s) : IScalarBody { readonly double s = s; public T Invoke<T>(T x) where T : struct, IReal<T> => T.IfLess(x, T.Const(0), s * T.Expm1(x), x); }
public readonly struct PowerBody(double s) : IScalarBody { readonly double s = s; public T Invoke<T>(T x) where T : struct, IReal<T> => T.Pow(x, T.Const(s)); }
public readonly struct AffineBody(double a, double b) : IScalarBody { public T Invoke<T>(T x) where T : struct, IReal<T> => b + a * x; }
public readonly struct AddBody : IBinaryBody { public T Invoke<T>(T a, T b) where T : struct, IReal<T> => a + b; }
public readonly struct SubtractBody : IBinaryBody { public T Invoke<T>(T a, T b) where T : struct, IReal<T> => a - b; }
public readonly struct MultiplyBody : IBinaryBody { public T Invoke<T>(T a, T b) where T : struct, IReal<T> => a * b; }
public readonly struct DivideBody : IBinaryBody { public T Invoke<T>(T a, T b) where T : struct, IReal<T> => a / b; }
public readonly struct PowBody : IBinaryBody { public T Invoke<T>(T a, T b) where T : struct, IReal<T> => T.Pow(a, b); }
public readonly struct MaxBody : IBinaryBody { public T Invoke<T>(T a, T b) where T : struct, IReal<T> => T.Max(a, b); }
public readonly struct MinBody : IBinaryBody { public T Invoke<T>(T a, T b) where T : struct, IReal<T> => T.Min(a, b); }
public readonly struct XlogyBody : IBinaryBody { public T Invoke<T>(T a, T b) where T : struct, IReal<T> => a * T.Log(b); }
public readonly struct Partial0<B>(B body) : IBinaryBody where B : struct, IBinaryBody { public T Invoke<T>(T a, T b) where T : struct, IReal<T> => body.Invoke(new Dual<T>(a, T.Const(1)), new Dual<T>(b, T.Const(0))).Tangent; }
public readonly struct Partial1<B>(B body) : IBinaryBody where B : struct, IBinaryBody { public T Invoke<T>(T a, T b) where T : struct, IReal<T> => body.Invoke(new Dual<T>(a, T.Const(0)), new Dual<T>(b, T.Const(1))).Tangent; }
public readonly struct PartialOf3<B>(B body, int i) : ITernaryBody where B : struct, ITernaryBody { public T Invoke<T>(T a, T b, T c) where T : struct, IReal<T> => body.Invoke(new Dual<T>(a, T.Const(i == 0 ? 1 : 0)), new Dual<T>(b, T.Const(i == 1 ? 1 : 0)), new Dual<T>(c, T.Const(i == 2 ? 1 : 0))).Tangent; }
public readonly struct TimesSlope<B>(B body) : IBinaryBody where B : struct, IScalarBody { public T Invoke<T>(T x, T c) where T : struct, IReal<T> => body.Invoke(new Dual<T>(x, T.Const(1))).Tangent * c; }
public readonly struct TimesOutputSlope<B>(B body) : IBinaryBody where B : struct, IOutputBody { public T Invoke<T>(T y, T c) where T : struct, IReal<T> => body.SlopeAt(y) * c; }
public readonly struct Biased<B>(B body) : IBinaryBody where B : struct, IScalarBody { public T Invoke<T>(T z, T b) where T : struct, IReal<T> => body.Invoke(z + b); }
