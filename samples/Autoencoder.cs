#:project ../src/Flux.Functional/Flux.Functional.csproj
#:project ../src/Flux.Reporting/Flux.Reporting.csproj
// A conditional variational autoencoder draws the digits it is asked for:
// dotnet run -c Release samples/Autoencoder.cs [-- --data FOLDER] [--epochs N] [--out FOLDER] [--short]
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Flux;
using Flux.Reporting;
using static Flux.Prelude;

bool isShort = args.Contains("--short");
int epochs = int.Parse(Option("--epochs") ?? (isShort ? "2" : "40"));
string input = Option("--data") ?? Path.Combine(Here(), "data");
string output = Directory.CreateDirectory(Option("--out") ?? "out").FullName;
int[] digits = [.. Enumerable.Range(0, 10)];
var (train, test) = (Read("train"), Read("t10k"));

// The model.
var key = new Key(42);
var model = Autoencoder.Create(hidden: 400, code: 8).Build(key[0]);
Console.WriteLine(model.Encoder);
Console.WriteLine(model.Decoder);

// The training: the noise of a step comes from the key of the step.
var data = DataLoader(train, batchSize: 64, shuffle: key[1]);
var rule = new Scheduled(Schedules.CosAnneal(2e-3, 1e-4, epochs * data.Count), eta => new Adam(eta));
var run = Train.Run(
        Train.Start(model, rule, key[2]), data, epochs,
        (Autoencoder m, (Tensor X, Tensor Y) batch, Key noise) => (m.Nats(batch.X, batch.Y, noise), m))
    .WithProgressBar("autoencoder", s => ("test", TestLoss(s.Model)));

var clock = Stopwatch.StartNew();
var (losses, trainLoss, testLoss) = (new List<double>(), new List<double>(), new List<double>());
foreach (var step in run)
{
    losses.Add(step.Loss);
    if (!step.EpochEnds) continue;
    model = step.Model;
    trainLoss.Add(losses.TakeLast(data.Count).Average());
    testLoss.Add(TestLoss(model));
}
Console.WriteLine($"{testLoss[^1]:F1} nats per test image after {clock.Elapsed.TotalSeconds:F1} s");

// The pictures: every digit in ten handwritings, a row each; and test digits beside what their codes keep of them.
Tensor hands = Tensor.Normal(key[4], 8, 10), wanted = OneHot([.. Enumerable.Range(0, 100).Select(i => i % 10)], digits);
Tensor drawn = model.Decode(Gather(hands, Tensor.Of([.. Enumerable.Range(0, 100).Select(i => i / 10)])), wanted);
Tensor some = test.X[.., .., .., ..10], label = test.Y[.., ..10], kept = model.Decode(model.Encode(some, label).Mean, label);
(Plot.Of("Autoencoder: loss", Series.Line("training", trainLoss), Series.Line("test", testLoss)) with { XLabel = "epoch", YLabel = "nats per image" })
    .Save(Path.Combine(output, "autoencoder-loss.png"));
Plot.Images("Digits drawn by the decoder: each row in one handwriting", drawn).Save(Path.Combine(output, "autoencoder-drawn.png"));
Plot.Images("Test digits, and what their codes keep", Concat(3, some, kept), [.. Enumerable.Range(0, 20).Select(i => i < 10 ? "test" : "kept")])
    .Save(Path.Combine(output, "autoencoder-kept.png"));
Console.WriteLine($"pictures in {output}");

return testLoss[^1] < (isShort ? 200 : 115) ? 0 : 1;

double TestLoss(Autoencoder m) => m.Nats(test.X, test.Y, key[3]).Scalar();

(Tensor X, Tensor Y) Read(string part) => (Idx.Images(Find($"{part}-images-idx3-ubyte")), OneHot(Idx.Labels(Find($"{part}-labels-idx1-ubyte")), digits));

string Find(string name) => Path.Combine(input, name) is var plain && File.Exists(plain) ? plain : plain + ".gz";

string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var i && i + 1 < args.Length ? args[i + 1] : null;

static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

/// <summary>An image x of digit y has a normal distribution of codes z; a code and a digit have a distribution of images (Kingma and Welling 2014).</summary>
sealed record Autoencoder(Chain Encoder, Dense Mean, Dense LogVariance, Chain Decoder)
{
    public static Init<Autoencoder> Create(int hidden, int code) =>
        from encoder in Chain(Dense(28 * 28 + 10, hidden, Swish), Dense(hidden, hidden, Swish))
        from mean in Dense(hidden, code)
        from logVariance in Dense(hidden, code)
        from decoder in Chain(Dense(code + 10, hidden, Swish), Dense(hidden, hidden, Swish), Dense(hidden, 28 * 28))
        select new Autoencoder(encoder, mean, logVariance, decoder);

    public (Tensor Mean, Tensor LogVariance) Encode(Tensor x, Tensor y)
    {
        var h = Encoder.Forward(Concat(0, Flatten(x), y));
        return (Mean.Forward(h), LogVariance.Forward(h));
    }

    public Tensor Decode(Tensor z, Tensor y) => Sigmoid(Logits(z, y));

    /// <summary>The negative evidence bound per image: what the decoder must still be told of x, and what the code says beyond a standard normal.</summary>
    public Tensor Nats(Tensor x, Tensor y, Key noise)
    {
        var (μ, logσ2) = Encode(x, y);
        var z = μ + Exp(0.5 * logσ2) * Tensor.Normal(noise, [.. μ.Shape]);
        var reconstruction = Loss.LogitBinaryCrossEntropy(Logits(z, y), x, Sum);
        var divergence = 0.5 * Sum(Square(μ) + Exp(logσ2) - logσ2 - 1);
        return (reconstruction + divergence) / x.Shape[3];
    }

    private Tensor Logits(Tensor z, Tensor y) => Decoder.Forward(Concat(0, z, y)).Reshape(28, 28, 1, -1);
}
