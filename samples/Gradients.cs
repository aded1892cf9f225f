#:project ../src/Flux.Functional/Flux.Functional.csproj
// One derivative by every road: gradient, pullback, dual numbers, finite differences, symbols.
using Flux;
using Flux.Bodies;
using static Flux.Prelude;

var (k1, k2) = new Key(0).Split();
Tensor W = Tensor.Normal(k1, 2, 3).Cast(DType.Float64), x = Tensor.Normal(k2, 3).Cast(DType.Float64);
Tensor F(Tensor W, Tensor x) => Sum(Tanh(W.MatMul(x)));

// f(W, x) = sum(tanh(W x)): the gradient, by reverse mode.
var (dW, dx) = Ad.Gradient(F, W, x);
Console.WriteLine($"gradient        {dW:F6}");

// The pullback of the vector function, applied to ones.
var (_, pullback) = Ad.Pullback(W => Tanh(W.MatMul(x)), W);
Console.WriteLine($"pullback        {pullback(Tensor.Ones(2).Cast(DType.Float64)):F6}");

// Dual numbers: one direction at a time.
var byDuals = Ad.Jacobian(w => F(w.Reshape(2, 3), x).Reshape(1), W.Reshape(6)).Reshape(2, 3);
double along = Ad.Jvp(W => F(W, x), W, W.OnesLike()).Tangent.Scalar();
Console.WriteLine($"dual numbers    {along:F6} along ones, {Sum(dW):F6} by the gradient");

// Finite differences know no rule at all.
double[] differences = FiniteDifference.Gradient(w => F(Tensor.Of(w, 2, 3), x).Scalar(), W.ToDoubles());
Console.WriteLine($"differences     {Tensor.Of(differences, 2, 3):F6}");
bool agree = byDuals.AllClose(dW, 1e-9) && Tensor.Of(differences, 2, 3).AllClose(dW, 1e-7) && Math.Abs(along - Sum(dW).Scalar()) < 1e-9;

// A scalar body prints itself, and its derivatives to fourth order agree: symbolic, numeric, automatic, and by duals of duals of duals of duals.
var body = new Bump();
var formula = Symbol.Of(body);
Console.WriteLine($"\nf(x)  = {formula}");
Console.WriteLine($"f'(x) = {formula.Derivative()}\n");
const double at = 0.7;
Console.WriteLine("order       symbolic      automatic   nested duals    differences");
for (int order = 1; order <= 4; order++)
{
    formula = formula.Derivative();
    double symbolic = formula.At(at), automatic = Ad.Derivative(body, at, order);
    int below = order - 1;
    double numeric = FiniteDifference.Derivative(y => Ad.Derivative(body, y, below), at);
    double nested = order switch
    {
        1 => new Deriv<Bump>(body).At(at),
        2 => new Deriv<Deriv<Bump>>(new(body)).At(at),
        3 => new Deriv<Deriv<Deriv<Bump>>>(new(new(body))).At(at),
        _ => new Deriv<Deriv<Deriv<Deriv<Bump>>>>(new(new(new(body)))).At(at),
    };
    Console.WriteLine($"{order,5} {symbolic,14:F9} {automatic,14:F9} {nested,14:F9} {numeric,14:F9}");
    agree &= Math.Abs(symbolic - automatic) < 1e-9 && Math.Abs(nested - automatic) < 1e-9 && Math.Abs(numeric - automatic) < 1e-6;
}
Console.WriteLine(agree ? "\nAll agree." : "\nThey differ!");
return agree ? 0 : 1;

readonly struct Bump : IScalarBody
{
    public T Invoke<T>(T x) where T : struct, IReal<T> => T.Tanh(2 * x) * T.Exp(-(x * x)) / (1 + x * x);
}
