using System.Numerics;
using System.Runtime.CompilerServices;

namespace Flux.Kernels;

/// <summary>Where a vector of results starts in a frame, and in the result, whose row has so many more from there on.</summary>
internal readonly record struct VectorPlace(nint Frame, nint Result, nint Room);

/// <summary>
/// Σ over taps of a frame, shifted to where the tap lies, times the tap's weight, for eight vectors at a time: as many chains as hide the latency of a
/// multiply-add. Every number is one chain over the taps.
/// </summary>
internal static unsafe class ShiftedSums<V, F> where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    internal const int Vectors = 8;

    /// <summary>Eight of so many, from one on: the last eight end with the last, and where there are fewer that one stands for those that lack.</summary>
    internal static VectorPlace* Eight(VectorPlace* all, int from, int count, VectorPlace* few)
    {
        if (from + Vectors <= count) return all + from;
        if (count >= Vectors) return all + count - Vectors;
        for (int i = 0; i < Vectors; i++) few[i] = all[Math.Min(i, count - 1)];
        return few;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Run(int taps, F* frame, VectorPlace* places, nint* offsets, F* weights, V* sums)
    {
        V p0 = default, p1 = default, p2 = default, p3 = default, p4 = default, p5 = default, p6 = default, p7 = default;
        F* a0 = frame + places[0].Frame, a1 = frame + places[1].Frame, a2 = frame + places[2].Frame, a3 = frame + places[3].Frame;
        F* a4 = frame + places[4].Frame, a5 = frame + places[5].Frame, a6 = frame + places[6].Frame, a7 = frame + places[7].Frame;
        for (nint* at = offsets, end = at + taps; at < end; at++, weights++)
        {
            nint tap = *at;
            V z = V.All(*weights);
            V.AddProduct(ref p0, V.Load(a0 + tap), z);
            V.AddProduct(ref p1, V.Load(a1 + tap), z);
            V.AddProduct(ref p2, V.Load(a2 + tap), z);
            V.AddProduct(ref p3, V.Load(a3 + tap), z);
            V.AddProduct(ref p4, V.Load(a4 + tap), z);
            V.AddProduct(ref p5, V.Load(a5 + tap), z);
            V.AddProduct(ref p6, V.Load(a6 + tap), z);
            V.AddProduct(ref p7, V.Load(a7 + tap), z);
        }
        (sums[0], sums[1], sums[2], sums[3], sums[4], sums[5], sums[6], sums[7]) = (p0, p1, p2, p3, p4, p5, p6, p7);
    }
}
