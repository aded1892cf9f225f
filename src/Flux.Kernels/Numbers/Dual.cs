using System.Runtime.CompilerServices;

namespace Flux;

/// <summary>v + d ε with ε² = 0: a number and its derivative in one direction. The only place where derivatives of scalar functions are written.</summary>
/// <typeparam name="T">Any number, dual numbers included: nesting gives higher orders.</typeparam>
/// <param name="Value">v.</param>
/// <param name="Tangent">d.</param>
public readonly record struct Dual<T>(T Value, T Tangent) : IReal<Dual<T>> where T : struct, IReal<T>
{
    /// <summary>v + d ε.</summary>
    public override string ToString() => $"{Value} + {Tangent} ε";

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> Const(double x) => new(T.Const(x), T.Const(0));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> operator +(Dual<T> a, Dual<T> b) => new(a.Value + b.Value, a.Tangent + b.Tangent);
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> operator -(Dual<T> a, Dual<T> b) => new(a.Value - b.Value, a.Tangent - b.Tangent);
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> operator *(Dual<T> a, Dual<T> b) => new(a.Value * b.Value, a.Tangent * b.Value + a.Value * b.Tangent);
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> operator /(Dual<T> a, Dual<T> b)
    {
        T q = a.Value / b.Value;
        return new(q, (a.Tangent - q * b.Tangent) / b.Value);
    }
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> operator -(Dual<T> a) => new(-a.Value, -a.Tangent);
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> operator +(double a, Dual<T> x) => new(a + x.Value, x.Tangent);
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> operator -(double a, Dual<T> x) => new(a - x.Value, -x.Tangent);
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> operator *(double a, Dual<T> x) => new(a * x.Value, a * x.Tangent);
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> operator /(double a, Dual<T> x)
    {
        T q = a / x.Value;
        return new(q, -(q * x.Tangent) / x.Value);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> Exp(Dual<T> x)
    {
        T y = T.Exp(x.Value);
        return new(y, y * x.Tangent);
    }
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> Log(Dual<T> x) => new(T.Log(x.Value), x.Tangent / x.Value);
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> Expm1(Dual<T> x)
    {
        T y = T.Expm1(x.Value);
        return new(y, (1 + y) * x.Tangent);
    }
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> Log1p(Dual<T> x) => new(T.Log1p(x.Value), x.Tangent / (1 + x.Value));
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> Tanh(Dual<T> x)
    {
        T y = T.Tanh(x.Value);
        return new(y, (1 - y * y) * x.Tangent);
    }
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> Sigmoid(Dual<T> x)
    {
        T y = T.Sigmoid(x.Value);
        return new(y, y * (1 - y) * x.Tangent);
    }
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> Erf(Dual<T> x) => new(T.Erf(x.Value), ErrorFunction.SlopeAtZero * T.Exp(-(x.Value * x.Value)) * x.Tangent);
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> Sin(Dual<T> x) => new(T.Sin(x.Value), T.Cos(x.Value) * x.Tangent);
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> Cos(Dual<T> x) => new(T.Cos(x.Value), -(T.Sin(x.Value) * x.Tangent));
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> Atan(Dual<T> x) => new(T.Atan(x.Value), x.Tangent / (1 + x.Value * x.Value));
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> Floor(Dual<T> x) => new(T.Floor(x.Value), T.Const(0));
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> Remainder(Dual<T> x, Dual<T> y)
    {
        T r = T.Remainder(x.Value, y.Value), n = T.Floor(0.5 + (x.Value - r) / y.Value);
        return new(r, x.Tangent - Times(n, y.Tangent, y.Tangent));
    }
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> Xlogy(Dual<T> x, Dual<T> y)
    {
        T known = Entropy.Known(x.Value, y.Value);
        return new(T.Xlogy(x.Value, y.Value), Times(T.Log(known), x.Tangent, x.Tangent) + Times(x.Value / known, y.Tangent, y.Tangent));
    }
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> Sqrt(Dual<T> x)
    {
        T y = T.Sqrt(x.Value);
        return new(y, 0.5 * x.Tangent / y);
    }
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> Pow(Dual<T> x, Dual<T> y)
    {
        T p = T.Pow(x.Value, y.Value), zero = T.Const(0);
        T slope = y.Value * T.Pow(x.Value, y.Value - T.Const(1));
        T logarithm = T.IfLess(zero, T.Abs(p), p * T.Log(x.Value), zero);
        return new(p, Times(slope, x.Tangent, y.Value * x.Tangent) + Times(logarithm, y.Tangent, y.Tangent));
    }

    /// <summary>
    /// A partial derivative times a tangent; where nothing moves it is 0 also if the partial derivative is infinite or NaN, as that of x^p may be at 0 or
    /// infinity. Where the partial derivative is finite nothing is selected: a tangent that is 0 here may still have a derivative.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Times(T partial, T tangent, T moves) => T.IfLess(
        T.Abs(partial), T.Const(double.PositiveInfinity), partial * tangent, T.IfLess(T.Const(0), T.Abs(moves), partial * tangent, T.Const(0)));
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> Abs(Dual<T> x)
    {
        T zero = T.Const(0);
        return new(T.Abs(x.Value), T.IfLess(x.Value, zero, -x.Tangent, T.IfLess(zero, x.Value, x.Tangent, zero)));
    }
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> Max(Dual<T> a, Dual<T> b) => new(T.Max(a.Value, b.Value), T.IfLess(a.Value, b.Value, b.Tangent, a.Tangent));
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> Min(Dual<T> a, Dual<T> b) => new(T.Min(a.Value, b.Value), T.IfLess(b.Value, a.Value, b.Tangent, a.Tangent));
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> IfLess(Dual<T> a, Dual<T> b, Dual<T> then, Dual<T> otherwise) => new(
        T.IfLess(a.Value, b.Value, then.Value, otherwise.Value),
        T.IfLess(a.Value, b.Value, then.Tangent, otherwise.Tangent));
}
