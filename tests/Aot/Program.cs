using System.Collections.Immutable;
using Flux;
using PolyType;
using static Flux.Prelude;

// Trains models of several kinds for some steps and prints every number by its bits, so that two ways to run the program can be compared.
var key = new Key(5);
Tensor x = Tensor.Normal(key, 3, 24), y = Tensor.Normal(key[1], 2, 24);
string folder = Directory.CreateTempSubdirectory("flux-aot").FullName;

Trained("chain", Chain(Dense(3, 8, Tanh), Dropout(0.2), BatchNorm(8), SkipConnection(Dense(8, 8, Relu), (a, b) => a + b), Dense(8, 2)).Build(key), new Adam());
Console.WriteLine(Chain(Dense(3, 8, Tanh), BatchNorm(8), Conv((3, 3), 1, 2, Relu), Dense(8, 2)).Build(key));
var mine = new Mine(Dense(3, 4, Tanh).Build(key), Tensor.Normal(key, 2, 4), new(Tensor.Of(0.5f)), "mine");
Console.WriteLine(Tree.Summary(Chain(Dense(3, 4), mine).Build(key)));
Trained("record", mine, new OptimiserChain(new ClipNorm(1), new Momentum()));
var inner = new Mine(Dense(4, 4).Build(key), Tensor.Normal(key, 2, 4), new(Tensor.Of(2f)), "inner");
Trained("inside", Chain(Dense(3, 4), inner).Build(key), new AccumGrad(2, new AdamW()));

var pair = (W: Tensor.Normal(key, 2, 3), Head: Dense(2, 2).Build(key), Scales: (Tensor.Of(1.5f), 3));
var optimiser = new Nesterov().Setup(pair);
foreach (var (bx, by) in DataLoader((x, y), batchSize: 8, shuffle: key).Epochs(2))
{
    var (loss, gradient) = Ad.ValueAndGradient(p => Loss.Mse(p.Head.Forward(p.W.MatMul(bx)) * p.Scales.Item1, by), pair);
    (pair, optimiser) = optimiser.Update(pair, gradient, loss);
}
Print("tuple", pair);
Print("lists", Tree.Map(new[] { x, y }, t => t * 2));
Print("array of records", Tree.Map(new[] { mine, inner }, t => t * 2));
Print("immutable array of records", Ad.Gradient(ms => Sum(ms[0].Inner.Forward(x)) + Sum(ms[1].Outer * ms[0].Outer), ImmutableArray.Create(mine, inner)));
var all = ImmutableList.Create(mine, inner);
Print("immutable list of records", new Adam().Setup(all).Update(all, Tree.Map(all, t => t * t)).Model);
Console.WriteLine(string.Join(' ', DataLoader(ImmutableArray.Create(mine, inner, mine), batchSize: 2).Select(batch => batch[^1].Name)));
Print("minimum", Minimise.Lbfgs(m => Sum(Square(m.Outer - 1)) + Sum(Square(m.Inner.Weight)), mine));
var progress = Train.Run(Train.Start(mine, new Adam(), key), DataLoader((x, y), batchSize: 8), epochs: 1, Loss.Mse).Finish();
Bson.Save(Path.Combine(folder, "progress"), progress);
var loaded = Bson.Load(Path.Combine(folder, "progress"), like: progress with { StepsDone = 0, Loss = 0 });
Print($"progress {loaded.StepsDone} {loaded.Loss:R}", loaded);
var curve = Train.FindRate(Train.Start(mine, new Adam(), key), DataLoader((x, y), batchSize: 8), Loss.Mse, steps: 5);
Bson.Save(Path.Combine(folder, "rates"), curve);
Console.WriteLine($"{string.Join(' ', Bson.Load(Path.Combine(folder, "rates"), like: curve).Points)}");
Print("recurrence", Ad.Gradient(m => Sum(m.Forward(x)), Chain(Recurrence(new Leaky(Tensor.Normal(key, 3, 1))), Lstm(3, 2)).Build(key)));
Console.WriteLine(string.Join(' ', DataLoader(new[] { 1, 2, 3, 4, 5 }, batchSize: 2, shuffle: key).SelectMany(batch => batch)));
Refused("unmarked", () => Tree.Leaves(new Unmarked(x, y)).Length);
Refused("structs", () => Tree.Leaves(new[] { new Struct(x), new Struct(y) }).Length);

static void Refused(string name, Func<int> leaves)
{
    try
    {
        Console.Error.WriteLine($"{name}: {leaves()} leaves");
    }
    catch (TreeException e)
    {
        Console.Error.WriteLine($"{name}: {e.Message}");
    }
}

void Trained<M>(string name, M model, Rule rule) where M : ILayer
{
    var start = Train.Start(model, rule, key);
    var end = Train.Run(start, DataLoader((x, y), batchSize: 8, shuffle: key), epochs: 3, (m, b, k) =>
    {
        var (ŷ, next) = m.Train(b.Item1, k);
        return (Loss.Mse(ŷ, b.Item2), next);
    }).Finish().State;
    string path = Path.Combine(folder, name);
    Bson.Save(path, end);
    Print(name, Bson.Load(path, like: start));
}

static void Print<T>(string name, T tree) where T : notnull
{
    foreach (var (path, tensor) in Tree.State(tree))
    {
        var bits = tensor.ToDoubles().Select(v => BitConverter.DoubleToInt64Bits(v).ToString("x16"));
        Console.WriteLine($"{name} {path} {tensor.Shape} {string.Join(' ', bits)}");
    }
}

/// <summary>A layer of the user's.</summary>
[GenerateShape]
internal sealed partial record Mine(Dense Inner, Tensor Outer, NonTrainable Scale, string Name) : ILayer
{
    public Tensor Forward(Tensor x) => Outer.MatMul(Inner.Forward(x)) * Scale.Value;
}

/// <summary>A cell of the user's.</summary>
[GenerateShape]
internal sealed partial record Leaky(Tensor Rate) : ICell<Tensor>
{
    public Tensor InitialState() => Tensor.Zeros(3, 1);

    public (Tensor Y, Tensor State) Forward(Tensor x, Tensor state)
    {
        var next = state + Rate * (x - state);
        return (next, next);
    }
}

/// <summary>A struct, whose code is compiled only where its type is named.</summary>
[GenerateShape]
internal readonly partial record struct Struct(Tensor A);

/// <summary>A record whose author forgot the attribute.</summary>
internal sealed record Unmarked(Tensor A, Tensor B);
