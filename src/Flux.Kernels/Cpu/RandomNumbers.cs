using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Flux.Kernels;

/// <summary>Two random words per number, as a number: sixteen at once, written to y.</summary>
internal unsafe interface IRandomNumber
{
    static abstract void Write<F>(Vector512<uint> first, Vector512<uint> second, F* y) where F : unmanaged, IBinaryFloatingPointIeee754<F>;
}

/// <summary>
/// Uniform in [0, 1): 24 bits of the first word, or 53 of the first above the second, so that single precision sees the same number shortened.
/// </summary>
internal readonly unsafe struct UniformNumber : IRandomNumber
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write<F>(Vector512<uint> first, Vector512<uint> second, F* y) where F : unmanaged, IBinaryFloatingPointIeee754<F>
    {
        if (typeof(F) == typeof(float))
        {
            (Vector512.ConvertToSingle((first >>> 8).AsInt32()) * (1f / (1 << 24))).Store((float*)y);
            return;
        }
        var (high0, high1) = Vector512.Widen(first);
        var (low0, low1) = Vector512.Widen(second);
        Eight(high0, low0).Store((double*)y);
        Eight(high1, low1).Store((double*)y + 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Eight(Vector512<ulong> high, Vector512<ulong> low) =>
        Vector512.ConvertToDouble((high << 32 | low) >>> 11) * (1.0 / (1L << 53));
}

/// <summary>Standard normal: √(-2 log u) cos(2π v), u in (0, 1] from the first word and v in [0, 1] from the second. Box and Muller (1958).</summary>
internal readonly unsafe struct NormalNumber : IRandomNumber
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write<F>(Vector512<uint> first, Vector512<uint> second, F* y) where F : unmanaged, IBinaryFloatingPointIeee754<F>
    {
        if (typeof(F) == typeof(float))
        {
            const float Scale = 1f / (1L << 32);
            var u = (Vector512.ConvertToSingle(first) + Vector512.Create(0.5f)) * Scale;
            BoxMuller(u, Vector512.ConvertToSingle(second) * Scale).Store((float*)y);
            return;
        }
        var (u0, u1) = Vector512.Widen(first);
        var (v0, v1) = Vector512.Widen(second);
        Eight(u0, v0).Store((double*)y);
        Eight(u1, v1).Store((double*)y + 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Eight(Vector512<ulong> first, Vector512<ulong> second)
    {
        const double Scale = 1.0 / (1L << 32);
        return BoxMuller((Vector512.ConvertToDouble(first) + Vector512.Create(0.5)) * Scale, Vector512.ConvertToDouble(second) * Scale);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<F> BoxMuller<F>(Vector512<F> u, Vector512<F> v) where F : unmanaged, IBinaryFloatingPointIeee754<F> =>
        (Lanes<F>.Sqrt(-2 * Lanes<F>.Log(new(u))) * Lanes<F>.Cos(2 * Math.PI * new Lanes<F>(v))).V;
}
