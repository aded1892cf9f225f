using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Flux.Kernels;

/// <summary>Folds of one run of numbers in an order that its length alone decides.</summary>
internal static unsafe class RunFold<F, Fold> where F : unmanaged, IBinaryFloatingPointIeee754<F> where Fold : IFold<F>
{
    private static int Lanes => Vector512<F>.Count;

    /// <summary>All numbers of a run, in four interleaved chains.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static F All(F* x, nint count) => Across(Chains(x, count)).ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<F> Chains(F* x, nint count)
    {
        nint i = Lanes;
        var a = From(x, count);
        if (count <= Lanes) return a;
        var b = Vector512.Create(Fold.Neutral);
        if (count >= 8 * Lanes)
        {
            Vector512<F> c = b, d = b;
            for (; i + 4 * Lanes <= count; i += 4 * Lanes)
            {
                a = Fold.Combine(a, Vector512.Load(x + i));
                b = Fold.Combine(b, Vector512.Load(x + i + Lanes));
                c = Fold.Combine(c, Vector512.Load(x + i + 2 * Lanes));
                d = Fold.Combine(d, Vector512.Load(x + i + 3 * Lanes));
            }
            a = Fold.Combine(a, c);
            b = Fold.Combine(b, d);
        }
        for (; i + Lanes <= count; i += Lanes) a = Fold.Combine(a, Vector512.Load(x + i));
        if (i < count) b = Fold.Combine(b, From(x + i, count - i));
        return Fold.Combine(a, b);
    }

    /// <summary>The first vector of a run that may be shorter, filled up with the neutral number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<F> From(F* x, nint count)
    {
        var v = Vector512.Load(x);
        return count >= Lanes ? v : Vector512.ConditionalSelect(Lane.Below<F>(count), v, Vector512.Create(Fold.Neutral));
    }

    /// <summary>The fold of all lanes, in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<F> Across(Vector512<F> v)
    {
        v = Fold.Combine(v, Vector512.Shuffle(v.AsUInt64(), Vector512.Create(4ul, 5, 6, 7, 0, 1, 2, 3)).As<ulong, F>());
        v = Fold.Combine(v, Vector512.Shuffle(v.AsUInt64(), Vector512.Create(2ul, 3, 0, 1, 6, 7, 4, 5)).As<ulong, F>());
        v = Fold.Combine(v, Vector512.Shuffle(v.AsUInt64(), Vector512.Create(1ul, 0, 3, 2, 5, 4, 7, 6)).As<ulong, F>());
        if (sizeof(F) == 8) return v;
        return Fold.Combine(v, Vector512.Shuffle(v.AsUInt32(), Vector512.Create(1u, 0, 3, 2, 5, 4, 7, 6, 9, 8, 11, 10, 13, 12, 15, 14)).As<uint, F>());
    }
}
