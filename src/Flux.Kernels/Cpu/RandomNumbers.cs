using System.Numerics;
using System.Runtime.CompilerServices;

namespace Flux.Kernels;

/// <summary>Two random words per number, as numbers.</summary>
internal unsafe interface IRandomNumber
{
    static abstract V Of<V, F>(uint* first, uint* second) where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>;
}

/// <summary>
/// Uniform in [0, 1): 24 bits of the first word, or 53 of the first above the second, so that single precision sees the same number shortened.
/// </summary>
internal readonly unsafe struct UniformNumber : IRandomNumber
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Of<V, F>(uint* first, uint* second) where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
    {
        V high = V.LoadWords(first);
        return typeof(F) == typeof(double)
            ? V.FromUnsigned(V.ShiftRight(V.ShiftLeft(high, 32) | V.LoadWords(second), 11)) * V.Const(1.0 / (1L << 53))
            : V.FromBits(V.ShiftRight(high, 8)) * V.Const(1.0 / (1 << 24));
    }
}

/// <summary>Standard normal: √(-2 log u) cos(2π v), u in (0, 1] from the first word and v in [0, 1] from the second. Box and Muller (1958).</summary>
internal readonly unsafe struct NormalNumber : IRandomNumber
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Of<V, F>(uint* first, uint* second) where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
    {
        var word = V.Const(1.0 / (1L << 32));
        V u = (V.FromUnsigned(V.LoadWords(first)) + V.Const(0.5)) * word, v = V.FromUnsigned(V.LoadWords(second)) * word;
        return V.Sqrt(-2 * V.Log(u)) * V.Cos(2 * Math.PI * v);
    }
}
