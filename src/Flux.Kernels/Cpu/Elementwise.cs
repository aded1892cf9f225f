using System.Runtime.CompilerServices;

namespace Flux.Kernels;

/// <summary>
/// The one driver of elementwise kernels: finds out how the arguments repeat, cuts the work into tiles and shares them among threads.
/// Every element is computed by the same vector code wherever the cuts fall, so the bits do not depend on them.
/// </summary>
internal static unsafe class Elementwise
{
    /// <summary>Elements that a thread takes at a time: a few arguments of them stay in its cache.</summary>
    internal const int Chunk = 1 << 15;

    /// <summary>Results of so many bytes are written past the cache.</summary>
    internal const long StreamFrom = 8 << 20;

    private const int ParallelFrom = 1 << 17;
    private const int PeriodBelow = 512, PeriodTile = 1024;

    /// <summary>y = kernel(a, b, c), where arguments broadcast to y.</summary>
    internal static void Run(in TileKernel kernel, in View a, in View b, in View c, in View y)
    {
        int n = y.Count;
        if (n == 0) return;
        using var held = new HeldTile(a, b, c, y);
        var tile = held.Tile;
        // What ends where its block ends is followed by padding that may be overwritten.
        nint room = y.Offset + n == y.Storage.Count ? n + TileKernel.Grain : n;
        if (IsFlat(a, n) && IsFlat(b, n) && IsFlat(c, n))
        {
            (tile.RepeatA, tile.RepeatB, tile.RepeatC) = (a.Count == 1, b.Count == 1, c.Count == 1);
            if (n < ParallelFrom) kernel.Run(tile, n, 1, room);
            else RunFlat(kernel, tile, n, room);
        }
        else RunBroadcast(kernel, tile, Walk.Repeating(a.Shape, b.Shape, c.Shape, y.Shape, (kernel.A, kernel.B, kernel.C, kernel.Y)), n, room);
    }

    private static bool IsFlat(in View argument, int n) => argument.Count == n || argument.Count == 1;

    private static void RunFlat(TileKernel kernel, Tile tile, int n, nint room)
    {
        tile.Stream = (long)n * kernel.Y >= StreamFrom && ((nint)tile.Y & 63) == 0;
        Workers.Run(Workers.Chunks(n, Chunk), new FlatJob(kernel, tile, n, room));
        // Streaming stores are weakly ordered: whoever sees the result must see its elements.
        if (tile.Stream) Interlocked.MemoryBarrier();
    }

    private readonly struct FlatJob(TileKernel kernel, Tile tile, nint n, nint room) : IJob
    {
        public void Run(int chunk)
        {
            nint start = (nint)chunk * Chunk;
            kernel.Run(kernel.Advance(tile, start), Math.Min(Chunk, n - start), 1, start + Chunk < n ? Chunk : room - start);
        }
    }

    private static void RunBroadcast(TileKernel kernel, Tile tile, Walk walk, int n, nint room)
    {
        (tile.RepeatA, tile.RepeatB, tile.RepeatC) = (walk.Step(0, 0) == 0, walk.Step(0, 1) == 0, walk.Step(0, 2) == 0);
        tile.RowA = (nint)walk.Step(1, 0);
        tile.RowB = (nint)walk.Step(1, 1);
        tile.RowC = (nint)walk.Step(1, 2);
        tile.RowY = (nint)walk.Step(1, 3);
        if (RunPeriodic(kernel, tile, walk, n, room)) return;
        int runs = n / walk.Size(0), share = Math.Max(1, Chunk / walk.Size(0));
        var job = new RunsJob(kernel, tile, &walk, runs, n < ParallelFrom ? runs : share, room);
        Workers.Run(n < ParallelFrom ? 1 : Workers.Chunks(runs, share), job);
    }

    /// <summary>Runs of the innermost loop, those of the loop around it as the rows of one tile.</summary>
    private readonly struct RunsJob(TileKernel kernel, Tile tile, Walk* walk, int runs, int share, nint room) : IJob
    {
        public void Run(int chunk)
        {
            int from = chunk * share, to = from + Math.Min(share, runs - from), length = walk->Size(0);
            nint limit = to == runs ? room : (nint)to * length;
            int around = walk->Size(1), run = from;
            var cursor = new Cursor(walk, 2, from / around);
            while (run < to)
            {
                int row = run % around, rows = Math.Min(around - row, to - run);
                Tile now = tile;
                now.A += cursor[0] + row * now.RowA;
                now.B += cursor[1] + row * now.RowB;
                now.C += cursor[2] + row * now.RowC;
                now.Y += cursor[3] + row * now.RowY;
                kernel.Run(now, length, rows, limit - (nint)run * length);
                run += rows;
                cursor.Next(walk);
            }
        }
    }

    /// <summary>
    /// A short argument repeated along everything else, as a bias is: written out often enough to fill whole vectors, it makes the work
    /// flat. False if the arguments do not repeat that way.
    /// </summary>
    private static bool RunPeriodic(TileKernel kernel, Tile tile, Walk walk, int n, nint room)
    {
        int period = walk.Size(0);
        int copies = TileKernel.Copies(period);
        copies *= Math.Max(1, PeriodTile / (copies * period));
        int length = period * copies;
        if (walk.Rank != 2 || period >= PeriodBelow || n < 2 * length) return false;
        bool turnsA = walk.Step(1, 0) == 0, turnsB = walk.Step(1, 1) == 0, turnsC = walk.Step(1, 2) == 0;
        if (tile.RepeatA && !turnsA || tile.RepeatB && !turnsB || tile.RepeatC && !turnsC) return false;
        using var written = new Scratch<byte>(3L * length * sizeof(double));
        byte* next = written.Pointer;
        if (turnsA && !tile.RepeatA) tile.A = WriteOut(tile.A, period * kernel.A, copies, ref next);
        if (turnsB && !tile.RepeatB) tile.B = WriteOut(tile.B, period * kernel.B, copies, ref next);
        if (turnsC && !tile.RepeatC) tile.C = WriteOut(tile.C, period * kernel.C, copies, ref next);
        int tiles = Workers.Chunks(n, length), share = n < ParallelFrom ? tiles : Math.Max(1, Chunk / length);
        var job = new PeriodicJob(kernel, tile, n, length, share, room, turnsA, turnsB, turnsC);
        Workers.Run(Workers.Chunks(tiles, share), job);
        return true;
    }

    private readonly struct PeriodicJob(TileKernel kernel, Tile tile, nint n, int length, int share, nint room, bool turnsA, bool turnsB, bool turnsC) : IJob
    {
        public void Run(int chunk)
        {
            nint start = (nint)chunk * share * length, stop = Math.Min(n, start + (nint)share * length);
            for (; start < stop; start += length)
            {
                Tile now = kernel.Advance(tile, start);
                if (turnsA) now.A = tile.A;
                if (turnsB) now.B = tile.B;
                if (turnsC) now.C = tile.C;
                kernel.Run(now, Math.Min(length, n - start), 1, start + length < n ? length : room - start);
            }
        }
    }

    private static byte* WriteOut(byte* period, int bytes, int copies, ref byte* next)
    {
        byte* written = next;
        for (int i = 0; i < copies; i++, next += bytes) Unsafe.CopyBlockUnaligned(next, period, (uint)bytes);
        return written;
    }
}
