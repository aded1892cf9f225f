using System.Runtime.CompilerServices;

namespace Flux.Kernels;

/// <summary>
/// The one engine under copies, slices, pastes and permutations: a walk over x (array 0) and y (array 1), whose runs are
/// copied, transposed in blocks or gathered, as their steps allow.
/// </summary>
/// <typeparam name="V">Lanes of four bytes.</typeparam>
internal static unsafe class StridedCopy<V> where V : unmanaged, ILanes<V, float>
{
    private const int ParallelFrom = 1 << 20, Chunk = 1 << 18, Block = 32;

    /// <summary>Copies along the walk, whose steps are bytes.</summary>
    internal static void Run(MoveWalk move, View x, View y)
    {
        var walk = move.Loops;
        if (walk.Turns(0) == 0) return;
        int bytes = x.DType.Size();
        using Held<byte> hx = x.HoldBytes(), hy = y.HoldBytes();
        byte* from = hx.Pointer + move.FirstX * bytes, to = hy.Pointer + move.FirstY * bytes;
        switch (bytes)
        {
            case 1: Run<byte>(walk, from, to); break;
            case 2: Run<ushort>(walk, from, to); break;
            case 4: Run<uint>(walk, from, to); break;
            default: Run<ulong>(walk, from, to); break;
        }
    }

    private static void Run<T>(Walk walk, byte* x, byte* y) where T : unmanaged
    {
        long bytes = walk.Turns(0) * sizeof(T);
        if (walk.Rank <= 1 && walk.Step(0, 0) == sizeof(T) && walk.Step(0, 1) == sizeof(T))
        {
            FlatCopy.Run(x, y, bytes);
            return;
        }
        bool transposes = BringSourceForward<T>(ref walk);
        int first = transposes ? 2 : 1;
        long turns = walk.Turns(first) * (transposes ? Blocks(walk) : 1);
        long share = bytes < ParallelFrom ? turns : Math.Max(1, turns * Chunk / bytes);
        int chunks = Workers.Chunks(turns, share);
        if (transposes) Workers.Run(chunks, new TransposeJob<T>(&walk, x, y, turns, share));
        else Workers.Run(chunks, new RunsJob<T>(&walk, x, y, turns, share));
    }

    /// <summary>Where y runs densely along the first loop and x along another one, makes that the second: both are then read in blocks.</summary>
    private static bool BringSourceForward<T>(ref Walk walk) where T : unmanaged
    {
        if (walk.Step(0, 1) != sizeof(T) || walk.Step(0, 0) == sizeof(T)) return false;
        for (int dim = 1; dim < walk.Rank; dim++)
        {
            if (walk.Step(dim, 0) != sizeof(T)) continue;
            walk.Swap(1, dim);
            return true;
        }
        return false;
    }

    private static int Blocks(in Walk walk) => Workers.Chunks(walk.Size(1), Block);

    private readonly struct RunsJob<T>(Walk* walk, byte* x, byte* y, long turns, long share) : IJob where T : unmanaged
    {
        public void Run(int chunk)
        {
            long from = chunk * share, to = Math.Min(turns, from + share);
            int size = walk->Size(0);
            nint xStep = (nint)walk->Step(0, 0), yStep = (nint)walk->Step(0, 1);
            var cursor = new Cursor(walk, 1, from);
            for (long turn = from; turn < to; turn++, cursor.Next(walk)) CopyRun((T*)(x + cursor[0]), xStep, (T*)(y + cursor[1]), yStep, size);
        }

        private static void CopyRun(T* x, nint xStep, T* y, nint yStep, int size)
        {
            if (yStep == sizeof(T) && xStep == sizeof(T)) new ReadOnlySpan<T>(x, size).CopyTo(new(y, size));
            else
            {
                for (int i = 0; i < size; i++)
                {
                    *y = *x;
                    x = (T*)((byte*)x + xStep);
                    y = (T*)((byte*)y + yStep);
                }
            }
        }
    }

    /// <summary>One turn is a band of up to 32 elements of x's dense loop, along all of y's dense loop.</summary>
    private readonly struct TransposeJob<T>(Walk* walk, byte* x, byte* y, long turns, long share) : IJob where T : unmanaged
    {
        public void Run(int chunk)
        {
            long from = chunk * share, to = Math.Min(turns, from + share);
            int blocks = Blocks(*walk), rows = walk->Size(0), columns = walk->Size(1);
            nint xStep = (nint)walk->Step(0, 0), yStep = (nint)walk->Step(1, 1);
            var cursor = new Cursor(walk, 2, from / blocks);
            for (long turn = from; turn < to; turn++)
            {
                int column = (int)(turn % blocks) * Block;
                byte* xBand = x + cursor[0] + (nint)column * sizeof(T), yBand = y + cursor[1] + column * yStep;
                int width = Math.Min(Block, columns - column);
                for (int row = 0; row < rows; row += Block)
                {
                    Transpose(xBand + row * xStep, xStep, yBand + (nint)row * sizeof(T), yStep, Math.Min(Block, rows - row), width);
                }
                if (column + Block >= columns) cursor.Next(walk);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void Transpose(byte* x, nint xStep, byte* y, nint yStep, int rows, int columns)
        {
            int wholeRows = sizeof(T) == 4 ? rows & -V.Side : 0, wholeColumns = sizeof(T) == 4 ? columns & -V.Side : 0;
            for (int j = 0; j < wholeColumns; j += V.Side)
            {
                for (int i = 0; i < wholeRows; i += V.Side) V.Transpose(x + i * xStep + j * sizeof(T), xStep, y + j * yStep + i * sizeof(T), yStep);
            }
            for (int j = 0; j < columns; j++)
            {
                int first = j < wholeColumns ? wholeRows : 0;
                byte* source = x + first * xStep + (nint)j * sizeof(T);
                T* target = (T*)(y + j * yStep);
                for (int i = first; i < rows; i++, source += xStep) target[i] = *(T*)source;
            }
        }
    }
}
