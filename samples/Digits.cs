#:project ../src/Flux.Functional/Flux.Functional.csproj
#:project ../src/Flux.Reporting/Flux.Reporting.csproj
// LeNet-5 on handwritten digits: dotnet run -c Release samples/Digits.cs [-- --data FOLDER] [--epochs N] [--short]
using System.Diagnostics;
using Flux;
using Flux.Reporting;
using static Flux.Prelude;

string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var i && i + 1 < args.Length ? args[i + 1] : null;
bool isShort = args.Contains("--short");
int epochs = isShort ? 1 : int.Parse(Option("--epochs") ?? "10");
string output = Directory.CreateDirectory(Option("--out") ?? "out").FullName;
int[] digits = [.. Enumerable.Range(0, 10)];

var (trainX, trainY) = Digits("train", isShort ? 1000 : int.MaxValue);
var (testX, testY) = Digits("t10k", isShort ? 500 : int.MaxValue);
Console.WriteLine($"{trainX.Shape[3]} training and {testX.Shape[3]} test images");

var key = new Key(42);
Chain model = Chain(
    Conv((5, 5), 1, 6, Relu, pad: 2), MaxPool((2, 2)),
    Conv((5, 5), 6, 16, Relu), MaxPool((2, 2)),
    Flatten(), Dense(400, 120, Relu), Dense(120, 84, Relu), Dense(84, 10)).Build(key);
Console.WriteLine(model);

var data = DataLoader((trainX, trainY), batchSize: 32, shuffle: key);
var rule = new Scheduled(Schedules.CosAnneal(2e-3, 1e-5, (long)epochs * data.Count), eta => new Adam(eta));
var clock = Stopwatch.StartNew();
var validation = new List<double>();
var run = Train.Run(Train.Start(model, rule, key), data, epochs, Loss.LogitCrossEntropy)
    .WithProgressBar("digits", s => ("accuracy", Accuracy(s.Model)))
    .EachEpoch(s => validation.Add(Loss.LogitCrossEntropy(s.Model.Forward(testX), testY).Scalar()))
    .Select(s => (s.Loss, s.Model))
    .ToList();
model = run[^1].Model;
double accuracy = Accuracy(model);
Console.WriteLine($"accuracy {accuracy:P2} after {clock.Elapsed.TotalSeconds:F1} s");

string file = Path.Combine(output, "digits.bson");
Bson.Save(file, model);
var loaded = Bson.Load(file, like: model);
var byEpoch = run.Select(s => s.Loss).Chunk(data.Count).Select(losses => losses.Average());
Plot.Lines("Digits: loss by epoch", ("training", byEpoch), ("test", validation)).Save(Path.Combine(output, "digits-loss.png"));
Plot.ConfusionMatrix("Digits: test images", Metrics.ConfusionMatrix(loaded.Forward(testX), testY), [.. digits.Select(d => $"{d}")]).Save(Path.Combine(output, "digits-confusion.svg"));
var guesses = OneCold(loaded.Forward(testX[.., .., .., ..25]), digits);
Plot.Images("Digits: what the model reads", testX[.., .., .., ..25], [.. guesses.Select(g => $"{g}")]).Save(Path.Combine(output, "digits-images.png"));
Console.WriteLine($"reloaded from {file}: accuracy {Accuracy(loaded):P2}; pictures in {output}");
return Accuracy(loaded) == accuracy && (isShort || accuracy >= 0.97) ? 0 : 1;

double Accuracy(Chain m) => Metrics.Accuracy(m.Forward(testX), testY);

(Tensor X, Tensor Y) Digits(string part, int most)
{
    string folder = Option("--data") ?? Path.Combine(Here(), "data");
    string Find(string name) => File.Exists(Path.Combine(folder, name)) ? Path.Combine(folder, name) : Path.Combine(folder, name + ".gz");
    var x = Idx.Images(Find($"{part}-images-idx3-ubyte"));
    var y = OneHot(Idx.Labels(Find($"{part}-labels-idx1-ubyte")), digits);
    int n = Math.Min(most, x.Shape[3]);
    var (first, _) = n < x.Shape[3] ? Data.Split((X: x, Y: y), n / (double)x.Shape[3], new Key(1)) : ((x, y), (x, y));
    return first;
}

static string Here([System.Runtime.CompilerServices.CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
