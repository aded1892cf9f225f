using System.Numerics;

namespace Flux;

/// <summary>One floating-point number as a body computes with it.</summary>
/// <typeparam name="F">float or double.</typeparam>
/// <param name="Value">The number.</param>
public readonly record struct Num<F>(F Value) : IReal<Num<F>> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    /// <summary>The number.</summary>
    public override string ToString() => $"{Value}";

    /// <inheritdoc/>
    public static Num<F> Const(double x) => new(F.CreateTruncating(x));

    /// <inheritdoc/>
    public static Num<F> operator +(Num<F> a, Num<F> b) => new(a.Value + b.Value);
    /// <inheritdoc/>
    public static Num<F> operator -(Num<F> a, Num<F> b) => new(a.Value - b.Value);
    /// <inheritdoc/>
    public static Num<F> operator *(Num<F> a, Num<F> b) => new(a.Value * b.Value);
    /// <inheritdoc/>
    public static Num<F> operator /(Num<F> a, Num<F> b) => new(a.Value / b.Value);
    /// <inheritdoc/>
    public static Num<F> operator -(Num<F> a) => new(-a.Value);
    /// <inheritdoc/>
    public static Num<F> operator +(double a, Num<F> x) => Const(a) + x;
    /// <inheritdoc/>
    public static Num<F> operator -(double a, Num<F> x) => Const(a) - x;
    /// <inheritdoc/>
    public static Num<F> operator *(double a, Num<F> x) => Const(a) * x;
    /// <inheritdoc/>
    public static Num<F> operator /(double a, Num<F> x) => Const(a) / x;

    /// <inheritdoc/>
    public static Num<F> Exp(Num<F> x) => new(F.Exp(x.Value));
    /// <inheritdoc/>
    public static Num<F> Log(Num<F> x) => new(F.Log(x.Value));
    /// <inheritdoc/>
    public static Num<F> Expm1(Num<F> x) => One(Exponential<Lanes128<F>, F>.Expm1(All(x)));
    /// <inheritdoc/>
    public static Num<F> Log1p(Num<F> x) => One(Logarithm<Lanes128<F>, F>.Log1p(All(x)));
    /// <inheritdoc/>
    public static Num<F> Tanh(Num<F> x) => new(F.Tanh(x.Value));
    /// <inheritdoc/>
    public static Num<F> Sigmoid(Num<F> x) => One(Exponential<Lanes128<F>, F>.Sigmoid(All(x)));
    /// <inheritdoc/>
    public static Num<F> Erf(Num<F> x) => One(Erf(All(x)));
    /// <inheritdoc/>
    public static Num<F> Sin(Num<F> x) => new(F.Sin(x.Value));
    /// <inheritdoc/>
    public static Num<F> Cos(Num<F> x) => new(F.Cos(x.Value));
    /// <inheritdoc/>
    public static Num<F> Atan(Num<F> x) => new(F.Atan(x.Value));
    /// <inheritdoc/>
    public static Num<F> Floor(Num<F> x) => new(F.Floor(x.Value));
    /// <inheritdoc/>
    public static Num<F> Remainder(Num<F> x, Num<F> y) => new(x.Value % y.Value);
    /// <inheritdoc/>
    public static Num<F> Xlogy(Num<F> x, Num<F> y) => Entropy.Xlogy(x, y);
    /// <inheritdoc/>
    public static Num<F> Sqrt(Num<F> x) => new(F.Sqrt(x.Value));
    /// <inheritdoc/>
    public static Num<F> Abs(Num<F> x) => new(F.Abs(x.Value));
    /// <inheritdoc/>
    public static Num<F> Pow(Num<F> x, Num<F> y) => new(F.Pow(x.Value, y.Value));
    /// <inheritdoc/>
    public static Num<F> Max(Num<F> a, Num<F> b) => new(F.Max(a.Value, b.Value));
    /// <inheritdoc/>
    public static Num<F> Min(Num<F> a, Num<F> b) => new(F.Min(a.Value, b.Value));
    /// <inheritdoc/>
    public static Num<F> IfLess(Num<F> a, Num<F> b, Num<F> then, Num<F> otherwise) => a.Value < b.Value ? then : otherwise;

    // What the run time lacks runs as one lane of the vector code.
    private static Lanes128<F> All(Num<F> x) => Lanes128<F>.All(x.Value);
    private static Num<F> One(Lanes128<F> lanes) => new(lanes.First);
    private static V Erf<V>(V x) where V : struct, IReal<V> => V.Erf(x);
}
