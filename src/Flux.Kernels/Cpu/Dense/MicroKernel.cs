using System.Numerics;
using System.Runtime.CompilerServices;

namespace Flux.Kernels;

/// <summary>
/// The innermost loops of products: a tile of C, two vectors of rows, or one where no more are left, by 12, 6 or 4 columns, held in registers over a part of k.
/// Per step two loads from the panel of A and one broadcast per column from the strip of B feed two multiply-adds per column. Every element is one chain over k
/// in its order, so that the tile's shape does not show in the bits.
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

    /// <summary>Of rows that follow each other.</summary>
    internal static VectorsApart Together
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(V.Count, V.Count);
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
    internal static void Run<THeight, TRows, TColumns>(int k, TRows a, TColumns b, F* c, nint ldc, VectorsApart apart, int columns, int width, bool accumulate)
        where THeight : struct, ITileHeight where TRows : struct, IRows<F> where TColumns : struct, IColumns<F>
    {
        if (width == Narrow) Run4<THeight, TRows, TColumns>(k, a, b, c, ldc, apart, columns, accumulate);
        else if (V.Columns == 6) Run6<THeight, TRows, TColumns>(k, a, b, c, ldc, apart, columns, accumulate);
        else Run12<THeight, TRows, TColumns>(k, a, b, c, ldc, apart, columns, accumulate);
    }

    /// <summary>For 32 registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run12<THeight, TRows, TColumns>(int k, TRows a, TColumns strip, F* c, nint ldc, VectorsApart apart, int columns, bool accumulate)
        where THeight : struct, ITileHeight where TRows : struct, IRows<F> where TColumns : struct, IColumns<F>
    {
        V p0 = default, p1 = default, p2 = default, p3 = default, p4 = default, p5 = default;
        V p6 = default, p7 = default, p8 = default, p9 = default, pa = default, pb = default;
        V q0 = default, q1 = default, q2 = default, q3 = default, q4 = default, q5 = default;
        V q6 = default, q7 = default, q8 = default, q9 = default, qa = default, qb = default;
        F* b = strip.First, first = a.First, second = first + apart.Read;
        nint one = strip.Apart, step = strip.Step(12), on = 0, next = a.Apart, steps = k;
        Fetch<THeight>(c, ldc, apart.Written, columns);
        for (nint i = 0; i < steps; i++, b += step, on += next)
        {
            nint at = a.Step(i, on);
            F* d = b + 3 * one, e = d + 3 * one, f = e + 3 * one;
            V x = V.Load(first + at), y = THeight.Two ? V.Load(second + at) : default;
            Add<THeight>(ref p0, ref q0, x, y, V.All(b[0]));
            Add<THeight>(ref p1, ref q1, x, y, V.All(b[one]));
            Add<THeight>(ref p2, ref q2, x, y, V.All(b[2 * one]));
            Add<THeight>(ref p3, ref q3, x, y, V.All(d[0]));
            Add<THeight>(ref p4, ref q4, x, y, V.All(d[one]));
            Add<THeight>(ref p5, ref q5, x, y, V.All(d[2 * one]));
            Add<THeight>(ref p6, ref q6, x, y, V.All(e[0]));
            Add<THeight>(ref p7, ref q7, x, y, V.All(e[one]));
            Add<THeight>(ref p8, ref q8, x, y, V.All(e[2 * one]));
            Add<THeight>(ref p9, ref q9, x, y, V.All(f[0]));
            Add<THeight>(ref pa, ref qa, x, y, V.All(f[one]));
            Add<THeight>(ref pb, ref qb, x, y, V.All(f[2 * one]));
        }
        Store<THeight>(c, p0, q0, apart.Written, accumulate);
        if (columns > 1) Store<THeight>(c + ldc, p1, q1, apart.Written, accumulate);
        if (columns > 2) Store<THeight>(c + 2 * ldc, p2, q2, apart.Written, accumulate);
        if (columns > 3) Store<THeight>(c + 3 * ldc, p3, q3, apart.Written, accumulate);
        if (columns > 4) Store<THeight>(c + 4 * ldc, p4, q4, apart.Written, accumulate);
        if (columns > 5) Store<THeight>(c + 5 * ldc, p5, q5, apart.Written, accumulate);
        if (columns > 6) Store<THeight>(c + 6 * ldc, p6, q6, apart.Written, accumulate);
        if (columns > 7) Store<THeight>(c + 7 * ldc, p7, q7, apart.Written, accumulate);
        if (columns > 8) Store<THeight>(c + 8 * ldc, p8, q8, apart.Written, accumulate);
        if (columns > 9) Store<THeight>(c + 9 * ldc, p9, q9, apart.Written, accumulate);
        if (columns > 10) Store<THeight>(c + 10 * ldc, pa, qa, apart.Written, accumulate);
        if (columns > 11) Store<THeight>(c + 11 * ldc, pb, qb, apart.Written, accumulate);
    }

    /// <summary>For 16 registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run6<THeight, TRows, TColumns>(int k, TRows a, TColumns strip, F* c, nint ldc, VectorsApart apart, int columns, bool accumulate)
        where THeight : struct, ITileHeight where TRows : struct, IRows<F> where TColumns : struct, IColumns<F>
    {
        V p0 = default, p1 = default, p2 = default, p3 = default, p4 = default, p5 = default;
        V q0 = default, q1 = default, q2 = default, q3 = default, q4 = default, q5 = default;
        F* b = strip.First, first = a.First, second = first + apart.Read;
        nint one = strip.Apart, step = strip.Step(6), on = 0, next = a.Apart;
        nint two = 2 * one, three = 3 * one, steps = k;
        Fetch<THeight>(c, ldc, apart.Written, columns);
        for (nint i = 0; i < steps; i++, b += step, on += next)
        {
            nint at = a.Step(i, on);
            F* d = b + three;
            V x = V.Load(first + at), y = THeight.Two ? V.Load(second + at) : default;
            Add<THeight>(ref p0, ref q0, x, y, V.All(b[0]));
            Add<THeight>(ref p1, ref q1, x, y, V.All(b[one]));
            Add<THeight>(ref p2, ref q2, x, y, V.All(b[two]));
            Add<THeight>(ref p3, ref q3, x, y, V.All(d[0]));
            Add<THeight>(ref p4, ref q4, x, y, V.All(d[one]));
            Add<THeight>(ref p5, ref q5, x, y, V.All(d[two]));
        }
        Store<THeight>(c, p0, q0, apart.Written, accumulate);
        if (columns > 1) Store<THeight>(c + ldc, p1, q1, apart.Written, accumulate);
        if (columns > 2) Store<THeight>(c + 2 * ldc, p2, q2, apart.Written, accumulate);
        if (columns > 3) Store<THeight>(c + 3 * ldc, p3, q3, apart.Written, accumulate);
        if (columns > 4) Store<THeight>(c + 4 * ldc, p4, q4, apart.Written, accumulate);
        if (columns > 5) Store<THeight>(c + 5 * ldc, p5, q5, apart.Written, accumulate);
    }

    /// <summary>For what a wide strip would leave over.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run4<THeight, TRows, TColumns>(int k, TRows a, TColumns strip, F* c, nint ldc, VectorsApart apart, int columns, bool accumulate)
        where THeight : struct, ITileHeight where TRows : struct, IRows<F> where TColumns : struct, IColumns<F>
    {
        V p0 = default, p1 = default, p2 = default, p3 = default;
        V q0 = default, q1 = default, q2 = default, q3 = default;
        F* b = strip.First, first = a.First, second = first + apart.Read;
        nint one = strip.Apart, step = strip.Step(4), on = 0, next = a.Apart;
        nint two = 2 * one, three = 3 * one, steps = k;
        Fetch<THeight>(c, ldc, apart.Written, columns);
        for (nint i = 0; i < steps; i++, b += step, on += next)
        {
            nint at = a.Step(i, on);
            V x = V.Load(first + at), y = THeight.Two ? V.Load(second + at) : default;
            Add<THeight>(ref p0, ref q0, x, y, V.All(b[0]));
            Add<THeight>(ref p1, ref q1, x, y, V.All(b[one]));
            Add<THeight>(ref p2, ref q2, x, y, V.All(b[two]));
            Add<THeight>(ref p3, ref q3, x, y, V.All(b[three]));
        }
        Store<THeight>(c, p0, q0, apart.Written, accumulate);
        if (columns > 1) Store<THeight>(c + ldc, p1, q1, apart.Written, accumulate);
        if (columns > 2) Store<THeight>(c + 2 * ldc, p2, q2, apart.Written, accumulate);
        if (columns > 3) Store<THeight>(c + 3 * ldc, p3, q3, apart.Written, accumulate);
    }

    /// <summary>One column of C = or += A b for eight vectors of rows: as many chains as hide the latency of a multiply-add.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void RunTall<TRows>(int k, TRows a, F* b, F* c, bool accumulate) where TRows : struct, IRows<F>
    {
        V p0 = default, p1 = default, p2 = default, p3 = default, p4 = default, p5 = default, p6 = default, p7 = default;
        F* first = a.First;
        nint on = 0, next = a.Apart, steps = k;
        for (nint i = 0; i < steps; i++, on += next)
        {
            F* at = first + a.Step(i, on);
            V z = V.All(b[i]);
            V.AddProduct(ref p0, V.Load(at), z);
            V.AddProduct(ref p1, V.Load(at + V.Count), z);
            V.AddProduct(ref p2, V.Load(at + 2 * V.Count), z);
            V.AddProduct(ref p3, V.Load(at + 3 * V.Count), z);
            V.AddProduct(ref p4, V.Load(at + 4 * V.Count), z);
            V.AddProduct(ref p5, V.Load(at + 5 * V.Count), z);
            V.AddProduct(ref p6, V.Load(at + 6 * V.Count), z);
            V.AddProduct(ref p7, V.Load(at + 7 * V.Count), z);
        }
        Store<TwoVectors>(c, p0, p1, V.Count, accumulate);
        Store<TwoVectors>(c + 2 * V.Count, p2, p3, V.Count, accumulate);
        Store<TwoVectors>(c + 4 * V.Count, p4, p5, V.Count, accumulate);
        Store<TwoVectors>(c + 6 * V.Count, p6, p7, V.Count, accumulate);
    }

    /// <summary>A column of a tile from one place to another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Copy<THeight>(F* from, F* to) where THeight : struct, ITileHeight
    {
        V.Load(from).Store(to);
        if (THeight.Two) V.Load(from + V.Count).Store(to + V.Count);
    }

    // A block that was pooled for long has left the caches; what is asked for now has come when the sums are done.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Fetch<THeight>(F* c, nint ldc, nint second, int columns) where THeight : struct, ITileHeight
    {
        for (; columns > 0; columns--, c += ldc)
        {
            V.Prefetch(c);
            if (THeight.Two) V.Prefetch(c + second);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<THeight>(ref V p, ref V q, V x, V y, V z) where THeight : struct, ITileHeight
    {
        V.AddProduct(ref p, x, z);
        if (THeight.Two) V.AddProduct(ref q, y, z);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<THeight>(F* c, V first, V next, nint second, bool accumulate) where THeight : struct, ITileHeight
    {
        if (accumulate)
        {
            first += V.Load(c);
            if (THeight.Two) next += V.Load(c + second);
        }
        first.Store(c);
        if (THeight.Two) next.Store(c + second);
    }
}
