#:project ../src/Flux.Functional/Flux.Functional.csproj
#:project ../src/Flux.Reporting/Flux.Reporting.csproj
// Three kinds of sharks: dotnet run -c Release samples/Sharks.cs [-- --data FILE.jld2] [--epochs N] [--out FOLDER]
// A file holds train_data and test_data (64×64×3×n) with train_labels and test_labels (strings); without one, sharks are drawn.
using System.Diagnostics;
using Flux;
using Flux.Reporting;
using static Flux.Prelude;

int epochs = int.Parse(Option("--epochs") ?? "100");
string output = Directory.CreateDirectory(Option("--out") ?? "out").FullName;
string[] sharks = ["thresher", "nurse", "basking"];
var key = new Key(42);

var (trainX, trainNames) = Read("train", 120, key[1]);
var (testX, testNames) = Read("test", 45, key[2]);
Tensor trainY = OneHot(trainNames, sharks), testY = OneHot(testNames, sharks);

Chain model = Chain(
    Conv((3, 3), 3, 10, Relu), MaxPool((2, 2)),
    Conv((5, 5), 10, 5, Relu), MaxPool((2, 2)),
    Conv((10, 10), 5, 7, Relu), Flatten(),
    Dense(112, 3, Sigmoid)).Build(key);
Console.WriteLine(model);

var data = DataLoader((trainX, trainY), batchSize: 5, shuffle: key);
var run = Train.Run(Train.Start(model, new Adam(), key), data, epochs, (ŷ, y) => Loss.LogitCrossEntropy(Softmax(ŷ), y))
    .WithProgressBar("sharks", s => ("accuracy", Accuracy(s.Model)));

var clock = Stopwatch.StartNew();
var losses = new List<double>();
foreach (var step in run)
{
    losses.Add(step.Loss);
    if (step.EpochEnds) model = step.Model;
}
double accuracy = Accuracy(model);
Console.WriteLine($"{clock.Elapsed.TotalSeconds:F1} s, accuracy {accuracy:P1} on {testNames.Count} test images");

Plot.Of("Sharks: loss by epoch", Series.Line("training", losses.Chunk(data.Count).Select(l => l.Average()))).Save(Path.Combine(output, "sharks-loss.png"));
Plot.ConfusionMatrix("Sharks: test images", Metrics.ConfusionMatrix(model.Forward(testX), testY), sharks).Save(Path.Combine(output, "sharks-confusion.svg"));
Plot.Images("Sharks", testX[.., .., .., ..12], [.. testNames.Take(12)]).Save(Path.Combine(output, "sharks-images.png"));
return accuracy >= 0.8 || epochs < 100 ? 0 : 1;

double Accuracy(Chain m) => Metrics.Accuracy(m.Forward(testX), testY);

(Tensor X, IReadOnlyList<string> Names) Read(string part, int count, Key key)
{
    if (Option("--data") is { } path)
    {
        var file = Jld2.Open(path);
        return (file.Tensor($"{part}_data"), file.Strings($"{part}_labels"));
    }
    string[] names = [.. Enumerable.Range(0, count).Select(i => sharks[i % sharks.Length])];
    return (Stack(names.Select((name, i) => Drawing.Shark(name, key[i])), 3), names);
}

string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var i && i + 1 < args.Length ? args[i + 1] : null;

// ---- The drawing ----

/// <summary>Sharks as silhouettes over water and sand: pose, size, place, colours, light and noise follow from the key.</summary>
static class Drawing
{
    private const int Size = 64;

    /// <summary>An image of a kind of shark (64×64×3).</summary>
    public static Tensor Shark(string kind, Key key)
    {
        double[] u = Tensor.Uniform(key[0], 14).ToDoubles(), noise = Tensor.Normal(key[1], Size * Size).ToDoubles();
        double angle = 0.6 * (u[0] - 0.5), scale = 0.75 + 0.3 * u[1], left = 0.15 * (u[2] - 0.5), top = 0.3 * (u[3] - 0.5), ground = 0.6 + 0.8 * u[4];
        bool looksRight = u[5] < 0.5;
        double[] water = [0.05 + 0.15 * u[6], 0.3 + 0.2 * u[7], 0.5 + 0.3 * u[8]], sand = [0.55 + 0.2 * u[9], 0.5 + 0.15 * u[9], 0.4];
        double[] skin = [0.3 + 0.3 * u[10], 0.3 + 0.25 * u[11], 0.25 + 0.3 * u[12]];
        double[] pale = [.. skin.Select(c => 0.5 * (c + 0.9))], dark = [.. skin.Select(c => 0.3 * c)];
        Part[] parts = Parts(kind);

        var pixels = new float[Size * Size * 3];
        for (int row = 0; row < Size; row++)
        {
            for (int column = 0; column < Size; column++)
            {
                // From the picture to the shark: its snout is at x = -1, the end of its tail near x = 1, y points down.
                double h = (column / 31.5 - 1 - left) / scale * (looksRight ? -1 : 1), v = (row / 31.5 - 1 - top) / scale;
                double x = Math.Cos(angle) * h + Math.Sin(angle) * v, y = Math.Cos(angle) * v - Math.Sin(angle) * h;
                double[] colour = parts.LastOrDefault(part => part.Covers(x, y))?.Paint switch
                {
                    Paint.Skin => skin,
                    Paint.Pale => pale,
                    Paint.Dark => dark,
                    _ => row / 31.5 - 1 > ground ? sand : water,
                };
                double light = 1.1 - 0.3 * row / Size + (0.03 + 0.05 * u[13]) * noise[row * Size + column];
                for (int c = 0; c < 3; c++) pixels[(c * Size + row) * Size + column] = (float)Math.Clamp(colour[c] * light, 0, 1);
            }
        }
        return Tensor.Of(pixels, Size, Size, 3);
    }

    /// <summary>Later parts cover earlier ones.</summary>
    private static Part[] Parts(string kind) => kind switch
    {
        // A slender body, and the upper lobe of the tail as long as all the rest.
        "thresher" =>
        [
            Triangle(Paint.Skin, (-0.1, -0.04), (0.95, -0.75), (0.0, 0.07)), Triangle(Paint.Skin, (0.0, 0), (0.22, 0.22), (0.1, 0.02)),
            Triangle(Paint.Skin, (-0.6, -0.1), (-0.4, -0.4), (-0.35, -0.1)), Triangle(Paint.Skin, (-0.65, 0.08), (-0.4, 0.38), (-0.45, 0.08)),
            Ellipse(Paint.Skin, (-0.5, 0), 0.5, 0.15), Ellipse(Paint.Pale, (-0.5, 0.09), 0.4, 0.06), Ellipse(Paint.Dark, (-0.85, -0.03), 0.035, 0.035),
        ],
        // A broad rounded head with barbels, two fins far back, a low tail.
        "nurse" =>
        [
            Triangle(Paint.Skin, (0.0, -0.12), (0.2, -0.42), (0.25, -0.1)), Triangle(Paint.Skin, (0.3, -0.08), (0.45, -0.33), (0.5, -0.05)),
            Triangle(Paint.Skin, (-0.4, 0.1), (-0.15, 0.4), (-0.15, 0.1)), Ellipse(Paint.Skin, (0.65, 0.03), 0.35, 0.07),
            Ellipse(Paint.Skin, (-0.1, 0), 0.7, 0.18), Ellipse(Paint.Skin, (-0.65, 0), 0.3, 0.25), Ellipse(Paint.Pale, (-0.4, 0.15), 0.4, 0.05),
            Triangle(Paint.Skin, (-0.85, 0.12), (-0.92, 0.42), (-0.77, 0.15)), Triangle(Paint.Skin, (-0.72, 0.15), (-0.72, 0.45), (-0.63, 0.18)),
            Ellipse(Paint.Dark, (-0.72, -0.08), 0.035, 0.035),
        ],
        // A huge body, a crescent tail, long gills and a wide open mouth.
        "basking" =>
        [
            Triangle(Paint.Skin, (0.45, -0.05), (0.9, -0.5), (0.65, 0.02)), Triangle(Paint.Skin, (0.45, 0.05), (0.85, 0.42), (0.65, -0.02)),
            Triangle(Paint.Skin, (-0.2, -0.22), (0.05, -0.62), (0.12, -0.2)), Triangle(Paint.Skin, (-0.3, 0.2), (0.0, 0.6), (0.0, 0.2)),
            Ellipse(Paint.Skin, (-0.2, 0), 0.75, 0.29), Ellipse(Paint.Pale, (-0.15, 0.17), 0.5, 0.1),
            Ellipse(Paint.Dark, (-0.42, 0), 0.02, 0.2), Ellipse(Paint.Dark, (-0.34, 0), 0.02, 0.2), Ellipse(Paint.Dark, (-0.26, 0), 0.02, 0.2),
            Ellipse(Paint.Pale, (-0.82, 0.1), 0.22, 0.26), Ellipse(Paint.Dark, (-0.84, 0.1), 0.17, 0.2), Ellipse(Paint.Dark, (-0.68, -0.15), 0.035, 0.035),
        ],
        _ => throw new ArgumentException($"There is no drawing of a '{kind}'.", nameof(kind)),
    };

    private enum Paint { Skin, Pale, Dark }

    private sealed record Part(Paint Paint, Func<double, double, bool> Covers);

    private static Part Ellipse(Paint paint, (double X, double Y) centre, double across, double down) =>
        new(paint, (x, y) => Math.Pow((x - centre.X) / across, 2) + Math.Pow((y - centre.Y) / down, 2) < 1);

    private static Part Triangle(Paint paint, (double X, double Y) a, (double X, double Y) b, (double X, double Y) c)
    {
        static bool IsLeft((double X, double Y) from, (double X, double Y) to, double x, double y) =>
            (to.X - from.X) * (y - from.Y) > (to.Y - from.Y) * (x - from.X);
        return new(paint, (x, y) => IsLeft(a, b, x, y) == IsLeft(b, c, x, y) && IsLeft(b, c, x, y) == IsLeft(c, a, x, y));
    }
}
