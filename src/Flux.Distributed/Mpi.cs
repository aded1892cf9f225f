using System.Security.Cryptography;

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

    private readonly Lock one = new();
    private readonly MpiLibrary? library;

    private Mpi(MpiLibrary? library) => this.library = library;

    /// <summary>This process among those that were started together; the same value whenever it is asked for.</summary>
    /// <exception cref="DllNotFoundException">MPI's launcher started the process, and no library of MPI is here; the message says what to install.</exception>
    /// <exception cref="NotSupportedException">The library of MPI was built without threads.</exception>
    public static Mpi Start() => started.Value;

    /// <summary>Which of the processes this is, from 0.</summary>
    public int Rank => library?.Rank ?? 0;

    /// <summary>How many processes there are.</summary>
    public int Size => library?.Size ?? 1;

    /// <summary>The mean of every gradient over the ranks, as a rule in front of any other: <c>new OptimiserChain(mpi.Mean(), new Adam())</c>.</summary>
    public Rule Mean() => new MeanOverRanks(this);

    /// <summary>The sum of x over the ranks, on every rank the same bits. Float32 and Float64.</summary>
    /// <exception cref="ArgumentException">x has another type, or its type or shape differs between ranks.</exception>
    public Tensor AllReduce(Tensor x)
    {
        if (x.DType is not (DType.Float32 or DType.Float64))
        {
            throw new ArgumentException($"Mpi.AllReduce: a tensor of {x.DType}; Float32 or Float64 would fit.", nameof(x));
        }
        if (Size == 1) return x;
        Alike("AllReduce", x);
        if (x.DType == DType.Float32)
        {
            float[] singles = x.To(Device.Cpu).ToArray();
            lock (one) library!.AllReduce(singles);
            return Tensor.Of(singles.AsSpan(), x.Shape).To(x.Device);
        }
        double[] doubles = x.To(Device.Cpu).ToDoubles();
        lock (one) library!.AllReduce(doubles);
        return Tensor.Of(doubles.AsSpan(), x.Shape).To(x.Device);
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
        Alike("Broadcast", x);
        byte[] data = x.To(Device.Cpu).ToBytes();
        lock (one) library!.Broadcast(data, root);
        return Tensor.OfBytes(data, x.DType, x.Shape).To(x.Device);
    }

    /// <summary>The x of all ranks, on every rank: a last dimension is added that counts them.</summary>
    /// <exception cref="ArgumentException">The type or shape differs between ranks.</exception>
    public Tensor Gather(Tensor x)
    {
        Alike("Gather", x);
        int[] sizes = [.. x.Shape, Size];
        return Tensor.OfBytes(Gathered(x.To(Device.Cpu).ToBytes()), x.DType, new Shape(sizes)).To(x.Device);
    }

    /// <summary>Returns when every rank has come here.</summary>
    public void Barrier()
    {
        if (library is null) return;
        lock (one) library.Barrier();
    }

    /// <summary>The model, or any tree of tensors, if it is the same to the bit on every rank: what ranks that started from one key should have.</summary>
    /// <exception cref="InvalidOperationException">It is not; the message names the ranks that differ from rank 0.</exception>
    public T Same<T>(T model) where T : notnull
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (path, value) in Tree.Leaves(model))
        {
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes(FormattableString.Invariant($"{path}: {value.DType} {value.Shape}\n")));
            hash.AppendData(value.To(Device.Cpu).ToBytes());
        }
        int[] others = Differing(hash.GetHashAndReset());
        return others.Length == 0
            ? model
            : throw new InvalidOperationException(
                $"Mpi.Same: rank {string.Join(", rank ", others)} of {Size} has not the model of rank 0; " +
                "ranks that start from one key and one file would fit.");
    }

    /// <summary>The ranks whose bytes are not those of rank 0.</summary>
    private int[] Differing(byte[] own)
    {
        byte[] all = Gathered(own);
        return [.. Enumerable.Range(0, Size).Where(rank => !all.AsSpan(rank * own.Length, own.Length).SequenceEqual(all.AsSpan(0, own.Length)))];
    }

    private byte[] Gathered(byte[] own)
    {
        if (library is null) return own;
        byte[] all = new byte[Size * own.Length];
        lock (one) library.AllGather(own, all);
        return all;
    }

    private void Alike(string operation, Tensor x)
    {
        string what = FormattableString.Invariant($"{x.DType} of shape {x.Shape}");
        int[] others = Differing(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{operation} {what}")));
        if (others.Length > 0)
        {
            throw new ArgumentException(
                $"Mpi.{operation}: {what} on rank {Rank}, and rank {string.Join(", rank ", others)} differs from rank 0; one type and shape on all would fit.",
                nameof(x));
        }
    }

    private static Mpi Begin()
    {
        if (!marks.Any(mark => Environment.GetEnvironmentVariable(mark) is { Length: > 0 })) return new(null);
        var library = MpiLibrary.Start();
        // A rank that failed must not wait for the others in MPI_Finalize: the launcher sees that it left without, and ends them.
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            if (Environment.ExitCode == 0) library.Finish();
        };
        return new(library);
    }

    /// <summary>Which of how many.</summary>
    public override string ToString() => $"Mpi(rank {Rank} of {Size}{(library is null ? "" : $", {library.Name}")})";
}
