#:project ../src/Flux.Functional/Flux.Functional.csproj
// A LeNet with the names and layouts of PyTorch in a safetensors file: loaded, asked, trained further and saved back:
// dotnet run -c Release samples/PyTorch.cs [-- --weights FILE] [--out FOLDER] [--short]
using System.Runtime.CompilerServices;
using Flux;
using static Flux.Prelude;

bool isShort = args.Contains("--short");
string output = Directory.CreateDirectory(Option("--out") ?? "out").FullName;
int[] digits = [.. Enumerable.Range(0, 10)];
var key = new Key(7);

// What PyTorch's users write as nn.Module: conv1, conv2, fc1, fc2, fc3 are its attributes.
Chain model = Chain(
    ("conv1", CrossCor((5, 5), 1, 6, Relu, pad: 2)), ("pool1", MaxPool((2, 2))), ("conv2", CrossCor((5, 5), 6, 16, Relu)), ("pool2", MaxPool((2, 2))),
    ("flat", Flatten()), ("fc1", Dense(400, 120, Relu)), ("fc2", Dense(120, 84, Relu)), ("fc3", Dense(84, 10))).Build(key[0]);
var names = Torch.Names(model);

// Where nobody brings a file that safetensors.torch.save_file wrote, one is written here: row-major, by formulas.
string weights = Option("--weights") ?? Path.Combine(output, "lenet.safetensors");
if (Option("--weights") is null) Safetensors.Save(weights, Written(), new Dictionary<string, string> { ["format"] = "pt" });
var file = Safetensors.Open(weights);
Console.WriteLine($"{Path.GetFileName(weights)}: {string.Join(", ", file.Names)}");
model = Tree.LoadState(model, file.Tensors(), names);

// Predicts.
var (x, y) = Read("train");
var (testX, testY) = Read("t10k");
double before = Metrics.Accuracy(model.Forward(testX), testY);
Console.WriteLine($"as it came: accuracy {before:P1}");

// Goes on training.
var data = DataLoader((x, y), batchSize: 32, shuffle: key[1]);
model = Train.Run(Train.Start(model, new Adam(2e-3), key[2]), data, isShort ? 2 : 5, Loss.LogitCrossEntropy).Finish().Model;
double after = Metrics.Accuracy(model.Forward(testX), testY);
Console.WriteLine($"trained further: accuracy {after:P1}");

// Back under PyTorch's names, for load_state_dict there.
string trained = Path.Combine(output, "lenet-trained.safetensors");
Safetensors.Save(trained, Tree.State(model, names), new Dictionary<string, string> { ["format"] = "pt" });
Chain reloaded = Tree.LoadState(model, Safetensors.Open(trained).Tensors(), names);
Console.WriteLine($"saved to {trained}");
return Tree.AllClose(model, reloaded, 0, 0) && after > Math.Max(before, 0.85) ? 0 : 1;

// Sizes as PyTorch has them are those here in reverse; the numbers are its default, uniform within 1/√(inputs).
Dictionary<string, Tensor> Written()
{
    (string Name, int[] Sizes)[] arrays =
    [
        ("conv1.weight", [6, 1, 5, 5]), ("conv1.bias", [6]), ("conv2.weight", [16, 6, 5, 5]), ("conv2.bias", [16]), ("fc1.weight", [120, 400]),
        ("fc1.bias", [120]), ("fc2.weight", [84, 120]), ("fc2.bias", [84]), ("fc3.weight", [10, 84]), ("fc3.bias", [10]),
    ];
    return arrays.Select((array, i) => (array.Name, Array: (2 * Tensor.Uniform(key[3][i], [.. array.Sizes.Reverse()]) - 1)
        * (1 / Math.Sqrt(array.Sizes.Length > 1 ? array.Sizes.Skip(1).Aggregate(1, (p, n) => p * n) : 100)))).ToDictionary(a => a.Name, a => a.Array);
}

(Tensor X, Tensor Y) Read(string part)
{
    string folder = Path.Combine(Here(), "data");
    return (Idx.Images(Path.Combine(folder, $"{part}-images-idx3-ubyte.gz")), OneHot(Idx.Labels(Path.Combine(folder, $"{part}-labels-idx1-ubyte.gz")), digits));
}

string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var i && i + 1 < args.Length ? args[i + 1] : null;

static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
