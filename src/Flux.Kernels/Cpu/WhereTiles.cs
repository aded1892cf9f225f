using System.Numerics;
using System.Runtime.CompilerServices;

namespace Flux.Kernels;

/// <summary>Choice by a mask of bytes between elements of any type, taken as bits of their size.</summary>
[SkipLocalsInit]
internal static unsafe class WhereTiles<V32, V64> where V32 : unmanaged, ILanes<V32, float> where V64 : unmanaged, ILanes<V64, double>
{
    /// <summary>Arguments: mask, a, b.</summary>
    internal static TileKernel Kernel(int elementBytes)
    {
        delegate*<void*, Tile*, void> code = elementBytes switch
        {
            1 => &RunShort<byte>,
            2 => &RunShort<ushort>,
            4 => &Run<V32, float>,
            _ => &Run<V64, double>,
        };
        return new(code, null, sizeof(byte), elementBytes, elementBytes, elementBytes);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<V, F>(void* state, Tile* tile) where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
    {
        byte* spread = stackalloc byte[TileKernel.Grain];
        F* buffer = stackalloc F[3 * TileKernel.Grain], lanes = Tile.Aligned(buffer);
        for (nint row = tile->Rows; row > 0; row--, tile->NextRow())
        {
            byte* mask = tile->A;
            F* a = (F*)tile->B, b = (F*)tile->C, y = (F*)tile->Y, end = y + tile->Count;
            nint stepMask = V.Count;
            if (tile->RepeatA)
            {
                new Span<byte>(spread, TileKernel.Grain).Fill(*mask);
                mask = spread;
                stepMask = 0;
            }
            nint stepA = Tile.Step<V, F>(ref a, tile->RepeatB, lanes), stepB = Tile.Step<V, F>(ref b, tile->RepeatC, lanes + TileKernel.Grain);
            for (; y < end; y += V.Count, mask += stepMask, a += stepA, b += stepB) V.Select(V.LoadTruth(mask), V.Load(a), V.Load(b)).Store(y);
        }
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
