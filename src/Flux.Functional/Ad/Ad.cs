namespace Flux;

/// <summary>
/// Derivatives of functions between trees of tensors: any record, tuple, array, dictionary, F# record, union, list, option or map of tensors, or a tensor
/// alone. A gradient has its argument's own type; a leaf that the function does not use has gradient zero. A tensor that sits at several places of the argument
/// has a derivative at each, and their sum is its own. All transforms nest in any order, and have the same bits in every run; the one exception is in
/// <see cref="Gradient{T}(Func{T, Tensor}, T)"/>.
/// </summary>
/// <example>
/// <code>
/// Tensor x = Tensor.Normal(new Key(1), 3, 10), y = Tensor.Ones(1, 10);
/// var (dw, db) = Ad.Gradient((w, b) => Loss.Mse(w.MatMul(x) + b, y), Tensor.Zeros(1, 3), Tensor.Zeros(1));
/// Console.WriteLine($"{dw.Shape} {db.Shape}");
/// Console.WriteLine(Ad.Derivative(x => Ad.Derivative(y => y * y * y, x), 2)); // 12
/// </code>
/// </example>
public static partial class Ad
{
    /// <summary>
    /// The gradient of a function whose result is one number. Cotangents of a tensor that is used more than twice are added in the reverse order of its uses.
    /// A function that runs operations on several threads at once (<c>Parallel.For</c> inside it) has no such order: the value keeps its bits, and the last
    /// bits of the gradient depend on which thread came first. Gradients taken inside the threads and added afterwards have the same bits in every run.
    /// </summary>
    /// <exception cref="ArgumentException">The result is not one number; <see cref="Pullback"/> takes any shape.</exception>
    public static T Gradient<T>(Func<T, Tensor> f, T x) where T : notnull =>
        Reverse.Run<T, Tensor?>(nameof(Gradient), a => (f(a), null), x).Gradient;

    /// <summary>The gradients of a function of two arguments.</summary>
    public static (A, B) Gradient<A, B>(Func<A, B, Tensor> f, A a, B b) where A : notnull where B : notnull =>
        Gradient(p => f(p.a, p.b), (a, b));

    /// <summary>The gradients of a function of three arguments.</summary>
    public static (A, B, C) Gradient<A, B, C>(Func<A, B, C, Tensor> f, A a, B b, C c) where A : notnull where B : notnull where C : notnull =>
        Gradient(p => f(p.a, p.b, p.c), (a, b, c));

    /// <summary>The value and the gradient in one pass (Flux's withgradient).</summary>
    public static (Tensor Value, T Gradient) ValueAndGradient<T>(Func<T, Tensor> f, T x) where T : notnull
    {
        var (value, _, gradient) = Reverse.Run<T, Tensor?>(nameof(ValueAndGradient), a => (f(a), null), x);
        return (value, gradient);
    }

    /// <summary>The value and the gradients of a function of two arguments.</summary>
    public static (Tensor Value, (A, B) Gradient) ValueAndGradient<A, B>(Func<A, B, Tensor> f, A a, B b) where A : notnull where B : notnull =>
        ValueAndGradient(p => f(p.a, p.b), (a, b));

    /// <summary>The value and the gradients of a function of three arguments.</summary>
    public static (Tensor Value, (A, B, C) Gradient) ValueAndGradient<A, B, C>(Func<A, B, C, Tensor> f, A a, B b, C c)
        where A : notnull where B : notnull where C : notnull => ValueAndGradient(p => f(p.a, p.b, p.c), (a, b, c));

    /// <summary>The value, an auxiliary output without derivative (any tree: predictions, the successor model) and the gradient of the value.</summary>
    public static (Tensor Value, Aux Aux, T Gradient) ValueAndGradient<T, Aux>(Func<T, (Tensor Value, Aux Aux)> f, T x) where T : notnull =>
        Reverse.Run(nameof(ValueAndGradient), f, x);

    /// <summary>f(x) and its pullback ct -> Jᵀ ct, a pure function that may be called many times.</summary>
    public static (R Value, Func<R, T> Pullback) Pullback<T, R>(Func<T, R> f, T x) where T : notnull where R : notnull => Reverse.Pullback(f, x);

    /// <summary>f(x) and the directional derivative J dx, by dual numbers (forward mode).</summary>
    public static (R Value, R Tangent) Jvp<T, R>(Func<T, R> f, T x, T dx) where T : notnull where R : notnull => Forward.Run(nameof(Jvp), f, x, dx);

    /// <summary>The Hessian-vector product of a function whose result is one number: forward over reverse.</summary>
    public static T HessianVectorProduct<T>(Func<T, Tensor> f, T x, T v) where T : notnull => Jvp(a => Gradient(f, a), x, v).Tangent;

    /// <summary>The derivative of an elementwise function: f'(x) for every element.</summary>
    public static Tensor Derivative(Func<Tensor, Tensor> f, Tensor x) => Jvp(f, x, x.OnesLike()).Tangent;

    /// <summary>The derivative of a scalar function at a number, in double precision.</summary>
    public static double Derivative(Func<Tensor, Tensor> f, double x) => Derivative(f, Tensor.Full(Shape.Scalar, x, DType.Float64)).Scalar();

    /// <summary>The derivative of a scalar body at a number, of any order, in double precision.</summary>
    public static double Derivative<B>(B body, double x, int order = 1) where B : struct, IScalarBody => body.Derivative(x, order);

    /// <summary>x without derivative, at every level.</summary>
    public static T StopGradient<T>(T x) where T : notnull => Tree.MapAll(x, t => Primitive.Bind(StopGradientOp.Op, t));
}
