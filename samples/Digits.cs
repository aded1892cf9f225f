#:project ../src/Flux.Functional/Flux.Functional.csproj
#:project ../src/Flux.Reporting/Flux.Reporting.csproj
// LeNet-5 on handwritten digits: dotnet run -c Release samples/Digits.cs [-- --data FOLDER] [--epochs N] [--out FOLDER] [--device NAME] [--short]
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Flux;
using Flux.Reporting;
using static Flux.Prelude;

bool isShort = args.Contains("--short");
int epochs = int.Parse(Option("--epochs") ?? (isShort ? "2" : "10"));
string input = Option("--data") ?? Path.Combine(Here(), "data");
string output = Directory.CreateDirectory(Option("--out") ?? "out").FullName;
var device = Device.Of(Option("--device") ?? "cpu");
int[] digits = [.. Enumerable.Range(0, 10)];

var (trainX, trainY) = Read("train");
var (testX, testY) = Read("t10k").To(device);
Console.WriteLine($"{trainX.Shape[3]} training and {testX.Shape[3]} test images on {device}");

// The network.
var key = new Key(42);
Chain model = Chain(
    Conv((5, 5), 1, 6, Relu, pad: 2), MaxPool((2, 2)),
    Conv((5, 5), 6, 16, Relu), MaxPool((2, 2)),
    Flatten(), Dense(400, 120, Relu), Dense(120, 84, Relu), Dense(84, 10)).Build(key).To(device);
Console.WriteLine(model);

// The training.
var data = DataLoader((trainX, trainY), batchSize: 32, shuffle: key).To(device);
var rule = new Scheduled(Schedules.CosAnneal(2e-3, 1e-5, epochs * data.Count), eta => new Adam(eta));
var run = Train.Run(Train.Start(model, rule, key), data, epochs, Loss.LogitCrossEntropy)
    .WithProgressBar("digits", s => ("accuracy", Accuracy(s.Model)));

var clock = Stopwatch.StartNew();
var (losses, trainLoss, testLoss) = (new List<double>(), new List<double>(), new List<double>());
foreach (var step in run)
{
    losses.Add(step.Loss);
    if (!step.EpochEnds) continue;
    model = step.Model;
    trainLoss.Add(losses.TakeLast(data.Count).Average());
    testLoss.Add(Loss.LogitCrossEntropy(model.Forward(testX), testY).Scalar());
}
double accuracy = Accuracy(model);
Console.WriteLine($"accuracy {accuracy:P2} after {clock.Elapsed.TotalSeconds:F1} s");

// The model as a file, and back.
string file = Path.Combine(output, "digits.bson");
Bson.Save(file, model);
Chain loaded = Bson.Load(file, like: model);
Console.WriteLine($"reloaded from {file}: accuracy {Accuracy(loaded):P2}");

// The pictures.
Tensor scores = loaded.Forward(testX);
(Plot.Of("Digits: loss", Series.Line("training", trainLoss), Series.Line("test", testLoss)) with { XLabel = "epoch", YLabel = "nats" })
    .Save(Path.Combine(output, "digits-loss.png"));
Plot.ConfusionMatrix("Digits: test images", Metrics.ConfusionMatrix(scores, testY), [.. digits.Select(d => $"{d}")])
    .Save(Path.Combine(output, "digits-confusion.svg"));
Plot.Images("Digits: what the model reads", testX[.., .., .., ..25], [.. OneCold(scores[.., ..25], digits).Select(d => $"{d}")])
    .Save(Path.Combine(output, "digits-images.png"));
Console.WriteLine($"pictures in {output}");

return Accuracy(loaded) == accuracy && accuracy >= (isShort ? 0.9 : 0.97) ? 0 : 1;

double Accuracy(Chain m) => Metrics.Accuracy(m.Forward(testX), testY);

(Tensor X, Tensor Y) Read(string part) => (Idx.Images(Find($"{part}-images-idx3-ubyte")), OneHot(Idx.Labels(Find($"{part}-labels-idx1-ubyte")), digits));

string Find(string name) => Path.Combine(input, name) is var plain && File.Exists(plain) ? plain : plain + ".gz";

string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var i && i + 1 < args.Length ? args[i + 1] : null;

static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
