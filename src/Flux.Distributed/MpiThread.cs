using System.Runtime.ExceptionServices;

namespace Flux.Distributed;

/// <summary>
/// The one thread of the process that calls MPI. Who wants something of MPI hands it over and waits as long as it has patience: a call of MPI waits for ever
/// for a rank that stalls or is stopped amid it, and nothing can end it from outside.
/// </summary>
/// <remarks>
/// A call that is given up stays where it is until the process ends, and MPI may write to its buffers all that time. So what MPI writes to is rented, pinned
/// and held by the call itself, on this thread: none of it goes back to the pool or to the collector before the call returns.
/// </remarks>
internal sealed class MpiThread
{
    // Of the process, as MPI is: never disposed of. Before they sleep they yield a few times to each other, which on one core takes a third of waking up.
    private static readonly SemaphoreSlim asked = new(0), answered = new(0);
    private readonly Lock one = new();
    private Action call = () => { };
    private volatile bool isGivenUp;

    /// <summary>Starts MPI.</summary>
    internal MpiThread(TimeSpan patience)
    {
        new Thread(Answer) { IsBackground = true, Name = "MPI" }.Start();
        Library = Ask("Start", MpiLibrary.Start, patience, () => new(
            FormattableString.Invariant($"Mpi.Start: MPI did not start within {patience:c}; a launcher that starts all processes would fit.")));
    }

    internal MpiLibrary Library { get; }

    /// <summary>Whether a rank did not come: nothing more is asked of MPI, not even by the call that was given up.</summary>
    internal bool IsGivenUp => isGivenUp;

    /// <summary>What the call returns or throws.</summary>
    /// <exception cref="TimeoutException">It took longer than patience; what <paramref name="late"/> says.</exception>
    internal T Ask<T>(string operation, Func<T> call, TimeSpan patience, Func<TimeoutException> late)
    {
        lock (one)
        {
            if (isGivenUp)
            {
                throw new InvalidOperationException($"Mpi.{operation}: a rank did not come before, and nothing more can be asked; a new run would fit.");
            }
            T answer = default!;
            ExceptionDispatchInfo? error = null;
            this.call = () =>
            {
                try
                {
                    answer = call();
                }
#pragma warning disable CA1031 // Whatever a call throws belongs to who asked, not to this thread.
                catch (Exception thrown)
#pragma warning restore CA1031
                {
                    error = ExceptionDispatchInfo.Capture(thrown);
                }
            };
            asked.Release();
            isGivenUp = !answered.Wait(patience.TotalMilliseconds < int.MaxValue ? patience : Timeout.InfiniteTimeSpan);
            if (isGivenUp) throw late();
            error?.Throw();
            return answer;
        }
    }

    /// <summary>Ends MPI, for which all ranks wait for each other.</summary>
    internal void Finish(TimeSpan patience) => Ask("Finish", Finished, patience, () => new(
        FormattableString.Invariant($"Mpi.Finish on rank {Library.Rank} of {Library.Size}: not all ranks ended within {patience:c}; a new run would fit.")));

    private bool Finished()
    {
        Library.Finish();
        return true;
    }

    private void Answer()
    {
        while (true)
        {
            asked.Wait();
            call();
            answered.Release();
        }
    }
}
