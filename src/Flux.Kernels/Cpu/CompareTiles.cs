using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Flux.Kernels;

/// <summary>Comparisons of vectors, written as bytes 0 and 1.</summary>
[SkipLocalsInit]
internal static unsafe class CompareTiles<T> where T : unmanaged
{
    internal static TileKernel Kernel(Comparison how)
    {
        delegate*<void*, Tile*, void> code = how switch
        {
            Comparison.Less => &Run<Less>,
            Comparison.LessOrEqual => &Run<LessOrEqual>,
            Comparison.Equal => &Run<Equal>,
            _ => &Run<NotEqual>,
        };
        return new(code, null, sizeof(T), sizeof(T), sizeof(T), sizeof(byte));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<J>(void* state, Tile* tile) where J : IJudge
    {
        T* lanes = stackalloc T[2 * TileKernel.Grain];
        for (nint row = tile->Rows; row > 0; row--, tile->NextRow())
        {
            T* a = (T*)tile->A, b = (T*)tile->B;
            byte* y = tile->Y, end = y + tile->Count;
            nint stepA = Tile.Step(ref a, tile->RepeatA, lanes), stepB = Tile.Step(ref b, tile->RepeatB, lanes + TileKernel.Grain);
            for (; y < end; y += Vector512<T>.Count, a += stepA, b += stepB)
            {
                Store(y, J.Judge(Vector512.Load(a), Vector512.Load(b)));
            }
        }
    }

    /// <summary>One byte per lane: 1 where all its bits are set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(byte* y, Vector512<T> truth)
    {
        if (sizeof(T) == 4)
        {
            var ones = truth.AsUInt32() & Vector512.Create(1u);
            var words = Vector512.Narrow(ones, ones);
            Vector512.Narrow(words, words).GetLower().GetLower().Store(y);
        }
        else
        {
            var ones = truth.AsUInt64() & Vector512.Create(1ul);
            var ints = Vector512.Narrow(ones, ones);
            var words = Vector512.Narrow(ints, ints);
            Vector512.Narrow(words, words).GetLower().GetLower().GetLower().Store(y);
        }
    }

    private interface IJudge
    {
        static abstract Vector512<T> Judge(Vector512<T> a, Vector512<T> b);
    }

    private readonly struct Less : IJudge
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<T> Judge(Vector512<T> a, Vector512<T> b) => Vector512.LessThan(a, b);
    }

    private readonly struct LessOrEqual : IJudge
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<T> Judge(Vector512<T> a, Vector512<T> b) => Vector512.LessThanOrEqual(a, b);
    }

    private readonly struct Equal : IJudge
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<T> Judge(Vector512<T> a, Vector512<T> b) => Vector512.Equals(a, b);
    }

    private readonly struct NotEqual : IJudge
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<T> Judge(Vector512<T> a, Vector512<T> b) => ~Vector512.Equals(a, b);
    }
}
