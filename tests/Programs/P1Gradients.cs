#:project ../../src/Flux.Functional/Flux.Functional.csproj
using Flux;
using static Flux.Prelude;

var (k1, k2) = new Key(0).Split();
Tensor W = Tensor.Normal(k1, 2, 3), x = Tensor.Normal(k2, 3);

var dW = Ad.Gradient(W => Sum(Tanh(W.MatMul(x))), W);
var (dW1, dx1) = Ad.Gradient((W, x) => Sum(Tanh(W.MatMul(x))), W, x);
var d = Ad.Gradient(p => Sum(Tanh(p.W.MatMul(p.x))), (W, x));             // a tuple is a tree; d.W, d.x
Console.WriteLine((dW, dW1, dx1, d.W, d.x));

var dBlock = Ad.Gradient(W =>
{
    var h = Tanh(W.MatMul(x));
    var penalty = 0.5 * Sum(W * W);
    return Sum(h) + penalty;
}, W);

var (value, grad) = Ad.ValueAndGradient(W => Sum(Tanh(W.MatMul(x))), W);
var (v2, hidden, g2) = Ad.ValueAndGradient(W => { var h = W.MatMul(x); return (Sum(Tanh(h)), h); }, W);
var (y, back) = Ad.Pullback(W => Tanh(W.MatMul(x)), W);
var dy = back(Tensor.Ones(2));
var (yy, dyy) = Ad.Pullback(Tanh, x);
var (y1, ty) = Ad.Jvp(Tanh, x, Tensor.Ones(3));
var H = Ad.Hessian(x => Sum(Tanh(x)), x);
var hv = Ad.HessianVectorProduct(x => Sum(Tanh(x)), x, Tensor.Ones(3));
var nested = Ad.Gradient(x => Sum(Ad.Gradient(y => Sum(y * y * x), x)), x);
double second = Ad.Derivative(x => Ad.Derivative(y => y * y * y, x), 2.0);
double body = Ad.Derivative(new Gelu1(), 0.3), body3 = Ad.Derivative(new Gelu1(), 0.3, order: 3);
var act = Map(new Gelu1());
Console.WriteLine((dBlock, value, grad, v2, hidden, g2, y, dy, yy, dyy, y1, ty, H, hv, nested, second, body, body3, act(x)));

// operators
Tensor? bias = null;
Tensor o = 2 * x + 2.0 * x + 2f * x + (1 - x) + x / 2 + -x + x * 3L + bias - 1;
float l = (float)Sum(o); double l2 = (double)Sum(o);
Console.WriteLine($"{l} {l2} {Sum(o):F3} {x[0]} {x[1..]} {W[.., 0]} {W[^1, 1..3]}");
var both = new[] { Relu, Tanh, LeakyRelu(0.2) }.Select(f => f(x)).ToArray();
var mapped = both.Select(Relu).ToList();
Func<Tensor, Tensor> chosen = both.Length > 1 ? Relu : Tanh;
Console.WriteLine((mapped, chosen));

readonly struct Gelu1 : IScalarBody
{
    public T Invoke<T>(T x) where T : struct, IReal<T> => x / (1 + T.Exp(-1.702 * x));
}
