using System.Numerics;

namespace Flux.Kernels;

/// <summary>
/// Products with fewer rows than a panel, or with few columns: packing A would cost as much as the product. A is read where it lies and C is written in whole
/// vectors: what spills below a column is overwritten by the next one or by the panels above, and below the last column it falls into the padding of the block.
/// </summary>
internal static unsafe class LowProduct<V, F> where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    // So many steps of a strip stay in the second cache while A streams by.
    private const int Deepest = 4096;

    /// <summary>Whether C (m×n, dense) = A B is better done here.</summary>
    internal static bool Fits(int m, int n, int k, nint rowStepA)
    {
        bool isLow = m < MicroKernel<V, F>.Rows && k <= Gemm<V, F>.DeepestBlock;
        bool isNarrow = n <= MicroKernel<V, F>.Wide && rowStepA == 1 && k <= Deepest && (long)m * n * k < Gemm<V, F>.ParallelFrom;
        return k > 0 && (isLow || isNarrow);
    }

    /// <summary>C (m×n, dense) = A B; steps per row and column of A and B.</summary>
    internal static void Run(F* a, nint rowStepA, nint columnStepA, F* b, nint rowStepB, nint columnStepB, F* c, int m, int n, int k)
    {
        using var strips = new Scratch<F>((long)k * Strips<V, F>.Padded(n));
        Strips<V, F>.Pack(strips.Pointer, b, rowStepB, columnStepB, k, n);
        if (rowStepA == 1)
        {
            // From the last panel up, so that no spilt row is the last to be written.
            int height = MicroKernel<V, F>.Rows;
            for (int row = (m - 1) / height * height; row >= 0; row -= height)
            {
                Multiply(new SteppedRows<F>(a + row, columnStepA), strips.Pointer, c + row, m, n, k);
            }
            return;
        }
        using var panel = new Scratch<F>((long)MicroKernel<V, F>.Rows * k);
        new MatrixPanels<V, F>(a, rowStepA, columnStepA).Pack(panel.Pointer, 0, m, 0, k);
        Multiply(new PanelRows<V, F>(panel.Pointer), strips.Pointer, c, m, n, k);
    }

    private static void Multiply<TRows>(TRows rows, F* strip, F* c, int m, int n, int k) where TRows : struct, IRows<F>
    {
        for (int j = 0; j < n;)
        {
            int width = Strips<V, F>.Width(j, n);
            Gemm<V, F>.Multiply(k, rows, strip, c + (nint)j * m, m, Math.Min(width, n - j), width, false);
            strip += (nint)k * width;
            j += width;
        }
    }
}
