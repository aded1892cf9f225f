using System.Numerics;
using System.Runtime.CompilerServices;

namespace Flux.Kernels;

/// <summary>An associative way to combine numbers, lane by lane, and the number that changes nothing.</summary>
internal interface IFold<V, F> where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    static abstract F Neutral { get; }
    static abstract V Combine(V a, V b);
}

internal readonly struct SumFold<V, F> : IFold<V, F> where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    public static F Neutral => F.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Combine(V a, V b) => a + b;
}

internal readonly struct ProductFold<V, F> : IFold<V, F> where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    public static F Neutral => F.One;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Combine(V a, V b) => a * b;
}

/// <summary>The sum of bits taken as whole numbers.</summary>
internal readonly struct WholeSum<V, F> : IFold<V, F> where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    public static F Neutral => F.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Combine(V a, V b) => V.AddBits(a, b);
}

/// <summary>The largest; NaN if any is.</summary>
internal readonly struct MaxFold<V, F> : IFold<V, F> where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    public static F Neutral => F.NegativeInfinity;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Combine(V a, V b) => V.Max(a, b);
}

/// <summary>The smallest; NaN if any is.</summary>
internal readonly struct MinFold<V, F> : IFold<V, F> where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    public static F Neutral => F.PositiveInfinity;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Combine(V a, V b) => V.Min(a, b);
}
