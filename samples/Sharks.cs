#:project ../src/Flux.Functional/Flux.Functional.csproj
#:project ../src/Flux.Reporting/Flux.Reporting.csproj
// Three kinds of sharks: dotnet run -c Release samples/Sharks.cs [-- --data FILE.jld2] [--epochs N]
using System.Diagnostics;
using Flux;
using Flux.Reporting;
using static Flux.Prelude;

string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var i && i + 1 < args.Length ? args[i + 1] : null;
int epochs = int.Parse(Option("--epochs") ?? "100");
string output = Directory.CreateDirectory(Option("--out") ?? "out").FullName;
string[] sharks = ["thresher", "nurse", "basking"];
var key = new Key(42);

var (trainX, trainNames) = Load("train", 120, key[1]);
var (testX, testNames) = Load("test", 45, key[2]);
Tensor trainY = OneHot(trainNames, sharks), testY = OneHot(testNames, sharks);

Chain model = Chain(
    Conv((3, 3), 3, 10, Relu), MaxPool((2, 2)),
    Conv((5, 5), 10, 5, Relu), MaxPool((2, 2)),
    Conv((10, 10), 5, 7, Relu), Flatten(),
    Dense(112, 3, Sigmoid)).Build(key);
Console.WriteLine(model);

var data = DataLoader((trainX, trainY), batchSize: 5, shuffle: key);
var clock = Stopwatch.StartNew();
var run = Train.Run(Train.Start(model, new Adam(), key), data, epochs, (ŷ, y) => Loss.LogitCrossEntropy(Softmax(ŷ), y))
    .WithProgressBar("sharks")
    .Select(s => (s.Loss, s.Model))
    .ToList();
model = run[^1].Model;
double accuracy = Metrics.Accuracy(model.Forward(testX), testY);
Console.WriteLine($"{clock.Elapsed.TotalSeconds:F1} s, accuracy {accuracy:P1}");

Plot.Lines("Sharks: loss", ("training", run.Select(s => s.Loss).Chunk(data.Count).Select(l => l.Average()))).Save(Path.Combine(output, "sharks-loss.png"));
Plot.Images("Sharks", testX[.., .., .., ..9], [.. testNames.Take(9)]).Save(Path.Combine(output, "sharks-images.png"));
return accuracy >= 0.8 || epochs < 100 ? 0 : 1;

(Tensor X, IReadOnlyList<string> Names) Load(string part, int count, Key key)
{
    if (Option("--data") is not { } path) return Draw(count, key);
    var file = Jld2.Open(path);
    return (file.Tensor($"{part}_data"), file.Strings($"{part}_labels"));
}

// ---- the drawing: silhouettes over water, with varied pose, scale, colour and noise ----

(Tensor X, IReadOnlyList<string> Names) Draw(int count, Key key)
{
    string[] names = [.. Enumerable.Range(0, count).Select(i => sharks[i % 3])];
    return (Stack(names.Select((name, i) => Shark(name, key[i])), 3), names);
}

Tensor Shark(string kind, Key key)
{
    const int size = 64;
    double[] u = Tensor.Uniform(key, 12).ToDoubles();
    double[] noise = Tensor.Normal(key[0], size * size).ToDoubles();
    double angle = (u[0] - 0.5) * 0.6, scale = 0.8 + 0.3 * u[1], left = 0.1 * (u[2] - 0.5), up = 0.2 * (u[3] - 0.5), flip = u[4] < 0.5 ? 1 : -1;
    double[] water = [0.05 + 0.15 * u[5], 0.3 + 0.2 * u[6], 0.5 + 0.3 * u[7]];
    double[] skin = [0.3 + 0.4 * u[8], 0.3 + 0.35 * u[9], 0.3 + 0.4 * u[10]];
    var pixels = new float[size * size * 3];
    for (int y = 0; y < size; y++)
    {
        for (int x = 0; x < size; x++)
        {
            double px = (x / 31.5 - 1 - left) / scale * flip, py = (y / 31.5 - 1 - up) / scale;
            double a = Math.Cos(angle) * px + Math.Sin(angle) * py, b = -Math.Sin(angle) * px + Math.Cos(angle) * py;
            bool body = Inside(kind, a, b);
            double light = 1 - 0.25 * y / size + 0.06 * noise[y * size + x];
            for (int c = 0; c < 3; c++) pixels[(c * size + y) * size + x] = (float)Math.Clamp((body ? skin[c] : water[c]) * light, 0, 1);
        }
    }
    return Tensor.Of(pixels, size, size, 3);
}

// a runs from the snout at -0.8 to the tail, b downwards.
static bool Inside(string kind, double a, double b)
{
    bool Ellipse(double x, double y, double rx, double ry) => Math.Pow((a - x) / rx, 2) + Math.Pow((b - y) / ry, 2) < 1;
    bool Triangle(double x0, double y0, double x1, double y1, double x2, double y2)
    {
        double d0 = (a - x1) * (y0 - y1) - (x0 - x1) * (b - y1), d1 = (a - x2) * (y1 - y2) - (x1 - x2) * (b - y2), d2 = (a - x0) * (y2 - y0) - (x2 - x0) * (b - y0);
        return d0 < 0 == d1 < 0 && d1 < 0 == d2 < 0;
    }
    return kind switch
    {
        // A slender body and a tail as long as itself.
        "thresher" => Ellipse(-0.3, 0, 0.45, 0.14) || Triangle(-0.35, -0.1, -0.2, -0.35, -0.1, -0.1) || Triangle(0.05, -0.06, 0.95, -0.75, 0.12, 0.06) || Triangle(0.1, 0, 0.3, 0.2, 0.15, 0.05),
        // A broad rounded head, two fins far back, a long low tail, barbels.
        "nurse" => Ellipse(-0.45, 0, 0.3, 0.24) || Ellipse(-0.05, 0.02, 0.6, 0.17) || Triangle(0.1, -0.1, 0.2, -0.35, 0.3, -0.08) || Triangle(0.35, -0.08, 0.45, -0.28, 0.52, -0.05)
            || Ellipse(0.7, 0.05, 0.3, 0.06) || Triangle(-0.72, 0.15, -0.78, 0.38, -0.68, 0.15),
        // A huge body, a gaping mouth and a crescent tail.
        _ => (Ellipse(-0.1, 0, 0.65, 0.3) && !Ellipse(-0.78, 0.06, 0.22, 0.2)) || Triangle(-0.05, -0.25, 0.1, -0.6, 0.2, -0.22) || Triangle(0.5, 0, 0.85, -0.45, 0.7, 0) || Triangle(0.5, 0, 0.85, 0.4, 0.7, 0),
    };
}
