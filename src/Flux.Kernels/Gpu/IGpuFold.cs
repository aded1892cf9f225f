using System.Numerics;

namespace Flux.Kernels;

/// <summary>An associative way to combine two elements inside a GPU kernel.</summary>
internal interface IGpuFold<E> where E : unmanaged
{
    static abstract E Combine(E a, E b);
}

internal readonly struct GpuSumFold<E> : IGpuFold<E> where E : unmanaged, IAdditionOperators<E, E, E>
{
    public static E Combine(E a, E b) => a + b;
}

internal readonly struct GpuProductFold<F> : IGpuFold<F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    public static F Combine(F a, F b) => a * b;
}

/// <summary>The largest; NaN if either is.</summary>
internal readonly struct GpuMaxFold<T, F> : IGpuFold<F> where T : struct, IGpuReal<T, F> where F : unmanaged
{
    public static F Combine(F a, F b) => T.Max(T.Of(a), T.Of(b)).Value;
}

/// <summary>The smallest; NaN if either is.</summary>
internal readonly struct GpuMinFold<T, F> : IGpuFold<F> where T : struct, IGpuReal<T, F> where F : unmanaged
{
    public static F Combine(F a, F b) => T.Min(T.Of(a), T.Of(b)).Value;
}

/// <summary>The first of two places.</summary>
internal readonly struct GpuFirstFold : IGpuFold<int>
{
    public static int Combine(int a, int b) => Math.Min(a, b);
}
