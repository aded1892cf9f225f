using System.Numerics;
using System.Runtime.CompilerServices;

namespace Flux.Kernels;

/// <summary>A term and a weight for every place of a run.</summary>
internal interface IWeighed<V>
{
    V Term(nint i);
    V Weight(nint i);
}

/// <summary>
/// Σ term and Σ term·weight of runs of any length, in one pass and in the order of <see cref="RunFold{V, F, Fold}"/>: place i goes to accumulator i mod 64 (32
/// in double precision), blocks of 4096 to a tree.
/// </summary>
internal unsafe ref struct WeighedSum<V, F> where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    /// <summary>As many places as are summed at once.</summary>
    internal const int RunBlock = 4096;

    private const int AtOnce = 4;

    private BlockSum<F> terms, weighed;

    internal readonly F Terms => terms.Total;

    internal readonly F Weighed => weighed.Total;

    private static int Accumulators
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 4 * 64 / sizeof(F);
    }

    internal void Add<T>(in T places, nint count) where T : struct, IWeighed<V>
    {
        for (nint start = 0; start < count; start += RunBlock) Block(places, start, Math.Min(RunBlock, count - start));
    }

    [SkipLocalsInit]
    private void Block<T>(in T places, nint start, nint count) where T : struct, IWeighed<V>
    {
        int registers = Accumulators / V.Count;
        V* a = stackalloc V[2 * registers], b = a + registers;
        nint whole = count / Accumulators * Accumulators;
        for (int i = 0; i < registers; i += AtOnce) Four(places, start + i * V.Count, start + whole, a + i, b + i);
        for (nint i = whole; i < count; i += V.Count) Rest(places, start + i, count - i, a + (i - whole) / V.Count, b + (i - whole) / V.Count);
        for (int half = registers / 2; half > 0; half /= 2)
        {
            for (int i = 0; i < half; i++) (a[i], b[i]) = (a[i] + a[i + half], b[i] + b[i + half]);
        }
        terms.Add(RunFold<V, F, SumFold<V, F>>.Across(*a).First);
        weighed.Add(RunFold<V, F, SumFold<V, F>>.Across(*b).First);
    }

    /// <summary>Four vectors of every block of accumulators: few enough for sixteen registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Four<T>(in T places, nint from, nint to, V* a, V* b) where T : struct, IWeighed<V>
    {
        var at = places;
        nint step = V.Count;
        V a0 = default, a1 = default, a2 = default, a3 = default, b0 = default, b1 = default, b2 = default, b3 = default;
        for (nint i = from; i < to; i += Accumulators)
        {
            V t0 = at.Term(i), t1 = at.Term(i + step), t2 = at.Term(i + 2 * step), t3 = at.Term(i + 3 * step);
            (a0, a1, a2, a3) = (a0 + t0, a1 + t1, a2 + t2, a3 + t3);
            V.AddProduct(ref b0, t0, at.Weight(i));
            V.AddProduct(ref b1, t1, at.Weight(i + step));
            V.AddProduct(ref b2, t2, at.Weight(i + 2 * step));
            V.AddProduct(ref b3, t3, at.Weight(i + 3 * step));
        }
        (a[0], a[1], a[2], a[3]) = (a0, a1, a2, a3);
        (b[0], b[1], b[2], b[3]) = (b0, b1, b2, b3);
    }

    /// <summary>One more vector of which so many places are meant.</summary>
    private static void Rest<T>(in T places, nint i, nint count, V* a, V* b) where T : struct, IWeighed<V>
    {
        V inside = V.Below(count), term = places.Term(i);
        *a = V.Select(inside, *a + term, *a);
        *b = V.Select(inside, V.Fma(term, places.Weight(i), *b), *b);
    }
}
