using System.Numerics;
using System.Runtime.CompilerServices;

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

    /// <summary>The same columns from so many numbers on.</summary>
    internal SteppedRows<F> From(nint offset) => new(matrix + offset, columnStep);
}

/// <summary>Pixels that follow each other in an image, one tap per step: nothing is packed.</summary>
internal readonly unsafe struct PixelRows<F>(F* pixels, int* tapOffsets) : IRows<F> where F : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public F* At(int p) => pixels + tapOffsets[p];
}

/// <summary>Where the numbers of a few columns that multiply a step's rows lie: in a packed strip, or in a matrix.</summary>
internal unsafe interface IColumns<F> where F : unmanaged
{
    F* First { get; }

    /// <summary>From one column to the next.</summary>
    nint Apart { get; }

    /// <summary>From a step of k to the next, in a strip of so many columns.</summary>
    nint Step(int width);
}

/// <summary>A packed strip [p][columns].</summary>
internal readonly unsafe struct StripColumns<F>(F* strip) : IColumns<F> where F : unmanaged
{
    public F* First => strip;

    public nint Apart => 1;

    public nint Step(int width) => width;
}

/// <summary>Columns of a matrix where they lie; all of a strip must be there.</summary>
internal readonly unsafe struct SteppedColumns<F>(F* matrix, nint rowStep, nint columnStep) : IColumns<F> where F : unmanaged
{
    public F* First => matrix;

    public nint Apart => columnStep;

    public nint Step(int width) => rowStep;

    /// <summary>The columns from number j on.</summary>
    internal SteppedColumns<F> From(int j) => new(matrix + j * columnStep, rowStep, columnStep);
}

/// <summary>
/// The innermost loops of products: a tile of C, two vectors of rows by 12, 6 or 4 columns, held in registers over a part of k. Per step two loads from the
/// panel of A and one broadcast per column from the strip of B feed two multiply-adds per column. Every element is one chain over k in its order, so that the
/// tile's shape does not show in the bits.
/// </summary>
internal static unsafe class MicroKernel<V, F> where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    internal const int Narrow = 4;

    /// <summary>Rows of a panel: two vectors.</summary>
    internal static int Rows
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 2 * V.Count;
    }

    /// <summary>Rows of a tile of one column: eight vectors.</summary>
    internal static int Tall
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 8 * V.Count;
    }

    /// <summary>Columns of a strip that fills the registers.</summary>
    internal static int Wide
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => V.Columns;
    }

    /// <summary>The first columns of a tile of C = or += A B for a strip of <see cref="Wide"/> or <see cref="Narrow"/> columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Run<TRows, TColumns>(int k, TRows a, TColumns b, F* c, nint ldc, int columns, int width, bool accumulate)
        where TRows : struct, IRows<F> where TColumns : struct, IColumns<F>
    {
        if (width == Narrow) Run4(k, a, b, c, ldc, columns, accumulate);
        else if (V.Columns == 6) Run6(k, a, b, c, ldc, columns, accumulate);
        else Run12(k, a, b, c, ldc, columns, accumulate);
    }

    /// <summary>For 32 registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run12<TRows, TColumns>(int k, TRows a, TColumns strip, F* c, nint ldc, int columns, bool accumulate)
        where TRows : struct, IRows<F> where TColumns : struct, IColumns<F>
    {
        V p0 = default, p1 = default, p2 = default, p3 = default, p4 = default, p5 = default;
        V p6 = default, p7 = default, p8 = default, p9 = default, pa = default, pb = default;
        V q0 = default, q1 = default, q2 = default, q3 = default, q4 = default, q5 = default;
        V q6 = default, q7 = default, q8 = default, q9 = default, qa = default, qb = default;
        F* b = strip.First;
        nint one = strip.Apart, step = strip.Step(12);
        for (int i = 0; i < k; i++, b += step)
        {
            F* at = a.At(i), d = b + 3 * one, e = d + 3 * one, f = e + 3 * one;
            V x = V.Load(at), y = V.Load(at + V.Count), z;
            z = V.All(b[0]); p0 = V.Fma(x, z, p0); q0 = V.Fma(y, z, q0);
            z = V.All(b[one]); p1 = V.Fma(x, z, p1); q1 = V.Fma(y, z, q1);
            z = V.All(b[2 * one]); p2 = V.Fma(x, z, p2); q2 = V.Fma(y, z, q2);
            z = V.All(d[0]); p3 = V.Fma(x, z, p3); q3 = V.Fma(y, z, q3);
            z = V.All(d[one]); p4 = V.Fma(x, z, p4); q4 = V.Fma(y, z, q4);
            z = V.All(d[2 * one]); p5 = V.Fma(x, z, p5); q5 = V.Fma(y, z, q5);
            z = V.All(e[0]); p6 = V.Fma(x, z, p6); q6 = V.Fma(y, z, q6);
            z = V.All(e[one]); p7 = V.Fma(x, z, p7); q7 = V.Fma(y, z, q7);
            z = V.All(e[2 * one]); p8 = V.Fma(x, z, p8); q8 = V.Fma(y, z, q8);
            z = V.All(f[0]); p9 = V.Fma(x, z, p9); q9 = V.Fma(y, z, q9);
            z = V.All(f[one]); pa = V.Fma(x, z, pa); qa = V.Fma(y, z, qa);
            z = V.All(f[2 * one]); pb = V.Fma(x, z, pb); qb = V.Fma(y, z, qb);
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

    /// <summary>For 16 registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run6<TRows, TColumns>(int k, TRows a, TColumns strip, F* c, nint ldc, int columns, bool accumulate)
        where TRows : struct, IRows<F> where TColumns : struct, IColumns<F>
    {
        V p0 = default, p1 = default, p2 = default, p3 = default, p4 = default, p5 = default;
        V q0 = default, q1 = default, q2 = default, q3 = default, q4 = default, q5 = default;
        F* b = strip.First;
        nint one = strip.Apart, step = strip.Step(6);
        for (int i = 0; i < k; i++, b += step)
        {
            F* at = a.At(i), d = b + 3 * one;
            V x = V.Load(at), y = V.Load(at + V.Count), z;
            z = V.All(b[0]); p0 = V.Fma(x, z, p0); q0 = V.Fma(y, z, q0);
            z = V.All(b[one]); p1 = V.Fma(x, z, p1); q1 = V.Fma(y, z, q1);
            z = V.All(b[2 * one]); p2 = V.Fma(x, z, p2); q2 = V.Fma(y, z, q2);
            z = V.All(d[0]); p3 = V.Fma(x, z, p3); q3 = V.Fma(y, z, q3);
            z = V.All(d[one]); p4 = V.Fma(x, z, p4); q4 = V.Fma(y, z, q4);
            z = V.All(d[2 * one]); p5 = V.Fma(x, z, p5); q5 = V.Fma(y, z, q5);
        }
        Store(c, p0, q0, accumulate);
        if (columns > 1) Store(c + ldc, p1, q1, accumulate);
        if (columns > 2) Store(c + 2 * ldc, p2, q2, accumulate);
        if (columns > 3) Store(c + 3 * ldc, p3, q3, accumulate);
        if (columns > 4) Store(c + 4 * ldc, p4, q4, accumulate);
        if (columns > 5) Store(c + 5 * ldc, p5, q5, accumulate);
    }

    /// <summary>For what a wide strip would leave over.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run4<TRows, TColumns>(int k, TRows a, TColumns strip, F* c, nint ldc, int columns, bool accumulate)
        where TRows : struct, IRows<F> where TColumns : struct, IColumns<F>
    {
        V p0 = default, p1 = default, p2 = default, p3 = default;
        V q0 = default, q1 = default, q2 = default, q3 = default;
        F* b = strip.First;
        nint one = strip.Apart, step = strip.Step(4);
        for (int i = 0; i < k; i++, b += step)
        {
            F* at = a.At(i), d = b + 3 * one;
            V x = V.Load(at), y = V.Load(at + V.Count), z;
            z = V.All(b[0]); p0 = V.Fma(x, z, p0); q0 = V.Fma(y, z, q0);
            z = V.All(b[one]); p1 = V.Fma(x, z, p1); q1 = V.Fma(y, z, q1);
            z = V.All(b[2 * one]); p2 = V.Fma(x, z, p2); q2 = V.Fma(y, z, q2);
            z = V.All(d[0]); p3 = V.Fma(x, z, p3); q3 = V.Fma(y, z, q3);
        }
        Store(c, p0, q0, accumulate);
        if (columns > 1) Store(c + ldc, p1, q1, accumulate);
        if (columns > 2) Store(c + 2 * ldc, p2, q2, accumulate);
        if (columns > 3) Store(c + 3 * ldc, p3, q3, accumulate);
    }

    /// <summary>One column of C = or += A b for eight vectors of rows: as many chains as hide the latency of a multiply-add.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void RunTall<TRows>(int k, TRows a, F* b, F* c, bool accumulate) where TRows : struct, IRows<F>
    {
        V p0 = default, p1 = default, p2 = default, p3 = default, p4 = default, p5 = default, p6 = default, p7 = default;
        for (int i = 0; i < k; i++)
        {
            F* at = a.At(i);
            V z = V.All(b[i]);
            p0 = V.Fma(V.Load(at), z, p0);
            p1 = V.Fma(V.Load(at + V.Count), z, p1);
            p2 = V.Fma(V.Load(at + 2 * V.Count), z, p2);
            p3 = V.Fma(V.Load(at + 3 * V.Count), z, p3);
            p4 = V.Fma(V.Load(at + 4 * V.Count), z, p4);
            p5 = V.Fma(V.Load(at + 5 * V.Count), z, p5);
            p6 = V.Fma(V.Load(at + 6 * V.Count), z, p6);
            p7 = V.Fma(V.Load(at + 7 * V.Count), z, p7);
        }
        Store(c, p0, p1, accumulate);
        Store(c + 2 * V.Count, p2, p3, accumulate);
        Store(c + 4 * V.Count, p4, p5, accumulate);
        Store(c + 6 * V.Count, p6, p7, accumulate);
    }

    /// <summary>A column of a panel from one place to another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Copy(F* from, F* to)
    {
        V.Load(from).Store(to);
        V.Load(from + V.Count).Store(to + V.Count);
    }

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
}
