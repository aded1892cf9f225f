using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Flux.Kernels;

/// <summary>Choice by a mask of bytes between elements of any type, taken as integers of their size.</summary>
[SkipLocalsInit]
internal static unsafe class WhereTiles
{
    /// <summary>Arguments: mask, a, b.</summary>
    internal static TileKernel Kernel(int elementBytes)
    {
        delegate*<void*, Tile*, void> code = elementBytes switch { 1 => &RunShort<byte>, 2 => &RunShort<ushort>, 4 => &Run<uint>, _ => &Run<ulong> };
        return new(code, null, sizeof(byte), elementBytes, elementBytes, elementBytes);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<T>(void* state, Tile* tile) where T : unmanaged
    {
        byte* spread = stackalloc byte[TileKernel.Grain];
        T* lanes = stackalloc T[2 * TileKernel.Grain];
        for (nint row = tile->Rows; row > 0; row--, tile->NextRow())
        {
            byte* mask = tile->A;
            T* a = (T*)tile->B, b = (T*)tile->C, y = (T*)tile->Y, end = y + tile->Count;
            nint stepMask = Vector512<T>.Count;
            if (tile->RepeatA)
            {
                Vector128.Create(*mask).Store(spread);
                mask = spread;
                stepMask = 0;
            }
            nint stepA = Tile.Step(ref a, tile->RepeatB, lanes), stepB = Tile.Step(ref b, tile->RepeatC, lanes + TileKernel.Grain);
            for (; y < end; y += Vector512<T>.Count, mask += stepMask, a += stepA, b += stepB)
            {
                Vector512.ConditionalSelect(IsZero<T>(mask), Vector512.Load(b), Vector512.Load(a)).Store(y);
            }
        }
    }

    /// <summary>All bits of the lanes whose byte is 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> IsZero<T>(byte* mask) where T : unmanaged
    {
        var words = Vector512.WidenLower(Vector128.Load(mask).ToVector256Unsafe().ToVector512Unsafe());
        var ints = Vector512.WidenLower(words);
        return sizeof(T) == 4
            ? Vector512.Equals(ints, Vector512<uint>.Zero).As<uint, T>()
            : Vector512.Equals(Vector512.WidenLower(ints), Vector512<ulong>.Zero).As<ulong, T>();
    }

    private static void RunShort<T>(void* state, Tile* tile) where T : unmanaged
    {
        nint stepMask = tile->RepeatA ? 0 : 1, stepA = tile->RepeatB ? 0 : 1, stepB = tile->RepeatC ? 0 : 1;
        for (nint row = tile->Rows; row > 0; row--, tile->NextRow())
        {
            T* a = (T*)tile->B, b = (T*)tile->C, y = (T*)tile->Y;
            for (nint i = 0; i < tile->Count; i++) y[i] = tile->A[i * stepMask] != 0 ? a[i * stepA] : b[i * stepB];
        }
    }
}
