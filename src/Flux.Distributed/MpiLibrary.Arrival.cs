using System.Diagnostics;

namespace Flux.Distributed;

/// <summary>
/// How ranks meet before they do a thing together: each sends all others a few bytes that say what it is about to do, and waits no longer than it has
/// patience for. MPI's own calls would wait for ever for a rank that stalled; once all have arrived, they wait for nobody.
/// </summary>
internal sealed unsafe partial class MpiLibrary
{
    /// <summary>A hash of SHA-256, which is never all zeros.</summary>
    internal const int ArrivalBytes = 32;

    /// <summary>How long a rank asks again and again before it sleeps between.</summary>
    private const int Eager = 50;

    // Outside the managed heap: MPI may still write there when a rank has given up waiting.
    private readonly byte* arrivals;
    private readonly nint* arrived;
    private bool isBroken;

    /// <summary>What every rank sent, in their order.</summary>
    /// <exception cref="TimeoutException">A rank did not come.</exception>
    internal byte[] Arrive(string operation, ReadOnlySpan<byte> own, TimeSpan patience)
    {
        if (isBroken) throw new InvalidOperationException($"Mpi.{operation}: a rank did not come before, and nothing more can be asked; a new run would fit.");
        var all = new Span<byte>(arrivals + ArrivalBytes, ArrivalBytes * Size);
        all.Clear();
        own.CopyTo(new(arrivals, ArrivalBytes));
        Check("MPI_Iallgather", startAllGather(arrivals, ArrivalBytes, bytes, arrivals + ArrivalBytes, ArrivalBytes, bytes, world, arrived));
        long start = Stopwatch.GetTimestamp();
        for (int asked = 0; !HasArrived(); asked++)
        {
            if ((asked & 63) != 63) continue;
            var waited = Stopwatch.GetElapsedTime(start);
            if (waited > patience) throw Missing(operation, all, patience);
            if (waited.TotalMilliseconds < Eager) Thread.Yield();
            else Thread.Sleep(1);
        }
        return all.ToArray();
    }

    /// <summary>Ranks as messages name them.</summary>
    internal static string Named(IEnumerable<int> ranks) => string.Join(", ", ranks.Select(rank => $"rank {rank}"));

    private bool HasArrived()
    {
        int flag;
        Check("MPI_Test", test(arrived, &flag, noStatus));
        return flag != 0;
    }

    /// <summary>Whoever is late is among those of whom nothing was heard; ranks pass on what they hear, so that others may be too.</summary>
    private TimeoutException Missing(string operation, ReadOnlySpan<byte> all, TimeSpan patience)
    {
        isBroken = true;
        var silent = new List<int>();
        for (int rank = 0; rank < Size; rank++)
        {
            if (rank != Rank && !all.Slice(rank * ArrivalBytes, ArrivalBytes).ContainsAnyExcept((byte)0)) silent.Add(rank);
        }
        return new(FormattableString.Invariant(
            $"Mpi.{operation} on rank {Rank} of {Size}: nothing was heard within {patience:c} of {Named(silent)}; ") +
            "a new run from the last checkpoint would fit, or mpi.WithPatience of more where a rank works longer by itself.");
    }
}
