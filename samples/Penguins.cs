#:project ../src/Flux.Functional/Flux.Functional.csproj
#:project ../src/Flux.Reporting/Flux.Reporting.csproj
// Penguins told apart: a rate that is looked for, and a run that ends by itself: dotnet run -c Release samples/Penguins.cs [-- --out FOLDER]
using System.Runtime.CompilerServices;
using Flux;
using Flux.Reporting;
using static Flux.Prelude;

string output = Directory.CreateDirectory(args is ["--out", var folder] ? folder : "out").FullName;
string[] species = ["Adelie", "Chinstrap", "Gentoo"];

// Two birds were not measured; the others have the length and depth of their bills, the length of their flippers and their mass.
string[] sizes = ["bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"];
Table table = Data.Csv(Path.Combine(Here(), "data", "penguins.csv")).Complete(sizes);
var birds = table.Text("species");
Console.WriteLine($"{table.Rows} penguins: {string.Join(", ", birds.CountBy(name => name).Select(c => $"{c.Value} {c.Key}"))}");

// A third is kept for the end, and a fifth of the rest says when to stop; each holds every species in its share.
var key = new Key(3);
var (learning, test) = Data.Split((X: table.Numbers(sizes), Y: OneHot(birds, species)), 2.0 / 3, birds, key[0]);
var (train, validation) = Data.Split(learning, 0.8, OneCold(learning.Y, species), key[1]);
var standard = Data.Standardise(train.X);

Chain model = Chain(Dense(4, 12, Tanh), Dense(12, 3)).Build(key[2]);
var start = Train.Start(model, new Adam(), key[3]);
var data = DataLoader(train, batchSize: 16, shuffle: key[4]).Map(batch => (X: standard.Apply(batch.X), batch.Y));
Console.WriteLine(model);

// The rate.
var curve = Train.FindRate(start, data, Loss.LogitCrossEntropy, from: 1e-4);
Console.WriteLine($"a learning rate of {curve.Suggestion:G2}");
(Plot.Of("Penguins: loss while the rate grows", Series.Line("smoothed loss", curve.Points.Select(p => Math.Log10(p.Rate)), curve.Points.Select(p => p.Loss)))
    with { XLabel = "decimal logarithm of the rate" })
    .Save(Path.Combine(output, "penguins-rates.png"));

// The training.
var epochs = Train.Run(start with { Optimiser = start.Optimiser.Adjust(curve.Suggestion) }, data, epochs: 300, Loss.LogitCrossEntropy)
    .Patience(epochs: 10, s => Misfit(s.Model, validation))
    .Where(s => s.EpochEnds)
    .ToList();
var best = epochs.MinBy(s => Misfit(s.Model, validation))!;
Console.WriteLine($"stopped after {epochs.Count} epochs; the model of epoch {best.Epoch + 1} is the best");
Plot.Of("Penguins: loss by epoch",
        Series.Line("training", epochs.Select(s => Misfit(s.Model, train))), Series.Line("validation", epochs.Select(s => Misfit(s.Model, validation))))
    .Save(Path.Combine(output, "penguins-loss.png"));

// The judgement.
Tensor scores = best.Model.Forward(standard.Apply(test.X));
double accuracy = Metrics.Accuracy(scores, test.Y);
Console.WriteLine($"accuracy {accuracy:P1} on {Data.Count(test)} penguins never seen");
Plot.ConfusionMatrix("Penguins: test", Metrics.ConfusionMatrix(scores, test.Y), species).Save(Path.Combine(output, "penguins-confusion.png"));

return accuracy >= 0.95 ? 0 : 1;

double Misfit(Chain m, (Tensor X, Tensor Y) some) => Loss.LogitCrossEntropy(m.Forward(standard.Apply(some.X)), some.Y).Scalar();

static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
