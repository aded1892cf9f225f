using System.Numerics;
using System.Runtime.CompilerServices;

namespace Flux.Kernels;

/// <summary>
/// Softmax of runs of neighbours. Short runs are taken several at a time, so that the exponentials, which cost most, fill whole vectors; a result is written
/// on into the run behind it, which is written later.
/// </summary>
internal readonly unsafe struct SoftmaxRuns<V, F>(F* x, F* y, int count, int outer, int share, bool log, nint room) : IJob
    where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    private const int Short = 256, Group = 1024;

    public void Run(int chunk)
    {
        int from = chunk * share, to = from + Math.Min(share, outer - from);
        nint limit = to == outer ? room : (nint)to * count;
        if (count > Short)
        {
            for (int run = from; run < to; run++) Long(x + (nint)run * count, y + (nint)run * count);
            return;
        }
        for (int run = from; run < to; run += Group / count)
        {
            nint start = (nint)run * count;
            Several(x + start, y + start, Math.Min(Group / count, to - run), limit - start);
        }
    }

    [SkipLocalsInit]
    private void Several(F* from, F* to, int runs, nint limit)
    {
        F* shifted = stackalloc F[Group + TileKernel.Grain], e = stackalloc F[Group + TileKernel.Grain], sums = stackalloc F[Group + TileKernel.Grain];
        for (int run = 0; run < runs; run++) Shift(from + run * count, shifted + run * count);
        Exponentials(shifted, e, runs * count);
        for (int run = 0; run < runs; run++) sums[run] = RunFold<V, F, SumFold<V, F>>.All(e + run * count, count);
        Divisors(sums, runs);
        for (int run = 0; run < runs; run++)
        {
            F* source = (log ? shifted : e) + run * count;
            Divide(source, to + run * count, V.All(sums[run]), limit - run * count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Shift(F* from, F* to)
    {
        var max = ExponentialSum<V, F>.Finite(V.All(RunFold<V, F, MaxFold<V, F>>.All(from, count)));
        for (int i = 0; i < count; i += V.Count) ExponentialSum<V, F>.Shift(V.Load(from + i), max).Store(to + i);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Exponentials(F* from, F* to, int numbers)
    {
        for (int i = 0; i < numbers; i += V.Count) Exponential<V, F>.OfNegative(V.Load(from + i)).Store(to + i);
    }

    /// <summary>What exponentials are divided by, or what is subtracted from their exponents.</summary>
    private void Divisors(F* sums, int runs)
    {
        for (int i = 0; i < runs; i += V.Count)
        {
            var sum = ExponentialSum<V, F>.Positive(V.Load(sums + i));
            (log ? ExponentialSum<V, F>.Log(sum) : sum).Store(sums + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Divide(F* from, F* to, V by, nint limit)
    {
        for (int i = 0; i < count; i += V.Count)
        {
            V v = V.Load(from + i), result = log ? v - by : v / by;
            Lane.Store(result, to + i, limit - i >= V.Count ? V.Count : count - i);
        }
    }

    private void Long(F* from, F* to)
    {
        var max = ExponentialSum<V, F>.Finite(V.All(RunFold<V, F, MaxFold<V, F>>.All(from, count)));
        var sum = ExponentialSum<V, F>.Positive(V.All(ExponentialSum<V, F>.OfRun(from, count, max, log ? null : to)));
        if (log) Subtract(from, to, max, ExponentialSum<V, F>.Log(sum));
        else Divide(to, sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Divide(F* to, V by)
    {
        for (nint i = 0; i < count; i += V.Count) Lane.Store(V.Load(to + i) / by, to + i, count - i);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Subtract(F* from, F* to, V max, V logarithm)
    {
        for (nint i = 0; i < count; i += V.Count)
        {
            Lane.Store(ExponentialSum<V, F>.Shift(V.Load(from + i), max) - logarithm, to + i, count - i);
        }
    }
}
