using System.Diagnostics;

namespace Flux.Distributed;

/// <summary>
/// How ranks meet before they do a thing together: each sends all others a few bytes that say what it is about to do. The call says who is missing, which those
/// of MPI do not.
/// </summary>
internal sealed unsafe partial class MpiLibrary
{
    /// <summary>A hash of SHA-256, which is never all zeros.</summary>
    internal const int ArrivalBytes = 32;

    /// <summary>How long a rank asks again and again before it sleeps between.</summary>
    private const int Eager = 50;

    // Outside the managed heap and never given back: MPI may still write there when a rank has given up waiting, and reads who came.
    private readonly byte* arrivals;
    private readonly nint* arrived;

    private Span<byte> All => new(arrivals + ArrivalBytes, ArrivalBytes * Size);

    /// <summary>What every rank sent, in their order.</summary>
    internal byte[] Arrive(ReadOnlySpan<byte> own)
    {
        All.Clear();
        own.CopyTo(new(arrivals, ArrivalBytes));
        Check("MPI_Iallgather", startAllGather(arrivals, ArrivalBytes, bytes, arrivals + ArrivalBytes, ArrivalBytes, bytes, world, arrived));
        long start = Stopwatch.GetTimestamp();
        for (int asked = 0; !HasArrived(); asked++)
        {
            if ((asked & 63) != 63) continue;
            if (Stopwatch.GetElapsedTime(start).TotalMilliseconds < Eager) Thread.Yield();
            else Thread.Sleep(1);
        }
        return All.ToArray();
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
    internal TimeoutException Late(string operation, TimeSpan patience)
    {
        int[] silent = [.. Enumerable.Range(0, Size).Where(rank => rank != Rank && !All.Slice(rank * ArrivalBytes, ArrivalBytes).ContainsAnyExcept((byte)0))];
        string what = silent.Length > 0
            ? FormattableString.Invariant($"nothing was heard within {patience:c} of {Named(silent)}")
            : FormattableString.Invariant($"all ranks came, but one stopped, or {patience:c} is too little for so much");
        return new($"Mpi.{operation} on rank {Rank} of {Size}: {what}; " +
            "a new run from the last checkpoint would fit, or mpi.WithPatience of more where a rank works longer by itself.");
    }
}
