using System.Numerics;
using System.Runtime.CompilerServices;

namespace Flux.Kernels;

/// <summary>
/// The fold of one run of numbers, in an order that its length alone decides: number i goes to accumulator i mod 64 (32 in double precision), and these are
/// folded in halves as far as there are so many numbers. The narrowest vectors pass over the run twice, each time for half of the accumulators.
/// </summary>
internal static unsafe class RunFold<V, F, Fold> where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F> where Fold : IFold<V, F>
{
    private static int Accumulators
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 4 * 64 / sizeof(F);
    }

    /// <summary>All numbers of a run.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static F All(F* x, nint count) =>
        count <= V.Count ? Across(From(x, count), count).First
        : count <= 2 * V.Count ? Across(Fold.Combine(V.Load(x), From(x + V.Count, count - V.Count))).First
        : Long(x, count);

    private static F Long(F* x, nint count) =>
        count % Accumulators == 0 && Accumulators <= 8 * V.Count ? Across(Whole(x, count / Accumulators, null)).First : Ragged(x, count);

    /// <summary>The fold of whole blocks of numbers, one or more, where registers hold all accumulators.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Whole(F* x, nint whole, V* sums) => Accumulators == 4 * V.Count ? Four(x, whole, sums) : Eight(x, whole, sums);

    [SkipLocalsInit]
    private static F Ragged(F* x, nint count)
    {
        int registers = Accumulators / V.Count;
        V* sums = stackalloc V[registers];
        nint whole = count / Accumulators, rest = count % Accumulators;
        if (whole == 0)
        {
            for (int i = 0; i < registers; i++) sums[i] = i * V.Count < count ? From(x + i * V.Count, count - i * V.Count) : V.All(Fold.Neutral);
        }
        else
        {
            if (registers <= 8) Whole(x, whole, sums);
            else for (int i = 0; i < registers; i += 8) Eight(x + i * V.Count, whole, sums + i);
            x += whole * Accumulators;
            for (int i = 0; i * V.Count < rest; i++) sums[i] = With(sums[i], x + i * V.Count, rest - i * V.Count);
        }
        for (int half = registers / 2; half > 0; half /= 2)
        {
            if (count <= half * V.Count) continue;
            for (int i = 0; i < half; i++) sums[i] = Fold.Combine(sums[i], sums[i + half]);
        }
        return Across(sums[0], count).First;
    }

    /// <summary>Whole blocks of numbers in four registers, which hold all accumulators: these, if they are asked for, and their fold in halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static V Four(F* x, nint whole, V* sums)
    {
        nint step = V.Count;
        V a = V.Load(x), b = V.Load(x + step), c = V.Load(x + 2 * step), d = V.Load(x + 3 * step);
        while (--whole > 0)
        {
            x += Accumulators;
            a = Fold.Combine(a, V.Load(x));
            b = Fold.Combine(b, V.Load(x + step));
            c = Fold.Combine(c, V.Load(x + 2 * step));
            d = Fold.Combine(d, V.Load(x + 3 * step));
        }
        if (sums != null) (sums[0], sums[1], sums[2], sums[3]) = (a, b, c, d);
        return Fold.Combine(Fold.Combine(a, c), Fold.Combine(b, d));
    }

    /// <summary>As <see cref="Four"/> in eight registers, which hold all accumulators or every second eight of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static V Eight(F* x, nint whole, V* sums)
    {
        nint step = V.Count;
        V a = V.Load(x), b = V.Load(x + step), c = V.Load(x + 2 * step), d = V.Load(x + 3 * step);
        V e = V.Load(x + 4 * step), f = V.Load(x + 5 * step), g = V.Load(x + 6 * step), h = V.Load(x + 7 * step);
        while (--whole > 0)
        {
            x += Accumulators;
            a = Fold.Combine(a, V.Load(x));
            b = Fold.Combine(b, V.Load(x + step));
            c = Fold.Combine(c, V.Load(x + 2 * step));
            d = Fold.Combine(d, V.Load(x + 3 * step));
            e = Fold.Combine(e, V.Load(x + 4 * step));
            f = Fold.Combine(f, V.Load(x + 5 * step));
            g = Fold.Combine(g, V.Load(x + 6 * step));
            h = Fold.Combine(h, V.Load(x + 7 * step));
        }
        if (sums != null)
        {
            (sums[0], sums[1], sums[2], sums[3]) = (a, b, c, d);
            (sums[4], sums[5], sums[6], sums[7]) = (e, f, g, h);
        }
        return Fold.Combine(Fold.Combine(Fold.Combine(a, e), Fold.Combine(c, g)), Fold.Combine(Fold.Combine(b, f), Fold.Combine(d, h)));
    }

    /// <summary>Accumulators and the first numbers of one more vector: those without a number stay as they are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V With(V sum, F* x, nint count) => V.Select(V.Below(count), Fold.Combine(sum, V.Load(x)), sum);

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
