using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Flux.Kernels;

/// <summary>Two random words per number, as a number: sixteen at once, written to y.</summary>
internal unsafe interface IRandomNumber<F> where F : unmanaged
{
    static abstract void Write(Vector512<uint> first, Vector512<uint> second, F* y);
}

/// <summary>Uniform in [0, 1): 24 bits of the first word.</summary>
internal readonly unsafe struct UniformSingle : IRandomNumber<float>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write(Vector512<uint> first, Vector512<uint> second, float* y) =>
        (Vector512.ConvertToSingle((first >>> 8).AsInt32()) * (1f / (1 << 24))).Store(y);
}

/// <summary>Uniform in [0, 1): 53 bits, the first word above the second, so that single precision sees the same number shortened.</summary>
internal readonly unsafe struct UniformDouble : IRandomNumber<double>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write(Vector512<uint> first, Vector512<uint> second, double* y)
    {
        var (high0, high1) = Vector512.Widen(first);
        var (low0, low1) = Vector512.Widen(second);
        Eight(high0, low0).Store(y);
        Eight(high1, low1).Store(y + 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Eight(Vector512<ulong> high, Vector512<ulong> low) =>
        Vector512.ConvertToDouble((high << 32 | low) >>> 11) * (1.0 / (1L << 53));
}

/// <summary>Standard normal: √(-2 log u) cos(2π v), u in (0, 1] from the first word and v in [0, 1] from the second. Box and Muller (1958).</summary>
internal readonly unsafe struct NormalSingle : IRandomNumber<float>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write(Vector512<uint> first, Vector512<uint> second, float* y)
    {
        const float Scale = 1f / (1L << 32);
        Lanes<float> u = new((Vector512.ConvertToSingle(first) + Vector512.Create(0.5f)) * Scale), v = new(Vector512.ConvertToSingle(second) * Scale);
        (Lanes<float>.Sqrt(-2 * Lanes<float>.Log(u)) * Lanes<float>.Cos(2 * Math.PI * v)).V.Store(y);
    }
}

/// <summary>Standard normal in double precision, from the same words.</summary>
internal readonly unsafe struct NormalDouble : IRandomNumber<double>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write(Vector512<uint> first, Vector512<uint> second, double* y)
    {
        var (u0, u1) = Vector512.Widen(first);
        var (v0, v1) = Vector512.Widen(second);
        Eight(u0, v0).Store(y);
        Eight(u1, v1).Store(y + 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Eight(Vector512<ulong> first, Vector512<ulong> second)
    {
        const double Scale = 1.0 / (1L << 32);
        Lanes<double> u = new((Vector512.ConvertToDouble(first) + Vector512.Create(0.5)) * Scale), v = new(Vector512.ConvertToDouble(second) * Scale);
        return (Lanes<double>.Sqrt(-2 * Lanes<double>.Log(u)) * Lanes<double>.Cos(2 * Math.PI * v)).V;
    }
}
