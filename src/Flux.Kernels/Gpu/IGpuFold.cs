using System.Numerics;

namespace Flux.Kernels;

/// <summary>An associative way to combine two elements inside a GPU kernel.</summary>
internal interface IGpuFold<E> where E : unmanaged
{
    static abstract E Combine(E a, E b);
}

internal readonly struct GpuSum<E> : IGpuFold<E> where E : unmanaged, IAdditionOperators<E, E, E>
{
    public static E Combine(E a, E b) => a + b;
}

internal readonly struct GpuProduct<F> : IGpuFold<F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    public static F Combine(F a, F b) => a * b;
}

/// <summary>The largest; NaN if either is.</summary>
internal readonly struct GpuMax<F> : IGpuFold<F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    public static F Combine(F a, F b) => b > a || F.IsNaN(b) ? b : a;
}

/// <summary>The smallest; NaN if either is.</summary>
internal readonly struct GpuMin<F> : IGpuFold<F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    public static F Combine(F a, F b) => b < a || F.IsNaN(b) ? b : a;
}
