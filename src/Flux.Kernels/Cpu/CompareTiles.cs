using System.Numerics;
using System.Runtime.CompilerServices;

namespace Flux.Kernels;

/// <summary>Comparisons of vectors, written as bytes 0 and 1.</summary>
[SkipLocalsInit]
internal static unsafe class CompareTiles<V, F> where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    /// <summary>Of real numbers.</summary>
    internal static TileKernel Reals(Comparison how) => Of(how switch
    {
        Comparison.Less => &Run<Less>,
        Comparison.LessOrEqual => &Run<LessOrEqual>,
        Comparison.Equal => &Run<Equal>,
        _ => &Run<NotEqual>,
    });

    /// <summary>Of whole numbers as wide.</summary>
    internal static TileKernel Integers(Comparison how) => Of(how switch
    {
        Comparison.Less => &Run<LessBits>,
        Comparison.LessOrEqual => &Run<LessOrEqualBits>,
        Comparison.Equal => &Run<EqualBits>,
        _ => &Run<NotEqualBits>,
    });

    private static TileKernel Of(delegate*<void*, Tile*, void> code) => new(code, null, sizeof(F), sizeof(F), sizeof(F), sizeof(byte));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<J>(void* state, Tile* tile) where J : IJudge
    {
        F* buffer = stackalloc F[3 * TileKernel.Grain], lanes = Tile.Aligned(buffer);
        for (nint row = tile->Rows; row > 0; row--, tile->NextRow())
        {
            F* a = (F*)tile->A, b = (F*)tile->B;
            byte* y = tile->Y, end = y + tile->Count;
            nint stepA = Tile.Step<V, F>(ref a, tile->RepeatA, lanes), stepB = Tile.Step<V, F>(ref b, tile->RepeatB, lanes + TileKernel.Grain);
            for (; y < end; y += V.Count, a += stepA, b += stepB) J.Judge(V.Load(a), V.Load(b)).StoreTruth(y);
        }
    }

    private interface IJudge
    {
        static abstract V Judge(V a, V b);
    }

    private readonly struct Less : IJudge
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Judge(V a, V b) => V.Less(a, b);
    }

    private readonly struct LessOrEqual : IJudge
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Judge(V a, V b) => V.LessOrEqual(a, b);
    }

    private readonly struct Equal : IJudge
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Judge(V a, V b) => V.Equal(a, b);
    }

    private readonly struct NotEqual : IJudge
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Judge(V a, V b) => ~V.Equal(a, b);
    }

    private readonly struct LessBits : IJudge
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Judge(V a, V b) => V.LessBits(a, b);
    }

    private readonly struct LessOrEqualBits : IJudge
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Judge(V a, V b) => ~V.LessBits(b, a);
    }

    private readonly struct EqualBits : IJudge
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Judge(V a, V b) => V.EqualBits(a, b);
    }

    private readonly struct NotEqualBits : IJudge
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Judge(V a, V b) => ~V.EqualBits(a, b);
    }
}
