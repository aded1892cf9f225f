using System.Numerics;

namespace Flux.Kernels;

/// <summary>
/// C = A B, by the way that its sizes make short. Every way sums an element as one chain over each part of k, so that none shows in the bits.
/// </summary>
internal static unsafe class MatrixProduct<V, F> where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    // Turning so many rows costs less than it may spare.
    private const int FewRows = 64;

    // Columns for which packing A would cost as much as the product.
    private const int FewColumns = 12;

    // An A of so many bytes stays in the first cache as it lies.
    private const int Near = 16 << 10;

    /// <summary>C (m×n, dense) = A B; steps per row and column of A and B.</summary>
    internal static void Run(F* a, nint rowStepA, nint columnStepA, F* b, nint rowStepB, nint columnStepB, F* c, int m, int n, int k)
    {
        if (m <= FewRows && 3 * Work(n, m) < 2 * Work(m, n)) Transposed(a, rowStepA, columnStepA, b, rowStepB, columnStepB, c, m, n, k);
        else Tall(a, rowStepA, columnStepA, b, rowStepB, columnStepB, c, m, n, k);
    }

    /// <summary>Multiply-adds per step of k, those on padding included.</summary>
    private static long Work(int m, int n) => (long)Workers.Chunks(m, V.Count) * V.Count * Strips<V, F>.Padded(n);

    /// <summary>Cᵀ = Bᵀ Aᵀ.</summary>
    private static void Transposed(F* a, nint rowStepA, nint columnStepA, F* b, nint rowStepB, nint columnStepB, F* c, int m, int n, int k)
    {
        if (m == 1)
        {
            Tall(b, columnStepB, rowStepB, a, columnStepA, rowStepA, c, n, 1, k);
            return;
        }
        using var turned = new Scratch<F>((long)m * n);
        Tall(b, columnStepB, rowStepB, a, columnStepA, rowStepA, turned.Pointer, n, m, k);
        for (int j = 0; j < n; j++, c += m)
        {
            for (int i = 0; i < m; i++) c[i] = turned.Pointer[(nint)i * n + j];
        }
    }

    private static void Tall(F* a, nint rowStepA, nint columnStepA, F* b, nint rowStepB, nint columnStepB, F* c, int m, int n, int k)
    {
        if (k == 0) new Span<F>(c, m * n).Clear();
        else if (ShortProduct<V, F>.Fits(m, n, k, columnStepB)) ShortProduct<V, F>.Run(a, rowStepA, columnStepA, b, rowStepB, columnStepB, c, m, n, k);
        else if (rowStepA != 1 || (n > FewColumns && (long)m * k * sizeof(F) > Near) || (long)m * n * k >= Gemm<V, F>.ParallelFrom)
        {
            Gemm<V, F>.Run(new MatrixPanels<V, F>(a, rowStepA, columnStepA), b, rowStepB, columnStepB, c, m, m, n, k);
        }
        else Unpacked(a, columnStepA, b, rowStepB, columnStepB, c, m, n, k);
    }

    /// <summary>A is read where it lies.</summary>
    private static void Unpacked(F* a, nint columnStepA, F* b, nint rowStepB, nint columnStepB, F* c, int m, int n, int k)
    {
        int deep = Gemm<V, F>.Depth(k);
        using var strips = new Scratch<F>((long)deep * Strips<V, F>.Padded(n));
        for (int p0 = 0; p0 < k; p0 += deep)
        {
            int kc = Math.Min(deep, k - p0), row = 0;
            F* part = a + p0 * columnStepA;
            if (n == 1)
            {
                F* column = b + p0 * rowStepB;
                if (rowStepB != 1)
                {
                    for (int p = 0; p < kc; p++) strips.Pointer[p] = column[p * rowStepB];
                    column = strips.Pointer;
                }
                for (int tall = MicroKernel<V, F>.Tall; row + tall <= m; row += tall)
                {
                    MicroKernel<V, F>.RunTall(kc, new SteppedRows<F>(part + row, columnStepA), column, c + row, p0 > 0);
                }
            }
            if (row == m) continue;
            Strips<V, F>.Pack(strips.Pointer, b + p0 * rowStepB, rowStepB, columnStepB, kc, n);
            for (; row < m; row += MicroKernel<V, F>.Rows) Panel(new(part + row, columnStepA), strips.Pointer, c + row, m, m - row, n, kc, p0 > 0);
        }
    }

    /// <summary>The first of so many rows, a panel of them at most, against packed strips of all columns.</summary>
    internal static void Panel(SteppedRows<F> a, F* strip, F* c, int ldc, int rows, int n, int k, bool accumulate)
    {
        for (int j = 0; j < n;)
        {
            int width = Strips<V, F>.Width(j, n), tall = Math.Min(rows, MicroKernel<V, F>.Rows);
            Gemm<V, F>.Tile(k, a, new StripColumns<F>(strip), c + (nint)j * ldc, ldc, tall, Math.Min(width, n - j), width, accumulate);
            strip += (nint)k * width;
            j += width;
        }
    }
}
