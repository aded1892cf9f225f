// What every rank does in the tests of Flux.Distributed: Ranks LAW [FILE …]. Ends with 0 where the law holds; rank 0 says what it saw.
using System.Diagnostics;
using System.Globalization;
using Flux;
using Flux.Distributed;
using static Flux.Prelude;

// A rank that waits in vain does not make the tests wait as long.
var mpi = Mpi.Start().WithPatience(TimeSpan.FromSeconds(args[0] is "stall" or "stop" ? 2 : 120));
var key = new Key(7);
var x = Tensor.Normal(key[0], 4, 24);
var y = x.Sum(0);

switch (args[0])
{
    case "collectives":
        double ranks = mpi.Size * (mpi.Size - 1) / 2.0;
        var own = Tensor.Of([mpi.Rank, 1f], 2);
        Holds(mpi.AllReduce(own).ToArray().SequenceEqual([(float)ranks, mpi.Size]), "the sum of singles");
        Holds(mpi.AllReduce(own.Cast(DType.Float64)).ToDoubles().SequenceEqual([ranks, mpi.Size]), "the sum of doubles");
        Holds(mpi.Broadcast(own, mpi.Size - 1).ToArray().SequenceEqual([mpi.Size - 1, 1f]), "what the last rank sent");
        Holds(mpi.Gather(own).Shape.SequenceEqual([2, mpi.Size]), "the shape of what is gathered");
        Holds(Enumerable.Range(0, mpi.Size).All(rank => mpi.Gather(own)[.., rank].ToArray().SequenceEqual([rank, 1f])), "what is gathered");
        Holds(mpi.Mean(mpi.Rank + 0.5) == ranks / mpi.Size + 0.5, "the mean of a number");
        Holds(mpi.OnRoot([1, 2], run => run.Take(1)).Count() == (mpi.Rank == 0 ? 1 : 2), "what only the root does");
        mpi.Barrier();
        break;

    case "same bits":
        var (model, losses) = Trained(mpi.Mean(), Data(4).Shard(mpi.Rank, mpi.Size));
        var (again, _) = Trained(mpi.Mean(), Data(4).Shard(mpi.Rank, mpi.Size));
        Holds(SameBits(model, again), "the second run");
        mpi.Same(model);
        // The loss of one process with all batches is the mean of the losses of the ranks.
        var (whole, wanted) = Trained(new OptimiserChain(), Data(4 * mpi.Size, partial: false));
        double[] mean = [.. mpi.AllReduce(Tensor.Of(losses, losses.Length)).ToDoubles().Select(loss => loss / mpi.Size)];
        Holds(mean.Length == wanted.Length && mean.Zip(wanted).All(pair => Math.Abs(pair.First - pair.Second) <= 1e-4 * (1 + pair.Second)), "the losses");
        Holds(Tree.AllClose(model, whole, 1e-3, 1e-4), "the model of one process");
        break;

    case "one order":
        var (inOrder, _) = Trained(mpi.Mean(inOrder: true), Data(4).Shard(mpi.Rank, mpi.Size));
        // One process that draws the batches of all ranks one after another and steps by their mean.
        Chain alone = Chain(Dense(4, 8, Tanh), Dense(8, 1)).Build(key[2]);
        var one = Train.Run(Train.Start(alone, new AccumGrad(mpi.Size, new Momentum(0.01)), key), Data(4), 3, Loss.Mse).Last();
        Holds(SameBits(inOrder, one.Model), "the bits of one process");
        break;

    case "sums in order":
        foreach (int count in (int[])[1, 2, 5, 12, 1000, (1 << 20) + 7])
        {
            var parts = Enumerable.Range(0, mpi.Size).Select(rank => Tensor.Normal(key[rank], count)).ToArray();
            var wanted64 = parts.Select(part => part.Cast(DType.Float64)).Aggregate((a, b) => a + b);
            Holds(SameBits(mpi.AllReduce(parts[mpi.Rank], inOrder: true), parts.Aggregate((a, b) => a + b)), $"{count} singles");
            Holds(SameBits(mpi.AllReduce(parts[mpi.Rank].Cast(DType.Float64), inOrder: true), wanted64), $"{count} doubles");
        }
        break;

    case "derivative":
        // Of Σ over ranks of (Σ over ranks of x)², by the x of each: 2 n Σ x.
        var at = Tensor.Of([mpi.Rank + 1f, 2f], 2);
        var slope = Ad.Gradient(p => (mpi.AllReduce(p) * mpi.AllReduce(p)).Sum(), at);
        Holds(SameBits(slope, mpi.AllReduce(at) * (2f * mpi.Size)), "the gradient");
        Holds(SameBits(Ad.Jvp(p => mpi.AllReduce(p), at, at).Tangent, mpi.AllReduce(at)), "the directional derivative");
        break;

    case "different model":
        Refused<InvalidOperationException>(
            () => mpi.Same(Tensor.Of([mpi.Rank == 1 ? 2f : 1f], 1)), $"rank 1 of {mpi.Size} has not the model of rank 0", "a rank that differs, unseen");
        break;

    case "different shapes":
        Refused<ArgumentException>(() => mpi.AllReduce(Tensor.Zeros(mpi.Rank + 1)), "one type and shape on all would fit", "shapes that differ, unseen");
        break;

    case "unlike models":
        Refused<InvalidOperationException>(
            () => Trained(mpi.Mean(checkEvery: 2), Data(4), key[mpi.Rank]), $"of {mpi.Size} has not the model of rank 0", "models that differ, unseen");
        break;

    case "other call":
        try
        {
            if (mpi.Rank == 0) mpi.Barrier();
            else mpi.AllReduce(x);
            Holds(mpi.Size == 1, "another call, unseen");
        }
        catch (Exception error)
            when (error is ArgumentException or InvalidOperationException && !error.Message.StartsWith("other call", StringComparison.Ordinal))
        {
            Holds(error.Message.EndsWith("would fit.", StringComparison.Ordinal), error.Message);
        }
        break;

    case "stall":
        if (mpi.Rank == mpi.Size - 1 && mpi.Size > 1) Thread.Sleep(TimeSpan.FromMinutes(30));
        mpi.AllReduce(x);
        break;

    case "stop":
        // Long sums one after another, amid one of which the last rank is stopped.
        var sums = Tensor.Ones(8 << 20);
        if (mpi.Rank == mpi.Size - 1) new Thread(() => Stop(int.Parse(args[1], CultureInfo.InvariantCulture))) { IsBackground = true }.Start();
        long last = Stopwatch.GetTimestamp();
        try
        {
            while (true)
            {
                last = Stopwatch.GetTimestamp();
                mpi.AllReduce(sums);
            }
        }
        catch (TimeoutException error)
        {
            Console.WriteLine($"gave up after {Stopwatch.GetElapsedTime(last).TotalSeconds:F0} s");
            // What was given up does no harm to what the rank still computes, and saves.
            Holds(Tensor.Ones(8 << 20).Sum().Scalar() == 8 << 20, "numbers after the error");
            Refused<InvalidOperationException>(() => mpi.Gather(x), "nothing more can be asked", "a call after one that was given up");
            throw new InvalidOperationException("this rank ends by itself", error);
        }

    case "train" or "train and die":
        var state = File.Exists(args[1]) ? Bson.Load(args[1], like: Fresh()) with { Key = key[mpi.Rank] } : Fresh();
        var run = Train.Run(state, Data(12 / mpi.Size).Shard(mpi.Rank, mpi.Size), 6, Loss.Mse);
        foreach (var step in mpi.OnRoot(run, r => r.Checkpoint(args[1], TimeSpan.Zero)))
        {
            if (args[0] == "train and die" && step.StepsDone == 7 && mpi.Rank == 1) Process.GetCurrentProcess().Kill();
        }
        break;

    case "close":
        var (a, b) = (Bson.Load(args[1], like: Fresh()), Bson.Load(args[3], like: Fresh()));
        Holds(a.Step == b.Step && Tree.AllClose(a.Model, b.Model, 1e-3, 1e-4), "the models of two files");
        break;

    case "kill":
        if (mpi.Rank == mpi.Size - 1) Process.GetCurrentProcess().Kill();
        mpi.Barrier();
        break;

    case "death":
        if (mpi.Rank == mpi.Size - 1) throw new InvalidOperationException("this rank dies");
        mpi.Barrier();
        break;

    default:
        throw new ArgumentException($"no law {args[0]}");
}
if (mpi.Rank == 0) Console.WriteLine($"{args[0]} on {mpi.Size}");

DataLoader<(Tensor X, Tensor Y)> Data(int batchSize, bool partial = true) => DataLoader((x, y), batchSize, key[1], partial);

// With dropout or without: args[2].
TrainState<Chain> Fresh() => Train.Start(
    Chain(Dense(4, 8, Tanh), Dropout(double.Parse(args[2], CultureInfo.InvariantCulture)), Dense(8, 1)).Build(key[2]),
    new OptimiserChain(mpi.Mean(inOrder: true), new Adam(0.01)), key[mpi.Rank]);

// A process stopped by SIGSTOP, so many milliseconds from now.
static void Stop(int milliseconds)
{
    Thread.Sleep(milliseconds);
    Process.Start("kill", ["-STOP", $"{Environment.ProcessId}"]);
}

bool SameBits<T>(T a, T b) where T : notnull =>
    Tree.Leaves(a).Zip(Tree.Leaves(b)).All(pair => pair.First.Value.ToBytes().SequenceEqual(pair.Second.Value.ToBytes()));

(Chain Model, double[] Losses) Trained(Rule first, DataLoader<(Tensor X, Tensor Y)> data, Key? drawn = null)
{
    Chain start = Chain(Dense(4, 8, Tanh), Dense(8, 1)).Build(drawn ?? key[2]);
    var steps = Train.Run(Train.Start(start, new OptimiserChain(first, new Momentum(0.01)), key), data, 3, Loss.Mse).ToArray();
    return (steps[^1].Model, [.. steps.Select(step => step.Loss)]);
}

// What ranks do unlike each other is an error that says so; one of one differs from nobody.
void Refused<E>(Func<object> act, string said, string unseen) where E : Exception
{
    try
    {
        act();
        Holds(mpi.Size == 1, unseen);
    }
    catch (E error)
    {
        Holds(error.Message.Contains(said, StringComparison.Ordinal), error.Message);
    }
}

void Holds(bool law, string what)
{
    if (!law) throw new InvalidOperationException($"{args[0]}, rank {mpi.Rank} of {mpi.Size}: {what}");
}
