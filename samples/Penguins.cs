#:project ../src/Flux.Functional/Flux.Functional.csproj
#:project ../src/Flux.Reporting/Flux.Reporting.csproj
// Penguins told apart: a rate that is looked for, and a run that ends by itself: dotnet run -c Release samples/Penguins.cs [-- --out FOLDER]
using System.Globalization;
using System.Runtime.CompilerServices;
using Flux;
using Flux.Reporting;
using static Flux.Prelude;

string output = Directory.CreateDirectory(args is ["--out", var folder] ? folder : "out").FullName;
string[] species = ["Adelie", "Chinstrap", "Gentoo"];

// Two birds were not measured; the others have the length and depth of their bills, the length of their flippers and their mass.
var rows = File.ReadLines(Path.Combine(Here(), "data", "penguins.csv")).Skip(1).Select(line => line.Split(','));
Penguin[] penguins = [.. rows.Where(row => row[2] != "NA").Select(Penguin.Of)];
Console.WriteLine($"{penguins.Length} penguins: {string.Join(", ", penguins.CountBy(p => p.Species).Select(c => $"{c.Value} {c.Key}"))}");

// A third is kept for the end, and a fifth of the rest says when to stop; each holds every species in its share.
var key = new Key(3);
var (learning, test) = Data.Split(penguins, 2.0 / 3, [.. penguins.Select(p => p.Species)], key[0]);
var (train, validation) = Data.Split(learning, 0.8, [.. learning.Select(p => p.Species)], key[1]);
var standard = Data.Standardise(Measured(train).X);

Chain model = Chain(Dense(4, 12, Tanh), Dense(12, 3)).Build(key[2]);
var start = Train.Start(model, new Adam(), key[3]);
var data = DataLoader(Measured(train), batchSize: 16, shuffle: key[4]).Map(batch => (X: standard(batch.X), batch.Y));
Console.WriteLine(model);

// The rate.
var curve = Train.FindRate(start, data, Loss.LogitCrossEntropy, from: 1e-4);
Console.WriteLine($"a learning rate of {curve.Suggestion:G2}");
Plot.Lines("Penguins: loss while the rate grows from 0.0001 to 10", ("smoothed loss", curve.Points.Select(p => p.Loss)))
    .Save(Path.Combine(output, "penguins-rates.png"));

// The training.
var epochs = Train.Run(start with { Optimiser = start.Optimiser.Adjust(curve.Suggestion) }, data, epochs: 300, Loss.LogitCrossEntropy)
    .Patience(epochs: 10, s => Misfit(s.Model, validation))
    .Where(s => s.EpochEnds)
    .ToList();
var best = epochs.MinBy(s => Misfit(s.Model, validation))!;
Console.WriteLine($"stopped after {epochs.Count} epochs; the model of epoch {best.Epoch + 1} is the best");
Plot.Lines("Penguins: loss by epoch", ("training", epochs.Select(s => Misfit(s.Model, train))), ("validation", epochs.Select(s => Misfit(s.Model, validation))))
    .Save(Path.Combine(output, "penguins-loss.png"));

// The judgement.
Tensor scores = best.Model.Forward(standard(Measured(test).X)), truth = Measured(test).Y;
double accuracy = Metrics.Accuracy(scores, truth);
Console.WriteLine($"accuracy {accuracy:P1} on {test.Length} penguins never seen");
Plot.ConfusionMatrix("Penguins: test", Metrics.ConfusionMatrix(scores, truth), species).Save(Path.Combine(output, "penguins-confusion.png"));

return accuracy >= 0.95 ? 0 : 1;

double Misfit(Chain m, Penguin[] birds) => Loss.LogitCrossEntropy(m.Forward(standard(Measured(birds).X)), Measured(birds).Y).Scalar();

(Tensor X, Tensor Y) Measured(Penguin[] birds) => (Data.Batch([.. birds.Select(p => p.Sizes)]), OneHot([.. birds.Select(p => p.Species)], species));

static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

sealed record Penguin(string Species, Tensor Sizes)
{
    public static Penguin Of(string[] row) => new(row[0], Tensor.Of([.. row[2..6].Select(v => float.Parse(v, CultureInfo.InvariantCulture))]));
}
