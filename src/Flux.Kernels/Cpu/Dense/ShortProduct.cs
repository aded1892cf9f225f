using System.Numerics;

namespace Flux.Kernels;

/// <summary>
/// C = A B for an A of few rows: packing B would cost more than so few passes over it gain, also where B comes from beyond the caches. B is read where it
/// lies, but for columns that fill no strip; runs of strips are shared among threads.
/// </summary>
internal static unsafe class ShortProduct<V, F> where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    // A step of k has so many bytes of A at most: with more, panels come too often to a B that no prefetcher follows.
    private const int FewBytes = 256;

    // Where k is less, a tile is done before its columns have come.
    private const int Deep = 64;

    // Multiplications from which runs of strips cost nothing beside them.
    private const int From = 1 << 15;

    // Strips of a run.
    private const int RunStrips = 16;

    // Rows of B that spread over more bytes cost more to come back to than to pack.
    private const int Near = 64 << 10;

    internal static bool Fits(int m, int n, int k, nint columnStepB) =>
        m * sizeof(F) <= FewBytes && n >= MicroKernel<V, F>.Wide && k >= Deep && (long)m * n * k >= From
        && (m <= MicroKernel<V, F>.Rows || columnStepB != 1 || (long)n * Gemm<V, F>.Depth(k) * sizeof(F) <= Near);

    /// <summary>C (m×n, dense) = A B; steps per row and column of A and B.</summary>
    internal static void Run(F* a, nint rowStepA, nint columnStepA, F* b, nint rowStepB, nint columnStepB, F* c, int m, int n, int k)
    {
        int height = MicroKernel<V, F>.Rows, wide = MicroKernel<V, F>.Wide, panels = Workers.Chunks(m, height);
        int deep = Gemm<V, F>.Depth(k), lying = n / wide * wide;
        var source = new MatrixPanels<V, F>(a, rowStepA, columnStepA);
        using var packed = new Scratch<F>(rowStepA == 1 ? 0 : (long)panels * height * deep);
        using var rest = new Scratch<F>((long)deep * Strips<V, F>.Padded(n - lying));
        for (int p0 = 0; p0 < k; p0 += deep)
        {
            int kc = Math.Min(deep, k - p0);
            F* right = b + p0 * rowStepB;
            Strips<V, F>.Pack(rest.Pointer, right + lying * columnStepB, rowStepB, columnStepB, kc, n - lying);
            var left = new SteppedRows<F>(a + p0 * columnStepA, columnStepA);
            nint panelStep = height;
            if (rowStepA != 1)
            {
                (left, panelStep) = (new(packed.Pointer, height), (nint)height * kc);
                for (int i = 0; i < panels; i++) source.Pack(packed.Pointer + i * panelStep, i * height, Math.Min(height, m - i * height), p0, kc);
            }
            var job = new StripsJob(left, panelStep, new(right, rowStepB, columnStepB), rest.Pointer, c, m, n, kc, p0 > 0);
            Workers.Run(Workers.Chunks(lying, RunStrips * wide), job, (long)m * n * kc >= Gemm<V, F>.ParallelFrom);
        }
    }

    /// <summary>The columns of C of one run of strips; the last run takes those that fill none.</summary>
    private readonly struct StripsJob(SteppedRows<F> a, nint panelStep, SteppedColumns<F> b, F* rest, F* c, int m, int n, int kc, bool accumulate) : IJob
    {
        public void Run(int chunk)
        {
            int height = MicroKernel<V, F>.Rows, wide = MicroKernel<V, F>.Wide, lying = n / wide * wide;
            int from = chunk * RunStrips * wide, to = Math.Min(from + RunStrips * wide, lying);
            for (int j = from; j < to; j += wide)
            {
                F* column = c + (nint)j * m;
                for (int row = 0, i = 0; row < m; row += height, i++)
                {
                    Gemm<V, F>.Tile(kc, a.From(i * panelStep), b.From(j), column + row, m, Math.Min(height, m - row), wide, wide, accumulate);
                }
            }
            if (to < lying) return;
            F* last = c + (nint)lying * m;
            for (int row = 0, i = 0; row < m; row += height, i++)
            {
                MatrixProduct<V, F>.Panel(a.From(i * panelStep), rest, last + row, m, m - row, n - lying, kc, accumulate);
            }
        }
    }
}
