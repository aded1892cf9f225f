using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Flux.Distributed;

/// <summary>
/// The processes that train one model together, as MPI started them, and what they do together. Every rank calls the same functions in the same order; a call
/// returns when all ranks have made it. A program started without <c>mpirun</c> is one rank of one and needs no MPI.
/// </summary>
public sealed class Mpi
{
    private static readonly Lazy<Mpi> started = new(Begin);

    // What launchers tell the processes they start: OpenMPI's, MPICH's Hydra, and Slurm's srun for either.
    private static readonly string[] marks = ["OMPI_COMM_WORLD_SIZE", "PMI_SIZE", "PMI_RANK", "PMIX_RANK"];

    private static TimeSpan Usual => TimeSpan.FromMinutes(10);

    private readonly MpiThread? thread;

    private Mpi(MpiThread? thread, TimeSpan patience) => (this.thread, Patience) = (thread, patience);

    /// <summary>This process among those that were started together; the same value whenever it is asked for.</summary>
    /// <exception cref="DllNotFoundException">MPI's launcher started the process, and no library of MPI is here; the message says what to install.</exception>
    /// <exception cref="NotSupportedException">The library of MPI was built without threads.</exception>
    public static Mpi Start() => started.Value;

    /// <summary>Which of the processes this is, from 0.</summary>
    public int Rank => thread?.Library.Rank ?? 0;

    /// <summary>How many processes there are.</summary>
    public int Size => thread?.Library.Size ?? 1;

    /// <summary>How long a call may take, waiting for the others included, before it ends with an error: 10 minutes.</summary>
    public TimeSpan Patience { get; }

    /// <summary>The same ranks with another <see cref="Patience"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive.</exception>
    public Mpi WithPatience(TimeSpan patience) => patience > TimeSpan.Zero
        ? new(thread, patience)
        : throw new ArgumentOutOfRangeException(
            nameof(patience), FormattableString.Invariant($"Mpi.WithPatience: {patience:c}; more than zero, such as 00:10:00, would fit."));

    /// <summary>The mean of every gradient over the ranks, as a rule in front of any other: <c>new OptimiserChain(mpi.Mean(), new Adam())</c>.</summary>
    /// <inheritdoc cref="MeanOverRanks(Mpi, bool, int)"/>
    public Rule Mean(bool inOrder = false, int checkEvery = 1000) => new MeanOverRanks(this, inOrder, checkEvery);

    /// <summary>The mean of a number over the ranks, such as a loss, on every rank the same bits.</summary>
    /// <exception cref="TimeoutException">It took longer than the <see cref="Patience"/>.</exception>
    public double Mean(double x)
    {
        double sum = 0;
        foreach (double one in Gather(Tensor.Of(x)).ToDoubles()) sum += one;
        return sum / Size;
    }

    /// <summary>
    /// What one of the ranks does beside training: <c>mpi.OnRoot(run, r => r.Checkpoint(path, every))</c> saves on rank 0, and is the run itself elsewhere.
    /// </summary>
    /// <param name="run">The same run on every rank.</param>
    /// <param name="watched">The run with what is done on rank 0: progress, files. It must call nothing of MPI.</param>
    public IEnumerable<T> OnRoot<T>(IEnumerable<T> run, Func<IEnumerable<T>, IEnumerable<T>> watched) => Rank == 0
        ? Returned.Of("Mpi.OnRoot", watched(run), "the run, watched,")
        : run;

    /// <summary>The sum of x over the ranks, on every rank the same bits. Float32 and Float64. Derivatives go through it: a cotangent is summed too.</summary>
    /// <param name="x">On every rank of the same type and shape.</param>
    /// <param name="inOrder">Whether the sum is taken in the order of ranks, and not in whatever order is fastest.</param>
    /// <exception cref="ArgumentException">x has another type, or its type or shape differs between ranks.</exception>
    /// <exception cref="TimeoutException">It took longer than the <see cref="Patience"/>.</exception>
    public Tensor AllReduce(Tensor x, bool inOrder = false)
    {
        if (x.DType is not (DType.Float32 or DType.Float64))
        {
            throw new ArgumentException($"Mpi.AllReduce: a tensor of {x.DType}; Float32 or Float64 would fit.", nameof(x));
        }
        return Size == 1 ? x : Primitive.Bind(new SumOverRanksOp(this, inOrder), x.To(Device.Cpu)).Reshape(x.Shape.ToArray()).To(x.Device);
    }

    /// <summary>The sum over ranks in the place of the numbers, amid a call.</summary>
    internal void Sum<T>(Span<T> numbers, bool inOrder) where T : unmanaged, INumber<T>
    {
        // What the numbers were copied from may have been another tensor's by then.
        if (thread!.IsGivenUp) throw new OperationCanceledException();
        if (inOrder) thread.Library.SumInOrder(numbers);
        else thread.Library.Sum(numbers);
    }

    /// <summary>The x of one rank, on every rank.</summary>
    /// <param name="x">On every rank of the same type and shape.</param>
    /// <param name="root">Whose x it is.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such rank.</exception>
    /// <exception cref="ArgumentException">The type or shape differs between ranks.</exception>
    public Tensor Broadcast(Tensor x, int root = 0)
    {
        if (root < 0 || root >= Size) throw new ArgumentOutOfRangeException(nameof(root), $"Mpi.Broadcast: rank {root}; 0 to {Size - 1} would fit.");
        if (Size == 1) return x;
        byte[] data = x.To(Device.Cpu).ToBytes();
        Alike("Broadcast", [x], library => library.Broadcast(data, root));
        return Tensor.OfBytes(data, x.DType, x.Shape).To(x.Device);
    }

    /// <summary>The x of all ranks, on every rank: a last dimension is added that counts them.</summary>
    /// <exception cref="ArgumentException">The type or shape differs between ranks.</exception>
    /// <exception cref="TimeoutException">It took longer than the <see cref="Patience"/>.</exception>
    public Tensor Gather(Tensor x)
    {
        int[] sizes = [.. x.Shape, Size];
        if (thread is null) return x.Reshape(sizes);
        byte[] own = x.To(Device.Cpu).ToBytes(), all = new byte[Size * own.Length];
        Alike("Gather", [x], library => library.AllGather(own, all));
        return Tensor.OfBytes(all, x.DType, new Shape(sizes)).To(x.Device);
    }

    /// <summary>Returns when every rank has come here.</summary>
    /// <exception cref="InvalidOperationException">A rank came to another call.</exception>
    /// <exception cref="TimeoutException">It took longer than the <see cref="Patience"/>.</exception>
    public void Barrier()
    {
        int[] others = Differing("Barrier", Hash("Barrier"));
        if (others.Length > 0)
        {
            throw new InvalidOperationException(
                $"Mpi.Barrier: {MpiLibrary.Named(others)} of {Size} does not what rank 0 does; the same calls in the same order on all would fit.");
        }
    }

    /// <summary>The model, or any tree of tensors, if it is the same to the bit on every rank: what ranks that started from one key should have.</summary>
    /// <exception cref="InvalidOperationException">It is not; the message names the ranks that differ from rank 0.</exception>
    /// <exception cref="TimeoutException">It took longer than the <see cref="Patience"/>.</exception>
    public T Same<T>(T model) where T : notnull
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (path, value) in Tree.Leaves(model))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{path}: {value.DType} {value.Shape}\n")));
            value.Concrete.Pour(hash.AppendData);
        }
        int[] others = Differing("Same", hash.GetHashAndReset());
        return others.Length == 0
            ? model
            : throw new InvalidOperationException(
                $"Mpi.Same: {MpiLibrary.Named(others)} of {Size} has not the model of rank 0; " +
                "ranks that start from one key and one file would fit.");
    }

    /// <summary>Waits for all ranks, makes sure that they are about to do the same with the same, and does it.</summary>
    internal void Alike(string operation, Tensor[] xs, Action<MpiLibrary> together)
    {
        string what = FormattableString.Invariant($"{xs[0].DType} of shape {string.Join(" and ", xs.Select(x => x.Shape))}");
        int[] others = Differing(operation, Hash($"{operation} {what}"), together);
        if (others.Length > 0)
        {
            throw new ArgumentException(
                $"Mpi.{operation}: {what} on rank {Rank}, and {MpiLibrary.Named(others)} differs from rank 0; one type and shape on all would fit.");
        }
    }

    private static byte[] Hash(string what) => SHA256.HashData(Encoding.UTF8.GetBytes(what));

    /// <summary>The ranks that come with another hash than rank 0; where there are none, what all do together is done.</summary>
    private int[] Differing(string operation, byte[] own, Action<MpiLibrary>? together = null)
    {
        if (thread is null) return [];
        var library = thread.Library;
        return thread.Ask(operation, Met, Patience, () => library.Late(operation, Patience));

        int[] Met()
        {
            byte[] all = library.Arrive(own);
            int[] others = [.. Enumerable.Range(0, Size).Where(rank => !all.AsSpan(rank * own.Length, own.Length).SequenceEqual(all.AsSpan(0, own.Length)))];
            if (others.Length == 0) together?.Invoke(library);
            return others;
        }
    }

    private static Mpi Begin()
    {
        if (!marks.Any(mark => Environment.GetEnvironmentVariable(mark) is { Length: > 0 })) return new(null, Usual);
        var thread = new MpiThread(Usual);
        // A rank that failed must not wait for the others in MPI_Finalize: the launcher sees that it left without, and ends them.
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            if (Environment.ExitCode == 0 && !thread.IsGivenUp) thread.Finish(Usual);
        };
        return new(thread, Usual);
    }

    /// <summary>Which of how many.</summary>
    public override string ToString() => $"Mpi(rank {Rank} of {Size}{(thread is null ? "" : $", {thread.Library.Name}")})";
}
