#:project ../src/Flux.Distributed/Flux.Distributed.csproj
// LeNet-5 on handwritten digits, by several processes together: mpirun -n 2 dotnet run -c Release samples/Distributed.cs [-- --epochs N] [--short]
// Without mpirun it is one process that trains alone. Build it once before: dotnet build -c Release samples/Distributed.cs
using System.Runtime.CompilerServices;
using Flux;
using Flux.Distributed;
using static Flux.Prelude;

bool isShort = args.Contains("--short");
int epochs = Array.IndexOf(args, "--epochs") is >= 0 and var at ? int.Parse(args[at + 1]) : isShort ? 2 : 5;
int[] digits = [.. Enumerable.Range(0, 10)];
var mpi = Mpi.Start();

// Every rank reads the data and builds the model from the same key; each draws its own batches.
var train = Read("train");
var (testX, testY) = Read("t10k");
var key = new Key(42);
Chain model = mpi.Same(Chain(
    Conv((5, 5), 1, 6, Relu, pad: 2), MaxPool((2, 2)),
    Conv((5, 5), 6, 16, Relu), MaxPool((2, 2)),
    Flatten(), Dense(400, 120, Relu), Dense(120, 84, Relu), Dense(84, 10)).Build(key));
var data = DataLoader(train, batchSize: Math.Max(1, 32 / mpi.Size), shuffle: key).Shard(mpi.Rank, mpi.Size);

var rule = new OptimiserChain(mpi.Mean(), new Adam(1e-3));
foreach (var step in Train.Run(Train.Start(model, rule, key[mpi.Rank]), data, epochs, Loss.LogitCrossEntropy))
{
    if (!step.EpochEnds) continue;
    model = mpi.Same(step.Model);
    double loss = mpi.Mean(step.Loss);
    if (mpi.Rank == 0) Console.WriteLine($"{mpi}: loss {loss:F4}, accuracy {Accuracy(model):P2}");
}
return Accuracy(model) >= (isShort ? 0.85 : 0.95) ? 0 : 1;

double Accuracy(Chain m) => Metrics.Accuracy(m.Forward(testX), testY);

(Tensor X, Tensor Y) Read(string part) => (Idx.Images(Find($"{part}-images-idx3-ubyte.gz")), OneHot(Idx.Labels(Find($"{part}-labels-idx1-ubyte.gz")), digits));

string Find(string name, [CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "data", name);
