#:project ../src/Flux.Functional/Flux.Functional.csproj
#:project ../src/Flux.Reporting/Flux.Reporting.csproj
// What a network learnt from the digits 0 to 4 is kept, frozen, while it learns 5 to 9 from ten examples each:
// dotnet run -c Release samples/Transfer.cs [-- --epochs N] [--out FOLDER] [--short]
using System.Runtime.CompilerServices;
using Flux;
using Flux.Reporting;
using static Flux.Prelude;

bool isShort = args.Contains("--short");
int epochs = int.Parse(Option("--epochs") ?? (isShort ? "1" : "4"));
string output = Directory.CreateDirectory(Option("--out") ?? "out").FullName;
int[] low = [0, 1, 2, 3, 4], high = [5, 6, 7, 8, 9];
var key = new Key(42);

// Features, and a head that reads them.
Init<Chain> network = Chain(
    ("features", Chain(Conv((5, 5), 1, 6, Relu, pad: 2), MaxPool((2, 2)), Conv((5, 5), 6, 16, Relu), MaxPool((2, 2)), Flatten())),
    ("head", Chain(Dense(400, 84, Relu), Dense(84, 5))));
Chain model = network.Build(key[0]);
Console.WriteLine(model);

// 3000 images of the low digits teach both.
var (lowTrain, lowTest) = (Read("train", low), Read("t10k", low));
model = Learn(Train.Start(model, new Adam(), key[1]), lowTrain, epochs);
Console.WriteLine($"digits 0 to 4: {Accuracy(model, lowTest):P1}");

// Ten images of each high digit teach a new head, the features being frozen; and the same fifty images teach a network that knows nothing. Five times over.
var highTest = Read("t10k", high);
var trials = Enumerable.Range(0, isShort ? 1 : 5).Select(trial =>
{
    var few = Read("train", high, perDigit: 10, skip: 10 * trial);
    var start = Train.Start(model.With(1, network.Build(key[2][trial])["head"]), new Adam(), key[3]);
    Chain transferred = Learn(start with { Optimiser = start.Optimiser.Freeze(m => m["features"]) }, few, epochs: 30);
    Chain scratch = Learn(Train.Start(network.Build(key[4][trial]), new Adam(), key[3]), few, epochs: 60);
    return (Transferred: transferred, With: Accuracy(transferred, highTest), Without: Accuracy(scratch, highTest));
}).ToArray();
foreach (var t in trials) Console.WriteLine($"digits 5 to 9 from fifty images: {t.With:P1} on frozen features, {t.Without:P1} from nothing");
Console.WriteLine($"on average {trials.Average(t => t.With):P1} and {trials.Average(t => t.Without):P1}");

Chain last = trials[^1].Transferred;
Tensor shown = highTest.X[.., .., .., ..25];
Plot.Images("Digits 5 to 9 as a new head reads them", shown, [.. OneCold(last.Forward(shown), high).Select(d => $"{d}")])
    .Save(Path.Combine(output, "transfer-images.png"));

bool frozen = trials.All(t => Tree.AllClose(model["features"], t.Transferred["features"], 0, 0));
return frozen && trials.Average(t => t.With) >= (isShort ? 0.5 : 0.7) ? 0 : 1;

Chain Learn(TrainState<Chain> start, (Tensor X, Tensor Y) images, int epochs) =>
    Train.Run(start, DataLoader(images, batchSize: 32, shuffle: key[6]), epochs, Loss.LogitCrossEntropy).Finish().Model;

static double Accuracy(Chain m, (Tensor X, Tensor Y) images) => Metrics.Accuracy(m.Forward(images.X), images.Y);

static (Tensor X, Tensor Y) Read(string part, int[] digits, int perDigit = int.MaxValue, int skip = 0)
{
    var labels = Idx.Labels(Path.Combine(Here(), "data", $"{part}-labels-idx1-ubyte.gz"));
    int[] chosen = [.. digits.SelectMany(digit => Enumerable.Range(0, labels.Length).Where(i => labels[i] == digit).Skip(skip).Take(perDigit)).Order()];
    var images = Idx.Images(Path.Combine(Here(), "data", $"{part}-images-idx3-ubyte.gz"));
    return (Gather(images, Tensor.Of(chosen)), OneHot([.. chosen.Select(i => labels[i])], digits));
}

string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var i && i + 1 < args.Length ? args[i + 1] : null;

static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
