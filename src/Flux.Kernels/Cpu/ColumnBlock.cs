using System.Numerics;
using System.Runtime.CompilerServices;

namespace Flux.Kernels;

/// <summary>
/// The exponentials of neighbouring columns of a matrix and their sums. The columns are copied out first: their rows lie far apart, often in the same sets of
/// the caches, so that every pass over a column would read them from memory again. Columns that no cache holds are read twice instead, a piece at a time.
/// </summary>
internal readonly unsafe ref struct ColumnBlock<V, F> where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    private const int Bytes = 1 << 14, Line = 64, RowsPerSum = 64;
    private const long Longest = 1 << 24;

    private readonly int count, width;
    private readonly bool isWhole;
    private readonly Scratch<F> rows, columns;
    private readonly Scratch<BlockSum<V>> trees;

    internal ColumnBlock(int count)
    {
        (this.count, width) = (count, Width(count));
        isWhole = (long)count * width * sizeof(F) <= Longest;
        rows = new((isWhole ? count : RowsPerSum) * width + TileKernel.Grain);
        columns = new(2L * width + TileKernel.Grain);
        trees = new(count > RowsPerSum ? width / V.Count : 1);
    }

    /// <summary>How many columns a block holds: whole cache lines, few if the columns are long.</summary>
    internal static int Width(int count) => Math.Max(1, Bytes / Line / count) * (Line / sizeof(F));

    internal F* Maxima => columns.Pointer;

    internal F* Sums => columns.Pointer + width;

    /// <summary>
    /// Takes the first columns of a matrix, rows a step apart: x becomes exp(x - max), or the exponent of it, and the exponentials are summed. Meanwhile the
    /// columns behind come into the cache, and the places y where these will be written; y is x where they will not. Long columns are written there at once.
    /// </summary>
    internal void Take(F* x, nint step, int here, bool exponents, F* y)
    {
        Copy(x, step, here, isWhole ? width : 0);
        for (int i = 0; i < here; i += V.Count) ExponentialSum<V, F>.Finite(V.Load(Maxima + i)).Store(Maxima + i);
        if (count > RowsPerSum) new Span<BlockSum<V>>(trees.Pointer, width / V.Count).Clear();
        for (int start = 0; start < count; start += RowsPerSum)
        {
            int length = Math.Min(RowsPerSum, count - start);
            F* next = x + start * step, written = y + start * step;
            if (isWhole)
            {
                F* from = rows.Pointer + (nint)start * width;
                Exponentials(from, width, from, length, here, exponents, next + width, written, step);
            }
            else
            {
                Exponentials(next, step, rows.Pointer, length, here, exponents, next, written, step);
                if (y != x) Write(written, step, length, here);
            }
            if (count > RowsPerSum)
            {
                for (int i = 0; i < here; i += V.Count) trees.Pointer[i / V.Count].Add(V.Load(Sums + i));
            }
        }
        if (count <= RowsPerSum) return;
        for (int i = 0; i < here; i += V.Count) trees.Pointer[i / V.Count].Total.Store(Sums + i);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Copy(F* x, nint step, int here, int apart)
    {
        F* to = rows.Pointer, maxima = Maxima;
        for (int i = 0; i < here; i += V.Count) V.Load(x + i).Store(maxima + i);
        for (int row = 0; row < count; row++, x += step, to += apart)
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
    private void Exponentials(F* from, nint apart, F* to, int length, int here, bool exponents, F* next, F* written, nint step)
    {
        F* maxima = Maxima, sums = Sums;
        for (int i = 0; i < here; i += V.Count)
        {
            V max = V.Load(maxima + i), sum = default;
            F* x = from + i, e = to + i, end = e + (nint)length * width, a = next + i, b = written + i;
            for (; e < end; x += apart, e += width, a += step, b += step)
            {
                V.Prefetch(a);
                V.Prefetch(b);
                V shifted = ExponentialSum<V, F>.Shift(V.Load(x), max), exponential = Exponential<V, F>.OfNegative(shifted);
                sum += exponential;
                (exponents ? shifted : exponential).Store(e);
            }
            sum.Store(sums + i);
        }
    }

    private void Write(F* y, nint step, int length, int here)
    {
        F* from = rows.Pointer;
        for (int row = 0; row < length; row++, from += width, y += step)
        {
            for (int i = 0; i < here; i += V.Count) Lane.Store(V.Load(from + i), y + i, here - i);
        }
    }

    /// <summary>Writes the columns taken to y: exponentials divided by what stands in place of their sums, or exponents less that.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Finish(F* y, nint step, int here, bool exponents)
    {
        F* from = isWhole ? rows.Pointer : y, sums = Sums;
        nint apart = isWhole ? width : step;
        for (int row = 0; row < count; row++, from += apart, y += step)
        {
            for (int i = 0; i < here; i += V.Count)
            {
                V v = V.Load(from + i), by = V.Load(sums + i);
                Lane.Store(exponents ? v - by : v / by, y + i, here - i);
            }
        }
    }

    public void Dispose()
    {
        rows.Dispose();
        columns.Dispose();
        trees.Dispose();
    }
}
