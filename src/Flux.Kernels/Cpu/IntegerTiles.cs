using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Flux.Kernels;

/// <summary>Arithmetic of vectors of whole numbers.</summary>
[SkipLocalsInit]
internal static unsafe class IntegerTiles
{
    internal static TileKernel Kernel(Arithmetic how)
    {
        delegate*<void*, Tile*, void> code = how switch
        {
            Arithmetic.Add => &Run<Sum>,
            Arithmetic.Subtract => &Run<Difference>,
            Arithmetic.Multiply => &Run<Product>,
            _ => &Run<Quotient>,
        };
        return new(code, null, sizeof(int), sizeof(int), sizeof(int), sizeof(int));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<R>(void* state, Tile* tile) where R : IRule
    {
        int* lanes = stackalloc int[2 * TileKernel.Grain];
        for (nint row = tile->Rows; row > 0; row--, tile->NextRow())
        {
            int* a = (int*)tile->A, b = (int*)tile->B, y = (int*)tile->Y, end = y + tile->Count;
            nint stepA = Tile.Step(ref a, tile->RepeatA, lanes), stepB = Tile.Step(ref b, tile->RepeatB, lanes + TileKernel.Grain);
            for (; y < end; y += Vector512<int>.Count, a += stepA, b += stepB) R.Of(Vector512.Load(a), Vector512.Load(b)).Store(y);
        }
    }

    private interface IRule
    {
        static abstract Vector512<int> Of(Vector512<int> a, Vector512<int> b);
    }

    private readonly struct Sum : IRule
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<int> Of(Vector512<int> a, Vector512<int> b) => a + b;
    }

    private readonly struct Difference : IRule
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<int> Of(Vector512<int> a, Vector512<int> b) => a - b;
    }

    private readonly struct Product : IRule
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<int> Of(Vector512<int> a, Vector512<int> b) => a * b;
    }

    private readonly struct Quotient : IRule
    {
        // Doubles hold every int, and their quotients are cut off where those of ints are. A 0 past the end throws nothing; the one quotient that is no int
        // wraps.
        public static Vector512<int> Of(Vector512<int> a, Vector512<int> b)
        {
            for (int i = 0; i < Vector512<int>.Count; i++) a = a.WithElement(i, (int)(long)((double)a[i] / b[i]));
            return a;
        }
    }
}
