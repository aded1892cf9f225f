using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Flux.Kernels;

/// <summary>
/// What one call of a tile kernel works on: y[i] from a[i], b[i], c[i] for i below <see cref="Count"/>, a multiple of 16. Blocks are
/// padded, so a tile reads past the end of its arguments rather than treat a tail.
/// </summary>
internal unsafe struct Tile
{
    internal byte* A, B, C, Y;
    internal bool RepeatA, RepeatB, RepeatC;
    internal nint Count;

    /// <summary>Whether to write past the cache: y is larger than it and 64-byte aligned.</summary>
    internal bool Stream;

    /// <summary>How far an argument moves per vector: nothing if its first element, copied to all lanes of `lanes`, serves every i.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static nint Step<T>(ref T* argument, bool repeats, T* lanes) where T : unmanaged
    {
        if (!repeats) return Vector512<T>.Count;
        Vector512.Create(*argument).Store(lanes);
        argument = lanes;
        return 0;
    }
}

/// <summary>Compiled code of an elementwise function, the state of its body, and the bytes per element of its arguments and result.</summary>
internal readonly unsafe struct TileKernel(delegate*<void*, Tile*, void> code, void* body, int a, int b, int c, int y)
{
    internal const int Grain = 16;
    private const int LargestElement = 8;

    internal int A => a;
    internal int B => b;
    internal int C => c;
    internal int Y => y;

    /// <summary>Computes n elements: exactly those where only `room` may be written, else up to the next multiple of 16.</summary>
    internal void Run(Tile* tile, nint n, nint room)
    {
        tile->Count = (n + Grain - 1) & -Grain;
        if (tile->Count <= room) code(body, tile);
        else RunExactly(*tile, n);
    }

    [SkipLocalsInit]
    private void RunExactly(Tile tile, nint n)
    {
        tile.Count = n & -Grain;
        if (tile.Count > 0) code(body, &tile);
        byte* lanes = stackalloc byte[Grain * LargestElement], end = tile.Y + tile.Count * y;
        uint rest = (uint)((n - tile.Count) * y);
        tile = Advance(tile, tile.Count);
        tile.Y = lanes;
        tile.Count = Grain;
        tile.Stream = false;
        code(body, &tile);
        Unsafe.CopyBlockUnaligned(end, lanes, rest);
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
