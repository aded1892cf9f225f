using System.Numerics;
using System.Runtime.CompilerServices;

namespace Flux.Kernels;

/// <summary>
/// The exponentials of neighbouring columns of a matrix and their sums. The columns are copied out first: their rows lie far apart, often in the same sets of
/// the caches, so that every pass over a column would read them from memory again.
/// </summary>
internal readonly unsafe ref struct ColumnBlock<V, F> where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    private const int Bytes = 1 << 14, Line = 64, RowsPerSum = 64;

    private readonly int count, width;
    private readonly Scratch<F> rows, columns;
    private readonly Scratch<BlockSum<V>> trees;

    internal ColumnBlock(int count)
    {
        (this.count, width) = (count, Width(count));
        rows = new((long)count * width + TileKernel.Grain);
        columns = new(2L * width + TileKernel.Grain);
        trees = new(count > RowsPerSum ? width / V.Count : 1);
    }

    /// <summary>How many columns a block holds: whole cache lines, few if the columns are long.</summary>
    internal static int Width(int count) => Math.Max(1, Bytes / Line / count) * (Line / sizeof(F));

    /// <summary>Exponentials or exponents, row by row a width apart.</summary>
    internal F* Rows => rows.Pointer;

    internal F* Maxima => columns.Pointer;

    internal F* Sums => columns.Pointer + width;

    /// <summary>
    /// Takes the first columns of a matrix, rows a step apart: x becomes exp(x - max), or the exponent of it, and the exponentials are summed. Meanwhile the
    /// columns behind come into the cache, and the places y where these will be written; y is x where they will not.
    /// </summary>
    internal void Take(F* x, nint step, int here, bool exponents, F* y)
    {
        Copy(x, step, here);
        for (int i = 0; i < here; i += V.Count) ExponentialSum<V, F>.Finite(V.Load(Maxima + i)).Store(Maxima + i);
        if (count > RowsPerSum) new Span<BlockSum<V>>(trees.Pointer, width / V.Count).Clear();
        for (int start = 0; start < count; start += RowsPerSum)
        {
            Exponentials(start, Math.Min(RowsPerSum, count - start), here, exponents, x + start * step + width, y + start * step, step);
            if (count > RowsPerSum)
            {
                for (int i = 0; i < here; i += V.Count) trees.Pointer[i / V.Count].Add(V.Load(Sums + i));
            }
        }
        if (count <= RowsPerSum) return;
        for (int i = 0; i < here; i += V.Count) trees.Pointer[i / V.Count].Total.Store(Sums + i);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Copy(F* x, nint step, int here)
    {
        F* to = rows.Pointer, maxima = Maxima;
        for (int i = 0; i < here; i += V.Count) V.Load(x + i).Store(maxima + i);
        for (int row = 0; row < count; row++, x += step, to += width)
        {
            for (int i = 0; i < here; i += V.Count)
            {
                V v = V.Load(x + i);
                v.Store(to + i);
                V.Max(V.Load(maxima + i), v).Store(maxima + i);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Exponentials(int start, int count, int here, bool exponents, F* next, F* written, nint step)
    {
        F* maxima = Maxima, sums = Sums;
        for (int i = 0; i < here; i += V.Count)
        {
            V max = V.Load(maxima + i), sum = default;
            F* x = rows.Pointer + (nint)start * width + i, end = x + (nint)count * width, a = next + i, b = written + i;
            for (; x < end; x += width, a += step, b += step)
            {
                V.Prefetch(a);
                V.Prefetch(b);
                V shifted = ExponentialSum<V, F>.Shift(V.Load(x), max), e = Exponential<V, F>.OfNegative(shifted);
                sum += e;
                (exponents ? shifted : e).Store(x);
            }
            sum.Store(sums + i);
        }
    }

    public void Dispose()
    {
        rows.Dispose();
        columns.Dispose();
        trees.Dispose();
    }
}
