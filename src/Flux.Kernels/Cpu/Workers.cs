using System.Runtime.CompilerServices;

namespace Flux.Kernels;

/// <summary>Work that falls into numbered chunks, each of which may run on any thread at any time.</summary>
internal interface IJob
{
    /// <summary>Does chunk number <paramref name="chunk"/>; no other call does.</summary>
    void Run(int chunk);
}

/// <summary>
/// The threads that kernels share. Chunks are claimed one by one and the caller takes whatever no helper has started, so a core
/// taken away by another process costs at most the lost parallelism; every wait yields, so two spinners never time-slice one core.
/// </summary>
internal static class Workers
{
    private const int Spins = 500, Yields = 300;

    private static readonly SemaphoreSlim wake = new(0);
    private static readonly Lock starting = new();
    private static int started, sleepers;
    private static Batch? current;
    private static int posted;

    /// <summary>How many chunks of at most `share` units hold all units.</summary>
    internal static int Chunks(long units, long share) => (int)((units + share - 1) / share);

    /// <summary>
    /// Runs every chunk once and returns when all are done. The first exception of a chunk is thrown here. A call from inside a chunk,
    /// or while another thread's job has the helpers, runs on the calling thread alone.
    /// </summary>
    internal static void Run<TJob>(int chunks, in TJob job) where TJob : struct, IJob
    {
        int helpers = chunks > 1 ? Math.Min(ThreadCount.Current, chunks) - 1 : 0;
        if (helpers == 0 || Volatile.Read(ref current) is not null)
        {
            RunAlone(chunks, job);
            return;
        }
        var batch = new Batch<TJob>(chunks, helpers, job);
        if (Interlocked.CompareExchange(ref current, batch, null) is not null)
        {
            RunAlone(chunks, job);
            return;
        }
        try
        {
            if (Volatile.Read(ref started) < helpers) Start(helpers);
            Interlocked.Increment(ref posted);
            // A sleeper that has not yet got its core must not be woken once more by every job until then.
            int asleep = Math.Min(Volatile.Read(ref sleepers), helpers) - wake.CurrentCount;
            if (asleep > 0) wake.Release(asleep);
            batch.Work();
            batch.Wait();
        }
        finally
        {
            Volatile.Write(ref current, null);
        }
        batch.Rethrow();
    }

    /// <summary>As <see cref="Run{TJob}(int, in TJob)"/> where there is enough work to share, else on the calling thread alone.</summary>
    internal static void Run<TJob>(int chunks, in TJob job, bool shares) where TJob : struct, IJob
    {
        if (shares) Run(chunks, job);
        else RunAlone(chunks, job);
    }

    private static void RunAlone<TJob>(int chunks, in TJob job) where TJob : struct, IJob
    {
        for (int i = 0; i < chunks; i++) RunChunk(job, i);
    }

    // A job's loops are compiled for themselves: where they are inlined into what claims chunks, the compiler's budget for inlining
    // ends among their vector operations, and each of those becomes a call.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RunChunk<TJob>(in TJob job, int chunk) where TJob : struct, IJob
    {
        var own = job;
        own.Run(chunk);
    }

    private static void Start(int helpers)
    {
        lock (starting)
        {
            // Unsafe: helpers outlive what the caller's flow of execution carries.
            for (; started < helpers; started++) new Thread(Help) { IsBackground = true, Name = $"Flux worker {started + 1}" }.UnsafeStart();
        }
    }

    private static void Help()
    {
        int seen = 0;
        while (true)
        {
            seen = AwaitPost(seen);
            if (Volatile.Read(ref current) is { } batch && batch.Join()) batch.Work();
        }
    }

    private static int AwaitPost(int seen)
    {
        for (int n = 0; ; n++)
        {
            int now = Volatile.Read(ref posted);
            if (now != seen) return now;
            if (n < Spins) Thread.SpinWait(5);
            else if (n < Spins + Yields) Thread.Yield();
            else
            {
                // The increment is a full fence: either the poster sees this sleeper or the sleeper sees the post.
                Interlocked.Increment(ref sleepers);
                if (Volatile.Read(ref posted) == seen) wake.Wait();
                Interlocked.Decrement(ref sleepers);
                n = 0;
            }
        }
    }

    /// <summary>One call of <see cref="Run{TJob}(int, in TJob)"/>: fresh each time, so that a late helper finds only finished work in it.</summary>
    private abstract class Batch(int chunks, int helpers)
    {
        private int next, finished, joined;
        private Exception? failure;

        internal bool Join() => Interlocked.Increment(ref joined) <= helpers;

        internal void Work()
        {
            for (int chunk; (chunk = Interlocked.Increment(ref next) - 1) < chunks;)
            {
                try
                {
                    if (Volatile.Read(ref failure) is null) Execute(chunk);
                }
#pragma warning disable CA1031 // Whatever a chunk throws belongs to the caller of Run, not to a helper thread.
                catch (Exception e)
                {
                    Interlocked.CompareExchange(ref failure, e, null);
                }
#pragma warning restore CA1031
                Interlocked.Increment(ref finished);
            }
        }

        internal void Wait()
        {
            for (int n = 0; Volatile.Read(ref finished) < chunks; n++)
            {
                if (n < Spins) Thread.SpinWait(5);
                else Thread.Yield();
            }
        }

        internal void Rethrow()
        {
            if (failure is not null) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
        }

        private protected abstract void Execute(int chunk);
    }

    private sealed class Batch<TJob>(int chunks, int helpers, TJob job) : Batch(chunks, helpers) where TJob : struct, IJob
    {
        private protected override void Execute(int chunk) => RunChunk(job, chunk);
    }
}
