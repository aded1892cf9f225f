using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Flux;

/// <summary>
/// A vector of numbers, so that a scalar body runs on SIMD. Where the hardware has no 512-bit registers the run time splits each operation in two or four.
/// Bounds against exact results: exp and log 2 ulp, the others 4 ulp, over the whole range with infinities, NaN and denormals.
/// </summary>
/// <typeparam name="F">float or double.</typeparam>
internal readonly struct Lanes<F>(Vector512<F> v) : IReal<Lanes<F>> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    /// <summary>The lanes.</summary>
    public Vector512<F> V => v;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes<F> Const(double x) => new(Vector512.Create(F.CreateTruncating(x)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes<F> operator +(Lanes<F> a, Lanes<F> b) => new(a.V + b.V);
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes<F> operator -(Lanes<F> a, Lanes<F> b) => new(a.V - b.V);
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes<F> operator *(Lanes<F> a, Lanes<F> b) => new(a.V * b.V);
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes<F> operator /(Lanes<F> a, Lanes<F> b) => new(a.V / b.V);
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes<F> operator -(Lanes<F> a) => new(-a.V);
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes<F> operator +(double a, Lanes<F> x) => Const(a) + x;
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes<F> operator -(double a, Lanes<F> x) => Const(a) - x;
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes<F> operator *(double a, Lanes<F> x) => Const(a) * x;
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes<F> operator /(double a, Lanes<F> x) => Const(a) / x;

    /// <summary>e^x; 2 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes<F> Exp(Lanes<F> x) => new(Exponential<F>.Exp(x.V));
    /// <summary>e^x - 1; 4 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes<F> Expm1(Lanes<F> x) => new(Exponential<F>.Expm1(x.V));
    /// <summary>Natural logarithm; 2 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes<F> Log(Lanes<F> x) => new(Logarithm<F>.Log(x.V));
    /// <summary>log(1 + x); 4 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes<F> Log1p(Lanes<F> x) => new(Logarithm<F>.Log1p(x.V));
    /// <summary>Hyperbolic tangent; 4 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes<F> Tanh(Lanes<F> x) => new(Exponential<F>.Tanh(x.V));
    /// <summary>1 / (1 + e^-x); 4 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes<F> Sigmoid(Lanes<F> x) => new(Exponential<F>.Sigmoid(x.V));
    /// <summary>Error function; 4 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes<F> Erf(Lanes<F> x) => new(ErrorFunction.Erf(x.V));
    /// <summary>Sine; 4 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes<F> Sin(Lanes<F> x) => new(Trigonometric<F>.Sin(x.V));
    /// <summary>Cosine; 4 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes<F> Cos(Lanes<F> x) => new(Trigonometric<F>.Cos(x.V));
    /// <summary>Arc tangent; 4 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes<F> Atan(Lanes<F> x) => new(ArcTangent.Atan(x.V));
    /// <summary>The largest whole number that is not above x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes<F> Floor(Lanes<F> x) => new(Polynomial<F>.Floor(x.V));
    /// <summary>The remainder, exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes<F> Remainder(Lanes<F> x, Lanes<F> y) => new(LaneRemainder.Remainder(x.V, y.V));
    /// <summary>x log y; 3 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes<F> Xlogy(Lanes<F> x, Lanes<F> y) => Entropy.Xlogy(x, y);
    /// <summary>Square root, correctly rounded.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes<F> Sqrt(Lanes<F> x) => new(Vector512.Sqrt(x.V));
    /// <summary>x^y; 4 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes<F> Pow(Lanes<F> x, Lanes<F> y) => new(LanePower.Pow(x.V, y.V));
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes<F> Abs(Lanes<F> x) => new(Vector512.Abs(x.V));
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes<F> Max(Lanes<F> a, Lanes<F> b) => new(Vector512.Max(a.V, b.V));
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes<F> Min(Lanes<F> a, Lanes<F> b) => new(Vector512.Min(a.V, b.V));
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes<F> IfLess(Lanes<F> a, Lanes<F> b, Lanes<F> then, Lanes<F> otherwise) =>
        new(Vector512.ConditionalSelect(Vector512.LessThan(a.V, b.V), then.V, otherwise.V));
}
