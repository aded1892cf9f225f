using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Flux.Kernels;

/// <summary>Where the two vectors of rows for step p of k lie: in a packed panel, or in an image.</summary>
internal unsafe interface IRows<F> where F : unmanaged
{
    F* At(int p);
}

/// <summary>A packed panel [p][Rows].</summary>
internal readonly unsafe struct PanelRows<V, F>(F* panel) : IRows<F> where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public F* At(int p) => panel + (nint)p * 2 * V.Count;
}

/// <summary>Columns of a matrix where they lie; rows beyond its last are whatever follows.</summary>
internal readonly unsafe struct SteppedRows<F>(F* matrix, nint columnStep) : IRows<F> where F : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public F* At(int p) => matrix + p * columnStep;
}

/// <summary>Pixels that follow each other in an image, one tap per step: nothing is packed.</summary>
internal readonly unsafe struct PixelRows<F>(F* pixels, int* tapOffsets) : IRows<F> where F : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public F* At(int p) => pixels + tapOffsets[p];
}

/// <summary>
/// The innermost loops of products: a block of C, two vectors of rows by 12 or 4 columns, held in registers over all of k. Per step two loads from the panel
/// of A and one broadcast per column from the strip of B feed 24 (8) multiply-adds.
/// </summary>
internal static unsafe class MicroKernel<V, F> where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    /// <summary>Rows of a panel: two vectors.</summary>
    internal static int Rows => 2 * V.Count;

    internal const int Wide = 12, Narrow = 4;

    /// <summary>The first columns of C(Rows × 12) = or += A B for a strip [p][12] of B.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Run12<TRows>(int k, TRows a, F* b, F* c, nint ldc, int columns, bool accumulate) where TRows : struct, IRows<F>
    {
        V p0 = default, p1 = default, p2 = default, p3 = default, p4 = default, p5 = default;
        V p6 = default, p7 = default, p8 = default, p9 = default, pa = default, pb = default;
        V q0 = default, q1 = default, q2 = default, q3 = default, q4 = default, q5 = default;
        V q6 = default, q7 = default, q8 = default, q9 = default, qa = default, qb = default;
        int step = V.Count;
        for (int i = 0; i < k; i++, b += Wide)
        {
            F* at = a.At(i);
            V x = V.Load(at), y = V.Load(at + step), z;
            z = V.All(b[0]); p0 = Fma(x, z, p0); q0 = Fma(y, z, q0);
            z = V.All(b[1]); p1 = Fma(x, z, p1); q1 = Fma(y, z, q1);
            z = V.All(b[2]); p2 = Fma(x, z, p2); q2 = Fma(y, z, q2);
            z = V.All(b[3]); p3 = Fma(x, z, p3); q3 = Fma(y, z, q3);
            z = V.All(b[4]); p4 = Fma(x, z, p4); q4 = Fma(y, z, q4);
            z = V.All(b[5]); p5 = Fma(x, z, p5); q5 = Fma(y, z, q5);
            z = V.All(b[6]); p6 = Fma(x, z, p6); q6 = Fma(y, z, q6);
            z = V.All(b[7]); p7 = Fma(x, z, p7); q7 = Fma(y, z, q7);
            z = V.All(b[8]); p8 = Fma(x, z, p8); q8 = Fma(y, z, q8);
            z = V.All(b[9]); p9 = Fma(x, z, p9); q9 = Fma(y, z, q9);
            z = V.All(b[10]); pa = Fma(x, z, pa); qa = Fma(y, z, qa);
            z = V.All(b[11]); pb = Fma(x, z, pb); qb = Fma(y, z, qb);
        }
        Store(c, p0, q0, accumulate);
        if (columns > 1) Store(c + ldc, p1, q1, accumulate);
        if (columns > 2) Store(c + 2 * ldc, p2, q2, accumulate);
        if (columns > 3) Store(c + 3 * ldc, p3, q3, accumulate);
        if (columns > 4) Store(c + 4 * ldc, p4, q4, accumulate);
        if (columns > 5) Store(c + 5 * ldc, p5, q5, accumulate);
        if (columns > 6) Store(c + 6 * ldc, p6, q6, accumulate);
        if (columns > 7) Store(c + 7 * ldc, p7, q7, accumulate);
        if (columns > 8) Store(c + 8 * ldc, p8, q8, accumulate);
        if (columns > 9) Store(c + 9 * ldc, p9, q9, accumulate);
        if (columns > 10) Store(c + 10 * ldc, pa, qa, accumulate);
        if (columns > 11) Store(c + 11 * ldc, pb, qb, accumulate);
    }

    /// <summary>The first columns of C(Rows × 4) = or += A B for a strip [p][4] of B.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Run4<TRows>(int k, TRows a, F* b, F* c, nint ldc, int columns, bool accumulate) where TRows : struct, IRows<F>
    {
        V p0 = default, p1 = default, p2 = default, p3 = default, q0 = default, q1 = default, q2 = default, q3 = default;
        int step = V.Count;
        for (int i = 0; i < k; i++, b += Narrow)
        {
            F* at = a.At(i);
            V x = V.Load(at), y = V.Load(at + step), z;
            z = V.All(b[0]); p0 = Fma(x, z, p0); q0 = Fma(y, z, q0);
            z = V.All(b[1]); p1 = Fma(x, z, p1); q1 = Fma(y, z, q1);
            z = V.All(b[2]); p2 = Fma(x, z, p2); q2 = Fma(y, z, q2);
            z = V.All(b[3]); p3 = Fma(x, z, p3); q3 = Fma(y, z, q3);
        }
        Store(c, p0, q0, accumulate);
        if (columns > 1) Store(c + ldc, p1, q1, accumulate);
        if (columns > 2) Store(c + 2 * ldc, p2, q2, accumulate);
        if (columns > 3) Store(c + 3 * ldc, p3, q3, accumulate);
    }

    /// <summary>C[i, j] += Σ x_i[p] y_j[p] for four rows of x and four of y, whole vectors along p: sums of products without any packing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Dot4x4(int n, F* x, nint ldx, F* y0, F* y1, F* y2, F* y3, F* c, nint ldc)
    {
        F* x0 = x, x1 = x + ldx, x2 = x1 + ldx, x3 = x2 + ldx;
        V a0 = default, a1 = default, a2 = default, a3 = default, b0 = default, b1 = default, b2 = default, b3 = default;
        V c0 = default, c1 = default, c2 = default, c3 = default, d0 = default, d1 = default, d2 = default, d3 = default;
        for (int p = 0; p < n; p += V.Count)
        {
            V u0 = V.Load(y0 + p), u1 = V.Load(y1 + p), u2 = V.Load(y2 + p), u3 = V.Load(y3 + p), v;
            v = V.Load(x0 + p); a0 = Fma(v, u0, a0); a1 = Fma(v, u1, a1); a2 = Fma(v, u2, a2); a3 = Fma(v, u3, a3);
            v = V.Load(x1 + p); b0 = Fma(v, u0, b0); b1 = Fma(v, u1, b1); b2 = Fma(v, u2, b2); b3 = Fma(v, u3, b3);
            v = V.Load(x2 + p); c0 = Fma(v, u0, c0); c1 = Fma(v, u1, c1); c2 = Fma(v, u2, c2); c3 = Fma(v, u3, c3);
            v = V.Load(x3 + p); d0 = Fma(v, u0, d0); d1 = Fma(v, u1, d1); d2 = Fma(v, u2, d2); d3 = Fma(v, u3, d3);
        }
        Collect(c, a0, a1, a2, a3);
        Collect(c + ldc, b0, b1, b2, b3);
        Collect(c + 2 * ldc, c0, c1, c2, c3);
        Collect(c + 3 * ldc, d0, d1, d2, d3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Fma(V a, V b, V c) => V.Fma(a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(F* c, V low, V high, bool accumulate)
    {
        if (accumulate)
        {
            low += V.Load(c);
            high += V.Load(c + V.Count);
        }
        low.Store(c);
        high.Store(c + V.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Collect(F* c, V v0, V v1, V v2, V v3)
    {
        c[0] += RunFold<V, F, SumFold<V, F>>.Across(v0).First;
        c[1] += RunFold<V, F, SumFold<V, F>>.Across(v1).First;
        c[2] += RunFold<V, F, SumFold<V, F>>.Across(v2).First;
        c[3] += RunFold<V, F, SumFold<V, F>>.Across(v3).First;
    }
}
