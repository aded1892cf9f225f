using System.Numerics;
using System.Runtime.CompilerServices;

namespace Flux.Kernels;

/// <summary>
/// The fold of one run of numbers, in an order that its length alone decides: number i goes to accumulator i mod 64 (32 in double precision), and these are
/// folded in halves as far as there are so many numbers. Narrower vectors pass over the run several times, each time for their part of the accumulators.
/// </summary>
internal static unsafe class RunFold<V, F, Fold> where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F> where Fold : IFold<V, F>
{
    private const int Together = 4;

    private static int Accumulators
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Together * 64 / sizeof(F);
    }

    /// <summary>All numbers of a run.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static F All(F* x, nint count) => count <= V.Count ? Across(From(x, count), count).First : Long(x, count);

    [SkipLocalsInit]
    private static F Long(F* x, nint count)
    {
        int registers = Accumulators / V.Count;
        V* sums = stackalloc V[registers];
        for (int register = 0; register < registers; register += Together) Part(x + register * V.Count, count - register * V.Count, count, sums + register);
        for (int half = registers / 2; half > 0; half /= 2)
        {
            if (count <= half * V.Count) continue;
            for (int i = 0; i < half; i++) sums[i] = Fold.Combine(sums[i], sums[i + half]);
        }
        return Across(sums[0], count).First;
    }

    /// <summary>Four registers of accumulators, from x on, where so many numbers are left of the first block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Part(F* x, nint left, nint count, V* sums)
    {
        nint step = V.Count, whole = count / Accumulators, rest = left - whole * Accumulators;
        if (whole == 0)
        {
            for (int i = 0; i < Together; i++) sums[i] = i * step < left ? From(x + i * step, left - i * step) : V.All(Fold.Neutral);
            return;
        }
        V a = V.Load(x), b = V.Load(x + step), c = V.Load(x + 2 * step), d = V.Load(x + 3 * step);
        for (nint block = 1; block < whole; block++)
        {
            x += Accumulators;
            a = Fold.Combine(a, V.Load(x));
            b = Fold.Combine(b, V.Load(x + step));
            c = Fold.Combine(c, V.Load(x + 2 * step));
            d = Fold.Combine(d, V.Load(x + 3 * step));
        }
        x += Accumulators;
        sums[0] = With(a, x, rest);
        sums[1] = With(b, x + step, rest - step);
        sums[2] = With(c, x + 2 * step, rest - 2 * step);
        sums[3] = With(d, x + 3 * step, rest - 3 * step);
    }

    /// <summary>Accumulators and the first numbers of one more vector: those without a number stay as they are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V With(V sum, F* x, nint count) => count <= 0 ? sum : V.Select(V.Below(count), Fold.Combine(sum, V.Load(x)), sum);

    /// <summary>The first vector of a run that may be shorter, filled up with the neutral number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V From(F* x, nint count)
    {
        var v = V.Load(x);
        return count >= V.Count ? v : V.Select(V.Below(count), v, V.All(Fold.Neutral));
    }

    /// <summary>The fold of all lanes, in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Across(V v) => Across(v, V.Count);

    /// <summary>The fold of lanes of which so many hold a number, the others the neutral one; in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Across(V v, nint count)
    {
        if (V.Count > 8 && count > 8) v = Fold.Combine(v, V.Swapped(v, 8));
        if (V.Count > 4 && count > 4) v = Fold.Combine(v, V.Swapped(v, 4));
        if (V.Count > 2 && count > 2) v = Fold.Combine(v, V.Swapped(v, 2));
        return count > 1 ? Fold.Combine(v, V.Swapped(v, 1)) : v;
    }
}
