using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Flux.Kernels;

/// <summary>The elementwise function that returns its argument: a broadcast of elements of any type, taken as integers of their size.</summary>
internal static unsafe class RepeatTiles
{
    internal static TileKernel Kernel(int elementBytes)
    {
        delegate*<void*, Tile*, void> code = elementBytes switch { 1 => &Run<byte>, 2 => &Run<ushort>, 4 => &Run<uint>, _ => &Run<ulong> };
        return new(code, null, elementBytes, elementBytes, elementBytes, elementBytes);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<T>(void* state, Tile* tile) where T : unmanaged
    {
        for (nint row = tile->Rows; row > 0; row--, tile->NextRow())
        {
            T* a = (T*)tile->A, y = (T*)tile->Y, end = y + tile->Count;
            if (tile->RepeatA)
            {
                var v = Vector128.Create(*a);
                for (; y < end; y += Vector128<T>.Count) v.Store(y);
            }
            else
            {
                for (; y < end; y += Vector128<T>.Count, a += Vector128<T>.Count) Vector128.Load(a).Store(y);
            }
        }
    }
}
