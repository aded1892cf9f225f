using ILGPU;

namespace Flux.Kernels;

/// <summary>Elements of one type as those of another.</summary>
internal static class CastKernels<X, SX, Y, SY> where X : IGpuElement<SX> where SX : unmanaged where Y : IGpuElement<SY> where SY : unmanaged
{
    internal static void Singles(Index1D i, ArrayView<SX> x, ArrayView<SY> y) => y[i] = Y.Of(X.Single(x[i]));

    internal static void Doubles(Index1D i, ArrayView<SX> x, ArrayView<SY> y) => y[i] = Y.Of(X.Double(x[i]));
}
