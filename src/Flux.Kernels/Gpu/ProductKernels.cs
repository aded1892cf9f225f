using System.Numerics;
using ILGPU;

namespace Flux.Kernels;

/// <summary>
/// Products of what <see cref="IGpuProduct{F}"/> describes. <c>Tiled</c> is for GPUs: a group computes a tile of y by way of shared memory, a thread 4 × 4
/// numbers in registers. <c>Coarse</c> is for CPU-backed devices: a thread computes <see cref="Rows"/> rows of several columns, whose inner loops over rows
/// the compiler turns into vectors. Both add the terms of a number in their order.
/// </summary>
internal static class ProductKernels<F, P> where F : unmanaged, IBinaryFloatingPointIeee754<F> where P : struct, IGpuProduct<F>
{
    internal const int Rows = 32, Columns = 4, Panel = 64;

    /// <summary>Threads along a side of a group on a GPU; a tile has <see cref="PerThread"/> times as many rows and columns.</summary>
    internal const int Side = 16, PerThread = 4;

    private const int Depth = 16, Tile = Side * PerThread, Pitch = Tile + 1;

    internal static void Coarse(P p, int width)
    {
        var sizes = p.Sizes;
        int blocks = (sizes.M + Rows - 1) / Rows, strips = (sizes.N + width - 1) / width, i = Grid.IdxX;
        int row = i % blocks * Rows, rest = i / blocks, column = rest % strips * width, batch = rest / strips;
        int rows = Math.Min(Rows, sizes.M - row), columns = Math.Min(width, sizes.N - column);
        int first = p.FirstTerm(batch), last = Math.Min(first + sizes.Terms, sizes.K), rightStep = p.RightStep, resultStep = p.ResultStep;
        var places = LocalMemory.Allocate1D<Place>(Rows);
        var results = LocalMemory.Allocate1D<int>(Rows);
        for (int r = 0; r < Rows; r++)
        {
            int inside = Math.Min(row + r, sizes.M - 1);
            places[r] = p.Row(inside, batch);
            results[r] = p.ResultAt(inside, batch) + column * resultStep;
        }
        var panel = LocalMemory.Allocate1D<F>(Panel * Rows);
        var right = LocalMemory.Allocate1D<int>(Panel);
        var c0 = LocalMemory.Allocate1D<F>(Rows);
        var c1 = LocalMemory.Allocate1D<F>(Rows);
        var c2 = LocalMemory.Allocate1D<F>(Rows);
        var c3 = LocalMemory.Allocate1D<F>(Rows);
        var matrix = p.Right;
        var y = p.Result;
        for (int k0 = first; k0 < last; k0 += Panel)
        {
            int terms = Math.Min(Panel, last - k0);
            for (int k = 0; k < terms; k++)
            {
                var term = p.Term(k0 + k);
                right[k] = p.RightAt(k0 + k, batch) + column * rightStep;
                for (int r = 0; r < Rows; r++) panel[k * Rows + r] = p.Left(places[r], term);
            }
            for (int c = 0; c < columns; c += Columns)
            {
                int at1 = Math.Min(c + 1, columns - 1), at2 = Math.Min(c + 2, columns - 1), at3 = Math.Min(c + 3, columns - 1);
                for (int r = 0; r < Rows; r++)
                {
                    bool goesOn = k0 > first;
                    c0[r] = goesOn ? y[results[r] + c * resultStep] : F.Zero;
                    c1[r] = goesOn ? y[results[r] + at1 * resultStep] : F.Zero;
                    c2[r] = goesOn ? y[results[r] + at2 * resultStep] : F.Zero;
                    c3[r] = goesOn ? y[results[r] + at3 * resultStep] : F.Zero;
                }
                for (int k = 0; k < terms; k++)
                {
                    int at = right[k], from = k * Rows;
                    F b0 = matrix[at + c * rightStep], b1 = matrix[at + at1 * rightStep], b2 = matrix[at + at2 * rightStep], b3 = matrix[at + at3 * rightStep];
                    for (int r = 0; r < Rows; r++)
                    {
                        F a = panel[from + r];
                        c0[r] += a * b0;
                        c1[r] += a * b1;
                        c2[r] += a * b2;
                        c3[r] += a * b3;
                    }
                }
                // Columns past the last are copies of it.
                for (int r = 0; r < rows; r++)
                {
                    y[results[r] + c * resultStep] = c0[r];
                    y[results[r] + at1 * resultStep] = c1[r];
                    y[results[r] + at2 * resultStep] = c2[r];
                    y[results[r] + at3 * resultStep] = c3[r];
                }
            }
        }
    }

    internal static void Tiled(P p)
    {
        var sizes = p.Sizes;
        int side = Group.DimX, tile = side * PerThread, threads = side * side, tx = Group.IdxX, ty = Group.IdxY, thread = tx + ty * side;
        int tilesM = (sizes.M + tile - 1) / tile, tilesN = (sizes.N + tile - 1) / tile, group = Grid.IdxX;
        int row0 = group % tilesM * tile, rest = group / tilesM, column0 = rest % tilesN * tile, batch = rest / tilesN;
        int first = p.FirstTerm(batch), last = Math.Min(first + sizes.Terms, sizes.K), rightStep = p.RightStep;
        var left = SharedMemory.Allocate<F>(Depth * Tile);
        var right = SharedMemory.Allocate<F>(Depth * Pitch);
        var matrix = p.Right;
        // A thread loads elements of one row, and of one term of the right factor.
        int loadRow = thread % tile, loadTerm = thread / tile, termStep = threads / tile;
        int rightTerm = thread % Depth, rightColumn = thread / Depth, columnStep = threads / Depth;
        var place = p.Row(Math.Min(row0 + loadRow, sizes.M - 1), batch);
        Quad<F> y0 = default, y1 = default, y2 = default, y3 = default;
        for (int k0 = first; k0 < last; k0 += Depth)
        {
            for (int k = loadTerm; k < Depth; k += termStep)
            {
                left[k * Tile + loadRow] = k0 + k < last ? p.Left(place, p.Term(k0 + k)) : F.Zero;
            }
            int term = k0 + rightTerm, at = p.RightAt(Math.Min(term, last - 1), batch);
            for (int c = rightColumn; c < tile; c += columnStep)
            {
                right[rightTerm * Pitch + c] = term < last && column0 + c < sizes.N ? matrix[at + (column0 + c) * rightStep] : F.Zero;
            }
            Group.Barrier();
            for (int k = 0; k < Depth; k++)
            {
                int l = k * Tile + tx, r = k * Pitch + ty;
                F b0 = right[r], b1 = right[r + side], b2 = right[r + 2 * side], b3 = right[r + 3 * side];
                F a0 = left[l], a1 = left[l + side], a2 = left[l + 2 * side], a3 = left[l + 3 * side];
                y0 = y0.Plus(a0, b0, b1, b2, b3);
                y1 = y1.Plus(a1, b0, b1, b2, b3);
                y2 = y2.Plus(a2, b0, b1, b2, b3);
                y3 = y3.Plus(a3, b0, b1, b2, b3);
            }
            Group.Barrier();
        }
        Store(p, row0 + tx, column0 + ty, side, batch, y0);
        Store(p, row0 + tx + side, column0 + ty, side, batch, y1);
        Store(p, row0 + tx + 2 * side, column0 + ty, side, batch, y2);
        Store(p, row0 + tx + 3 * side, column0 + ty, side, batch, y3);
    }

    private static void Store(P p, int row, int column, int side, int batch, Quad<F> values)
    {
        var sizes = p.Sizes;
        if (row >= sizes.M) return;
        int step = p.ResultStep, at = p.ResultAt(row, batch) + column * step;
        var y = p.Result;
        if (column < sizes.N) y[at] = values.A;
        if (column + side < sizes.N) y[at + side * step] = values.B;
        if (column + 2 * side < sizes.N) y[at + 2 * side * step] = values.C;
        if (column + 3 * side < sizes.N) y[at + 3 * side * step] = values.D;
    }
}

/// <summary>Four sums of a thread; an array of them would lie in local memory.</summary>
internal readonly struct Quad<F>(F a, F b, F c, F d) where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    internal readonly F A = a, B = b, C = c, D = d;

    internal Quad<F> Plus(F x, F a, F b, F c, F d) => new(A + x * a, B + x * b, C + x * c, D + x * d);
}
