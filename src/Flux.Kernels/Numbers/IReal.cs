using System.Numerics;

namespace Flux;

/// <summary>
/// What a scalar body may do with a number. The same body runs as scalar code (<see cref="Num{F}"/>), on SIMD lanes, inside a GPU kernel,
/// on dual numbers (which is its derivative) and on symbols (which prints it). No comparison returns bool, so that lanes can select.
/// </summary>
/// <typeparam name="T">The number type itself.</typeparam>
public interface IReal<T> : IAdditionOperators<T, T, T>, ISubtractionOperators<T, T, T>, IMultiplyOperators<T, T, T>,
    IDivisionOperators<T, T, T>, IUnaryNegationOperators<T, T>
    where T : struct, IReal<T>
{
    /// <summary>The constant x.</summary>
    static abstract T Const(double x);
    /// <summary>a + x.</summary>
    static abstract T operator +(double a, T x);
    /// <summary>a - x.</summary>
    static abstract T operator -(double a, T x);
    /// <summary>a x.</summary>
    static abstract T operator *(double a, T x);
    /// <summary>a / x.</summary>
    static abstract T operator /(double a, T x);
    /// <summary>e^x.</summary>
    static abstract T Exp(T x);
    /// <summary>Natural logarithm.</summary>
    static abstract T Log(T x);
    /// <summary>e^x - 1, accurate near 0.</summary>
    static abstract T Expm1(T x);
    /// <summary>log(1 + x), accurate near 0.</summary>
    static abstract T Log1p(T x);
    /// <summary>Hyperbolic tangent.</summary>
    static abstract T Tanh(T x);
    /// <summary>1 / (1 + e^-x).</summary>
    static abstract T Sigmoid(T x);
    /// <summary>Error function.</summary>
    static abstract T Erf(T x);
    /// <summary>Sine, x in radians.</summary>
    static abstract T Sin(T x);
    /// <summary>Cosine, x in radians.</summary>
    static abstract T Cos(T x);
    /// <summary>Arc tangent, from -π/2 to π/2.</summary>
    static abstract T Atan(T x);
    /// <summary>The largest whole number that is not above x; the derivative is 0.</summary>
    static abstract T Floor(T x);
    /// <summary>x - n y with n = x / y without its fraction: exact, with the sign of x, and x where y is infinite (IEEE 754's fmod).</summary>
    static abstract T Remainder(T x, T y);
    /// <summary>x log y, and 0 where x = 0; the slope in x is log y also there, as far as that is finite.</summary>
    static abstract T Xlogy(T x, T y);
    /// <summary>Square root.</summary>
    static abstract T Sqrt(T x);
    /// <summary>x^y for x &gt;= 0.</summary>
    static abstract T Pow(T x, T y);
    /// <summary>|x|; the derivative at 0 is 0.</summary>
    static abstract T Abs(T x);
    /// <summary>The larger; NaN if either is; at a tie the derivative is that of a.</summary>
    static abstract T Max(T a, T b);
    /// <summary>The smaller; NaN if either is; at a tie the derivative is that of a.</summary>
    static abstract T Min(T a, T b);
    /// <summary>a &lt; b ? then : otherwise. An unordered comparison (NaN) selects otherwise.</summary>
    static abstract T IfLess(T a, T b, T then, T otherwise);
}
