using System.Numerics;
using System.Runtime.CompilerServices;

namespace Flux.Kernels;

/// <summary>
/// What one call of a tile kernel works on: rows of y[i] from a[i], b[i], c[i] for i below <see cref="Count"/>, a multiple of 16. Blocks
/// are padded, so a tile reads past the end of its arguments rather than treat a tail.
/// </summary>
internal unsafe struct Tile
{
    internal byte* A, B, C, Y;
    internal bool RepeatA, RepeatB, RepeatC;
    internal nint Count;

    /// <summary>How many rows there are, and the bytes from one to the next; what a row writes past its end the next one overwrites.</summary>
    internal nint Rows, RowA, RowB, RowC, RowY;

    /// <summary>Whether to write past the cache: y is larger than it and 64-byte aligned.</summary>
    internal bool Stream;

    /// <summary>Moves to the next row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void NextRow()
    {
        A += RowA;
        B += RowB;
        C += RowC;
        Y += RowY;
    }

    /// <summary>The first address of a buffer on a line of the cache: a vector across two of them takes twice as long to read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static F* Aligned<F>(F* buffer) where F : unmanaged => (F*)(((nint)buffer + 63) & -64);

    /// <summary>How far an argument moves per vector: nothing if its first element, copied to all lanes of `lanes`, serves every i.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static nint Step<V, F>(ref F* argument, bool repeats, F* lanes)
        where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
    {
        if (!repeats) return V.Count;
        V.All(*argument).Store(lanes);
        argument = lanes;
        return 0;
    }
}

/// <summary>
/// Compiled code of an elementwise function, which moves its tile past the rows it has done, the state of its body, and the bytes per element of its
/// arguments and result.
/// </summary>
internal readonly unsafe struct TileKernel(delegate*<void*, Tile*, void> code, void* body, int a, int b, int c, int y)
{
    internal const int Grain = 16;
    private const int LargestElement = 8;

    /// <summary>How many copies of a run fill whole vectors: a vector's size over what it shares with the length, both powers of two.</summary>
    internal static int Copies(int length) => Grain / Math.Min(length & -length, Grain);

    internal int A => a;
    internal int B => b;
    internal int C => c;
    internal int Y => y;

    /// <summary>Computes rows of n elements, one after the other in y: exactly those where only `room` may be written, else up to 15 more.</summary>
    internal void Run(Tile tile, nint n, nint rows, nint room)
    {
        tile.Count = (n + Grain - 1) & -Grain;
        if (tile.Count <= room)
        {
            tile.Rows = rows == 1 ? 1 : Math.Min(rows, (room - tile.Count) / n + 1);
            nint done = tile.Rows;
            code(body, &tile);
            if (done == rows) return;
            rows -= done;
        }
        for (; rows > 0; rows--, tile.NextRow()) RunExactly(tile, n);
    }

    [SkipLocalsInit]
    private void RunExactly(Tile tile, nint n)
    {
        nint whole = n & -Grain;
        Tile end = Advance(tile, whole);
        byte* to = end.Y, lanes = stackalloc byte[Grain * LargestElement];
        if (whole > 0)
        {
            tile.Rows = 1;
            tile.Count = whole;
            code(body, &tile);
        }
        end.Y = lanes;
        end.Rows = 1;
        end.Count = Grain;
        end.Stream = false;
        code(body, &end);
        Unsafe.CopyBlockUnaligned(to, lanes, (uint)((n - whole) * y));
    }

    /// <summary>The tile whose dense arguments start so many elements later.</summary>
    internal Tile Advance(Tile tile, nint elements)
    {
        if (!tile.RepeatA) tile.A += elements * a;
        if (!tile.RepeatB) tile.B += elements * b;
        if (!tile.RepeatC) tile.C += elements * c;
        tile.Y += elements * y;
        return tile;
    }
}
