using ILGPU;

namespace Flux.Kernels;

/// <summary>Random numbers from the words of (key, i), as on the host.</summary>
internal static class RandomKernels<T, F> where T : struct, IGpuReal<T, F> where F : unmanaged
{
    internal static void Uniform(Index1D i, ArrayView<F> y, ulong key)
    {
        var (first, second) = Threefry.Words(key, (uint)i.X);
        y[i] = T.Uniform(first, second).Value;
    }

    // Box and Muller. The approximate logarithm of a number just below 1 may be a little above 0.
    internal static void Normal(Index1D i, ArrayView<F> y, ulong key)
    {
        var (first, second) = Threefry.Words(key, (uint)i.X);
        T word = T.Const(1.0 / (1L << 32)), u = (T.OfWord(first) + T.Const(0.5)) * word, v = T.OfWord(second) * word;
        y[i] = (T.Sqrt(T.Max(-2 * T.Log(u), T.Const(0))) * T.Cos(2 * Math.PI * v)).Value;
    }
}
