#:project ../../src/Flux.Functional/Flux.Functional.csproj
using Flux;
using static Flux.Prelude;

var key = new Key(3);
Tensor X = Tensor.Normal(key, 10, 500), Y = Tensor.Normal(key, 1, 500);
var (train, valid) = Data.Split((X, Y), at: 0.8, shuffle: key);
var loader = DataLoader(train, batchSize: 32, shuffle: key);
Chain model = Chain(Dense(10, 32, Relu), Dropout(0.2), Dense(32, 1)).Build(key);
var opt = new Adam(1e-3).Setup(model);
var (best, wait) = (double.MaxValue, 0);
for (int epoch = 0; epoch < 100 && wait < 5; epoch++)
{
    foreach (var (x, y) in loader.Epoch(epoch))
    {
        var (loss, next, grads) = Ad.ValueAndGradient(m =>
        {
            var (ŷ, n) = m.Train(x, key[opt.Step]);
            return (Loss.Mse(ŷ, y), n);
        }, model);
        (model, opt) = opt.Update(next, grads, loss);
    }
    double v = Loss.Mse(model.Forward(valid.X), valid.Y).Scalar();
    (best, wait) = v < best ? (v, 0) : (best, wait + 1);
}
// the same as a sequence
var start = Train.Start(model, new Adam(1e-3), key);
var end = Train.Run(start, loader, epochs: 100, Loss.Mse)
    .Checkpoint("run.bson", every: TimeSpan.FromMinutes(1))
    .Patience(epochs: 5, s => Loss.Mse(s.Model.Forward(valid.X), valid.Y).Scalar())
    .Finish().State;
var resumed = Bson.Load("run.bson", like: start);
end = Train.Run(resumed, loader, epochs: 100, Loss.Mse).Finish().State;
// objectives of one's own
var r2 = Train.Run(start, loader, 10, (m, b) => Loss.Mse(m.Forward(b.X), b.Y) + 1e-4 * Sum(m.Forward(b.X)));
var r3 = Train.Run(start, loader, 10, (m, b, k) => { var (ŷ, n) = m.Train(b.X, k); return (Loss.Mse(ŷ, b.Y), n); });
// as a fold of pure steps
var folded = loader.Epochs(10).Aggregate(start, (s, b) => Train.Step(s, b, (m, b, k) => (Loss.Mse(m.Forward(b.X), b.Y), m)).Next);
Console.WriteLine((end, r2, r3, folded));
