using Flux;
using Flux.Reporting;
using PolyType;
using static Flux.Prelude;

// Trains, reads and writes with every package and prints numbers by their bits; Program.fs prints the same.
var key = new Key(3);
File.WriteAllText("rows.csv", "a,b,y\n0.5,1,2\n-1,0.25,0\n2,-0.5,1\n1.5,0.75,3\n");
var table = Data.Csv("rows.csv");
Tensor x = table.Numbers("a", "b"), y = table.Numbers("y");
var start = new Net(Chain(Dense(2, 8, Tanh), Dense(8, 1)).Build(5), Tensor.Of(0.5f));
var steps = Train.Run(Train.Start(start, new Adam(0.01), key), DataLoader((x, y), batchSize: 2, shuffle: key), epochs: 20, Loss.Mse).ToList();
Bson.Save("net.bson", steps[^1].Model);
Plot.Of("loss", Series.Line("training", steps.Select(step => step.Loss))).Save("loss.png");
foreach (var (_, tensor) in Tree.Leaves(Bson.Load("net.bson", like: start)))
{
    Console.WriteLine(string.Join(' ', tensor.ToDoubles().Select(v => BitConverter.DoubleToInt64Bits(v).ToString("x16"))));
}
Console.WriteLine($"{new FileInfo("loss.png").Length > 1000}");

/// <summary>A model of the user's.</summary>
[GenerateShape]
internal sealed partial record Net(Chain Layers, Tensor Scale) : ILayer
{
    public Tensor Forward(Tensor x) => Scale * Layers.Forward(x);
}
