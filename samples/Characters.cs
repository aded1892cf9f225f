#:project ../src/Flux.Functional/Flux.Functional.csproj
#:project ../src/Flux.Reporting/Flux.Reporting.csproj
// A text learnt letter by letter, and one like it written:
// dotnet run -c Release samples/Characters.cs [-- --data FILE.txt] [--epochs N] [--out FOLDER] [--short]
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Flux;
using Flux.Reporting;
using static Flux.Prelude;

bool isShort = args.Contains("--short");
int epochs = int.Parse(Option("--epochs") ?? (isShort ? "1" : "12"));
string output = Directory.CreateDirectory(Option("--out") ?? "out").FullName;
var key = new Key(42);

string text = File.ReadAllText(Option("--data") ?? Path.Combine(Here(), "data", "genesis.txt"));
char[] letters = [.. text.Distinct().Order()];
int[] codes = [.. Enumerable.Range(0, letters.Length)], coded = [.. text.Select(c => Array.BinarySearch(letters, c))];
Console.WriteLine($"{text.Length} letters, {letters.Length} different ones");

// Pieces of 65 letters: each of the first 64 is to tell the next. The last tenth of the text is kept for the test.
const int Length = 64;
int pieces = coded.Length / (Length + 1), kept = pieces / 10, learnt = isShort ? pieces / 4 : pieces - kept;
Tensor all = Tensor.Of(coded[..(pieces * (Length + 1))], Length + 1, pieces);
var (testX, testY) = Pairs(all[.., (pieces - kept)..]);
var data = DataLoader(all[.., ..learnt], batchSize: 32, shuffle: key).Map(Pairs);

var model = Writer.Create(letters.Length, 32, 192).Build(key);
Console.WriteLine(Tree.Summary(model));

var clock = Stopwatch.StartNew();
var rule = new OptimiserChain(new ClipNorm(5), new Scheduled(Schedules.CosAnneal(4e-3, 1e-4, epochs * data.Count), eta => new Adam(eta)));
var run = Train.Run(Train.Start(model, rule, key), data, epochs, Loss.LogitCrossEntropy)
    .WithProgressBar("letters", s => ("of the test", TestLoss(s.Model)));
var (losses, testLoss) = (new List<double>(), new List<double>());
foreach (var step in run)
{
    losses.Add(step.Loss);
    if (!step.EpochEnds) continue;
    model = step.Model;
    testLoss.Add(TestLoss(model));
}

foreach (double temperature in new[] { 0.4, 0.7, 1.0 })
{
    var written = model.Write(coded.Take(1), temperature, key).Take(isShort ? 100 : 400);
    Console.WriteLine($"\nAt temperature {temperature}:\n{new string([.. written.Select(i => letters[i])])}");
}

double byFrequency = Entropy();
Console.WriteLine($"\n{clock.Elapsed.TotalSeconds:F0} s, loss of the test {testLoss[^1]:F3}; guessing by the frequency of letters has {byFrequency:F3}");
Plot.Of("Letters: loss by epoch", Series.Line("training", losses.Chunk(data.Count).Select(l => l.Average())), Series.Line("test", testLoss))
    .Save(Path.Combine(output, "characters-loss.png"));
return testLoss[^1] < (isShort ? byFrequency : 0.5 * byFrequency) ? 0 : 1;

(Tensor X, Tensor Y) Pairs(Tensor piece) => (piece[..^1], OneHot(piece[1..].ToInts(), codes).Reshape(letters.Length, Length, -1));

double TestLoss(Writer m) => Loss.LogitCrossEntropy(m.Forward(testX), testY).Scalar();

double Entropy() => coded.GroupBy(c => c).Select(group => group.Count() / (double)coded.Length).Sum(p => -p * Math.Log(p));

string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var i && i + 1 < args.Length ? args[i + 1] : null;

static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

/// <summary>Scores for the next letter at every place of a text: (length×batch) -> (letters×length×batch).</summary>
sealed record Writer(Embedding Letters, Lstm Memory, Dense Next) : ILayer
{
    public static Init<Writer> Create(int letters, int features, int size) =>
        from embedding in Embedding(letters, features)
        from memory in Lstm(features, size)
        from next in Dense(size, letters)
        select new Writer(embedding, memory, next);

    public Tensor Forward(Tensor x) => Next.Forward(Memory.Forward(Letters.Forward(x)));

    /// <summary>Goes on from a beginning without end, drawing each letter from softmax(scores / temperature).</summary>
    public IEnumerable<int> Write(IEnumerable<int> beginning, double temperature, Key key)
    {
        var (scores, state) = (Next.Bias!, Memory.InitialState());
        foreach (int letter in beginning)
        {
            (scores, state) = Read(letter, state);
            yield return letter;
        }
        for (long i = 0; ; i++)
        {
            int letter = Draw(Softmax(scores / temperature), key[i]);
            (scores, state) = Read(letter, state);
            yield return letter;
        }
    }

    private (Tensor Scores, LstmState State) Read(int letter, LstmState state)
    {
        var (y, next) = Memory.Cell.Forward(Letters.Forward(Tensor.Of([letter], 1)), state);
        return (Next.Forward(y), next);
    }

    private static int Draw(Tensor probabilities, Key key)
    {
        double[] p = probabilities.ToDoubles();
        double u = Tensor.Uniform(key).Scalar();
        int letter = 0;
        while (letter < p.Length - 1 && (u -= p[letter]) >= 0) letter++;
        return letter;
    }
}
