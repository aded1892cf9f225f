using System.Numerics;
using System.Runtime.CompilerServices;

namespace Flux.Kernels;

/// <summary>
/// Folds over any set of dimensions, one dimension (or group of neighbours) at a time. Runs are folded in blocks and the blocks' results
/// again, so errors of sums grow with the logarithm of the length; shapes alone decide the order, never the threads.
/// </summary>
internal static unsafe class Reducer<V, F, Fold> where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F> where Fold : IFold<V, F>
{
    private const int RunBlock = 4096, RowBlock = 64, StripVectors = 8, Share = 1 << 18, LongRun = 256;

    internal static void Reduce(View x, View y)
    {
        using Held<F> hx = x.Hold<F>(), hy = y.Hold<F>();
        if (x.Count == 0) Lane.Fill(Fold.Neutral, hy.Pointer, y.Count);
        else
        {
            Span<Group> groups = stackalloc Group[x.Shape.Rank];
            Reduce(groups[..Grouped(x.Shape, y.Shape, groups)], hx.Pointer, hy.Pointer);
        }
    }

    /// <summary>Neighbouring dimensions that are all kept or all folded.</summary>
    private readonly record struct Group(int Size, bool Folded);

    private static int Grouped(Shape x, Shape y, Span<Group> groups)
    {
        int count = 0;
        for (int i = 0; i < x.Rank; i++)
        {
            if (x[i] == 1) continue;
            bool folded = y[i] == 1;
            if (count > 0 && groups[count - 1].Folded == folded) groups[count - 1] = new(groups[count - 1].Size * x[i], folded);
            else groups[count++] = new(x[i], folded);
        }
        return count;
    }

    /// <summary>
    /// Folds one group and then the rest: long runs of neighbours first, since they leave least to do; else the outermost group, whose elements lie farthest
    /// apart.
    /// </summary>
    private static void Reduce(Span<Group> groups, F* x, F* y)
    {
        if (groups.Length > 2 && groups[0] is { Folded: true, Size: >= LongRun })
        {
            int runs = 1;
            foreach (var group in groups[1..]) runs *= group.Size;
            using var folded = new Scratch<F>(runs);
            Runs(x, folded.Pointer, groups[0].Size, runs);
            Reduce(groups[1..], folded.Pointer, y);
            return;
        }
        int last = groups.Length - 1, outer = 1, inner = 1;
        for (; last >= 0 && !groups[last].Folded; last--) outer *= groups[last].Size;
        if (last < 0)
        {
            Buffer.MemoryCopy(x, y, (long)outer * sizeof(F), (long)outer * sizeof(F));
            return;
        }
        bool more = false;
        foreach (var group in groups[..last])
        {
            inner *= group.Size;
            more |= group.Folded;
        }
        if (!more)
        {
            Middle(x, y, inner, groups[last].Size, outer);
            return;
        }
        using var partial = new Scratch<F>((long)inner * outer);
        Middle(x, partial.Pointer, inner, groups[last].Size, outer);
        groups[last] = new(1, false);
        Reduce(groups, partial.Pointer, y);
    }

    /// <summary>y[i, o] = fold over j of x[i, j, o].</summary>
    private static void Middle(F* x, F* y, int inner, int count, int outer)
    {
        int copies = inner < TileKernel.Grain ? TileKernel.Copies(inner) : 1;
        if (inner == 1) Runs(x, y, count, outer);
        else if (copies > 1 && count >= 4 * copies) Workers.Run(outer, new NarrowJob(x, y, inner, count, copies));
        else Columns(x, y, inner, count, outer);
    }

    private static void Runs(F* x, F* y, int count, int outer)
    {
        int blocks = Workers.Chunks(count, RunBlock);
        if (blocks == 1)
        {
            RunBlocks(x, y, count, 1, outer);
            return;
        }
        using var partial = new Scratch<F>((long)blocks * outer);
        RunBlocks(x, partial.Pointer, count, blocks, outer);
        Runs(partial.Pointer, y, blocks, outer);
    }

    private static void RunBlocks(F* x, F* y, int count, int blocks, int outer)
    {
        int units = blocks * outer, share = Math.Max(1, Share / Math.Min(count, RunBlock));
        Workers.Run(Workers.Chunks(units, share), new RunsJob(x, y, count, blocks, units, share));
    }

    private readonly struct RunsJob(F* x, F* y, int count, int blocks, int units, int share) : IJob
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int chunk)
        {
            int from = chunk * share, to = from + Math.Min(share, units - from);
            for (int unit = from; unit < to; unit++)
            {
                int start = unit % blocks * RunBlock;
                y[unit] = RunFold<V, F, Fold>.All(x + (nint)(unit / blocks) * count + start, Math.Min(RunBlock, count - start));
            }
        }
    }

    /// <summary>Rows too short for a vector are taken several at a time: as one long row that fills vectors, whose copies are then folded.</summary>
    private readonly struct NarrowJob(F* x, F* y, int inner, int count, int copies) : IJob
    {
        public void Run(int chunk)
        {
            F* from = x + (nint)chunk * inner * count;
            int wide = inner * copies, whole = count / copies, rest = count % copies;
            using var rows = new Scratch<F>(wide + rest * inner);
            Columns(from, rows.Pointer, wide, whole, 1);
            Unsafe.CopyBlockUnaligned(rows.Pointer + wide, from + (nint)whole * wide, (uint)(rest * inner * sizeof(F)));
            Columns(rows.Pointer, y + (nint)chunk * inner, inner, copies + rest, 1);
        }
    }

    /// <summary>y[i, o] = fold over j of x[i, j, o], vectors along i.</summary>
    internal static void Columns(F* x, F* y, int inner, int count, int outer)
    {
        int blocks = Workers.Chunks(count, RowBlock);
        if (blocks == 1)
        {
            ColumnBlocks(x, y, inner, count, 1, outer);
            return;
        }
        using var partial = new Scratch<F>((long)inner * blocks * outer);
        ColumnBlocks(x, partial.Pointer, inner, count, blocks, outer);
        Columns(partial.Pointer, y, inner, blocks, outer);
    }

    private static void ColumnBlocks(F* x, F* y, int inner, int count, int blocks, int outer)
    {
        int width = StripVectors * V.Count, strips = Workers.Chunks(inner, width);
        long units = (long)strips * blocks * outer;
        int share = Math.Max(1, Share / (Math.Min(inner, width) * Math.Min(count, RowBlock)));
        Workers.Run(Workers.Chunks(units, share), new ColumnsJob(x, y, inner, count, blocks, strips, units, share));
    }

    private readonly struct ColumnsJob(F* x, F* y, int inner, int count, int blocks, int strips, long units, int share) : IJob
    {
        public void Run(int chunk)
        {
            long first = (long)chunk * share, to = Math.Min(units, first + share);
            int width = StripVectors * V.Count;
            for (long unit = first; unit < to; unit++)
            {
                long block = unit / strips, o = block / blocks;
                int column = (int)(unit % strips) * width, row = (int)(block % blocks) * RowBlock;
                F* from = x + (nint)((o * count + row) * inner + column);
                Strip(from, inner, Math.Min(RowBlock, count - row), y + (nint)(block * inner + column), Math.Min(width, inner - column));
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void Strip(F* x, nint stride, int rows, F* y, nint width)
        {
            nint lanes = V.Count, i = 0;
            for (; i + 4 * lanes <= width; i += 4 * lanes)
            {
                F* row = x + i;
                V a = V.Load(row), b = V.Load(row + lanes), c = V.Load(row + 2 * lanes), d = V.Load(row + 3 * lanes);
                for (int j = 1; j < rows; j++)
                {
                    row += stride;
                    a = Fold.Combine(a, V.Load(row));
                    b = Fold.Combine(b, V.Load(row + lanes));
                    c = Fold.Combine(c, V.Load(row + 2 * lanes));
                    d = Fold.Combine(d, V.Load(row + 3 * lanes));
                }
                a.Store(y + i);
                b.Store(y + i + lanes);
                c.Store(y + i + 2 * lanes);
                d.Store(y + i + 3 * lanes);
            }
            for (; i < width; i += lanes)
            {
                F* row = x + i;
                var a = V.Load(row);
                for (int j = 1; j < rows; j++)
                {
                    row += stride;
                    a = Fold.Combine(a, V.Load(row));
                }
                Lane.Store(a, y + i, width - i);
            }
        }
    }
}
