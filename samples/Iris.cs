#:project ../src/Flux.Functional/Flux.Functional.csproj
#:project ../src/Flux.Reporting/Flux.Reporting.csproj
// Irises told apart, judged by cross-validation: dotnet run -c Release samples/Iris.cs [-- --folds N] [--out FOLDER]
using System.Runtime.CompilerServices;
using Flux;
using Flux.Reporting;
using static Flux.Prelude;

int folds = int.Parse(Option("--folds") ?? "5");
string output = Directory.CreateDirectory(Option("--out") ?? "out").FullName;
string[] species = ["setosa", "versicolor", "virginica"];

// Four lengths in centimetres a flower, and its species.
Table table = Data.Csv(Path.Combine(Here(), "data", "iris.csv"));
Tensor lengths = table.Numbers("sepal_length", "sepal_width", "petal_length", "petal_width"), labels = OneHot(table.Text("species"), species);
Console.WriteLine($"{table.Rows} flowers of {species.Length} species");

// Every flower is left out once, and judged by a model that never saw it.
var key = new Key(7);
var judged = Data.KFolds((X: lengths, Y: labels), folds, key[0]).Select((fold, i) => Judge(fold.Train, fold.Validation, key[i + 1])).ToArray();
foreach (var (scores, truth) in judged) Console.WriteLine($"  a fold of {truth.Shape[1]}: {Metrics.Accuracy(scores, truth):P1}");

Tensor allScores = Concat(1, [.. judged.Select(j => j.Scores)]), allTruth = Concat(1, [.. judged.Select(j => j.Truth)]);
double accuracy = Metrics.Accuracy(allScores, allTruth);
Console.WriteLine($"accuracy {accuracy:P1} over {folds} folds");
Plot.ConfusionMatrix($"Iris: {folds}-fold cross-validation", Metrics.ConfusionMatrix(allScores, allTruth), species)
    .Save(Path.Combine(output, "iris-confusion.png"));

return accuracy >= 0.93 ? 0 : 1;

static (Tensor Scores, Tensor Truth) Judge((Tensor X, Tensor Y) train, (Tensor X, Tensor Y) validation, Key key)
{
    var standard = Data.Standardise(train.X);
    Chain model = Chain(Dense(4, 16, Tanh), Dense(16, 3)).Build(key[0]);
    var batches = DataLoader((standard.Apply(train.X), train.Y), batchSize: 16, shuffle: key[1]);
    model = Train.Run(Train.Start(model, new Adam(0.01), key[2]), batches, epochs: 30, Loss.LogitCrossEntropy).Finish().Model;
    return (model.Forward(standard.Apply(validation.X)), validation.Y);
}

string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var i && i + 1 < args.Length ? args[i + 1] : null;

static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
