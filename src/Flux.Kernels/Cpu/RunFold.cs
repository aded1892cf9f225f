using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Flux.Kernels;

/// <summary>Folds of one run of numbers in an order that its length alone decides.</summary>
internal static unsafe class RunFold<V, F, Fold> where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F> where Fold : IFold<V, F>
{
    private static int Lanes => V.Count;

    /// <summary>All numbers of a run, in four interleaved chains.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static F All(F* x, nint count) => Across(Chains(x, count)).First;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Chains(F* x, nint count)
    {
        nint i = Lanes;
        var a = From(x, count);
        if (count <= Lanes) return a;
        var b = V.All(Fold.Neutral);
        if (count >= 8 * Lanes)
        {
            V c = b, d = b;
            for (; i + 4 * Lanes <= count; i += 4 * Lanes)
            {
                a = Fold.Combine(a, V.Load(x + i));
                b = Fold.Combine(b, V.Load(x + i + Lanes));
                c = Fold.Combine(c, V.Load(x + i + 2 * Lanes));
                d = Fold.Combine(d, V.Load(x + i + 3 * Lanes));
            }
            a = Fold.Combine(a, c);
            b = Fold.Combine(b, d);
        }
        for (; i + Lanes <= count; i += Lanes) a = Fold.Combine(a, V.Load(x + i));
        if (i < count) b = Fold.Combine(b, From(x + i, count - i));
        return Fold.Combine(a, b);
    }

    /// <summary>The first vector of a run that may be shorter, filled up with the neutral number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V From(F* x, nint count)
    {
        var v = V.Load(x);
        return count >= Lanes ? v : V.Select(V.Below(count), v, V.All(Fold.Neutral));
    }

    /// <summary>The fold of all lanes, in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Across(V v)
    {
        if (V.Count > 8) v = Fold.Combine(v, V.Swapped(v, 8));
        if (V.Count > 4) v = Fold.Combine(v, V.Swapped(v, 4));
        if (V.Count > 2) v = Fold.Combine(v, V.Swapped(v, 2));
        return Fold.Combine(v, V.Swapped(v, 1));
    }
}
