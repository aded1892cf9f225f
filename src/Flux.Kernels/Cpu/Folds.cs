using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Flux.Kernels;

/// <summary>An associative way to combine numbers, lane by lane, and the number that changes nothing.</summary>
internal interface IFold<F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    static abstract F Neutral { get; }
    static abstract Vector512<F> Combine(Vector512<F> a, Vector512<F> b);
}

internal readonly struct SumFold<F> : IFold<F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    public static F Neutral => F.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<F> Combine(Vector512<F> a, Vector512<F> b) => a + b;
}

internal readonly struct ProductFold<F> : IFold<F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    public static F Neutral => F.One;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<F> Combine(Vector512<F> a, Vector512<F> b) => a * b;
}

/// <summary>The largest; NaN if any is.</summary>
internal readonly struct MaxFold<F> : IFold<F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    public static F Neutral => F.NegativeInfinity;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<F> Combine(Vector512<F> a, Vector512<F> b) => Vector512.Max(a, b);
}

/// <summary>The smallest; NaN if any is.</summary>
internal readonly struct MinFold<F> : IFold<F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    public static F Neutral => F.PositiveInfinity;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<F> Combine(Vector512<F> a, Vector512<F> b) => Vector512.Min(a, b);
}
