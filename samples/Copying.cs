#:project ../src/Flux.Functional/Flux.Functional.csproj
#:project ../src/Flux.Reporting/Flux.Reporting.csproj
// A small transformer learns to say a sequence again: dotnet run -c Release samples/Copying.cs [-- --epochs N] [--out FOLDER] [--short]
// It reads 3 1 4 1 | 3 1 4 and is to tell, from the bar on, which symbol comes next: 3 1 4 1.
using System.Diagnostics;
using Flux;
using Flux.Reporting;
using static Flux.Prelude;

bool isShort = args.Contains("--short");
int epochs = int.Parse(Option("--epochs") ?? (isShort ? "4" : "5"));
string output = Directory.CreateDirectory(Option("--out") ?? "out").FullName;
var key = new Key(42);

// Ten symbols, and the bar.
const int Symbols = 10, Bar = 10;
int[] vocabulary = [.. Enumerable.Range(0, Symbols + 1)];
int length = isShort ? 5 : 24;
var (testX, testY) = Sequences(500, key[1]);
var data = DataLoader(Sequences(isShort ? 1500 : 5000, key[2]), batchSize: 50, shuffle: key);

var model = Transformer.Create(Symbols + 1, 2 * length, size: 32, heads: 4, blocks: 2).Build(key);
Console.WriteLine(Tree.Summary(model));

var clock = Stopwatch.StartNew();
var run = Train.Run(Train.Start(model, new Adam(3e-3), key), data, epochs, (ŷ, y) => Loss.LogitCrossEntropy(FromBar(ŷ), y))
    .WithProgressBar("copying", s => ("accuracy", Accuracy(s.Model)));
var losses = new List<double>();
foreach (var step in run)
{
    losses.Add(step.Loss);
    if (step.EpochEnds) model = step.Model;
}
double accuracy = Accuracy(model);
Console.WriteLine($"{clock.Elapsed.TotalSeconds:F0} s, accuracy {accuracy:P2} on sequences it has not seen");

int[] read = testX[..length, 0].ToInts();
Console.WriteLine($"reads {string.Join(' ', read)}, says {string.Join(' ', model.GoOn([.. read, Bar]).Take(length))}");
Plot.Of("Copying: loss by step", Series.Line("training", losses)).Save(Path.Combine(output, "copying-loss.png"));
return accuracy >= (isShort ? 0.5 : 0.99) ? 0 : 1;

(Tensor X, Tensor Y) Sequences(int n, Key key)
{
    var symbols = (Tensor.Uniform(key, length, n) * Symbols).Cast(DType.Int32);
    var bars = Tensor.Full([1, n], Bar, DType.Int32);
    return (Concat(0, symbols, bars, symbols[..^1]), OneHot(symbols.ToInts(), vocabulary).Reshape(Symbols + 1, length, n));
}

Tensor FromBar(Tensor scores) => scores[.., length..];

double Accuracy(Transformer m) => Metrics.Accuracy(FromBar(m.Forward(testX)), testY);

string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var i && i + 1 < args.Length ? args[i + 1] : null;

/// <summary>x + attention to what came before, then h + a network at every place; each after a norm.</summary>
sealed record Block(LayerNorm Before, MultiHeadAttention Attention, LayerNorm Between, Chain Network) : ILayer
{
    public static Init<Block> Create(int size, int heads) =>
        from attention in MultiHeadAttention(size, heads)
        from network in Chain(Dense(size, 4 * size, Gelu), Dense(4 * size, size))
        select new Block(LayerNorm(size), attention, LayerNorm(size), network);

    public Tensor Forward(Tensor x)
    {
        var h = x + Attention.Forward(Before.Forward(x), mask: CausalMask(x.Shape[1])).Y;
        return h + Network.Forward(Between.Forward(h));
    }
}

/// <summary>Scores for the next symbol at every place: (length×batch) -> (symbols×length×batch).</summary>
sealed record Transformer(Embedding Symbols, Tensor Places, Chain Blocks, LayerNorm Norm, Dense Next) : ILayer
{
    public static Init<Transformer> Create(int symbols, int places, int size, int heads, int blocks) =>
        from embedding in Embedding(symbols, size)
        from place in new Init<Tensor>(key => Tensor.Normal(key, size, places))
        from body in Chain([.. Enumerable.Repeat(Block.Create(size, heads), blocks)])
        from next in Dense(size, symbols)
        select new Transformer(embedding, place, body, LayerNorm(size), next);

    public Tensor Forward(Tensor x) => Next.Forward(Norm.Forward(Blocks.Forward(Symbols.Forward(x) + Places[.., ..x.Shape[0]])));

    /// <summary>The likeliest next symbol, again and again.</summary>
    public IEnumerable<int> GoOn(int[] symbols)
    {
        while (true)
        {
            int next = OneCold(Forward(Tensor.Of(symbols, symbols.Length, 1)))[^1].ToInts()[0];
            yield return next;
            symbols = [.. symbols, next];
        }
    }
}
