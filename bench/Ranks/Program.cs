// What training by several ranks costs: FLUX_THREADS=1 mpirun -n 2 --bind-to core RankBench [steps in a round]. Rank 0 prints.
using System.Diagnostics;
using System.Globalization;
using Flux;
using Flux.Distributed;
using static Flux.Prelude;

const int Batch = 128, Rounds = 10;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
int steps = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 40;
var mpi = Mpi.Start();
Chain model = Chain(
    Conv((5, 5), 1, 6, Relu, pad: 2), MaxPool((2, 2)), Conv((5, 5), 6, 16, Relu), MaxPool((2, 2)),
    Flatten(), Dense(400, 120, Relu), Dense(120, 84, Relu), Dense(84, 10)).Build(1);
var batch = (X: Tensor.Normal(new Key(1), 28, 28, 1, Batch), Y: OneHot([.. Enumerable.Range(0, Batch).Select(i => i * 7 % 10)], [.. Enumerable.Range(0, 10)]));
var (alone, together) = (Train.Start(model, new Adam(), new Key(1)), Train.Start(model, new OptimiserChain(mpi.Mean(), new Adam()), new Key(1)));
(alone, together) = (Stepped(alone, 20), Stepped(together, 20));

// Rank 0 while the others sleep; all at once, each for itself; and all of one model.
var (one, apart, mean) = (new List<double>(), new List<double>(), new List<double>());
for (int round = 0; round < Rounds; round++)
{
    mpi.Barrier();
    if (mpi.Rank == 0) one.Add(Seconds(() => alone = Stepped(alone, steps)));
    else if (apart.Count == 0) Thread.Sleep(2000);
    else Thread.Sleep(TimeSpan.FromSeconds(1.5 * apart.Max()));
    mpi.Barrier();
    apart.Add(Seconds(() => alone = Stepped(alone, steps)));
    mpi.Barrier();
    mean.Add(Seconds(() => together = Stepped(together, steps)));
}
Say($"lenet, batch {Batch} a rank: {steps * Batch / Median(one):F0} samples/s on one rank, {mpi.Size * steps * Batch / Median(mean):F0} on {mpi.Size}: "
    + $"{mpi.Size * Median(one) / Median(mean):F2} times");
Say($"a step of {Tree.Leaves(model).Sum(leaf => leaf.Value.Shape.Elements)} parameters: {1e6 * Median(apart) / steps:F0} us without the mean, "
    + $"{1e6 * Median(mean) / steps:F0} us with it: {100 * (Median(mean) / Median(apart) - 1):F1} % more");

foreach (int count in (int[])[1, 256, 61_706, 1_000_000, 25_000_000])
{
    var x = Tensor.Ones(count);
    var times = new List<double>();
    for (int i = 0; i < (count > 5_000_000 ? 20 : 400); i++)
    {
        mpi.Barrier();
        times.Add(Seconds(() => GC.KeepAlive(mpi.AllReduce(x))));
    }
    Say($"all-reduce of {count} singles: {1e6 * Median(times):F1} us, {4e-9 * count / Median(times):F2} GB/s; at best {1e6 * times.Min():F1} us");
}
return 0;

TrainState<Chain> Stepped(TrainState<Chain> state, int count)
{
    for (int i = 0; i < count; i++)
    {
        state = Train.Step(state, batch, (m, b, key) =>
        {
            var (ŷ, next) = m.Train(b.X, key);
            return (Loss.LogitCrossEntropy(ŷ, b.Y), next);
        }).Next;
    }
    return state;
}

double Seconds(Action action)
{
    long start = Stopwatch.GetTimestamp();
    action();
    return Stopwatch.GetElapsedTime(start).TotalSeconds;
}

double Median(List<double> times) => times.Order().ElementAtOrDefault(times.Count / 2);

void Say(string line)
{
    if (mpi.Rank == 0) Console.WriteLine(line);
}
