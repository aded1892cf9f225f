using System.Numerics;
using System.Runtime.CompilerServices;

namespace Flux.Kernels;

/// <summary>
/// C = A B in blocks: B packed once per part of k into strips that pass through the first cache, A block by block into panels that stay in the second. Runs of
/// strips and blocks of C are shared among threads; the sums over k are never split, so the bits do not depend on who computes them.
/// </summary>
internal static unsafe class Gemm<V, F> where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    /// <summary>The longest part of k whose panels stay in the second cache.</summary>
    internal const int DeepestBlock = 384;

    /// <summary>Rows of a block, whole panels of them: so many of the longest part stay in the second cache.</summary>
    internal static int BlockRows => Math.Max(1, 192 / MicroKernel<V, F>.Rows) * MicroKernel<V, F>.Rows;

    /// <summary>From so many multiplications on, blocks of C are shared among threads.</summary>
    internal const long ParallelFrom = 1 << 21;

    // Smaller matrices have ways of their own, and a sum costs little beside them.
    private const int LeastSide = 64;

    /// <summary>
    /// Whether adding A B to C costs less than a product and a sum, and gives its bits: in one part, of a size that is worth packing.
    /// </summary>
    internal static bool AddsInPlace(int m, int k, int n) => k is > 0 and <= DeepestBlock && m >= LeastSide && n >= LeastSide;

    /// <summary>The length of the parts of k, which are summed apart: even ones, none longer than the deepest.</summary>
    internal static int Depth(int k, int deepest = DeepestBlock) => Workers.Chunks(k, Workers.Chunks(k, deepest));

    /// <summary>C (m×n, columns ldc apart) += or = A B, where A comes in panels and B (k×n) with a step per row and column.</summary>
    internal static void Run<TPanels>(TPanels a, F* b, nint rowStepB, nint columnStepB, F* c, nint ldc, int m, int n, int k, bool adds = false)
        where TPanels : struct, IPanels<V, F>
    {
        if (m == 0 || n == 0) return;
        int deep = Depth(k);
        using var strips = new Scratch<F>((long)deep * Strips<V, F>.Padded(n));
        for (int p0 = 0; p0 < k; p0 += deep)
        {
            int kc = Math.Min(deep, k - p0);
            bool shares = (long)m * n * kc >= ParallelFrom;
            var pack = new StripsJob(strips.Pointer, b + p0 * rowStepB, rowStepB, columnStepB, kc, n);
            Workers.Run(Math.Max(1, n / StripsJob.Columns), pack, shares);
            int rows = shares ? SharedRows(m) : BlockRows;
            var job = new BlockJob<TPanels>(a, strips.Pointer, c, ldc, m, n, p0, kc, rows, adds || p0 > 0);
            Workers.Run(Workers.Chunks(m, rows), job, shares);
        }
    }

    /// <summary>Rows of a block where threads share them: whole panels, few enough that each thread has two blocks, else two panels at least.</summary>
    private static int SharedRows(int m)
    {
        int height = MicroKernel<V, F>.Rows, panels = Workers.Chunks(m, height), threads = ThreadCount.Current;
        return threads == 1 ? BlockRows : Math.Clamp(panels / (2 * threads), 2, BlockRows / height) * height;
    }

    /// <summary>C += or = A B for one block of rows, B being packed; kc at most <see cref="DeepestBlock"/>.</summary>
    internal static void Block<TPanels>(TPanels a, F* strips, F* c, nint ldc, int row, int rows, int n, int p0, int kc, bool accumulate)
        where TPanels : struct, IPanels<V, F>
    {
        int height = MicroKernel<V, F>.Rows, panels = Workers.Chunks(rows, height);
        using var packed = new Scratch<F>((long)panels * height * kc);
        for (int i = 0; i < panels; i++) a.Pack(packed.Pointer + (nint)i * height * kc, row + i * height, Math.Min(height, rows - i * height), p0, kc);
        F* strip = strips;
        for (int j = 0; j < n;)
        {
            int width = Strips<V, F>.Width(j, n), columns = Math.Min(width, n - j);
            for (int i = 0; i < panels; i++)
            {
                int tall = Math.Min(height, rows - i * height);
                var panel = new PanelRows<V, F>(packed.Pointer + (nint)i * height * kc);
                Tile(kc, panel, new StripColumns<F>(strip), c + row + i * height + j * ldc, ldc, tall, columns, width, accumulate);
            }
            strip += (nint)kc * width;
            j += width;
        }
    }

    /// <summary>A tile of C, of which the first rows and columns are wanted: one vector of rows where that is enough.</summary>
    internal static void Tile<TRows, TColumns>(int kc, TRows rows, TColumns strip, F* c, nint ldc, int tall, int columns, int width, bool accumulate)
        where TRows : struct, IRows<F> where TColumns : struct, IColumns<F>
    {
        if (tall <= V.Count) Tile<OneVector, TRows, TColumns>(kc, rows, strip, c, ldc, V.Count, tall, columns, width, accumulate);
        else Tile<TwoVectors, TRows, TColumns>(kc, rows, strip, c, ldc, 2 * V.Count, tall, columns, width, accumulate);
    }

    [SkipLocalsInit]
    private static void Tile<THeight, TRows, TColumns>(
        int kc, TRows rows, TColumns strip, F* c, nint ldc, int height, int tall, int columns, int width, bool accumulate)
        where THeight : struct, ITileHeight where TRows : struct, IRows<F> where TColumns : struct, IColumns<F>
    {
        if (tall == height)
        {
            MicroKernel<V, F>.Run<THeight, TRows, TColumns>(kc, rows, strip, c, ldc, MicroKernel<V, F>.Together, columns, width, accumulate);
            return;
        }
        F* edge = stackalloc F[MicroKernel<V, F>.Wide * MicroKernel<V, F>.Rows];
        MicroKernel<V, F>.Run<THeight, TRows, TColumns>(kc, rows, strip, edge, height, MicroKernel<V, F>.Together, columns, width, false);
        for (int j = 0; j < columns; j++, c += ldc, edge += height)
        {
            // What a whole tile writes into columns that follow is overwritten by them.
            if (!accumulate && ldc == tall && (columns - j) * ldc >= height) MicroKernel<V, F>.Copy<THeight>(edge, c);
            else
            {
                for (int i = 0; i < tall; i++) c[i] = accumulate ? c[i] + edge[i] : edge[i];
            }
        }
    }

    /// <summary>Packs a run of strips of B; the last run takes what is left of the columns.</summary>
    private readonly struct StripsJob(F* strips, F* b, nint rowStep, nint columnStep, int k, int n) : IJob
    {
        internal static int Columns => 16 * MicroKernel<V, F>.Wide;

        public void Run(int chunk)
        {
            int from = chunk * Columns, columns = n - from < 2 * Columns ? n - from : Columns;
            Strips<V, F>.Pack(strips + (nint)k * from, b + from * columnStep, rowStep, columnStep, k, columns);
        }
    }

    private readonly struct BlockJob<TPanels>(TPanels a, F* strips, F* c, nint ldc, int m, int n, int p0, int kc, int rows, bool accumulate) : IJob
        where TPanels : struct, IPanels<V, F>
    {
        public void Run(int chunk) => Block(a, strips, c, ldc, chunk * rows, Math.Min(rows, m - chunk * rows), n, p0, kc, accumulate);
    }
}
