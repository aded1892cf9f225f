using System.Numerics;
using System.Runtime.CompilerServices;

namespace Flux.Kernels;

/// <summary>
/// Sums of products of rows that lie where they lie, lanes along them: a tile of four columns by as many rows as fit the registers. A sum has as many
/// accumulators as 64 bytes hold numbers, at every width of registers, and narrower vectors pass over the rows several times, each time for their part.
/// </summary>
internal static unsafe class DotKernel<V, F> where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    internal const int Columns = 4;

    /// <summary>Rows of a tile: four where there are 32 registers, else three.</summary>
    internal static int Rows
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => V.Columns == 6 ? 3 : 4;
    }

    /// <summary>Numbers that are summed apart.</summary>
    internal static int Accumulators
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 64 / sizeof(F);
    }

    /// <summary>Vectors of these.</summary>
    internal static int Parts
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Accumulators / V.Count;
    }

    /// <summary>C[i, j] += Σ x_i[p] y_j[p] for p below n, which <see cref="Accumulators"/> divide.</summary>
    [SkipLocalsInit]
    internal static void Run(int n, F* x, nint ldx, F* y0, F* y1, F* y2, F* y3, F* c, nint ldc)
    {
        V* sums = stackalloc V[4 * Columns * 4];
        for (int part = 0; part < Parts; part++)
        {
            int at = part * V.Count;
            if (Rows == 3) Run3(n, x + at, ldx, y0 + at, y1 + at, y2 + at, y3 + at, sums + part);
            else Run4(n, x + at, ldx, y0 + at, y1 + at, y2 + at, y3 + at, sums + part);
        }
        for (int i = 0; i < Rows; i++, c += ldc)
        {
            for (int j = 0; j < Columns; j++, sums += Parts) c[j] += Total(sums);
        }
    }

    /// <summary>The accumulators of one sum, folded in halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static F Total(V* parts)
    {
        V sum = parts[0];
        if (Parts == 2) sum += parts[1];
        if (Parts == 4) sum = sum + parts[2] + (parts[1] + parts[3]);
        return RunFold<V, F, SumFold<V, F>>.Across(sum).First;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run3(int n, F* x, nint ldx, F* y0, F* y1, F* y2, F* y3, V* sums)
    {
        F* x1 = x + ldx, x2 = x1 + ldx;
        V a0 = default, a1 = default, a2 = default, a3 = default, b0 = default, b1 = default, b2 = default, b3 = default;
        V c0 = default, c1 = default, c2 = default, c3 = default;
        for (int p = 0; p < n; p += Accumulators)
        {
            V u = V.Load(x + p), v = V.Load(x1 + p), w = V.Load(x2 + p), y;
            y = V.Load(y0 + p); V.AddProduct(ref a0, u, y); V.AddProduct(ref b0, v, y); V.AddProduct(ref c0, w, y);
            y = V.Load(y1 + p); V.AddProduct(ref a1, u, y); V.AddProduct(ref b1, v, y); V.AddProduct(ref c1, w, y);
            y = V.Load(y2 + p); V.AddProduct(ref a2, u, y); V.AddProduct(ref b2, v, y); V.AddProduct(ref c2, w, y);
            y = V.Load(y3 + p); V.AddProduct(ref a3, u, y); V.AddProduct(ref b3, v, y); V.AddProduct(ref c3, w, y);
        }
        Store(sums, a0, a1, a2, a3);
        Store(sums + Columns * Parts, b0, b1, b2, b3);
        Store(sums + 2 * Columns * Parts, c0, c1, c2, c3);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run4(int n, F* x, nint ldx, F* y0, F* y1, F* y2, F* y3, V* sums)
    {
        F* x1 = x + ldx, x2 = x1 + ldx, x3 = x2 + ldx;
        V a0 = default, a1 = default, a2 = default, a3 = default, b0 = default, b1 = default, b2 = default, b3 = default;
        V c0 = default, c1 = default, c2 = default, c3 = default, d0 = default, d1 = default, d2 = default, d3 = default;
        for (int p = 0; p < n; p += Accumulators)
        {
            V t = V.Load(x + p), u = V.Load(x1 + p), v = V.Load(x2 + p), w = V.Load(x3 + p), y;
            y = V.Load(y0 + p); V.AddProduct(ref a0, t, y); V.AddProduct(ref b0, u, y); V.AddProduct(ref c0, v, y); V.AddProduct(ref d0, w, y);
            y = V.Load(y1 + p); V.AddProduct(ref a1, t, y); V.AddProduct(ref b1, u, y); V.AddProduct(ref c1, v, y); V.AddProduct(ref d1, w, y);
            y = V.Load(y2 + p); V.AddProduct(ref a2, t, y); V.AddProduct(ref b2, u, y); V.AddProduct(ref c2, v, y); V.AddProduct(ref d2, w, y);
            y = V.Load(y3 + p); V.AddProduct(ref a3, t, y); V.AddProduct(ref b3, u, y); V.AddProduct(ref c3, v, y); V.AddProduct(ref d3, w, y);
        }
        Store(sums, a0, a1, a2, a3);
        Store(sums + Columns * Parts, b0, b1, b2, b3);
        Store(sums + 2 * Columns * Parts, c0, c1, c2, c3);
        Store(sums + 3 * Columns * Parts, d0, d1, d2, d3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(V* sums, V v0, V v1, V v2, V v3) => (sums[0], sums[Parts], sums[2 * Parts], sums[3 * Parts]) = (v0, v1, v2, v3);
}
