using System.Numerics;
using System.Runtime.CompilerServices;

namespace Flux.Kernels;

/// <summary>
/// Σ exp(x - max), the inside of softmax and log-sum-exp. Infinite x share the place of the maximum, as in NNlib: two of them get a half each; where every x
/// is -∞ the sum is 0.
/// </summary>
internal static unsafe class ExponentialSum<V, F> where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    /// <summary>Exponentials that a thread takes at a time.</summary>
    internal const int Share = 1 << 15;

    /// <summary>Neighbours that are summed together.</summary>
    private const int Run = 1024;

    /// <summary>x - max; 0 where both are +∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Shift(V x, V max) => V.Select(V.Equal(x, V.Const(double.PositiveInfinity)), default, x - max);

    /// <summary>A maximum of -∞ would make every difference NaN; any other number does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Finite(V max) => V.Select(V.Equal(max, V.Const(double.NegativeInfinity)), default, max);

    /// <summary>What exponentials are divided by: their sum, which is 0 where all are, and then 1 does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Positive(V sum) => V.Select(V.Equal(sum, default), V.Const(1), sum);

    /// <summary>Logarithms, out of line: beside exponentials they are more than the compiler is willing to join.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static V Log(V x) => V.Log(x);

    /// <summary>Of neighbours; the exponentials go to e unless that is null.</summary>
    [SkipLocalsInit]
    internal static F OfRun(F* x, nint count, V max, F* e)
    {
        F* buffer = stackalloc F[Run + TileKernel.Grain];
        BlockSum<F> sum = default;
        for (nint start = 0; start < count; start += Run)
        {
            nint length = Math.Min(Run, count - start);
            F* to = e == null ? buffer : e + start;
            Exponentials(x + start, to, max, length);
            sum.Add(RunFold<V, F, SumFold<V, F>>.All(to, length));
        }
        return sum.Total;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Exponentials(F* x, F* e, V max, nint count)
    {
        for (nint i = 0; i < count; i += V.Count) Lane.Store(Exponential<V, F>.OfNegative(Shift(V.Load(x + i), max)), e + i, count - i);
    }
}
