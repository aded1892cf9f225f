#:project ../src/Flux.Images/Flux.Images.csproj
#:project ../src/Flux.Reporting/Flux.Reporting.csproj
// Drawn circles, squares and triangles in folders of their names, read from there batch by batch while a small network learns to tell them apart:
// dotnet run -c Release samples/Images.cs [-- --epochs N] [--out FOLDER] [--short]
using Flux;
using Flux.Reporting;
using static Flux.Prelude;

bool isShort = args.Contains("--short");
int epochs = int.Parse(Option("--epochs") ?? (isShort ? "8" : "12")), each = isShort ? 150 : 400;
string output = Directory.CreateDirectory(Option("--out") ?? "out").FullName, pictures = Path.Combine(output, "shapes");
var key = new Key(3);

// What follows reads any such folder: pictures of any sizes, in one folder for each class.
(string Name, Func<float, float, bool> Holds)[] shapes =
[
    ("circle", (x, y) => x * x + y * y < 1),
    ("square", (x, y) => Math.Max(Math.Abs(x), Math.Abs(y)) < 0.85f),
    ("triangle", (x, y) => y < 0.8f && 1.8f * Math.Abs(x) < y + 1),
];
foreach (var (shape, s) in shapes.Select((shape, s) => (shape, s)))
{
    string folder = Directory.CreateDirectory(Path.Combine(pictures, shape.Name)).FullName;
    for (int i = 0; i < each; i++) Images.Write(Path.Combine(folder, $"{i:000}.{(i % 2 == 0 ? "png" : "jpg")}"), Drawn(shape.Holds, key[0][s][i]));
}

ImageFolder all = Images.Folder(pictures, size: (28, 28));
var (train, test) = all.Split(0.8, key[1]);
Console.WriteLine($"{all}; {train.Count} to learn from");

Chain model = Chain(
    Conv((5, 5), 3, 8, Relu, pad: 2), MaxPool((2, 2)), Conv((3, 3), 8, 16, Relu, pad: 1), MaxPool((2, 2)),
    Flatten(), Dense(784, 32, Relu), Dense(32, all.Classes.Length)).Build(key[2]);
Console.WriteLine(model);

// Two batches are read and decoded by other threads while one is learnt.
var batches = train.Loader(batchSize: 24, shuffle: key[3]).Prefetch(2);
var run = Train.Run(Train.Start(model, new Adam(2e-3), key[4]), batches, epochs, Loss.LogitCrossEntropy);
foreach (var step in run.Where(step => step.EpochEnds))
{
    model = step.Model;
    Console.WriteLine($"epoch {step.Epoch}: loss {step.Loss:F3}, accuracy {Accuracy(model):P1}");
}

var (shown, _) = test.Loader(25, shuffle: key[5]).First();
Plot.Images("Shapes as they are read", shown, OneCold(model.Forward(shown), all.Classes)).Save(Path.Combine(output, "images.png"));
Console.WriteLine($"pictures in {output}");
return Accuracy(model) >= (isShort ? 0.6 : 0.9) ? 0 : 1;

double Accuracy(Chain m) => test.Loader(test.Count).Select(all => Metrics.Accuracy(m.Forward(all.Images), all.Targets)).Single();

// One shape of any size, place, turn and colour on a ground of another, with noise.
static Tensor Drawn(Func<float, float, bool> holds, Key key)
{
    float[] u = Tensor.Uniform(key[0], 12).ToArray();
    var (width, height) = (32 + (int)(24 * u[0]), 32 + (int)(24 * u[1]));
    float radius = Math.Min(width, height) * (0.22f + 0.15f * u[2]), turn = 0.6f * (u[3] - 0.5f);
    var (left, top) = (radius + (width - 2 * radius) * u[4], radius + (height - 2 * radius) * u[5]);
    var inside = Tensor.Of(
        [.. Enumerable.Range(0, width * height).Select(i => In((i % width - left) / radius, (i / width - top) / radius) ? 1f : 0f)], width, height, 1);
    Tensor colour = 0.55 + 0.45 * Tensor.Of(u[6..9], 1, 1, 3), ground = 0.45 * Tensor.Of(u[9..12], 1, 1, 3);
    return ground + inside * (colour - ground) + 0.05 * Tensor.Normal(key[1], width, height, 3);

    bool In(float x, float y) => holds(x * MathF.Cos(turn) + y * MathF.Sin(turn), y * MathF.Cos(turn) - x * MathF.Sin(turn));
}

string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var i && i + 1 < args.Length ? args[i + 1] : null;
