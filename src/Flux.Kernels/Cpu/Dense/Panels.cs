using System.Numerics;
using System.Runtime.CompilerServices;

namespace Flux.Kernels;

/// <summary>The left factor of a product, given out in panels [p][Rows] of rows by a part of k.</summary>
internal unsafe interface IPanels<V, F> where F : unmanaged
{
    /// <summary>
    /// Rows row to row + rows - 1 and columns p0 to p0 + k - 1; rows beyond are filled with anything finite or not, since they are never stored.
    /// </summary>
    void Pack(F* panel, int row, int rows, int p0, int k);
}

/// <summary>Panels of a matrix with a step per row and per column: either may be 1, so that a transpose costs no pass of its own.</summary>
internal readonly unsafe struct MatrixPanels<V, F>(F* matrix, nint rowStep, nint columnStep) : IPanels<V, F>
    where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    public void Pack(F* panel, int row, int rows, int p0, int k)
    {
        int full = MicroKernel<V, F>.Rows;
        F* from = matrix + row * rowStep + p0 * columnStep;
        if (rowStep == 1 && rows == full) Columns(panel, from, k, columnStep);
        else if (columnStep == 1) Rows(panel, from, rows, k, full);
        else
        {
            for (int p = 0; p < k; p++, panel += full, from += columnStep)
            {
                for (int i = 0; i < rows; i++) panel[i] = from[i * rowStep];
                for (int i = rows; i < full; i++) panel[i] = F.Zero;
            }
        }
    }

    private static void Columns(F* panel, F* from, int k, nint columnStep)
    {
        int step = V.Count;
        for (int p = 0; p < k; p++, panel += 2 * step, from += columnStep)
        {
            V.Load(from).Store(panel);
            V.Load(from + step).Store(panel + step);
        }
    }

    // Squares are turned in registers, few rows at a time lest rows a power of two apart push each other out of the cache; what is left goes eight columns at
    // a time, so that every cache line of a row is used while it is near.
    private void Rows(F* panel, F* from, int rows, int k, int full)
    {
        int side = sizeof(F) == sizeof(float) ? V.Side : 1, tall = side > 1 ? rows / side * side : 0, deep = side > 1 ? k / side * side : 0;
        nint fromStep = rowStep * sizeof(F), toStep = (nint)full * sizeof(F);
        for (int i = 0; i < tall; i += side)
        {
            for (int p = 0; p < deep; p += side) V.Transpose((byte*)(from + i * rowStep + p), fromStep, (byte*)(panel + (nint)p * full + i), toStep);
        }
        Piecemeal(panel, from, 0, tall, deep, k, full);
        Piecemeal(panel, from, tall, rows, 0, k, full);
        for (int i = rows; i < full; i++)
        {
            for (int p = 0; p < k; p++) panel[(nint)p * full + i] = F.Zero;
        }
    }

    private void Piecemeal(F* panel, F* from, int row, int rows, int p, int k, int full)
    {
        for (; p + 8 <= k; p += 8)
        {
            F* to = panel + (nint)p * full;
            for (int i = row; i < rows; i++)
            {
                F* s = from + i * rowStep + p;
                (to[i], to[full + i], to[2 * full + i], to[3 * full + i]) = (s[0], s[1], s[2], s[3]);
                (to[4 * full + i], to[5 * full + i], to[6 * full + i], to[7 * full + i]) = (s[4], s[5], s[6], s[7]);
            }
        }
        for (; p < k; p++)
        {
            for (int i = row; i < rows; i++) panel[(nint)p * full + i] = from[i * rowStep + p];
        }
    }
}

/// <summary>The right factor, packed once: strips that fill the registers, then narrow ones, each [p][columns] with zeros beyond the last column.</summary>
internal static unsafe class Strips<V, F> where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    // So many rows at a time go through all strips: rows far apart are each on a page of its own.
    private const int RowsAtOnce = 16;

    /// <summary>Columns of the strip that starts at a column; a wide strip not quite full costs no more than the narrow ones that it spares.</summary>
    internal static int Width(int column, int n) => 3 * (n - column) > 2 * MicroKernel<V, F>.Wide ? MicroKernel<V, F>.Wide : MicroKernel<V, F>.Narrow;

    /// <summary>Columns of all strips together, padding included.</summary>
    internal static int Padded(int n)
    {
        int wide = MicroKernel<V, F>.Wide, whole = n / wide * wide, rest = n - whole, width = Width(whole, n);
        return whole + Workers.Chunks(rest, width) * width;
    }

    [SkipLocalsInit]
    internal static void Pack(F* to, F* matrix, nint rowStep, nint columnStep, int k, int n)
    {
        int whole = columnStep == 1 ? n / MicroKernel<V, F>.Wide * MicroKernel<V, F>.Wide : 0;
        Rows(to, matrix, rowStep, k, whole);
        to += (nint)k * whole;
        for (int j = whole; j < n;)
        {
            int width = Width(j, n), columns = Math.Min(width, n - j), i = 0;
            F* from = matrix + j * columnStep;
            for (; i + 4 <= columns; i += 4) FourColumns(to + i, width, from + i * columnStep, rowStep, columnStep, k);
            for (; i + 2 <= columns; i += 2) TwoColumns(to + i, width, from + i * columnStep, rowStep, columnStep, k);
            for (; i < width; i++) OneColumn(to + i, width, i < columns ? from + i * columnStep : null, rowStep, k);
            to += (nint)k * width;
            j += width;
        }
    }

    private static void Rows(F* to, F* matrix, nint rowStep, int k, int n)
    {
        int wide = MicroKernel<V, F>.Wide;
        for (int p0 = 0; p0 < k; p0 += RowsAtOnce)
        {
            int rows = Math.Min(RowsAtOnce, k - p0);
            F* from = matrix + p0 * rowStep, strip = to + (nint)p0 * wide;
            for (int j = 0; j < n; j += wide, from += wide, strip += (nint)k * wide)
            {
                for (int p = 0; p < rows; p++)
                {
                    // A size that the compiler knows takes no call.
                    Unsafe.CopyBlockUnaligned(strip + (nint)p * wide, from + p * rowStep, (uint)(MicroKernel<V, F>.Wide * sizeof(F)));
                }
            }
        }
    }

    private static void FourColumns(F* to, int width, F* s0, nint rowStep, nint columnStep, int k)
    {
        F* s1 = s0 + columnStep, s2 = s1 + columnStep, s3 = s2 + columnStep;
        nint row = 0;
        for (int p = 0; p < k; p++, to += width, row += rowStep) (to[0], to[1], to[2], to[3]) = (s0[row], s1[row], s2[row], s3[row]);
    }

    private static void TwoColumns(F* to, int width, F* s0, nint rowStep, nint columnStep, int k)
    {
        F* s1 = s0 + columnStep;
        for (int p = 0; p < k; p++, to += width, s0 += rowStep, s1 += rowStep) (to[0], to[1]) = (*s0, *s1);
    }

    /// <summary>A column, or zeros beyond the last one.</summary>
    private static void OneColumn(F* to, int width, F* from, nint rowStep, int k)
    {
        for (int p = 0; p < k; p++, to += width) *to = from == null ? F.Zero : from[p * rowStep];
    }
}
