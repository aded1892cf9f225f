using System.Numerics;
using System.Runtime.CompilerServices;

namespace Flux.Kernels;

/// <summary>Scalar bodies on vectors: the loops under every map.</summary>
[SkipLocalsInit]
internal static unsafe class MapTiles<V, F> where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    internal static TileKernel Unary<B>(B* body) where B : unmanaged, IScalarBody => new(&Run1<B>, body, sizeof(F), sizeof(F), sizeof(F), sizeof(F));
    internal static TileKernel Binary<B>(B* body) where B : unmanaged, IBinaryBody => new(&Run2<B>, body, sizeof(F), sizeof(F), sizeof(F), sizeof(F));
    internal static TileKernel Ternary<B>(B* body) where B : unmanaged, ITernaryBody => new(&Run3<B>, body, sizeof(F), sizeof(F), sizeof(F), sizeof(F));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run1<B>(void* state, Tile* tile) where B : unmanaged, IScalarBody
    {
        B body = *(B*)state;
        F* buffer = stackalloc F[2 * TileKernel.Grain], lanes = Tile.Aligned(buffer);
        bool stream = tile->Stream;
        for (nint row = tile->Rows; row > 0; row--, tile->NextRow())
        {
            F* a = (F*)tile->A, y = (F*)tile->Y, end = y + tile->Count;
            nint stepA = Tile.Step<V, F>(ref a, tile->RepeatA, lanes);
            if (body is ILightBody && !stream)
            {
                for (F* last = end - 4 * V.Count; y <= last; y += 4 * V.Count, a += 4 * stepA)
                {
                    V first = body.Invoke(V.Load(a)), second = body.Invoke(V.Load(a + stepA));
                    V third = body.Invoke(V.Load(a + 2 * stepA)), fourth = body.Invoke(V.Load(a + 3 * stepA));
                    first.Store(y);
                    second.Store(y + V.Count);
                    third.Store(y + 2 * V.Count);
                    fourth.Store(y + 3 * V.Count);
                }
            }
            for (; y < end; y += V.Count, a += stepA)
            {
                Store(y, body.Invoke(V.Load(a)), stream);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run2<B>(void* state, Tile* tile) where B : unmanaged, IBinaryBody
    {
        B body = *(B*)state;
        F* buffer = stackalloc F[3 * TileKernel.Grain], lanes = Tile.Aligned(buffer);
        bool stream = tile->Stream;
        for (nint row = tile->Rows; row > 0; row--, tile->NextRow())
        {
            F* a = (F*)tile->A, b = (F*)tile->B, y = (F*)tile->Y, end = y + tile->Count;
            nint stepA = Tile.Step<V, F>(ref a, tile->RepeatA, lanes), stepB = Tile.Step<V, F>(ref b, tile->RepeatB, lanes + TileKernel.Grain);
            for (; y < end; y += V.Count, a += stepA, b += stepB)
            {
                Store(y, body.Invoke(V.Load(a), V.Load(b)), stream);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run3<B>(void* state, Tile* tile) where B : unmanaged, ITernaryBody
    {
        B body = *(B*)state;
        F* buffer = stackalloc F[4 * TileKernel.Grain], lanes = Tile.Aligned(buffer);
        bool stream = tile->Stream;
        for (nint row = tile->Rows; row > 0; row--, tile->NextRow())
        {
            F* a = (F*)tile->A, b = (F*)tile->B, c = (F*)tile->C, y = (F*)tile->Y, end = y + tile->Count;
            nint stepA = Tile.Step<V, F>(ref a, tile->RepeatA, lanes), stepB = Tile.Step<V, F>(ref b, tile->RepeatB, lanes + TileKernel.Grain);
            nint stepC = Tile.Step<V, F>(ref c, tile->RepeatC, lanes + 2 * TileKernel.Grain);
            for (; y < end; y += V.Count, a += stepA, b += stepB, c += stepC)
            {
                Store(y, body.Invoke(V.Load(a), V.Load(b), V.Load(c)), stream);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(F* y, V value, bool stream)
    {
        if (stream) value.Stream(y);
        else value.Store(y);
    }
}
