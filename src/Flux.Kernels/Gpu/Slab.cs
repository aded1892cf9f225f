using System.Numerics;
using ILGPU;
using ILGPU.Runtime;

namespace Flux.Kernels;

/// <summary>
/// A buffer of an accelerator, of which each block is one of so many equal pieces. A driver does bookkeeping for every buffer that a launch names, in memory
/// that tens of thousands of them push out of the caches, so small blocks share one; a large block is the only piece of its own.
/// </summary>
internal sealed class Slab
{
    // What a driver gives a buffer of its own at least: a piece lies as well for any access of a kernel.
    private const int Alignment = 256;

    // A processor that was asked for one number reaches over those of a whole group without using them: memory that is there, past the last piece too.
    private const int Reach = Launcher.GroupOfProcessor * sizeof(double);

    /// <summary>Bytes of a buffer that blocks share, and of the largest block that does.</summary>
    internal const int Shared = 1 << 18, LargestPiece = (1 << 14) + BlockPool.Padding;

    private const int Most = Shared / Alignment, Bits = 64;

    private readonly nint number;
    private readonly MemoryBuffer1D<byte, Stride1D.Dense> buffer;
    private readonly int count;
    private readonly ulong[] taken;
    private int used;

    /// <param name="number">Which of all this is, from 1 on.</param>
    /// <param name="buffer">What holds the pieces, one behind another.</param>
    /// <param name="piece">Bytes of a piece.</param>
    /// <param name="count">How many there are.</param>
    internal Slab(nint number, MemoryBuffer1D<byte, Stride1D.Dense> buffer, long piece, int count)
    {
        (this.number, this.buffer, Piece, this.count) = (number, buffer, piece, count);
        taken = new ulong[(count + Bits - 1) / Bits];
    }

    internal long Piece { get; }
    internal long Bytes => buffer.Length;

    /// <summary>Bytes of the piece that holds a small block.</summary>
    internal static long PieceOf(long bytes) => (bytes + Alignment - 1) / Alignment * Alignment;

    /// <summary>How many pieces share a buffer.</summary>
    internal static int CountOf(long piece) => (int)((Shared - Reach) / piece);

    /// <summary>Which slab a block is a piece of.</summary>
    internal static nint NumberOf(nint block) => block / Most;

    /// <summary>Whether blocks share the buffer.</summary>
    internal bool IsShared => count > 1;

    internal bool IsFull => used == count;
    internal bool IsEmpty => used == 0;

    /// <summary>The first free piece, as a block; there must be one.</summary>
    internal nint Take()
    {
        int word = Array.FindIndex(taken, bits => bits != ulong.MaxValue), place = word * Bits + BitOperations.TrailingZeroCount(~taken[word]);
        taken[word] |= 1UL << place % Bits;
        used++;
        return number * Most + place;
    }

    /// <summary>Takes a piece back; whether it was in use.</summary>
    internal bool Give(nint block)
    {
        int place = Place(block);
        ulong bit = 1UL << place % Bits;
        if ((taken[place / Bits] & bit) == 0) return false;
        taken[place / Bits] &= ~bit;
        used--;
        return true;
    }

    /// <summary>Some bytes of a piece.</summary>
    internal ArrayView<byte> Part(nint block, long start, long count) => buffer.View.BaseView.SubView(Place(block) * Piece + start, count);

    /// <summary>Gives the buffer back to the device.</summary>
    internal void Dispose() => buffer.Dispose();

    private static int Place(nint block) => (int)(block % Most);
}
