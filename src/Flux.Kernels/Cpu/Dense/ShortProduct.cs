using System.Numerics;

namespace Flux.Kernels;

/// <summary>
/// C = A B for an A of few panels: packing B would cost more than so few passes over it gain. B is read where it lies, but for columns that fill no strip;
/// runs of strips are shared among threads.
/// </summary>
internal static unsafe class ShortProduct<V, F> where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    private const int FewPanels = 8;

    // Multiplications from which runs of strips cost nothing beside them.
    private const int From = 1 << 15;

    // Strips of a run.
    private const int RunStrips = 16;

    // Rows of B that spread over more bytes cost more to come back to than to pack.
    private const int Near = 512 << 10;

    internal static bool Fits(int m, int n, int k, nint columnStepB) =>
        n >= MicroKernel<V, F>.Wide && (long)m * n * k >= From && m <= FewPanels * MicroKernel<V, F>.Rows
        && (m <= MicroKernel<V, F>.Rows || columnStepB != 1 || (long)n * Gemm<V, F>.Depth(k) * sizeof(F) <= Near);

    /// <summary>C (m×n, dense) = A B; steps per row and column of A and B.</summary>
    internal static void Run(F* a, nint rowStepA, nint columnStepA, F* b, nint rowStepB, nint columnStepB, F* c, int m, int n, int k)
    {
        int height = MicroKernel<V, F>.Rows, wide = MicroKernel<V, F>.Wide, panels = (m + height - 1) / height;
        int deep = Gemm<V, F>.Depth(k), lying = n / wide * wide, runs = (lying / wide + RunStrips - 1) / RunStrips;
        using var packed = new Scratch<F>(rowStepA == 1 ? 0 : (long)panels * height * deep);
        using var rest = new Scratch<F>((long)deep * Strips<V, F>.Padded(n - lying));
        for (int p0 = 0; p0 < k; p0 += deep)
        {
            int kc = Math.Min(deep, k - p0);
            F* part = b + p0 * rowStepB;
            Strips<V, F>.Pack(rest.Pointer, part + lying * columnStepB, rowStepB, columnStepB, kc, n - lying);
            var left = new Left(a + p0 * columnStepA, height, columnStepA);
            if (rowStepA != 1)
            {
                var source = new MatrixPanels<V, F>(a, rowStepA, columnStepA);
                left = new(packed.Pointer, (nint)height * kc, height);
                for (int i = 0; i < panels; i++) source.Pack(packed.Pointer + i * left.PanelStep, i * height, Math.Min(height, m - i * height), p0, kc);
            }
            var job = new StripsJob(left, new(part, rowStepB, columnStepB), rest.Pointer, c, m, n, kc, p0 > 0);
            Workers.Run(runs, job, (long)m * n * kc >= Gemm<V, F>.ParallelFrom);
        }
    }

    /// <summary>Panels of A, packed or where they lie.</summary>
    private readonly struct Left(F* panels, nint panelStep, nint columnStep)
    {
        internal nint PanelStep => panelStep;

        internal SteppedRows<F> Panel(int i) => new(panels + i * panelStep, columnStep);
    }

    private readonly struct Right(F* matrix, nint rowStep, nint columnStep)
    {
        internal SteppedColumns<F> From(int j) => new(matrix + j * columnStep, rowStep, columnStep);
    }

    /// <summary>The columns of C of one run of strips; the last run takes those that fill none.</summary>
    private readonly struct StripsJob(Left a, Right b, F* rest, F* c, int m, int n, int kc, bool accumulate) : IJob
    {
        public void Run(int chunk)
        {
            int wide = MicroKernel<V, F>.Wide, lying = n / wide * wide, from = chunk * RunStrips * wide, to = Math.Min(from + RunStrips * wide, lying);
            for (int j = from; j < to; j += wide) Panels(b.From(j), j, wide, wide);
            if (to < lying) return;
            F* strip = rest;
            for (int j = lying; j < n;)
            {
                int width = Strips<V, F>.Width(j, n);
                Panels(new StripColumns<F>(strip), j, Math.Min(width, n - j), width);
                strip += (nint)kc * width;
                j += width;
            }
        }

        private void Panels<TColumns>(TColumns strip, int j, int columns, int width) where TColumns : struct, IColumns<F>
        {
            int height = MicroKernel<V, F>.Rows;
            F* to = c + (nint)j * m;
            for (int row = 0, i = 0; row < m; row += height, i++)
            {
                Gemm<V, F>.Tile(kc, a.Panel(i), strip, to + row, m, Math.Min(height, m - row), columns, width, accumulate);
            }
        }
    }
}
