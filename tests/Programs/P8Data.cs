#:project ../../src/Flux.Functional/Flux.Functional.csproj
using Flux;
using static Flux.Prelude;

Penguin[] rows =
[
    new(39.1f, 18.7f, "Adelie"), new(39.5f, 17.4f, "Adelie"), new(46.5f, 17.9f, "Chinstrap"),
    new(50.0f, 19.5f, "Chinstrap"), new(46.1f, 13.2f, "Gentoo"), new(50.0f, 16.3f, "Gentoo"),
];
string[] species = ["Adelie", "Chinstrap", "Gentoo"];
var key = new Key(5);
foreach (var (train, test) in Data.KFolds(rows, k: 3, shuffle: key))
{
    var (x, y) = Batch(train);
    Chain model = Chain(Dense(2, 16, Tanh), Dense(16, 3)).Build(key);
    var batches = DataLoader((x, y), batchSize: 16, shuffle: key);
    var end = Train.Run(Train.Start(model, new Adam(), key), batches, epochs: 50, (ŷ, y) => Loss.LogitCrossEntropy(ŷ, y)).Finish();
    var (tx, ty) = Batch(test);
    Console.WriteLine(Metrics.Accuracy(end.Model.Forward(tx), ty));
}
var (a, b) = Data.Split(rows, at: 0.7, stratified: rows.Select(r => r.Species).ToList(), shuffle: key);
var fit = Minimise.Lbfgs(p => Loss.Mse(p.A * Exp(-p.B * Tensor.Zeros(5)), Tensor.Ones(5)), (A: Tensor.Of(1), B: Tensor.Of(0.1f)));
Console.WriteLine((a.Length, b.Length, fit.X.A, fit.X.B, fit.Converged));

(Tensor X, Tensor Y) Batch(Penguin[] ps) =>
    (Tensor.Of([.. ps.SelectMany(p => new[] { p.Beak, p.Depth })], 2, ps.Length), OneHot(ps.Select(p => p.Species).ToList(), species));
sealed record Penguin(float Beak, float Depth, string Species);
