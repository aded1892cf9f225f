// What every rank does in the tests of Flux.Distributed: Ranks LAW. Ends with 0 where the law holds; rank 0 says what it saw.
using Flux;
using Flux.Distributed;
using static Flux.Prelude;

var mpi = Mpi.Start();
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
        mpi.Barrier();
        break;

    case "same bits":
        var (model, losses) = Trained(mpi.Mean(), Data(4).Shard(mpi.Rank, mpi.Size));
        var (again, _) = Trained(mpi.Mean(), Data(4).Shard(mpi.Rank, mpi.Size));
        Holds(Tree.Leaves(model).Zip(Tree.Leaves(again)).All(pair => pair.First.Value.ToBytes().SequenceEqual(pair.Second.Value.ToBytes())), "the second run");
        mpi.Same(model);
        // The loss of one process with all batches is the mean of the losses of the ranks.
        var (whole, wanted) = Trained(new OptimiserChain(), Data(4 * mpi.Size, partial: false));
        double[] mean = [.. mpi.AllReduce(Tensor.Of(losses, losses.Length)).ToDoubles().Select(loss => loss / mpi.Size)];
        Holds(mean.Length == wanted.Length && mean.Zip(wanted).All(pair => Math.Abs(pair.First - pair.Second) <= 1e-4 * (1 + pair.Second)), "the losses");
        Holds(Tree.AllClose(model, whole, 1e-3, 1e-4), "the model of one process");
        break;

    case "different model":
        try
        {
            mpi.Same(Tensor.Of([mpi.Rank == 1 ? 2f : 1f], 1));
            Holds(mpi.Size == 1, "a rank that differs, unseen");
        }
        catch (InvalidOperationException error)
        {
            Holds(error.Message.Contains($"rank 1 of {mpi.Size} has not the model of rank 0", StringComparison.Ordinal), error.Message);
        }
        break;

    case "different shapes":
        try
        {
            mpi.AllReduce(Tensor.Zeros(mpi.Rank + 1));
            Holds(mpi.Size == 1, "shapes that differ, unseen");
        }
        catch (ArgumentException error)
        {
            Holds(error.Message.Contains("one type and shape on all would fit", StringComparison.Ordinal), error.Message);
        }
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

(Chain Model, double[] Losses) Trained(Rule first, DataLoader<(Tensor X, Tensor Y)> data)
{
    Chain start = Chain(Dense(4, 8, Tanh), Dense(8, 1)).Build(key[2]);
    var steps = Train.Run(Train.Start(start, new OptimiserChain(first, new Momentum(0.01)), key), data, 3, Loss.Mse).ToArray();
    return (steps[^1].Model, [.. steps.Select(step => step.Loss)]);
}

void Holds(bool law, string what)
{
    if (!law) throw new InvalidOperationException($"{args[0]}, rank {mpi.Rank} of {mpi.Size}: {what}");
}
