using System.Runtime.CompilerServices;

namespace Flux.Kernels;

/// <summary>Arithmetic of vectors of whole numbers, which are the bits of lanes.</summary>
[SkipLocalsInit]
internal static unsafe class IntegerTiles<V> where V : unmanaged, ILanes<V, float>
{
    internal static TileKernel Kernel(Arithmetic how)
    {
        delegate*<void*, Tile*, void> code = how switch
        {
            Arithmetic.Add => &Run<Sum>,
            Arithmetic.Subtract => &Run<Difference>,
            Arithmetic.Multiply => &Run<Product>,
            _ => &Divide,
        };
        return new(code, null, sizeof(int), sizeof(int), sizeof(int), sizeof(int));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<R>(void* state, Tile* tile) where R : IRule
    {
        float* buffer = stackalloc float[3 * TileKernel.Grain], lanes = Tile.Aligned(buffer);
        for (nint row = tile->Rows; row > 0; row--, tile->NextRow())
        {
            float* a = (float*)tile->A, b = (float*)tile->B, y = (float*)tile->Y, end = y + tile->Count;
            nint stepA = Tile.Step<V, float>(ref a, tile->RepeatA, lanes), stepB = Tile.Step<V, float>(ref b, tile->RepeatB, lanes + TileKernel.Grain);
            for (; y < end; y += V.Count, a += stepA, b += stepB) R.Of(V.Load(a), V.Load(b)).Store(y);
        }
    }

    // Doubles hold every int, and their quotients are cut off where those of ints are. A 0 past the end throws nothing; the one quotient that is no int wraps.
    private static void Divide(void* state, Tile* tile)
    {
        nint stepA = tile->RepeatA ? 0 : 1, stepB = tile->RepeatB ? 0 : 1;
        for (nint row = tile->Rows; row > 0; row--, tile->NextRow())
        {
            int* a = (int*)tile->A, b = (int*)tile->B, y = (int*)tile->Y;
            for (nint i = 0; i < tile->Count; i++) y[i] = (int)(long)((double)a[i * stepA] / b[i * stepB]);
        }
    }

    private interface IRule
    {
        static abstract V Of(V a, V b);
    }

    private readonly struct Sum : IRule
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Of(V a, V b) => V.AddBits(a, b);
    }

    private readonly struct Difference : IRule
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Of(V a, V b) => V.SubtractBits(a, b);
    }

    private readonly struct Product : IRule
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Of(V a, V b) => V.MultiplyBits(a, b);
    }
}
