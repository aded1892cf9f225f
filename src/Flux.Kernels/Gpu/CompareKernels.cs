using System.Numerics;
using ILGPU;

namespace Flux.Kernels;

/// <summary>What a comparison says of elements in each of three relations: less, equal, and neither, as of the larger and of NaN.</summary>
internal readonly struct Verdicts(Comparison how)
{
    internal readonly byte Less = how != Comparison.Equal ? (byte)1 : (byte)0;
    internal readonly byte Equal = how is Comparison.LessOrEqual or Comparison.Equal ? (byte)1 : (byte)0;
    internal readonly byte Neither = how == Comparison.NotEqual ? (byte)1 : (byte)0;
}

/// <summary>Comparisons as bytes 0 and 1: one kernel judges every way.</summary>
internal static class CompareKernels<N> where N : unmanaged, IComparisonOperators<N, N, bool>
{
    internal static void Run(ArrayView<N> a, ArrayView<N> b, ArrayView<byte> y, Repeats at, Verdicts verdicts)
    {
        var turn = at.Loops.Here();
        if (!at.Loops.Contain(turn)) return;
        if (at.Loops.ArePlane) Judge(a, b, y, at.InPlane(turn), verdicts);
        else Judge(a, b, y, at.Of(turn), verdicts);
    }

    private static void Judge(ArrayView<N> a, ArrayView<N> b, ArrayView<byte> y, RepeatedElements i, Verdicts verdicts)
    {
        N left = a[i.A], right = b[i.B];
        y[i.Y] = left < right ? verdicts.Less : left == right ? verdicts.Equal : verdicts.Neither;
    }
}
