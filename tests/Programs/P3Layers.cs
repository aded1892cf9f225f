#:project ../../src/Flux.Functional/Flux.Functional.csproj
using Flux;
using static Flux.Prelude;

var key = new Key(7);
var x = Tensor.Normal(key, 10, 4);
// alone
var layer = CustomDense.Create(10, 5).Build(key);
var grads = Ad.Gradient(m => Sum(m.Forward(x)), layer);
// inside a chain; built layers, descriptions and functions mix
Chain model = Chain(CustomDense.Create(10, 5), layer, Fn(Softmax), Fn(x => x.Reshape(5, 1, -1))).Build(key);
// composite with BatchNorm, by hand
var net = Net.Create().Build(key);
var (loss, next, g) = Ad.ValueAndGradient(m => { var (y, n) = m.Train(x); return (Sum(y), n); }, net);
// combinators
Chain big = Chain(
    SkipConnection(Dense(10, 10, Tanh), (fx, x) => fx + x),
    SkipConnection(Chain(Dense(10, 10, Relu), Dense(10, 10)), (fx, x) => Concat(0, fx, x)),
    InParallel(ys => Concat(0, [.. ys]), Dense(20, 5), Dense(20, 5, LeakyRelu(0.2))),
    Dropout(0.5),
    BatchNorm(10, Relu)).Build(key);
var (yTrain, bigNext) = big.Train(x, key);        // bigNext is a Chain
Chain named = Chain(("encoder", Dense(10, 3, Relu)), ("decoder", Dense(3, 10))).Build(key);
var encoder = named["encoder"];
var front = big[1..3]; var last = big[^1];
Console.WriteLine((grads, model, loss, next, g, yTrain, bigNext.Count, encoder, front, last, named));
foreach (var l in big) Console.WriteLine(l);
Console.WriteLine(model with { Names = ["a", "b", "c", "d"] });

sealed record CustomDense(Tensor W, Tensor B) : ILayer
{
    public Tensor Forward(Tensor x) => W.MatMul(x) + B;
    public static Init<CustomDense> Create(int inputs, int outputs) =>
        new(key => new(GlorotUniform(key, outputs, inputs), Tensor.Zeros(outputs)));
}
sealed record Net(Dense Hidden, BatchNorm Norm, Dense Head)
{
    public static Init<Net> Create() =>
        from hidden in Dense(10, 20)
        from head in Dense(20, 3)
        select new Net(hidden, BatchNorm(20, Relu), head);
    public Tensor Forward(Tensor x) => Head.Forward(Norm.Forward(Hidden.Forward(x)));
    public (Tensor Y, Net Next) Train(Tensor x)
    {
        var (h, norm) = Norm.Train(Hidden.Forward(x));
        return (Head.Forward(h), this with { Norm = norm });
    }
}
